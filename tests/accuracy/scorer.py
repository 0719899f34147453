"""Scores rows against texts that were coded by hand, for the accuracy floors.

A line of such a file is an article, {"id", "date", "text", "events": [...]}, optionally with "title" and
"country"; an event is an object of row columns, at least `event_type`, and says nothing of the columns it
leaves out. An article with no events tests that nothing is coded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from conflict_coder.reading.article import Article

SLOTS = ("sub_event_type", "actor1", "actor2", "location", "event_date", "fatalities", "status")
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class CodedText:
    """An article and the events that a person found in it."""

    article: Article
    events: tuple[Row, ...]


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed, and the F1 they make."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        all_told = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / all_told if all_told else 0.0


@dataclass(slots=True)
class Score:
    """rows: paired by event type. slots: the columns of the pairs, as SLOTS."""

    rows: Tally
    slots: Tally


def read_coded(path: Path) -> list[CodedText]:
    """The texts of *path*. Raises ValueError for a file without any, or with an event without its type."""
    texts = [_coded(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]
    if not any(text.events for text in texts):
        raise ValueError(f"{path}: no hand-coded events")
    return texts


def _coded(record: dict[str, object]) -> CodedText:
    known = {name: str(record[name]) for name in ("id", "text", "title", "country") if record.get(name)}
    events = record["events"]
    if not isinstance(events, list) or not all(event.get("event_type") for event in events):
        raise ValueError(f"{known.get('id')}: each event needs its event_type")
    day = date.fromisoformat(str(record["date"])) if record.get("date") else None
    return CodedText(Article(date=day, **known), tuple(events))


def score(coded: Iterable[tuple[CodedText, list[Row]]]) -> Score:
    """The score of the rows that the coder gave for each text."""
    total = Score(Tally(), Tally())
    for text, rows in coded:
        pairs = _pairs(text.events, rows)
        total.rows.right += len(pairs)
        total.rows.wrong += len(rows) - len(pairs)
        total.rows.missed += len(text.events) - len(pairs)
        for event, row in pairs:
            _tally_slots(event, row, total.slots)
    return total


def _tally_slots(event: Row, row: Row, tally: Tally) -> None:
    for slot in SLOTS:
        if slot not in event:
            continue
        wanted, given = event[slot] or None, row.get(slot) or None
        if wanted == given:
            tally.right += wanted is not None
        else:
            tally.wrong += given is not None
            tally.missed += wanted is not None


def _pairs(events: tuple[Row, ...], rows: list[Row]) -> list[tuple[Row, Row]]:
    """Events with rows of their type, one to one, those that agree most first."""
    likely = sorted(
        (
            (-sum(event[slot] == row.get(slot) for slot in SLOTS if slot in event), i, j)
            for i, event in enumerate(events)
            for j, row in enumerate(rows)
            if event["event_type"] == row.get("event_type")
        )
    )
    pairs: dict[int, int] = {}
    for _, i, j in likely:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(events[i], rows[j]) for i, j in pairs.items()]
