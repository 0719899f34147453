"""What became of every match of an article: followed from its sentence to the row it ended in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from conflict_coder.coding.coder import Coder
from conflict_coder.coding.document import Analysed, Document
from conflict_coder.coding.event import Event
from conflict_coder.coding.families import CASUALTY, DENIAL
from conflict_coder.coding.report import Report
from conflict_coder.coding.sentence import read_sentence
from conflict_coder.coding.subject import OFF_SUBJECT
from conflict_coder.explaining.explanation import Outcome
from conflict_coder.matching.engine import Match
from conflict_coder.matching.scopes import Reach

_POINTS_BACK = "it only points back, and no event told before it fits"
_NOBODY = "nobody is counted or named as dead or wounded"
_TOLL_OF_NONE = "its dead or wounded belong to no event"
_COUNTED = "the row has its count from other words"


@dataclass(frozen=True, slots=True)
class Fate:
    """outcome, the row's event_id ("" for none), and in words why."""

    outcome: Outcome
    event_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A report as it was before joining changed it."""

    matches: tuple[Match, ...]
    toll_matches: tuple[Match, ...]
    status: str
    scopes: tuple[Reach, ...]


@dataclass(slots=True)
class Fates:
    """An article's tellings and rows, and what became of each match (by identity)."""

    rows: list[tuple[Report, Event]]
    tellings: list[Telling]
    _by_match: dict[int, Fate] = field(default_factory=dict)

    def of(self, match: Match, analysed: Analysed) -> Fate:
        """The fate of one match of the sentence *analysed*."""
        known = self._by_match.get(id(match))
        return known if known is not None else self._rowless(match, analysed)

    def settle(self, match: Match, fate: Fate) -> None:
        """Set a match's fate where nothing set it before."""
        self._by_match.setdefault(id(match), fate)

    def event_id(self, matches: Sequence[Match]) -> str:
        """The row that the first of *matches* with a row ended in, or ""."""
        known = (self._by_match.get(id(match)) for match in matches)
        return next((fate.event_id for fate in known if fate is not None and fate.event_id), "")

    def _rowless(self, match: Match, analysed: Analysed) -> Fate:
        if match.failed:
            unreal = match.failed.startswith("scope ")
            return Fate(Outcome.unreal if unreal else Outcome.failed, reason=match.failed)
        if match.rule.source.family != CASUALTY:
            return Fate(Outcome.failed, reason=_POINTS_BACK)
        counted = _counted(match)
        if counted is None:
            return Fate(Outcome.failed, reason=_NOBODY)
        for other in analysed.matches:
            known = self._by_match.get(id(other))
            if known is not None and known.event_id and _counted(other) == counted:
                return Fate(Outcome.joined, known.event_id, f"counts the same people as {other.rule.id}")
        return Fate(Outcome.failed, reason=_TOLL_OF_NONE)


def _counted(match: Match) -> int | None:
    """Where the people stand whom a casualty rule counts, or None."""
    fill = match.slots.get("dead") or match.slots.get("wounded")
    return fill.mention.first if fill is not None else None


def follow(coder: Coder, document: Document) -> Fates:
    """Code an analysed article as `Coder.code` does, keeping what leads from matches to rows."""
    told = coder.tellings(document)
    for order, analysed in enumerate(document.sentences):
        if not analysed.on_subject:
            for report in read_sentence(analysed, order, coder.knowledge):
                report.match.failed = OFF_SUBJECT
    tellings = [
        Telling(
            (report.match, *report.merged),
            tuple(toll.match for toll in report.tolls),
            "" if report.family == DENIAL else report.status,  # a denial is not what its scope changes
            tuple(report.scopes),
        )
        for report in told
    ]
    reports = coder.joined(document, told)
    fates = Fates(list(zip(reports, coder.rows(document, reports), strict=True)), tellings)
    for report, event in fates.rows:
        fates.settle(report.match, Fate(Outcome.row, event.event_id))
    sentence_of = {id(m): order for order, a in enumerate(document.sentences) for m in a.matches}
    for report, event in fates.rows:
        _settle_parts(fates, report, event, sentence_of)
    for telling in tellings:
        event_id = fates.event_id(telling.matches)
        if event_id:
            for match in telling.toll_matches:
                fates.settle(match, Fate(Outcome.joined, event_id, _COUNTED))
    return fates


def _settle_parts(fates: Fates, report: Report, event: Event, sentence_of: dict[int, int]) -> None:
    for match in report.merged:
        here = sentence_of.get(id(match)) == report.order
        same = "the same act" if here else f"the act that sentence {report.order} tells"
        fates.settle(match, Fate(Outcome.joined, event.event_id, f"{same} ({event.rule})"))
    for toll in report.tolls:
        fates.settle(toll.match, Fate(Outcome.toll, event.event_id, f"{toll.kind} of {event.rule}"))
