"""Nouns of acts joined by «و» have their sides in common: «ارتكب الجنود أعمال قتل وخطف بحق القرويين»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from conflict_coder.arabic.particles import AND, BY
from conflict_coder.matching.slots import takes
from conflict_coder.matching.view import SentenceView, finite, is_verb

if TYPE_CHECKING:
    from conflict_coder.matching.engine import Match

_SHARED = ("actor1", "actor2")
_ADJECTIVE = 1  # «قتل عمد وعنف جنسي»
_CLAUSE = 12  # words a clause may have between two of its nouns
_CHAIN = 2
_TOLL = {"dead", "wounded"}


def share_sides(matches: Sequence[Match], view: SentenceView) -> None:
    """Let each noun of a chain take from the others the sides and the verb that it lacks, in place."""
    nouns = [m for m in matches if m.kind == "noun"]
    if len(nouns) < _CHAIN:
        return
    for at, match in enumerate(nouns):
        for other in nouns[at + 1 :]:
            if _joined(match, other, view):
                _share(match, other)
            elif _goes_on(match, other, view):
                _share_doer(match, other)
    for at in range(len(nouns) - 1, -1, -1):
        for other in nouns[:at]:
            if _joined(other, nouns[at], view):
                _share(nouns[at], other)


def without_stray_verbs(matches: list[Match], view: SentenceView) -> list[Match]:
    """Drop a word's reading as a verb where it goes on a list of maSdars: «بقتل ثلاثة وخطف سبعة», and no doer
    stands after it.
    """
    nouns = {match.first for match in matches if match.kind == "noun"}
    led = [i for i in sorted(nouns) if _is_led(view, i)]
    if not led:
        return matches
    return [match for match in matches if match.kind == "noun" or not _is_listed(match, nouns, led, view)]


def _is_led(view: SentenceView, i: int) -> bool:
    """Whether a preposition governs the noun: «بقتل», «على قتل»."""
    token = view.tokens[i]
    if any(BY in analysis.proclitics for analysis in token.analyses):
        return True
    return i > 0 and any(analysis.pos == "prep" for analysis in view.tokens[i - 1].analyses)


def _is_listed(verb: Match, nouns: set[int], led: list[int], view: SentenceView) -> bool:
    if verb.first not in nouns or not view.tokens[verb.first].form.startswith(AND):
        return False
    doer = verb.slots.get("actor1")
    if doer is not None and doer.mention.first > verb.first:
        return False
    before = [i for i in led if i < verb.first and verb.first - i <= _CLAUSE]
    return bool(before) and not any(_breaks(i, view) for i in range(before[-1] + 1, verb.first))


def _breaks(i: int, view: SentenceView) -> bool:
    """Whether no list of nouns reaches over the token."""
    return view.ends_clause(i) or i in view.openers or i in view.relatives or is_verb(view.tokens[i])


def _joined(first: Match, second: Match, view: SentenceView) -> bool:
    gap = second.first - first.last
    if not (0 <= gap <= _ADJECTIVE and view.tokens[second.first].form.startswith(AND)):
        return False
    return not any(_TOLL & set(c.slots) for m in (first, second) for c in m.rule.constructions)


def _goes_on(first: Match, second: Match, view: SentenceView) -> bool:
    """Whether the second is a further object of the first's light verb: «قاموا بذبح ستة واختطاف سبعة»."""
    between = range(first.last, second.first)
    if first.light is None or second.enclitic or second.definite or len(between) > _CLAUSE:
        return False
    if not view.tokens[second.first].form.startswith(AND) or second.slots.get("actor1") is not None:
        return False
    return not any(
        view.ends_clause(i) or i in view.openers or i in view.relatives or finite(view.tokens[i]) is not None
        for i in between
    )


def _share_doer(giver: Match, taker: Match) -> None:
    fill = giver.slots.get("actor1")
    if fill is not None and takes(taker.rule.types["actor1"], fill.mention):
        taker.slots["actor1"] = fill
        taker.light = taker.light if taker.light is not None else giver.light


def _share(giver: Match, taker: Match) -> None:
    for slot in _SHARED:
        fill = giver.slots.get(slot)
        if fill is None or slot in taker.slots:
            continue
        taken = any(fill.mention is other.mention for other in taker.slots.values())
        if not taken and takes(taker.rule.types[slot], fill.mention):
            taker.slots[slot] = fill
    if taker.light is None:
        taker.light = giver.light
