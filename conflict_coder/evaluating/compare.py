"""Two runs over the same texts: which events one has and the other has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conflict_coder.evaluating.gold import GoldEvent, GoldText
from conflict_coder.evaluating.measures import Measures, measure
from conflict_coder.evaluating.pairing import Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """An event that one of two runs found, under its type."""

    text: GoldText
    event: GoldEvent


@dataclass(frozen=True, slots=True)
class Comparison:
    """Against another run: its figures, the events gained since, and those lost."""

    other: Measures
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]


def compare(outcomes: Sequence[Outcome], baseline: Sequence[Outcome]) -> Comparison:
    """What *outcomes* gained and lost since *baseline*, in the order of the texts, which both must share."""
    gained: list[Change] = []
    lost: list[Change] = []
    for ours, theirs in zip(outcomes, baseline, strict=True):
        now, before = _found(ours), _found(theirs)
        for event in ours.text.events:
            # By identity: a text may tell two events that are equal in every slot.
            if id(event) in now - before:
                gained.append(Change(ours.text, event))
            elif id(event) in before - now:
                lost.append(Change(ours.text, event))
    return Comparison(measure(baseline), tuple(gained), tuple(lost))


def _found(outcome: Outcome) -> set[int]:
    return {id(pair.event) for pair in outcome.pairs if pair.same_type}
