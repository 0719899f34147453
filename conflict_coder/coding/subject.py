"""Whether the text is about conflict where a telling stands: «واجه الفريق», «حطم الرقم» tell no event.

Evidence is a word that conflict news alone uses (`conflict-words`), a side that fights or protests, or
several lesser words together (`conflict-hints`: «هجوم», «قتل», «شرطة» are each used of other things too).
An article with evidence in its title or in many of its sentences is conflict news, and every telling in it
stands; in any other a telling needs evidence in its own sentence, or in the one before or after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from conflict_coder.coding.document import Analysed
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.matching.view import SentenceView, Words
from conflict_coder.mentions.mention import Side

OFF_SUBJECT = "nothing beside it is about conflict"
_SHARE = 0.34  # of the sentences: an article with evidence in so many is conflict news throughout
_HINTS = 3  # so many different hints are evidence together
_FIGHTING = frozenset({"armed", "external", "state", "protester", "rioter"})
_GROUPS = frozenset({"people", "force", "vehicle", "aircraft", "name"})


@dataclass(slots=True)
class Evidence:
    """What one sentence says of conflict: firm or not, and the lesser hints in it."""

    firm: bool = False
    hints: set[str] = field(default_factory=set)


def keep_on_subject(told: Sequence[Report], sentences: Sequence[Analysed], knowledge: Knowledge) -> list[Report]:
    """The reports that stand in text about conflict; the match of each other one is marked failed."""
    if not told:
        return []
    firm = Words(knowledge.lists.get("conflict-words", ()))
    hints = Words(knowledge.lists.get("conflict-hints", ()))
    found = [read_evidence(analysed.view, firm, hints) for analysed in sentences]
    if (found[0].firm and sentences[0].sentence.title) or sum(e.firm for e in found) >= _SHARE * len(found):
        return list(told)
    kept = []
    for report in told:
        if _is_enough(found[max(0, report.order - 1) : report.order + 2]):
            kept.append(report)
        else:
            report.match.failed = OFF_SUBJECT
    return kept


def read_evidence(view: SentenceView, firm: Words, hints: Words) -> Evidence:
    """What a sentence says of conflict."""
    evidence = Evidence(any(isinstance(m, Side) and _fights(m) for m in view.all))
    for i, token in enumerate(view.tokens):
        if firm.match(view.tokens, i) is not None:
            evidence.firm = True
        elif hints.match(view.tokens, i) is not None:
            evidence.hints.add(min(token.lemmas(), default=token.form))
    if any(isinstance(m, Side) and m.cls == "police" for m in view.all):
        evidence.hints.add("police")
    return evidence


def _is_enough(near: Sequence[Evidence]) -> bool:
    return any(e.firm for e in near) or len(set().union(*(e.hints for e in near))) >= _HINTS


def _fights(side: Side) -> bool:
    if side.cls not in _FIGHTING or side.thing not in _GROUPS:
        return False
    return bool(side.refs) or side.cls in ("protester", "rioter")
