"""Whether the text is about conflict where a telling stands: «واجه الفريق», «حطم الرقم» tell no event.

Evidence is a word that conflict news alone uses (`conflict-words`), a side that fights or protests, or
several lesser words together (`conflict-hints`: «هجوم», «قتل», «شرطة» are each used of other things too).
An article with evidence in its title or in many of its sentences is conflict news, and every telling in it
stands; in any other a telling needs evidence in its own sentence, or in the one before or after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflict_coder.coding.document import Analysed
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.matching.view import SentenceView, Words
from conflict_coder.mentions.mention import Side

OFF_SUBJECT = "nothing beside it is about conflict"
_SHARE = 0.34  # of the sentences: an article with evidence in so many is conflict news throughout
_FIRM, _ENOUGH = 2, 3  # a firm word weighs as two hints; from beside a telling, one alone is not enough
_FIGHTING = frozenset({"armed", "external", "state", "protester", "rioter"})
_GROUPS = frozenset({"people", "force", "vehicle", "aircraft", "name"})


def keep_on_subject(
    told: Sequence[Report], sentences: Sequence[Analysed], knowledge: Knowledge
) -> list[Report]:
    """The reports that stand in text about conflict; the match of each other one is marked failed."""
    if not told:
        return []
    firm = knowledge.phrases("conflict-words")
    hints = knowledge.phrases("conflict-hints")
    found = [read_evidence(analysed.view, firm, hints) for analysed in sentences]
    if (sentences[0].sentence.title and is_enough(found[:1])) or (
        sum(is_enough([one]) for one in found) >= _SHARE * len(found)
    ):
        return list(told)
    kept = []
    for report in told:
        near = found[max(0, report.order - 1) : report.order + 2]
        if _FIRM in found[report.order].values() or is_enough(near):
            kept.append(report)
        else:
            report.match.failed = OFF_SUBJECT
    return kept


def read_evidence(view: SentenceView, firm: Words, hints: Words) -> dict[str, int]:
    """What a sentence says of conflict: each word or side, with its weight."""
    evidence: dict[str, int] = {}
    for i, token in enumerate(view.tokens):
        weight = (
            _FIRM if firm.match(view.tokens, i) is not None else int(hints.match(view.tokens, i) is not None)
        )
        if weight:
            evidence[min(token.lemmas(), default=token.form)] = weight
    for side in view.of(Side):
        if isinstance(side, Side) and _fights(side):
            evidence[side.cls] = _FIRM
        elif isinstance(side, Side) and side.cls == "police":
            evidence[side.cls] = 1
    return evidence


def is_enough(near: Sequence[dict[str, int]]) -> bool:
    """Whether the evidence of these sentences together speaks of conflict; a word told twice counts once."""
    together: dict[str, int] = {}
    for evidence in near:
        together.update(evidence)
    return sum(together.values()) >= _ENOUGH


def _fights(side: Side) -> bool:
    if side.cls not in _FIGHTING or side.thing not in _GROUPS:
        return False
    return bool(side.refs or side.nationality) or side.cls in ("protester", "rioter")
