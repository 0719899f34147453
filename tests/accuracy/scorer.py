"""Scores rows against texts that were coded by hand, for the accuracy floors.

A line of such a file is an article, {"id", "date", "title", "text", "events": [...]}. An event has
`event_type`, `sub_event_type`, `actor1` and `actor2` ({"name", "ar"} or null), `location` ({"name", "ar"}
or null), `date` ({"start", "end", "precision"}), `fatalities`, `injuries` and `count` ({"n"} or null), and
`evidence`, the stretch of the text that holds its trigger.

Three measures. events: rows paired with an event of their type. slots: what the columns hold, of all
events and rows, paired or not. rows: pairs in which every column of STRICT is right.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from conflict_coder.reading.article import Article
from tests.accuracy.likeness import same_actor, same_place, share_words

SLOTS = ("sub_event_type", "actor1", "actor2", "location", "date", "fatalities", "injuries", "count")
STRICT = SLOTS[:-2]
_WEIGHTS = {"sub_event_type": 1.5, "location": 1.5, "actor1": 1, "actor2": 1, "date": 0.5, "fatalities": 1}
_PAIRED_FROM = 3.5  # the type or the sentence, and something beside it
_SAME_SENTENCE = 0.7  # share of the evidence's words that the row's sentence holds

Row = Mapping[str, Any]
Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CodedText:
    """An article and the events that a person found in it."""

    article: Article
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One column of a pair: whether the event tells it, the row fills it, and they agree."""

    due: bool
    given: bool
    same: bool


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

    def add(self, *, right: bool, wrong: bool, missed: bool) -> None:
        self.right += right
        self.wrong += wrong
        self.missed += missed


@dataclass(slots=True)
class Score:
    """The three measures; `false_rows` are rows of texts that tell no event."""

    events: Tally = field(default_factory=Tally)
    slots: Tally = field(default_factory=Tally)
    rows: Tally = field(default_factory=Tally)
    false_rows: int = 0


def read_coded(path: Path) -> list[CodedText]:
    """The texts of *path*. Raises ValueError for a file without any, or with an event without its type."""
    texts = [_coded(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]
    if not any(text.events for text in texts):
        raise ValueError(f"{path}: no hand-coded events")
    return texts


def _coded(record: dict[str, Any]) -> CodedText:
    known = {name: str(record[name]) for name in ("id", "text", "title", "country") if record.get(name)}
    events = record["events"]
    if not all(event.get("event_type") for event in events):
        raise ValueError(f"{known.get('id')}: each event needs its event_type")
    day = date.fromisoformat(record["date"]) if record.get("date") else None
    return CodedText(Article(date=day, **known), tuple(events))


def score(coded: Iterable[tuple[CodedText, list[Row]]]) -> Score:
    """The score of the rows that the coder gave for each text."""
    total = Score()
    for text, rows in coded:
        pairs = _pairs(text.events, rows)
        for event, row in pairs:
            _tally_pair(event, row, total)
        seen_events, seen_rows = {id(event) for event, _ in pairs}, {id(row) for _, row in pairs}
        for event in text.events:
            if id(event) not in seen_events:
                _tally_lone({slot: _due(slot, event) for slot in SLOTS}, total, missed=True)
        for row in rows:
            if id(row) not in seen_rows:
                _tally_lone({slot: _given(slot, row) for slot in (*STRICT, "injuries")}, total, missed=False)
        total.false_rows += len(rows) if not text.events else 0
    return total


def _tally_pair(event: Event, row: Row, total: Score) -> None:
    verdicts = _verdicts(event, row)
    same_type = event["event_type"] == row["event_type"]
    whole = same_type and all(verdicts[slot].same for slot in STRICT)
    total.events.add(right=same_type, wrong=not same_type, missed=not same_type)
    total.rows.add(right=whole, wrong=not whole, missed=not whole)
    for one in verdicts.values():
        told = one.due or one.given
        total.slots.add(
            right=one.same and told, wrong=one.given and not one.same, missed=one.due and not one.same
        )


def _tally_lone(filled: Mapping[str, bool], total: Score, *, missed: bool) -> None:
    for tally in (total.events, total.rows):
        tally.add(right=False, wrong=not missed, missed=missed)
    for told in filled.values():
        total.slots.add(right=False, wrong=told and not missed, missed=told and missed)


def _pairs(events: tuple[Event, ...], rows: list[Row]) -> list[tuple[Event, Row]]:
    """Events and rows one to one, those that agree most first."""
    scored = ((_likeness(e, r), i, j) for i, e in enumerate(events) for j, r in enumerate(rows))
    pairs: dict[int, int] = {}
    for value, i, j in sorted(scored, reverse=True):
        if value >= _PAIRED_FROM and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(events[i], rows[j]) for i, j in pairs.items()]


def _likeness(event: Event, row: Row) -> float:
    same_type = event["event_type"] == row["event_type"]
    same_sentence = share_words(event["evidence"], row["evidence"]) >= _SAME_SENTENCE
    if not same_type and not same_sentence:
        return 0.0
    verdicts = _verdicts(event, row)
    agreed = (
        w
        for slot, w in _WEIGHTS.items()
        if verdicts[slot].same and (verdicts[slot].due or verdicts[slot].given)
    )
    return 2.0 * same_type + 2.0 * same_sentence + sum(agreed)


def _verdicts(event: Event, row: Row) -> dict[str, Verdict]:
    same = {
        "sub_event_type": (event["sub_event_type"] or "") == (row["sub_event_type"] or ""),
        "actor1": same_actor(event["actor1"], row["actor1"], row["actor1_text"]),
        "actor2": same_actor(event["actor2"], row["actor2"], row["actor2_text"]),
        "location": same_place(event["location"], row["location"], row["location_text"]),
        "date": _same_date(event["date"], str(row["event_date"] or "")[:10]),
        # Nothing said of the dead and «no dead» are one answer.
        "fatalities": _number(event["fatalities"]) == (row["fatalities"] or 0),
        "injuries": _number(event["injuries"]) == (row["injuries"] or 0),
        "count": not _due("count", event) or _number(event["count"]) == row["count"],
    }
    due_count = _due("count", event)  # a number is asked for only where the event has one
    return {
        slot: Verdict(_due(slot, event), _given(slot, row) and (slot != "count" or due_count), same[slot])
        for slot in SLOTS
    }


def _due(slot: str, event: Event) -> bool:
    if slot in ("fatalities", "injuries", "count"):
        return bool(_number(event.get(slot)))
    return slot == "date" or bool(event[slot])


def _given(slot: str, row: Row) -> bool:
    if slot == "location":
        return bool(row["location"] or row["location_text"])
    return bool(row["event_date" if slot == "date" else slot])


def _number(told: Mapping[str, Any] | None) -> int:
    return int(told["n"] or 0) if told else 0


def _same_date(told: Mapping[str, Any], day: str) -> bool:
    if told["precision"] > 1:
        return bool(day) and told["start"] <= day <= told["end"]
    return day == told["start"]
