"""Acts that are only meant: «خططوا لاغتيال قاضٍ», «دخلت القوة لاعتقال مطلوبين» tell what was wanted."""

from __future__ import annotations

from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import FOR
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.matching.engine import Match
from conflict_coder.matching.view import SentenceView

_WITHIN = 9  # words from the word that governs «ل» to the act («تعرض رئيس البلدية … لمحاولة اغتيال»)


def is_only_meant(match: Match, view: SentenceView, knowledge: Knowledge) -> bool:
    """Whether the act is a maSdar after «ل» that nobody is said to do, undergo or bring about."""
    if match.kind != "noun" or match.light is not None or not _is_after_for(match, view):
        return False
    told = knowledge.phrases("told-by-for")
    for i in range(match.first - 1, max(-1, match.first - _WITHIN - 1), -1):
        if view.ends_clause(i):
            break
        if view.match(told, i) is not None:
            return False
    match.failed = "only meant («ل»)"
    return True


def _is_after_for(match: Match, view: SentenceView) -> bool:
    lemma = normalize(match.lemma).split()[0]
    readings = [a for a in view.tokens[match.first].analyses if a.pos != "verb" and a.lemma == lemma]
    return bool(readings) and all(FOR in a.proclitics for a in readings)
