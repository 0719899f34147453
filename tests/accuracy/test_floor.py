"""Accuracy on texts of our own may rise, and never falls below what it was.

Each `*.jsonl` beside this file has its floors here. Where the coder gets better, raise them: a floor far
below the score guards nothing. `uv run python -m tests.accuracy.test_floor` prints the score.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from conflict_coder import Coder
from tests.accuracy.scorer import Score, Tally, read_coded, score

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Floor:
    """The least F1 of events, slots and rows (`scorer` says what they are), and the most false rows."""

    events: float
    slots: float
    rows: float
    false_rows: int


FLOORS = {"challenge.jsonl": Floor(events=0.72, slots=0.61, rows=0.19, false_rows=9)}


def scored(name: str) -> Score:
    """The score of the coder on the file *name*."""
    coder = Coder()
    texts = read_coded(HERE / name)
    return score((text, [event.row() for event in coder.code(text.article)]) for text in texts)


def test_every_file_has_its_floors_and_every_floor_its_file() -> None:
    assert {path.name for path in HERE.glob("*.jsonl")} == set(FLOORS)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_accuracy_stays_above_its_floor(name: str) -> None:
    got, floor = scored(name), FLOORS[name]
    assert got.events.f1 >= floor.events, f"events: {_told(got.events)}"
    assert got.slots.f1 >= floor.slots, f"slots: {_told(got.slots)}"
    assert got.rows.f1 >= floor.rows, f"rows: {_told(got.rows)}"
    assert got.false_rows <= floor.false_rows, f"{got.false_rows} rows of texts that tell no event"


def _told(tally: Tally) -> str:
    return f"F1 {tally.f1:.3f} ({tally.right} right, {tally.wrong} wrong, {tally.missed} missed)"


if __name__ == "__main__":
    for file in sorted(HERE.glob("*.jsonl")):
        result = scored(file.name)
        print(f"{file.name}\n  events {_told(result.events)}\n  slots  {_told(result.slots)}")
        print(f"  rows   {_told(result.rows)}\n  rows of texts that tell no event: {result.false_rows}")
