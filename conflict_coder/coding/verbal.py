"""Attacks in words: «هاجم الرئيس خصومه في خطابه», «شن النائب هجوماً على الوزير» strike nobody."""

from __future__ import annotations

from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.matching.engine import Match
from conflict_coder.matching.view import SentenceView
from conflict_coder.mentions.mention import Side

_OFFICE = frozenset({"government", "party"})
_SPEAKS = _OFFICE | {"civilian", "source", "armed", "external", "state", "police"}
_AFTER = 14  # words from the attack to a word of speech


def is_verbal(match: Match, view: SentenceView, knowledge: Knowledge) -> bool:
    """Whether a lone man attacks with words: an official always does, another where speech is told."""
    if match.lemma not in knowledge.words("attacks-in-words"):
        return False
    doer = _lone_doer(match, view)
    if doer is None:
        return False
    spoken = knowledge.phrases("spoken-words")
    last = min(len(view), match.last + _AFTER)
    told = any(view.match(spoken, i) is not None for i in range(match.last, last))
    if not told and (doer.cls not in _OFFICE or _tells_harm(view, knowledge)):
        return False
    match.failed = "an attack in words"
    return True


def _lone_doer(match: Match, view: SentenceView) -> Side | None:
    """The one man who does it; right after the verb he is its subject, though he bears no arms."""
    fill = match.slots.get("actor1")
    side = fill.mention if fill is not None else view.cover[match.last] if match.last < len(view) else None
    if not isinstance(side, Side) or side.thing != "people" or side.cls not in _SPEAKS:
        return None
    if side.count != 1 and (side.count is not None or side.cls not in _OFFICE):
        return None
    after_verb = match.kind != "noun" and side.first == match.last
    return side if fill is not None or after_verb else None


def _tells_harm(view: SentenceView, knowledge: Knowledge) -> bool:
    return bool(view.found(knowledge.phrases("acts-on-people", "arms-words")))
