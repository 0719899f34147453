"""«ولم تقع خسائر بشرية», «دون إصابات»: nobody was killed, said expressly."""

from __future__ import annotations

from collections.abc import Iterable

from conflict_coder.coding import events
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report, Toll
from conflict_coder.matching.view import SentenceView, keys
from conflict_coder.mentions.mention import Number

_WITHIN = 6  # words from «لم» to «خسائر بشرية»
_SPOKEN_OF = 3  # words after them that still speak of nobody («قتلى أو جرحى»)


def find_unharmed(view: SentenceView, knowledge: Knowledge) -> range:
    """The words that say nobody was killed; empty where none do."""
    negators = knowledge.words("without-words")
    for first, last in view.found(knowledge.phrases("no-casualties")):
        if first and isinstance(view.cover[first - 1], Number):
            continue  # «انسحبوا دون ذخيرتهم مخلفين سبعة قتلى»
        for i in range(first - 1, max(-1, first - 1 - _WITHIN), -1):
            if view.ends_clause(i):
                break
            if keys(view.tokens[i]) & negators:
                return range(i, last + _SPOKEN_OF)
    return range(0)


def without(tolls: Iterable[Toll], unharmed: range) -> list[Toll]:
    """The tolls that are not told by the words that say nobody was killed."""
    return [toll for toll in tolls if toll.at not in unharmed]


def spare(reports: Iterable[Report], unharmed: range) -> None:
    """Note it of the act told nearest, when no dead are told of it."""
    hosts = [r for r in reports if events.may_kill(r)]
    if unharmed and hosts:
        nearest = min(hosts, key=lambda r: abs(r.at - unharmed.start))
        nearest.no_dead = not nearest.dead
