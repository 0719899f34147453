"""The figures, and what they are broken down by."""

from dataclasses import astuple

import pytest

from conflict_coder.evaluating import (
    Evaluation,
    Outcome,
    Tally,
    compare,
    floor_of,
    measure,
    measure_by_tag,
    misses,
    pair_all,
    sections,
    under_floors,
)
from tests.evaluating.made import event, row, text

FAR = {
    "evidence": "انفجرت عبوة في سوق البلدة",
    "rule": "bomb.ied",
    "event_type": "Explosions/Remote violence",
}


@pytest.fixture
def outcomes() -> list[Outcome]:
    """A right row, a wrong type, a missed event and a false row; and a quiet text and a loud one."""
    texts = [
        text(event(), name="a", tag="clash"),
        text(event(), name="b", tag="clash"),
        text(event(), name="c"),
        text(name="d", tag="none"),
        text(name="e", tag="none"),
    ]
    rows = [
        row(article_id="a"),
        row(article_id="b", event_type="Riots", rule="riot"),
        row(article_id="e", **FAR),
    ]
    return pair_all(texts, rows)


def test_a_tally() -> None:
    tally = Tally(right=3, wrong=1, missed=3)
    assert (tally.precision, tally.recall, tally.f1) == (0.75, 0.5, 0.6)
    assert Tally().f1 == 0


def test_events_and_rows(outcomes: list[Outcome]) -> None:
    total = measure(outcomes)
    assert astuple(total.events) == (1, 2, 2)
    assert astuple(total.rows) == (1, 2, 2)
    assert (total.texts, total.gold_events, total.coded_rows) == (5, 3, 3)


def test_texts_without_events(outcomes: list[Outcome]) -> None:
    total = measure(outcomes)
    assert (total.empty, total.quiet, total.kept_empty) == (2, 1, 0.5)
    assert measure([]).kept_empty is None


def test_slots(outcomes: list[Outcome]) -> None:
    actor = measure(outcomes).slot["actor1"]
    assert (actor.right, actor.wrong, actor.missed) == (2, 1, 1)
    assert actor.right_when_paired == 1
    assert measure(outcomes).slot["count"].right_when_paired == 1
    # Six slots are right in each of two pairs, missed in one event and wrong in one row.
    assert astuple(measure(outcomes).slots) == (12, 6, 6)


def test_types(outcomes: list[Outcome]) -> None:
    types = {kind: astuple(tally) for kind, tally in measure(outcomes).type.items()}
    assert types == {"Battles": (1, 0, 2), "Riots": (0, 1, 0), "Explosions/Remote violence": (0, 1, 0)}


def test_rules(outcomes: list[Outcome]) -> None:
    rules = {rule: astuple(tally) for rule, tally in measure(outcomes).rule.items()}
    assert rules == {"clash.armed": (1, 1, 1, 0), "riot": (1, 0, 0, 0), "bomb.ied": (1, 0, 0, 1)}


def test_tags(outcomes: list[Outcome]) -> None:
    tags = measure_by_tag(outcomes)
    assert list(tags) == ["clash", "none"]
    assert astuple(tags["clash"].events) == (1, 1, 1)
    assert (tags["none"].quiet, tags["none"].empty) == (1, 2)


def test_misses(outcomes: list[Outcome]) -> None:
    told = [(miss.kind, miss.id, miss.slots) for miss in misses(outcomes)]
    assert told == [("wrong", "b", ("event_type",)), ("missed", "c", ()), ("false", "e", ())]


def test_what_was_gained_and_lost() -> None:
    texts = [text(event(), name="a"), text(event(), name="b"), text(event(), name="c")]
    before = pair_all(texts, [row(article_id="a"), row(article_id="b")])
    now = pair_all(texts, [row(article_id="b"), row(article_id="c")])
    comparison = compare(now, before)
    assert [change.text.id for change in comparison.gained] == ["c"]
    assert [change.text.id for change in comparison.lost] == ["a"]
    assert astuple(comparison.other.events) == (2, 0, 1)
    overall = sections(Evaluation.of(now, comparison), [])[1]
    assert overall.columns[-2:] == ("f1_before", "change")
    assert overall.rows[0][-2:] == ("0.800", "+0.000")


def test_sections_are_those_asked_for(outcomes: list[Outcome]) -> None:
    made = sections(Evaluation.of(outcomes), ["rule", "tag", "rule"])
    assert [section.columns[0] for section in made] == ["texts", "measure", "rule", "tag"]
    assert all(len(line) == len(section.columns) for section in made for line in section.rows)


def test_floors(outcomes: list[Outcome]) -> None:
    floors = [floor_of(told) for told in ("events=0.2", "rows.precision=0.5", "empty=0.5", "slots=.99")]
    assert under_floors(measure(outcomes), floors) == [
        "rows.precision 0.333 is under its floor of 0.5",
        "slots 0.667 is under its floor of 0.99",
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("event=0.5", "did you mean «events»"),
        ("events", "from 0 to 1"),
        ("events=high", "not «high»"),
        ("events=70", "not 70"),
        ("events=nan", "from 0 to 1"),
    ],
)
def test_a_wrong_floor(written: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        floor_of(written)


def test_a_floor_that_no_text_can_tell() -> None:
    with pytest.raises(ValueError, match="every text has events"):
        under_floors(measure(pair_all([text(event())], [])), [floor_of("empty=1")])
