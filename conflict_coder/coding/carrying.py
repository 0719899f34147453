"""What a sentence leaves to the one before it: its doer, its victim, its place («ثم هاجموهم»، «هناك»)."""

from __future__ import annotations

from collections.abc import Sequence

from conflict_coder.coding.families import DENIAL
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.naming import name_event
from conflict_coder.coding.report import Report
from conflict_coder.matching.view import finite
from conflict_coder.mentions.mention import Side


def carry_across(reports: Sequence[Report], knowledge: Knowledge) -> None:
    """Fill doers and victims that verbs point back to across a full stop; note what points to a place."""
    pointing = knowledge.phrases("pointing-places")
    last: Report | None = None  # the last report with a doer
    for report in reports:
        if last is not None and report.order == last.order + 1:
            _carry(report, last)
        report.place_pointed = bool(report.view.ends(pointing))
        if report.actor1 is not None and report.family != DENIAL:
            last = report


def _carry(report: Report, last: Report) -> None:
    """«هاجموها» has its doers in its ending, its victim in its pronoun: those told last before it."""
    verb = finite(report.view.tokens[report.at]) if report.match.kind == "verb" else None
    if verb is None or verb.per != "3":
        return
    transitive = bool(verb.enclitic) or report.actor2 is not None or bool(report.tolls)
    if report.actor1 is None and transitive and (verb.num == "p" or verb.enclitic):
        report.actor1 = last.actor1
    if report.actor2 is None and verb.enclitic and not _same(last.actor2, report.actor1):
        report.actor2 = last.actor2
        name_event(report)


def _same(one: Side | None, other: Side | None) -> bool:
    if one is None or other is None:
        return False
    return one is other or bool({r.name for r in one.refs} & {r.name for r in other.refs})
