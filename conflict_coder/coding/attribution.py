"""Whose act it is said to be by words after it: «نسبته السلطات إلى أ»، «تبنته أ»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conflict_coder.arabic.particles import BY, FOR
from conflict_coder.coding.families import DENIAL, FAMILIES
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.matching.view import SentenceView, Words, keys
from conflict_coder.mentions.mention import Side
from conflict_coder.mentions.side_classes import RULERS_AND_FIGHTERS

_NEAR, _TOLD_WITHIN = 5, 8  # words between a claim and who makes it, an attribution and whom it is to
_NEGATED_WITHIN = 6
_TO = frozenset({FOR, BY})
_NO_DOER = FAMILIES.one_sided | FAMILIES.demonstration


@dataclass(frozen=True, slots=True)
class AttributionWords:
    """claims: who did it says so.  attributions: others do; the doer follows a preposition.
    behind: the doer stands before it («يقف وراءه»).  negations: before any of them it says nothing.
    """

    claims: Words
    attributions: Words
    behind: Words
    to: frozenset[str]
    negations: frozenset[str]
    blaming: frozenset[str]
    blame: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> AttributionWords:
        """The lists of the loaded packs."""
        return cls(
            knowledge.phrases("claim-words"),
            knowledge.phrases("attribution-words"),
            knowledge.phrases("behind-words"),
            knowledge.words("attribution-prepositions"),
            knowledge.words("claim-negations"),
            knowledge.words("blame-verbs"),
            knowledge.words("blame-nouns"),
        )


def attribute_within(reports: Sequence[Report], view: SentenceView, words: AttributionWords) -> None:
    """Give the doers that one sentence tells after its acts to those it leaves unnamed, in place."""
    for report in reports:
        if _wants_doer(report):
            report.actor1 = _find(view, report.at, words, report.actor2) or report.actor1
            if report.actor1 is not None and report.actor1 is report.actor2:
                report.actor2 = None  # «انفجار … تبناه أ»: who claims it was not struck


def attribute_across(reports: Sequence[Report], views: Sequence[SentenceView], knowledge: Knowledge) -> None:
    """The same for a sentence right after the act's, or before it, with no act of its own, in place."""
    words = AttributionWords.of(knowledge)
    telling = {report.order for report in reports if report.family != DENIAL and not report.anaphoric}
    for report in reports:
        for beside in (report.order + 1, report.order - 1):
            if _wants_doer(report) and 0 <= beside < len(views) and beside not in telling:
                report.actor1 = _find(views[beside], -1, words, report.actor2) or report.actor1


def _wants_doer(report: Report) -> bool:
    doer = report.actor1
    if report.family in _NO_DOER:
        return False
    return doer is None or (doer.cls == "armed" and not doer.refs and not doer.nationality)


def _find(view: SentenceView, at: int, words: AttributionWords, victim: Side | None) -> Side | None:
    named = [side for side in view.of(Side) if side.cls in RULERS_AND_FIGHTERS and _is_named(side)]
    sides = [side for side in named if side is not victim]
    for i in range(at + 1, len(view)):
        found = None
        if any(words.negations & keys(token) for token in view.tokens[max(0, i - _NEGATED_WITHIN) : i]):
            continue
        if (end := view.match(words.claims, i)) is not None:
            found = _claimant(named, i, end)
        elif (end := view.match(words.attributions, i)) is not None:
            found = next((s for s in sides if s.first < i < s.last or _is_told_of(s, i, words)), None)
        elif view.match(words.behind, i) is not None:
            found = next((s for s in reversed(sides) if 0 <= i - s.last <= _NEAR), None)
        elif words.blaming & keys(view.tokens[i]):
            found = _blamed(sides, view, i, words.blame)
        if found is not None:
            return found
    return None


def _claimant(sides: Sequence[Side], first: int, end: int) -> Side | None:
    after = [s for s in sides if 0 <= s.first - end <= _NEAR]
    before = [s for s in sides if 0 <= first - s.last <= _NEAR]
    within = [s for s in sides if first < s.first < end]
    return next(iter([*within, *after[:1], *reversed(before)]), None)


def _blamed(sides: Sequence[Side], view: SentenceView, verb: int, blame: frozenset[str]) -> Side | None:
    """«يحمّل الجيش أ المسؤولية»: the last side between the verb and its noun, and not the first."""
    noun = next((i for i in range(verb + 1, len(view)) if blame & keys(view.tokens[i])), None)
    if noun is None:
        return None
    between = [s for s in sides if verb < s.first < noun]
    after = [s for s in sides if 0 <= s.first - noun <= _NEAR]
    return between[-1] if len(between) > 1 else next(iter(after), None)


def _is_told_of(side: Side, at: int, words: AttributionWords) -> bool:
    return 0 <= side.first - at <= _TOLD_WITHIN and _is_to(side, words)


def _is_to(side: Side, words: AttributionWords) -> bool:
    return bool(_TO & set(side.proclitics)) or side.preposition in words.to


def _is_named(side: Side) -> bool:
    return bool(side.refs or side.nationality)
