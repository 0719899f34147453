"""The `notes` column: one English sentence in ACLED's manner, made from the row's own codes."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from conflict_coder.coding.event import Event
from conflict_coder.resources import read_data

Wording = dict[str, str]

_STATUS = {"claimed": "Claimed", "denied": "Denied", "alleged": "Alleged"}


def compose_notes(event: Event) -> str:
    """«Movement of forces: On 3 March 2016, A moved forces in B (C, D). 300 fighters.»

    Every part that the row does not know is left out; the result is never empty.
    """
    wording = _wording(event)
    told = _who(wording, event)
    when, where = _when(event), _where(event)
    sentence = f"{when}, {told}{where}" if when else f"{told[:1].upper()}{told[1:]}{where}"
    prefix = f"{wording['prefix']}: " if "prefix" in wording else ""
    extras = (*_numbers(event), _status(event))
    return f"{prefix}{sentence}." + "".join(f" {extra}." for extra in extras if extra)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Wording]]:
    table: dict[str, dict[str, Wording]] = read_data("notes.yaml")
    return table


def _wording(event: Event) -> Wording:
    table = _table()
    by_type = table["sub_event_types"]
    return table["families"].get(event.family) or by_type.get(event.sub_event_type) or by_type["Other"]


def _who(wording: Wording, event: Event) -> str:
    sides = ("two" if event.actor2 else "one") if event.actor1 else "none"
    # Names come from the text too and may hold braces, so this is no str.format.
    return wording[sides].replace("{actor1}", event.actor1).replace("{actor2}", event.actor2)


def _when(event: Event) -> str:
    start, end = event.event_date, event.event_date_end or event.event_date
    if start is None or end is None:
        return ""
    if event.time_precision in (None, 1):
        return f"On {_day(start)}"
    if start == end:
        return f"Around {_day(start)}"
    return f"Between {_day(start)} and {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _where(event: Event) -> str:
    if not event.location:
        return f" in {event.country}" if event.country else ""
    around = dict.fromkeys(name for name in (event.admin1, event.country) if name and name != event.location)
    return f" in {event.location}" + (f" ({', '.join(around)})" if around else "")


def _numbers(event: Event) -> list[str]:
    told = []
    if event.fatalities is not None:
        told.append(_counted(event.fatalities, "fatality", "fatalities"))
    if event.injuries is not None:
        told.append(_counted(event.injuries, "injury", "injuries"))
    if event.count is not None:
        told.append(f"Count: {event.count}" + (f" ({event.count_of})" if event.count_of else ""))
    return told


def _counted(n: int, one: str, many: str) -> str:
    return f"{n or 'No'} {one if n == 1 else many}"


def _status(event: Event) -> str:
    word = _STATUS.get(event.status, "")
    return f"{word} by {event.speaker}" if word and event.speaker else word
