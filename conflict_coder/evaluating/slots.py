"""The slots of an event, and whether a row has them right."""

from __future__ import annotations

from dataclasses import dataclass

from conflict_coder.evaluating.coded import CodedRow
from conflict_coder.evaluating.gold import GoldEvent, Named
from conflict_coder.evaluating.likeness import same_place, same_side

SLOTS = ("sub_event_type", "actor1", "actor2", "location", "date", "fatalities", "injuries", "count")
STRICT = SLOTS[:-2]  # what makes a row right as a whole


@dataclass(frozen=True, slots=True)
class Verdict:
    """On one slot: whether the person filled it, whether the row did, and whether they agree.

    Both empty is agreement, too.
    """

    wanted: bool
    given: bool
    agree: bool


def judge(event: GoldEvent, row: CodedRow) -> dict[str, Verdict]:
    """The verdict on each of SLOTS.

    Nothing said of the dead and "no dead" are one answer. A count is judged where the person has one.
    """
    return {
        "sub_event_type": Verdict(
            bool(event.sub_event_type),
            bool(row.sub_event_type),
            event.sub_event_type == row.sub_event_type,
        ),
        "actor1": _side(event.actor1, row.actor1, row.actor1_text),
        "actor2": _side(event.actor2, row.actor2, row.actor2_text),
        "location": _place(event.location, row.location, row.location_text),
        "date": _date(event, row),
        "fatalities": _number(event.fatalities, row.fatalities),
        "injuries": _number(event.injuries, row.injuries),
        "count": _count(event.count, row.count),
    }


def wanted_slots(event: GoldEvent) -> list[str]:
    """The slots that the person filled: all missed where no row pairs with the event."""
    filled = {
        "sub_event_type": event.sub_event_type,
        "actor1": event.actor1,
        "actor2": event.actor2,
        "location": event.location,
        "date": event.when,
        "fatalities": event.fatalities,
        "injuries": event.injuries,
        "count": event.count,
    }
    return [slot for slot in SLOTS if filled[slot]]


def given_slots(row: CodedRow) -> list[str]:
    """The slots that the row fills: all wrong where it pairs with no event. Not the count, as in `judge`."""
    filled = {
        "sub_event_type": row.sub_event_type,
        "actor1": row.actor1,
        "actor2": row.actor2,
        "location": row.location or row.location_text,
        "date": row.event_date,
        "fatalities": row.fatalities,
        "injuries": row.injuries,
        "count": None,
    }
    return [slot for slot in SLOTS if filled[slot]]


def _side(wanted: Named | None, name: str, text: str) -> Verdict:
    if wanted is None or not name:
        return Verdict(wanted is not None, bool(name), wanted is None and not name)
    return Verdict(True, True, same_side(wanted.name, wanted.text, name, text))


def _place(wanted: Named | None, name: str, text: str) -> Verdict:
    given = bool(name or text)
    if wanted is None or not given:
        return Verdict(wanted is not None, given, wanted is None and not given)
    return Verdict(True, True, same_place(wanted.name, wanted.text, name, text))


def _date(event: GoldEvent, row: CodedRow) -> Verdict:
    wanted, given = event.when, row.event_date
    if wanted is None or given is None:
        return Verdict(wanted is not None, given is not None, wanted is None and given is None)
    return Verdict(True, True, wanted.covers(given))


def _number(wanted: int | None, given: int | None) -> Verdict:
    return Verdict(bool(wanted), bool(given), (wanted or 0) == (given or 0))


def _count(wanted: int | None, given: int | None) -> Verdict:
    return Verdict(bool(wanted), bool(wanted and given), not wanted or wanted == given)
