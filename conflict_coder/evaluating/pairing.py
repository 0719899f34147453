"""Events and rows of a text, one to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conflict_coder.evaluating.coded import CodedRow
from conflict_coder.evaluating.gold import GoldEvent, GoldText
from conflict_coder.evaluating.likeness import holds
from conflict_coder.evaluating.slots import STRICT, Verdict, judge

_SAME_TYPE = 2.0
_SAME_SENTENCE = 2.0
_AGREED = {
    "sub_event_type": 1.5,
    "location": 1.5,
    "actor1": 1.0,
    "actor2": 1.0,
    "date": 0.5,
    "fatalities": 1.0,
}
_LEAST = 3.5  # more than a type or a sentence alone: something of the event must agree, too


@dataclass(frozen=True, slots=True)
class Pair:
    """An event and the row that codes it, with the verdict on each slot."""

    event: GoldEvent
    row: CodedRow
    verdicts: Mapping[str, Verdict]

    @property
    def same_type(self) -> bool:
        return self.event.event_type == self.row.event_type

    @property
    def wrong_slots(self) -> list[str]:
        """Those of STRICT that the row has wrong."""
        return [slot for slot in STRICT if not self.verdicts[slot].agree]

    @property
    def right(self) -> bool:
        return self.same_type and not self.wrong_slots


@dataclass(frozen=True, slots=True)
class Outcome:
    """A text with its pairs. missed: events without a row.  false: rows without an event."""

    text: GoldText
    rows: tuple[CodedRow, ...]
    pairs: tuple[Pair, ...]
    missed: tuple[GoldEvent, ...]
    false: tuple[CodedRow, ...]


def pair_all(texts: Iterable[GoldText], rows: Iterable[CodedRow]) -> list[Outcome]:
    """The outcome of each text. Rows of other articles are left out: see `strangers`."""
    rows_of: dict[str, list[CodedRow]] = defaultdict(list)
    for row in rows:
        rows_of[row.article_id].append(row)
    return [pair(text, rows_of.get(text.id, [])) for text in texts]


def strangers(texts: Iterable[GoldText], rows: Iterable[CodedRow]) -> list[CodedRow]:
    """The rows of articles that no one coded by hand."""
    known = {text.id for text in texts}
    return [row for row in rows if row.article_id not in known]


def pair(text: GoldText, rows: Iterable[CodedRow]) -> Outcome:
    """Pairs the likeliest first. An event and a row need one type or one sentence to be a pair at all."""
    coded = tuple(rows)
    likely = [
        (likeness, i, j, pair)
        for i, event in enumerate(text.events)
        for j, row in enumerate(coded)
        for likeness, pair in [_compared(event, row)]
        if likeness >= _LEAST
    ]
    # Of equals the last: a text's later telling of an event is the one with the details.
    likely.sort(key=lambda found: found[:3], reverse=True)
    taken: dict[int, int] = {}
    pairs = []
    for _, i, j, found in likely:
        if i not in taken and j not in taken.values():
            taken[i] = j
            pairs.append((i, found))
    used = set(taken.values())
    return Outcome(
        text=text,
        rows=coded,
        pairs=tuple(found for _, found in sorted(pairs, key=lambda numbered: numbered[0])),
        missed=tuple(event for i, event in enumerate(text.events) if i not in taken),
        false=tuple(row for j, row in enumerate(coded) if j not in used),
    )


def _compared(event: GoldEvent, row: CodedRow) -> tuple[float, Pair]:
    pair = Pair(event, row, judge(event, row))
    same_sentence = holds(row.evidence, event.evidence)
    if not (pair.same_type or same_sentence):
        return 0.0, pair
    agreed = (
        weight
        for slot, weight in _AGREED.items()
        for verdict in [pair.verdicts[slot]]
        if verdict.agree and (verdict.wanted or verdict.given)
    )
    return _SAME_TYPE * pair.same_type + _SAME_SENTENCE * same_sentence + sum(agreed), pair
