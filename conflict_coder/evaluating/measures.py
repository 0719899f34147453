"""What the pairs come to: precision, recall and F1, overall and apart by slot, type, tag and rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from conflict_coder.evaluating.pairing import Outcome, Pair
from conflict_coder.evaluating.slots import SLOTS, given_slots, wanted_slots

UNNAMED = "(none)"  # rows that tell no rule


@dataclass(slots=True)
class Tally:
    """right: in both.  wrong: only in the rows.  missed: only in the gold."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


@dataclass(slots=True)
class SlotTally(Tally):
    """Also how often the slot agreed (both empty is agreement) in the pairs."""

    agreed: int = 0
    paired: int = 0

    @property
    def right_when_paired(self) -> float | None:
        return _share(self.agreed, self.paired) if self.paired else None


@dataclass(slots=True)
class RuleTally:
    """Of the rows of a rule: how many have an event of their type, are right as a whole, have no event."""

    rows: int = 0
    right_type: int = 0
    right: int = 0
    unpaired: int = 0


@dataclass(slots=True)
class Measures:
    """The figures of some texts.

    events: rows paired with an event of their type.  slots: what they say of it.  rows: those right as a
    whole.  empty, quiet: texts without events, and those of them without rows.
    """

    texts: int = 0
    gold_events: int = 0
    coded_rows: int = 0
    empty: int = 0
    quiet: int = 0
    events: Tally = field(default_factory=Tally)
    rows: Tally = field(default_factory=Tally)
    slot: dict[str, SlotTally] = field(default_factory=lambda: {slot: SlotTally() for slot in SLOTS})
    type: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rule: dict[str, RuleTally] = field(default_factory=lambda: defaultdict(RuleTally))

    @property
    def slots(self) -> Tally:
        total = Tally()
        for tally in self.slot.values():
            total.add(tally)
        return total

    @property
    def kept_empty(self) -> float | None:
        """The share of texts without events that stayed without rows; None where there are no such texts."""
        return _share(self.quiet, self.empty) if self.empty else None


def measure(outcomes: Iterable[Outcome]) -> Measures:
    """The figures of *outcomes* taken together."""
    total = Measures()
    for outcome in outcomes:
        _count_text(total, outcome)
        for pair in outcome.pairs:
            _count_pair(total, pair)
        _count_unpaired(total, outcome)
    return total


def measure_by_tag(outcomes: Sequence[Outcome]) -> dict[str, Measures]:
    """The figures of the texts of each tag; nothing for texts without one."""
    tagged: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.text.tag:
            tagged[outcome.text.tag].append(outcome)
    return {tag: measure(tagged[tag]) for tag in sorted(tagged)}


def _count_text(total: Measures, outcome: Outcome) -> None:
    total.texts += 1
    total.gold_events += len(outcome.text.events)
    total.coded_rows += len(outcome.rows)
    if not outcome.text.events:
        total.empty += 1
        total.quiet += not outcome.rows


def _count_pair(total: Measures, pair: Pair) -> None:
    hit = Tally(right=1) if pair.same_type else Tally(wrong=1, missed=1)
    total.events.add(hit)
    total.rows.add(Tally(right=1) if pair.right else Tally(wrong=1, missed=1))
    if pair.same_type:
        total.type[pair.event.event_type].right += 1
    else:
        total.type[pair.event.event_type].missed += 1
        total.type[pair.row.event_type].wrong += 1
    rule = total.rule[pair.row.rule or UNNAMED]
    rule.rows += 1
    rule.right_type += pair.same_type
    rule.right += pair.right
    for slot, verdict in pair.verdicts.items():
        tally = total.slot[slot]
        tally.right += verdict.agree and (verdict.wanted or verdict.given)
        tally.wrong += verdict.given and not verdict.agree
        tally.missed += verdict.wanted and not verdict.agree
        tally.agreed += verdict.agree
        tally.paired += 1


def _count_unpaired(total: Measures, outcome: Outcome) -> None:
    for event in outcome.missed:
        for tally in (total.events, total.rows, total.type[event.event_type]):
            tally.missed += 1
        for slot in wanted_slots(event):
            total.slot[slot].missed += 1
    for row in outcome.false:
        for tally in (total.events, total.rows, total.type[row.event_type]):
            tally.wrong += 1
        for slot in given_slots(row):
            total.slot[slot].wrong += 1
        rule = total.rule[row.rule or UNNAMED]
        rule.rows += 1
        rule.unpaired += 1


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
