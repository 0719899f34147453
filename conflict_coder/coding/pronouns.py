"""Sides that stand in a word's ending: the doer of «وخطفوا», the victim of «قتلوه», «بعد قتلهم»."""

from __future__ import annotations

from collections.abc import Sequence

from conflict_coder.arabic.token import Analysis
from conflict_coder.coding.report import Report
from conflict_coder.matching.compile import takes
from conflict_coder.matching.engine import Fill
from conflict_coder.matching.view import SentenceView, finite
from conflict_coder.matching.walking import is_bare
from conflict_coder.mentions.mention import Mention, Side

CARRIED = "told-before"  # how `explain` names a slot filled so
_PAIR, _FEW = 2, 1
_MEN, _TWO, _ONE = "هم", "هما", ("ه", "ها")
_JOINING = frozenset({"و", "ف"})
_MANY = frozenset({"p", "d"})
_PROTEST = "protest"
_GROUPS = frozenset({"people", "force", "name", "vehicle"})


def carry_sides(report: Report, before: Sequence[Report], view: SentenceView) -> None:
    """Fill the doer and the victim of an act on people that its word only points to («وخطفوهم»): they become
    slots of its match.

    before: the acts told earlier in the sentence, in text order.
    """
    rule = report.match.rule.source
    if not (rule.fatal or rule.befalls) or report.family == _PROTEST:
        return  # in a protest's row the victims stand first
    last = before[-1] if before else None
    verb = finite(view.tokens[report.at]) if report.match.kind == "verb" else None
    if verb is not None and not _has_subject(report) and _goes_on(report, verb, view):
        _fill(report, "actor1", last.actor1 if last is not None else None)
        if report.actor1 is None:
            _fill(report, "actor1", _subject_before(view, report.at, many=verb.num in _MANY))
    if report.actor2 is not None and _is_own_man(report.actor2, report.actor1):
        del report.match.slots["actor2"]
        report.actor2 = None
    pronoun = verb.enclitic if verb is not None else report.match.enclitic
    if pronoun and (report.actor2 is None or report.actor2.thing != "people"):
        told = [act.actor2 for act in reversed(before) if act.actor2 is not report.actor1]
        _fill(report, "actor2", _antecedent(view, report, pronoun, told))


def carry_subjects(reports: Sequence[Report], view: SentenceView) -> None:
    """A verb that goes on from the act before, or whose subject is in its ending («وقتلوا»), keeps its doer;
    an object pronoun («هاجموه») is whom that act befell.
    """
    before: list[Report] = []
    for report in sorted(reports, key=lambda r: r.at):
        verb = finite(view.tokens[report.at]) if report.match.kind == "verb" else None
        if verb is not None and before:
            last = before[-1]
            if report.actor1 is None and (verb.num in _MANY or _JOINING & set(verb.proclitics)):
                report.actor1 = last.actor1
            if report.actor2 is None and verb.enclitic and report.actor1 is not last.actor2:
                report.actor2 = last.actor2
        before.append(report)


def _goes_on(report: Report, verb: Analysis, view: SentenceView) -> bool:
    """Whether the verb opens a clause, its subject in its ending: «وخطفوا», «بعد أن خطفوه», «ثم قتله»."""
    opens = bool(_JOINING & set(verb.proclitics)) or any(
        i in view.openers for i in (report.at - 1, report.at - 2)
    )
    return opens and (verb.num in _MANY or bool(verb.enclitic))


def _has_subject(report: Report) -> bool:
    """Whether the doer stands after the verb («بعدما خطف مجهولون»): one before it is another clause's."""
    return report.actor1 is not None and report.actor1.first > report.at


def _is_own_man(victim: Side, doer: Side | None) -> bool:
    """Whether «عشرين من جنوده», killed by a side, are read as its own: they are of whom it fights."""
    return doer is not None and bool(victim.pronoun and set(victim.refs) & set(doer.refs))


def _fill(report: Report, slot: str, side: Mention | None) -> None:
    kind = report.match.rule.types.get(slot)
    if not isinstance(side, Side) or kind is None or not takes(kind, side):
        return
    report.match.slots[slot] = Fill(side, CARRIED)
    setattr(report, slot, side)


def _subject_before(view: SentenceView, at: int, *, many: bool) -> Side | None:
    """The subject of the clause before: who stands right after its verb, or right before it."""
    for side in reversed([m for m in view.of(Side) if m.last <= at]):
        if any(view.ends_clause(i) for i in range(side.last, at)):
            return None
        one = side.thing == "people" and side.count == _FEW
        if side.thing not in _GROUPS or not is_bare(side) or (many and one):
            continue
        if side.first > 0 and (
            finite(view.tokens[side.first - 1]) is not None or side.first - 1 in view.thats
        ):
            return side
    return None


def _antecedent(view: SentenceView, report: Report, pronoun: str, told: Sequence[Side | None]) -> Side | None:
    """Whom a pronoun means: the victim told last who agrees with it, else the nearest people before."""
    before = [m for m in view.of(Side) if m.last <= report.at and m is not report.actor1]
    people = [m for m in reversed(before) if m.thing == "people" and m.cls not in ("armed", "source")]
    people.sort(key=lambda side: side.count is None or side.implied)  # those with their number told first
    fitting = [s for s in (*told, *people) if s is not None and _agrees(view, s, pronoun)]
    return next(iter(fitting), None)


def _agrees(view: SentenceView, side: Side, pronoun: str) -> bool:
    joined = len(view.joined_sides(side))
    if pronoun == _TWO:
        return side.count == _PAIR or (side.count == _FEW and joined == 1)
    if pronoun == _MEN:
        return side.count != _FEW or joined > 0
    return pronoun in _ONE and (side.count is None or side.count == _FEW or side.thing != "people")
