"""Rows in the shape of ACLED's own export, for tools that were made to read it.

What ACLED has no place for is left out or told in the notes: a denial is no event to ACLED, so it is no
row here; a denied, claimed or alleged act is a row and its notes say so. `admin3` and `source_scale` are
not known to the coder and stay empty.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from conflict_coder.coding.codebook import DENIAL, country
from conflict_coder.coding.event import Event
from conflict_coder.coding.notes import compose_notes

ACLED_COLUMNS: tuple[str, ...] = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)

_UNKNOWN_COUNTRY = "XXX"  # ISO 3166 leaves this code to its users
_DEMONSTRATIONS = frozenset(
    {
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
        "Violent demonstration",
    }
)


def acled_row(event: Event) -> dict[str, object] | None:
    """ACLED's 31 columns of an event, or None for an event that ACLED would not code (a denial)."""
    if event.event_type == DENIAL:
        return None
    native = event.row()
    row = {column: native.get(column, "") for column in ACLED_COLUMNS}
    row["event_id_cnty"] = _event_id(event)
    row["year"] = event.event_date.year if event.event_date else None
    row["fatalities"] = event.fatalities or 0  # ACLED's column is never empty
    row["notes"] = _notes(event)
    row["tags"] = _tags(event)
    row["timestamp"] = _epoch(event.article_date)
    return row


def _event_id(event: Event) -> str:
    """The country's prefix and a number, as ACLED's; the number is the event's own id in decimal."""
    home = country(event.country) if event.country else None
    return f"{home.prefix if home else _UNKNOWN_COUNTRY}{int(event.event_id or '0', 16)}"


def _notes(event: Event) -> str:
    notes = event.notes or compose_notes(event)
    return f"{notes} «{event.evidence}»" if event.evidence else notes


def _tags(event: Event) -> str:
    """ACLED tells the size of a crowd here, for every demonstration."""
    if event.sub_event_type not in _DEMONSTRATIONS:
        return ""
    return f"crowd size={event.count_text or event.count or 'no report'}"


def _epoch(day: date | None) -> int | None:
    """Seconds of the article's day: ACLED's is the time of upload, which would differ in every run."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day else None
