"""The scorer itself: what is right, wrong and missed."""

from pathlib import Path
from typing import Any

import pytest

from conflict_coder.reading.article import Article
from tests.accuracy.likeness import same_actor, same_place
from tests.accuracy.scorer import CodedText, Event, Row, Score, Tally, read_coded, score

NAMES = ("sub_event_type", "actor1", "actor1_text", "actor2", "actor2_text", "location", "location_text")


def told(**given: Any) -> Event:
    event = dict.fromkeys(("actor1", "actor2", "location", "fatalities", "injuries", "count"))
    day = {"start": "2016-03-01", "end": "2016-03-01", "precision": 1}
    return {
        **event,
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "date": day,
        "evidence": "",
        **given,
    }


def row(**given: Any) -> Row:
    empty = dict.fromkeys((*NAMES, "fatalities", "injuries", "count"))
    kind = {"event_type": "Battles", "sub_event_type": "Armed clash"}
    return {**empty, **kind, "event_date": "2016-03-01", "evidence": "", **given}


def scored(events: tuple[Event, ...], rows: list[Row]) -> Score:
    return score([(CodedText(Article(text=""), events), rows)])


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.wrong, tally.missed


def named(name: str, ar: str = "") -> dict[str, str]:
    return {"name": name, "ar": ar}


CLASH = told(actor1=named("Houthi"), location=named("Taizz"), fatalities={"n": 3})
SAME = row(actor1="Houthi", location="Taizz", fatalities=3)


def test_the_same_is_right_in_all_three() -> None:
    got = scored((CLASH,), [SAME])
    assert (counts(got.events), counts(got.slots), counts(got.rows)) == ((1, 0, 0), (5, 0, 0), (1, 0, 0))


def test_another_value_is_wrong_and_missed_an_empty_one_missed_an_added_one_wrong() -> None:
    got = scored((CLASH,), [{**SAME, "actor1": "Taliban", "location": None, "injuries": 2}])
    assert (counts(got.slots), counts(got.rows)) == ((3, 2, 2), (0, 1, 1))


def test_what_is_not_paired_counts_with_all_its_slots() -> None:
    got = scored((CLASH,), [row(event_type="Riots", event_date="2010-01-01")])
    assert (counts(got.events), counts(got.slots)) == ((0, 1, 1), (0, 2, 5))


def test_another_type_in_the_same_sentence_pairs_and_is_wrong() -> None:
    words = "اشتباكات عنيفة قرب تعز"
    got = scored(({**CLASH, "evidence": words},), [{**SAME, "event_type": "Riots", "evidence": words}])
    assert (counts(got.events), got.slots.right) == ((0, 1, 1), 5)


def test_events_pair_with_the_rows_they_agree_with() -> None:
    other = told(actor1=named("Houthi"), location=named("Aden"), fatalities={"n": 1})
    rows = [row(actor1="Houthi", location="Aden", fatalities=1), SAME]
    assert counts(scored((CLASH, other), rows).rows) == (2, 0, 0)


def test_a_span_takes_any_day_in_it() -> None:
    week = {"start": "2016-02-23", "end": "2016-03-01", "precision": 2}
    assert counts(scored((told(date=week),), [row(event_date="2016-02-25")]).rows) == (1, 0, 0)


def test_rows_of_a_text_without_events_are_told_apart() -> None:
    assert scored((), []).false_rows == 0
    assert scored((), [SAME]).false_rows == 1


def test_sides_and_places_agree_by_name_or_by_words() -> None:
    assert same_actor(named("Civilians (Iraq)"), "Civilians (Syria)", "")
    assert not same_actor(named("Civilians (Iraq)"), "Houthi", "")
    assert same_actor(named("Islamic State", "تنظيم الدولة"), "Daesh", "مسلحو الدولة")
    assert same_actor(None, None, None)
    assert not same_actor(None, "Houthi", "")
    assert same_place(named("Al Bab", "الباب"), "Bab", "")
    assert not same_place(named("Aden", "عدن"), "Taizz", "مدينة تعز")


def test_a_file_without_events_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text('{"id": "a", "text": "لا شيء", "events": []}\n', "utf-8")
    with pytest.raises(ValueError, match="no hand-coded events"):
        read_coded(path)
