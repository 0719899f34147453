"""Explanations agree with the rows, and tell of every trigger what became of it."""

from datetime import date

from conflict_coder.coding.coder import Coder
from conflict_coder.explaining import explain
from conflict_coder.explaining.explanation import Explanation, Firing, Outcome
from conflict_coder.reading.article import Article

ARTICLE = "ال"  # «للجيش» is ل + «الجيش»


def firings(explanation: Explanation) -> list[Firing]:
    return [firing for sentence in explanation.sentences for firing in sentence.firings]


def told(coder: Coder, text: str, title: str = "") -> Explanation:
    return explain(coder, Article(text=text, title=title, id="a", date=date(2016, 3, 2)))


def test_it_explains_the_rows_of_code_and_no_others(coder: Coder, article: Article) -> None:
    coded = coder.code(article)
    shown = explain(coder, article).events
    assert sorted(map(repr, shown)) == sorted(map(repr, coded))


def test_the_rule_of_each_row_fired_in_its_sentence(coder: Coder, article: Article) -> None:
    sentences = {s.number: s for s in explain(coder, article).sentences}
    for event in coder.code(article):
        assert event.sentence is not None
        named = [f for f in sentences[event.sentence].firings if f.event_id == event.event_id]
        assert [f.rule for f in named if f.outcome is Outcome.row] == [event.rule]


def test_whatever_says_it_fired_has_a_row_and_the_others_a_reason(coder: Coder, article: Article) -> None:
    ids = {event.event_id for event in coder.code(article)}
    for firing in firings(explain(coder, article)):
        assert firing.fired == (firing.outcome in (Outcome.row, Outcome.joined, Outcome.toll))
        assert firing.event_id in ids if firing.fired else firing.reason


def test_every_value_of_a_row_has_an_origin(coder: Coder, article: Article) -> None:
    for row in explain(coder, article).rows():
        event = row.event
        shown = {origin.column for origin in row.origins}
        held = {
            "event": event.event_type,
            "actor1": event.actor1,
            "actor2": event.actor2,
            "place": event.location,
            "date": event.event_date,
            "speaker": event.speaker,
        }
        assert {column for column, value in held.items() if value} <= shown
        assert ("dead" in shown) == (event.fatalities is not None)
        assert all(origin.how for origin in row.origins)


def test_offsets_point_at_the_words(coder: Coder, article: Article) -> None:
    for sentence in explain(coder, article).sentences:
        for found in sentence.found:
            assert sentence.text[found.start : found.end].endswith(found.text.removeprefix(ARTICLE))
        for firing in sentence.firings:
            assert sentence.text[firing.start : firing.end] == firing.text


def test_slots_tell_their_words_and_construction(coder: Coder) -> None:
    shown = told(coder, "شن طيران التحالف العربي غارات على مواقع الحوثيين في صعدة أمس.")
    strike = next(firing for firing in firings(shown) if firing.rule == "strike.air")
    assert strike.light == "شن"
    assert {slot.slot: slot.text for slot in strike.slots}["actor2"] == "مواقع الحوثيين"
    assert all(slot.construction for slot in strike.slots)


def test_a_scope_that_makes_an_act_unreal_is_named(coder: Coder) -> None:
    shown = told(coder, "لم تقصف الطائرات مدينة تعز.")
    assert shown.events == []
    unreal = [firing for firing in firings(shown) if firing.outcome is Outcome.unreal]
    assert unreal
    assert unreal[0].reason.startswith("scope negation")
    scope = next(scope for scope in shown.sentences[0].scopes if scope.rules)
    assert (scope.status, scope.text) == ("unreal", "لم")
    assert unreal[0].rule in scope.rules


def test_a_rule_that_nearly_fired_tells_its_condition(coder: Coder) -> None:
    shown = told(coder, "ثم توقفت الغارات.")
    near = [firing for firing in firings(shown) if firing.rule == "strike.air"]
    assert [firing.outcome for firing in near] == [Outcome.failed]
    assert near[0].reason.startswith("needs ")
    assert near[0].tried


def test_a_look_alike_is_named(coder: Coder) -> None:
    shown = told(coder, "غارة وهمية في السماء")
    assert shown.events == []
    assert [f.reason for f in firings(shown) if f.rule == "strike.air"] == ["look-alike «غارة وهمية»"]


def test_a_trigger_within_a_longer_one_gives_way(coder: Coder) -> None:
    shown = told(coder, "انفجرت سيارة مفخخة في بغداد، ما أسفر عن مقتل خمسة مدنيين.")
    inner = next(firing for firing in firings(shown) if firing.rule == "bomb.explosion")
    assert inner.outcome is Outcome.failed
    assert inner.reason.startswith("part of «")


def test_another_telling_is_joined_and_says_into_what(coder: Coder) -> None:
    text = "شنت طائرات التحالف غارات على صعدة أمس. واستهدفت الغارات معسكرا للحوثيين في صعدة."
    shown = told(coder, text)
    assert len(shown.events) == 1
    joined = [f for f in shown.sentences[1].firings if f.fired]
    assert {firing.event_id for firing in joined} == {shown.events[0].event_id}


def test_one_sentence_alone(coder: Coder) -> None:
    shown = told(coder, "قصف الجيش بلدة دوما. وخطف مسلحون طبيبا في إدلب.")
    alone = shown.only(1)
    assert [sentence.number for sentence in alone.sentences] == [1]
    assert {event.sentence for event in alone.events} == {1}


def test_a_telling_that_says_too_little_shows_its_weights(coder: Coder) -> None:
    shown = told(coder, "لم تهدأ القوات في المدينة منذ اغتيال الوزير")
    assert not shown.events
    assert any("named" in f.reason or "victim" in f.reason for f in firings(shown) if " of 0." in f.reason)
