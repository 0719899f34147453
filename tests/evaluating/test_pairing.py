"""Which event a row is compared with, and what is right of it."""

from dataclasses import replace
from datetime import date

import pytest

from conflict_coder.evaluating import STRICT, GoldEvent, Named, When, judge, pair, pair_all, strangers
from tests.evaluating.made import DAY, event, row, text

ELSEWHERE = "انفجرت عبوة في سوق البلدة"


def test_the_same_is_right_in_every_slot() -> None:
    outcome = pair(text(event()), [row()])
    (only,) = outcome.pairs
    assert only.right
    assert only.wrong_slots == []
    assert (outcome.missed, outcome.false) == ((), ())


@pytest.mark.parametrize(
    ("changes", "slot"),
    [
        ({"sub_event_type": "Government regains territory"}, "sub_event_type"),
        ({"actor1": "Houthi", "actor1_text": "الحوثيون"}, "actor1"),
        ({"actor2": ""}, "actor2"),
        ({"location": "Tikrit", "location_text": "تكريت"}, "location"),
        ({"event_date": date(2021, 5, 4)}, "date"),
        ({"fatalities": None}, "fatalities"),
    ],
)
def test_one_slot_wrong_is_a_pair_and_not_a_right_row(changes: dict[str, object], slot: str) -> None:
    (only,) = pair(text(event()), [row(**changes)]).pairs
    assert only.wrong_slots == [slot]
    assert not only.right


def test_nothing_told_and_nothing_given_agree() -> None:
    bare = GoldEvent(event_type="Battles")
    coded = row(sub_event_type="", actor1="", actor2="", location="", location_text="", event_date=None)
    verdicts = judge(bare, replace(coded, fatalities=0))
    assert all(verdicts[slot].agree and not verdicts[slot].wanted for slot in STRICT)


def test_any_day_of_a_span_is_right() -> None:
    week = event(when=When(date(2021, 4, 28), DAY))
    days = {date(2021, 4, 27): False, date(2021, 4, 28): True, DAY: True, date(2021, 5, 4): False}
    assert {day: judge(week, row(event_date=day))["date"].agree for day in days} == days


def test_a_count_is_judged_only_where_a_person_gave_one() -> None:
    assert judge(event(), row(count=40))["count"].agree
    assert not judge(event(count=30), row(count=40))["count"].agree
    assert not judge(event(count=30), row())["count"].given


def test_another_type_in_the_same_sentence_is_a_pair() -> None:
    (only,) = pair(text(event()), [row(event_type="Riots")]).pairs
    assert not only.same_type
    assert not only.right


def test_a_type_alone_is_no_pair() -> None:
    coded = row(
        evidence=ELSEWHERE,
        sub_event_type="Government regains territory",
        actor1="Houthi",
        actor1_text="الحوثيون",
        actor2="",
        location="Tikrit",
        location_text="تكريت",
        event_date=date(2020, 1, 1),
        fatalities=9,
    )
    outcome = pair(text(event()), [coded])
    assert (outcome.pairs, outcome.missed, outcome.false) == ((), (event(),), (coded,))


def test_each_event_pairs_with_the_row_that_is_likest() -> None:
    other = event(location=Named("Tikrit", "تكريت"), fatalities=1)
    theirs = row(location="Tikrit", location_text="تكريت", fatalities=1)
    outcome = pair(text(event(), other), [theirs, row()])
    assert [found.row.location for found in outcome.pairs] == ["Samarra", "Tikrit"]
    assert all(found.right for found in outcome.pairs)


def test_one_row_serves_one_event() -> None:
    outcome = pair(text(event(), event()), [row()])
    assert (len(outcome.pairs), len(outcome.missed)) == (1, 1)


def test_rows_stay_with_their_article() -> None:
    texts = [text(event(), name="a"), text(name="b")]
    rows = [row(), row(article_id="b"), row(article_id="c")]
    first, second = pair_all(texts, rows)
    assert (len(first.pairs), len(second.false)) == (1, 1)
    assert strangers(texts, rows) == [rows[2]]
