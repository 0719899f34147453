"""Floors: the least that a figure may be."""

from __future__ import annotations

from dataclasses import dataclass

from conflict_coder.evaluating.measures import Measures, Tally
from conflict_coder.matching.problems import did_you_mean

_TALLIES = ("events", "slots", "rows")
_FIGURES = ("f1", "precision", "recall")
_EMPTY = "empty"
FLOOR_NAMES = (*_TALLIES, *(f"{tally}.{figure}" for tally in _TALLIES for figure in _FIGURES), _EMPTY)


@dataclass(frozen=True, slots=True)
class Floor:
    """name: one of FLOOR_NAMES; `events` is `events.f1`.  least: from 0 to 1."""

    name: str
    least: float

    def reached(self, measures: Measures) -> float:
        """The figure this floor is under. Raises ValueError where the texts cannot tell it."""
        if self.name == _EMPTY:
            if measures.kept_empty is None:
                raise ValueError("no floor for empty: every text has events")
            return measures.kept_empty
        tally, _, figure = self.name.partition(".")
        held: Tally = getattr(measures, tally)
        value: float = getattr(held, figure or "f1")
        return value


def floor_of(written: str) -> Floor:
    """`events=0.7` or `rows.precision=0.4`. Raises ValueError that says what is wrong with it."""
    name, _, value = written.partition("=")
    name = name.strip()
    if name not in FLOOR_NAMES:
        raise ValueError(f"no figure «{name}»; {did_you_mean(name, FLOOR_NAMES)}")
    try:
        least = float(value)
    except ValueError:
        raise ValueError(f"{name} takes a number from 0 to 1, as {name}=0.7; not «{value}»") from None
    if not 0 <= least <= 1:
        raise ValueError(f"{name} takes a number from 0 to 1, as {name}=0.7; not {value}")
    return Floor(name, least)


def under_floors(measures: Measures, floors: list[Floor]) -> list[str]:
    """A line for each floor that is not reached. Raises ValueError as `Floor.reached`."""
    reached = [(floor, floor.reached(measures)) for floor in floors]
    return [
        f"{floor.name} {value:.3f} is under its floor of {floor.least:g}"
        for floor, value in reached
        if value < floor.least
    ]
