"""The event: one coded row, every native column by its name and type."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b

_ID_BYTES = 6  # 12 hex digits: no clash to expect below ten million rows


@dataclass(slots=True, kw_only=True)
class Event:
    """One row. The fields stand in the order of the columns; "" and None mean unknown.

    article_date, event_date, event_date_end: days; `time_precision` 1 day, 2 week, 3 month or more.
    status: `reported`, `claimed`, `alleged` or `denied`.  speaker: who says or denies it.
    actor*_text, location_text, date_hint, count_text: the article's own words.
    inter*, interaction, disorder_type, civilian_targeting, region: ACLED's text codes.
    evidence: the sentence as written.  sentence: its number, from 0.
    start, end: the trigger's offsets into the article's text.  rule, pack: what coded the row.
    related_to: the event_id of the row this one speaks of (a denial, its denied act).
    """

    event_id: str = ""
    article_id: str = ""
    source: str = ""
    url: str = ""
    article_date: date | None = None
    family: str = ""
    event_type: str = ""
    sub_event_type: str = ""
    disorder_type: str = ""
    status: str = "reported"
    speaker: str = ""
    event_date: date | None = None
    event_date_end: date | None = None
    time_precision: int | None = None
    date_hint: str = ""
    actor1: str = ""
    assoc_actor_1: str = ""
    inter1: str = ""
    actor1_text: str = ""
    actor2: str = ""
    assoc_actor_2: str = ""
    inter2: str = ""
    actor2_text: str = ""
    interaction: str = ""
    civilian_targeting: str = ""
    country: str = ""
    iso: int | None = None
    region: str = ""
    admin1: str = ""
    admin2: str = ""
    location: str = ""
    location_text: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | None = None
    fatalities: int | None = None
    injuries: int | None = None
    count: int | None = None
    count_of: str = ""
    count_text: str = ""
    evidence: str = ""
    sentence: int | None = None
    start: int | None = None
    end: int | None = None
    rule: str = ""
    pack: str = ""
    related_to: str = ""
    notes: str = ""

    def row(self) -> dict[str, object]:
        """The columns in order, for a writer: days as ISO text, unknown numbers and days as None."""
        return {name: _plain(getattr(self, name)) for name in COLUMNS}


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Event))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def distinct(events: list[Event]) -> list[Event]:
    """The events without those whose id another has: the same act and place, told by the same word."""
    first: dict[str, Event] = {}
    for event in events:
        first.setdefault(event.event_id, event)
    return list(first.values())


def event_id(
    article_id: str,
    event_type: str,
    sub_event_type: str,
    place: str,
    day: date | None,
    actors: tuple[str, ...],
    start: int,
) -> str:
    """A short stable name for an event: the same article and rules give the same 12 hex digits.

    start: the trigger's offset, which tells apart two events that are alike in all else.
    """
    told_day = day.isoformat() if day else ""
    parts = (article_id, event_type, sub_event_type, place, told_day, *actors, str(start))
    return blake2b("\x1f".join(parts).encode(), digest_size=_ID_BYTES).hexdigest()
