"""Accuracy on texts of our own may rise, and never falls below what it was.

Each `*.jsonl` beside this file has its floors here. Where the coder gets better, raise them: a floor far
below the figure guards nothing. `uv run conflict-coder evaluate tests/accuracy/challenge.jsonl` shows the
figures; nobody who writes rules looks at the texts that they are wrong on, or they would measure nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from conflict_coder import Coder
from conflict_coder.batch import ArticleProblem
from conflict_coder.evaluating import (
    Evaluation,
    Floor,
    code_texts,
    floor_of,
    pair_all,
    read_gold,
    sections,
    under_floors,
)
from conflict_coder.reading.problem import ReadProblem

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Floors:
    """The least of each figure (`floor_of` tells how they are written), and the most false rows: those of
    texts that tell no event."""

    least: tuple[Floor, ...]
    false_rows: int


def _floors(*least: str, false_rows: int) -> Floors:
    return Floors(tuple(map(floor_of, least)), false_rows)


FLOORS = {
    "challenge.jsonl": _floors(
        "events=0.825", "events.precision=0.825", "slots=0.75", "rows=0.34", "empty=0.86", false_rows=10
    )
}


def test_every_file_has_its_floors_and_every_floor_its_file() -> None:
    assert {path.name for path in HERE.glob("*.jsonl")} == set(FLOORS)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_accuracy_stays_above_its_floors(name: str) -> None:
    evaluation, floors = _evaluated(HERE / name), FLOORS[name]
    under = under_floors(evaluation.measures, list(floors.least))
    false = sum(len(outcome.rows) for outcome in evaluation.outcomes if not outcome.text.events)
    if false > floors.false_rows:
        under.append(f"{false} rows of texts that tell no event are more than {floors.false_rows}")
    assert not under, "\n".join([*under, "", _told(evaluation)])


def _evaluated(path: Path) -> Evaluation:
    texts = read_gold(path, _fail)
    return Evaluation.of(pair_all(texts, code_texts(texts, Coder(), _fail)))


def _fail(problem: ReadProblem | ArticleProblem) -> None:
    pytest.fail(str(problem))


def _told(evaluation: Evaluation) -> str:
    """The figures, overall and by tag."""
    return "\n\n".join(
        "\n".join("\t".join(line) for line in (section.columns, *section.rows))
        for section in sections(evaluation, ["tag"])
    )
