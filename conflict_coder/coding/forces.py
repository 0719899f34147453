"""Forces on their way: the phrase a trigger noun heads tells whose they are and how many («رتل للجيش»)."""

from __future__ import annotations

from conflict_coder.coding.report import Report
from conflict_coder.mentions.mention import Number, Side

FAMILY = "reinforcement"
_PAIR = 2


def read_own_force(report: Report) -> bool:
    """Fill what a reinforcement's slots left open from the side that covers its trigger, or the noun's dual.

    A verb's report and every other family are left as they are. False: it is a civilian thing that moves
    («قافلة تابعة لبرنامج الأغذية العالمي»), and no reinforcement.
    """
    match = report.match
    if report.family != FAMILY or match.kind != "noun":
        return True
    own = _own(report)
    if own is not None:
        if own.cls == "civilian":
            return False
        if report.actor1 in (None, report.count):
            report.actor1 = own
        if report.count is None and own.count is not None and not (own.implied and own.count == 1):
            report.count = own
    if report.count is None and _is_pair(report):
        token = report.view.tokens[match.first]
        report.count = Number(match.first, match.last, token.text, n=_PAIR)
    return True


def _own(report: Report) -> Side | None:
    """The side that holds one of the trigger's words."""
    covers = [report.view.cover[i] for i in range(report.match.first, report.match.last)]
    return next((side for side in covers if isinstance(side, Side)), None)


def _is_pair(report: Report) -> bool:
    analyses = report.view.tokens[report.match.first].analyses
    lemma = report.match.lemma.split()[0]
    return any(a.lemma == lemma and a.num == "d" for a in analyses) and not any(
        a.lemma == lemma and a.num == "p" for a in analyses
    )
