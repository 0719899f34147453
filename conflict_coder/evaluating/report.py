"""An evaluation as tables of plain text, as one object for JSON, and as a list of what went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal, get_args

from conflict_coder.evaluating.coded import CodedRow
from conflict_coder.evaluating.compare import Change, Comparison
from conflict_coder.evaluating.gold import GoldEvent
from conflict_coder.evaluating.measures import Measures, Tally, measure, measure_by_tag
from conflict_coder.evaluating.pairing import Outcome

Breakdown = Literal["slot", "type", "tag", "rule"]
BREAKDOWNS: tuple[Breakdown, ...] = get_args(Breakdown)
USUAL: tuple[Breakdown, ...] = ("slot", "type")

_DIGITS = 3
_PRF = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcomes, their figures overall and by tag, and the comparison with another run, if any."""

    outcomes: Sequence[Outcome]
    measures: Measures
    tags: Mapping[str, Measures]
    comparison: Comparison | None = None

    @classmethod
    def of(cls, outcomes: Sequence[Outcome], comparison: Comparison | None = None) -> Evaluation:
        return cls(outcomes, measure(outcomes), measure_by_tag(outcomes), comparison)


@dataclass(frozen=True, slots=True)
class Section:
    """A table: its columns, and rows with a cell for each; the first column names what the row is about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """Where rows and gold part. kind: `wrong` (a pair), `missed` (no row), `false` (no event).

    slots: those a wrong pair has wrong, its `event_type` among them.
    """

    kind: Literal["wrong", "missed", "false"]
    id: str
    event: GoldEvent | None = None
    row: CodedRow | None = None
    slots: tuple[str, ...] = ()


def sections(evaluation: Evaluation, breakdowns: Iterable[Breakdown] = USUAL) -> list[Section]:
    """The figures overall, then each of *breakdowns*."""
    made = {"slot": _slots, "type": _types, "tag": _tags, "rule": _rules}
    overall = [_texts(evaluation.measures), _overall(evaluation)]
    return [*overall, *(made[name](evaluation) for name in dict.fromkeys(breakdowns))]


def misses(outcomes: Iterable[Outcome]) -> Iterator[Miss]:
    """All that is not right, text by text."""
    for outcome in outcomes:
        name = outcome.text.id
        for pair in outcome.pairs:
            if not pair.right:
                kind = () if pair.same_type else ("event_type",)
                yield Miss("wrong", name, pair.event, pair.row, (*kind, *pair.wrong_slots))
        yield from (Miss("missed", name, event=event) for event in outcome.missed)
        yield from (Miss("false", name, row=row) for row in outcome.false)


def as_object(evaluation: Evaluation, wrong: Sequence[Miss] = ()) -> dict[str, object]:
    """All figures, and *wrong*, for JSON; figures are rounded as in the tables."""
    comparison = evaluation.comparison
    told: dict[str, object] = {
        **_figures(evaluation.measures),
        "tag": {tag: _figures(measures, parts=False) for tag, measures in evaluation.tags.items()},
    }
    if comparison:
        told["baseline"] = {
            **_figures(comparison.other, parts=False),
            "gained": [_change(change) for change in comparison.gained],
            "lost": [_change(change) for change in comparison.lost],
        }
    if wrong:
        told["misses"] = [asdict(miss) for miss in wrong]
    return told


def _figures(measures: Measures, *, parts: bool = True) -> dict[str, object]:
    told: dict[str, object] = {
        "texts": measures.texts,
        "gold_events": measures.gold_events,
        "coded_rows": measures.coded_rows,
        "empty_texts": measures.empty,
        "stayed_empty": measures.quiet,
        "events": _prf(measures.events),
        "slots": _prf(measures.slots),
        "rows": _prf(measures.rows),
    }
    if parts:
        told["slot"] = {
            slot: {**_prf(tally), "right_when_paired": _rounded(tally.right_when_paired)}
            for slot, tally in measures.slot.items()
        }
        told["type"] = {
            kind: {**_prf(measures.type[kind]), "gold_events": _wanted(measures.type[kind])}
            for kind in sorted(measures.type)
        }
        told["rule"] = {rule: asdict(measures.rule[rule]) for rule in sorted(measures.rule)}
    return told


def _prf(tally: Tally) -> dict[str, float | None]:
    return {name: _rounded(getattr(tally, name)) for name in _PRF}


def _change(change: Change) -> dict[str, str]:
    event = change.event
    return {"id": change.text.id, "event_type": event.event_type, "evidence": event.evidence}


def _texts(measures: Measures) -> Section:
    return Section(
        ("texts", "gold_events", "coded_rows", "empty_texts", "stayed_empty"),
        (_counts(measures.texts, measures.gold_events, measures.coded_rows, measures.empty, measures.quiet),),
    )


def _overall(evaluation: Evaluation) -> Section:
    comparison = evaluation.comparison
    rows = []
    for name in ("events", "slots", "rows"):
        tally: Tally = getattr(evaluation.measures, name)
        row = (name, *_shares(tally), *_counts(tally.right, tally.wrong, tally.missed))
        if comparison:
            before: Tally = getattr(comparison.other, name)
            row = (*row, _share(before.f1), f"{tally.f1 - before.f1:+.{_DIGITS}f}")
        rows.append(row)
    since = ("f1_before", "change") if comparison else ()
    return Section(("measure", *_PRF, "right", "wrong", "missed", *since), tuple(rows))


def _slots(evaluation: Evaluation) -> Section:
    return Section(
        ("slot", *_PRF, "right_when_paired"),
        tuple(
            (slot, *_shares(tally), _share(tally.right_when_paired))
            for slot, tally in evaluation.measures.slot.items()
        ),
    )


def _types(evaluation: Evaluation) -> Section:
    return Section(
        ("event_type", "gold_events", *_PRF),
        tuple(
            (kind, str(_wanted(tally)), *_shares(tally))
            for kind, tally in sorted(evaluation.measures.type.items())
        ),
    )


def _tags(evaluation: Evaluation) -> Section:
    return Section(
        ("tag", "texts", *(f"events_{name}" for name in _PRF), "slots_f1", "rows_f1", "stayed_empty"),
        tuple(
            (
                tag,
                str(measures.texts),
                *_shares(measures.events),
                _share(measures.slots.f1),
                _share(measures.rows.f1),
                f"{measures.quiet}/{measures.empty}",
            )
            for tag, measures in evaluation.tags.items()
        ),
    )


def _rules(evaluation: Evaluation) -> Section:
    tallies = evaluation.measures.rule
    return Section(
        ("rule", "rows", "right_type", "right_row", "unpaired"),
        tuple(
            (rule, *_counts(tally.rows, tally.right_type, tally.right, tally.unpaired))
            for rule, tally in sorted(tallies.items(), key=lambda item: (-item[1].rows, item[0]))
        ),
    )


def _wanted(tally: Tally) -> int:
    return tally.right + tally.missed


def _shares(tally: Tally) -> tuple[str, ...]:
    return tuple(_share(getattr(tally, name)) for name in _PRF)


def _counts(*numbers: int) -> tuple[str, ...]:
    return tuple(map(str, numbers))


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.{_DIGITS}f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
