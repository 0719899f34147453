"""Whether a telling stands on conflict news: «واجه الفريق», «حطم الرقم» use the same verbs and tell no event.

Evidence is a word that only conflict news uses (`conflict-words`) or a side that fights, polices or protests.
An article most of whose sentences have some is conflict news, and every telling in it stands; in any other
a telling needs evidence beside it: in its own sentence, or in the one before or after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflict_coder.coding.document import Analysed
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.matching.view import SentenceView, Words
from conflict_coder.mentions.mention import Side

UNGROUNDED = "no armed side or conflict word beside it"
# An article with evidence in this share of its sentences is conflict news throughout.
_SHARE = 0.34
_FIGHTING = frozenset({"armed", "external", "state", "protester", "rioter"})
_GROUPS = frozenset({"people", "force", "vehicle", "aircraft", "name"})


def keep_grounded(
    told: Sequence[Report], sentences: Sequence[Analysed], knowledge: Knowledge
) -> list[Report]:
    """The reports that stand on evidence; the trigger of each other one is marked failed."""
    if not told:
        return []
    words = Words(knowledge.lists.get("conflict-words", ()))
    found = [has_evidence(analysed.view, words) for analysed in sentences]
    if (found[0] and sentences[0].sentence.title) or sum(found) >= _SHARE * len(found):
        return list(told)
    kept = []
    for report in told:
        if any(found[max(0, report.order - 1) : report.order + 2]):
            kept.append(report)
        else:
            report.match.failed = UNGROUNDED
    return kept


def has_evidence(view: SentenceView, words: Words) -> bool:
    """Whether a sentence names a side that fights or protests, or has a word of conflict news."""
    if any(isinstance(m, Side) and _fights(m) for m in view.all):
        return True
    return any(words.match(view.tokens, i) is not None for i in range(len(view)))


def _fights(side: Side) -> bool:
    if side.cls not in _FIGHTING or side.thing not in _GROUPS:
        return False
    return bool(side.refs) or side.cls in ("protester", "rioter")
