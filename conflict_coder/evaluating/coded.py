"""What the coder coded: rows, as far as they are judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from conflict_coder.evaluating.fields import day_of, number_of, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow:
    """The columns of a row that are compared; "" and None mean unknown."""

    article_id: str
    event_type: str
    sub_event_type: str = ""
    actor1: str = ""
    actor1_text: str = ""
    actor2: str = ""
    actor2_text: str = ""
    location: str = ""
    location_text: str = ""
    event_date: date | None = None
    fatalities: int | None = None
    injuries: int | None = None
    count: int | None = None
    evidence: str = ""
    rule: str = ""


_TEXTS = (
    "sub_event_type",
    "actor1",
    "actor1_text",
    "actor2",
    "actor2_text",
    "location",
    "location_text",
    "evidence",
    "rule",
)


def coded_row(record: Mapping[str, object]) -> CodedRow:
    """The row of a line of the coder's JSON Lines. Raises ValueError that says which column is wrong."""
    for column in ("article_id", "event_type"):
        if column not in record:
            raise ValueError(f"no {column}: rows are those of `conflict-coder code --format jsonl`")
    return CodedRow(
        article_id=text_of(record, "article_id"),
        event_type=text_of(record, "event_type"),
        event_date=day_of(record, "event_date"),
        fatalities=number_of(record, "fatalities"),
        injuries=number_of(record, "injuries"),
        count=number_of(record, "count"),
        **{column: text_of(record, column) for column in _TEXTS},
    )
