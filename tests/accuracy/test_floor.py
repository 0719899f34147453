"""Accuracy on texts of our own may rise, and never falls below what it was.

Each `*.jsonl` beside this file has its floors here. Where the coder gets better, raise them: a floor far
below the score guards nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from conflict_coder import Coder
from tests.accuracy.scorer import CodedText, Row, Tally, read_coded, score

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Floor:
    """The least F1 of rows, and of the columns of the rows that were found."""

    rows: float
    slots: float


FLOORS: dict[str, Floor] = {}


def test_every_file_has_its_floors_and_every_floor_its_file() -> None:
    assert {path.name for path in HERE.glob("*.jsonl")} == set(FLOORS)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_accuracy_stays_above_its_floor(name: str) -> None:
    coder = Coder()
    texts = read_coded(HERE / name)
    coded: list[tuple[CodedText, list[Row]]] = [
        (text, [event.row() for event in coder.code(text.article)]) for text in texts
    ]
    got = score(coded)
    assert got.rows.f1 >= FLOORS[name].rows, f"rows: {_told(got.rows)}"
    assert got.slots.f1 >= FLOORS[name].slots, f"slots: {_told(got.slots)}"


def _told(tally: Tally) -> str:
    return f"F1 {tally.f1:.3f} ({tally.right} right, {tally.wrong} wrong, {tally.missed} missed)"
