"""Forces on their way: the phrase a trigger noun heads tells whose they are and how many («رتل للجيش»)."""

from __future__ import annotations

from conflict_coder.coding.families import REINFORCEMENT
from conflict_coder.coding.report import Report
from conflict_coder.mentions.mention import Number, Side

_PAIR = 2


def read_own_force(report: Report) -> bool:
    """Fill what a reinforcement's slots left open from the side that covers its trigger, or the noun's dual.

    A verb's report and every other family are left as they are. False: it is a civilian thing that moves
    («قافلة تابعة لبرنامج الأغذية العالمي»), and no reinforcement.
    """
    match = report.match
    if report.family != REINFORCEMENT or match.kind != "noun":
        return True
    own = _own(report)
    if own:
        force = next((side for side in own if side.cls != "civilian"), None)
        if force is None:
            return _sends_soldiers(report)  # «بحشد ثلاثة آلاف جندي»: the maSdar, and no crowd
        if report.actor1 in (None, report.count):
            report.actor1 = force
        if report.count is None:
            report.count = next((side for side in own if _told(side)), None)
    if report.count is None and report.actor1 is not None and report.actor1.thing == "people":
        report.count = report.actor1 if _told(report.actor1) else None  # «طائرة تقل 40 مقاتلاً»
    if report.count is None and _is_pair(report):
        token = report.view.tokens[match.first]
        report.count = Number(match.first, match.last, token.text, n=_PAIR)
    return True


def _sends_soldiers(report: Report) -> bool:
    return isinstance(report.count, Side) and report.count.cls != "civilian"


def _own(report: Report) -> list[Side]:
    """The sides that hold the trigger's words: of «حافلات محملة بجنود الجيش» the buses and the soldiers."""
    covers = report.view.cover[report.match.first : report.match.last]
    return [m for m in report.view.of(Side) if any(cover is m for cover in covers)]


def _told(side: Side) -> bool:
    """Whether it tells how many; a single convoy or vehicle does not."""
    return side.count is not None and not (side.implied and side.count == 1)


def _is_pair(report: Report) -> bool:
    analyses = report.view.tokens[report.match.first].analyses
    lemma = report.match.lemma.split()[0]
    return any(a.lemma == lemma and a.num == "d" for a in analyses) and not any(
        a.lemma == lemma and a.num == "p" for a in analyses
    )
