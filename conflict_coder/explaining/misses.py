"""Triggers the matcher passed over: in a look-alike, in a longer trigger, or verbs that carry a noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conflict_coder.coding.document import Analysed
from conflict_coder.matching.compile import CompiledRule, CompiledRules
from conflict_coder.matching.view import SentenceView

_LOOK_BACK = 4  # words before a trigger that a look-alike may begin at


@dataclass(frozen=True, slots=True)
class Miss:
    """A trigger at token `at` that gave no match."""

    rule: str
    kind: str
    word: str
    at: int
    reason: str


def misses(analysed: Analysed, rules: CompiledRules) -> Iterator[Miss]:
    """The one-word triggers of the sentence that gave no match, left to right."""
    matched = {(match.rule.id, i) for match in analysed.matches for i in range(match.first, match.last)}
    for at, token in enumerate(analysed.view.tokens):
        seen: set[str] = set()
        for analysis in token.analyses:
            kind = "verb" if analysis.pos == "verb" else "noun"
            for trigger in rules.triggers.get((analysis.lemma, kind), ()):
                rule = rules.rules[trigger.rule]
                if trigger.rest or rule.id in seen or (rule.id, at) in matched:
                    continue
                seen.add(rule.id)
                reason = _reason(analysed, rule, at)
                if reason:
                    yield Miss(rule.id, kind, trigger.text, at, reason)


def _reason(analysed: Analysed, rule: CompiledRule, at: int) -> str:
    look_alike = _look_alike(analysed.view, rule, at)
    if look_alike:
        return f"look-alike «{look_alike}»"
    for match in analysed.matches:
        if match.light == at:
            return f"it carries «{match.lemma}» of {match.rule.id}"
        if match.first <= at < match.last and match.last - match.first > 1:
            return f"part of «{match.lemma}» of {match.rule.id}"
    return ""


def _look_alike(view: SentenceView, rule: CompiledRule, at: int) -> str:
    """The look-alike of the rule that the trigger stands in, as written, or ""."""
    if rule.look_alikes is None:
        return ""
    for first in range(max(0, at - _LOOK_BACK), at + 1):
        end = view.match(rule.look_alikes, first)
        if end is not None and end > at:
            return " ".join(token.text for token in view.tokens[first:end])
    return ""
