"""Whether a telling is grounded enough to be an event: told to have happened, not only named in passing.

«منذ اغتيال الحريري» names an act as everybody knows it; «اغتيل قاضٍ في بنغازي أمس» tells one. What grounds
a telling is a
finite verb or a light verb, a toll, a side, a day, a place; a noun alone is none. The weights are a
judgement, set on hand-coded texts of both kinds.
"""

from __future__ import annotations

from conflict_coder.coding.report import Report
from conflict_coder.matching.view import finite

ENOUGH = 3.0
MENTIONED = 1.5  # what a scope of «mentioned» takes away: a toll, a day and a place outweigh it
_FREE = frozenset({"denial", "reinforcement"})  # their rules ask for a speaker, for troops


def is_grounded(report: Report) -> bool:
    """Whether the telling says enough of its event to stand as a row of its own."""
    return report.family in _FREE or strength(report) >= ENOUGH


def strength(report: Report) -> float:
    """How firmly a telling says that its event happened. 0: a bare noun; 3 and more: a report."""
    told = _verb_strength(report)
    told += 2.0 if any(toll.n is not None for toll in report.tolls) else 0.0
    told += 1.0 * (report.actor1 is not None) + 1.0 * (report.actor2 is not None)
    if report.own_date:
        told += 1.0
    if report.own_place and report.place is not None:
        told += 0.5 if report.place.level == "country" else 1.0
    if report.view.sentence.title:
        told += 1.0
    if any(reach.scope.status == "mentioned" for reach in report.scopes):
        told -= MENTIONED
    if report.match.kind == "noun" and report.match.plural and report.match.light is None:
        told -= 0.5  # «الاغتيالات»: a kind of act rather than one
    return told + 0.5 * (not report.match.definite)


def _verb_strength(report: Report) -> float:
    """2 for a finite verb in the past or one that carries the noun, 1 for the present tense."""
    for match in (report.match, *report.merged):
        if match.light is not None:
            return 2.0
        verb = finite(report.view.tokens[match.first]) if match.kind != "noun" else None
        if verb is not None:
            return 2.0 if verb.asp == "p" else 1.0
    return 0.0
