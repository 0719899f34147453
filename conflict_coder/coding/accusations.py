"""Accusations: whose act it is said to be («اتهم أ ب بقصف», «حمّل أ ب مسؤولية التفجير»)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.matching.view import SentenceView, keys
from conflict_coder.mentions.mention import ActorRef, Place, Side
from conflict_coder.mentions.side_classes import RULERS_AND_FIGHTERS

_BLAMED_WITHIN = 10  # words between «حمّل» and «مسؤولية»


@dataclass(frozen=True, slots=True)
class Accusing:
    """The words of laying blame: a verb and, further on, its noun."""

    verbs: frozenset[str]
    nouns: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Accusing:
        """The lists of the loaded packs."""
        return cls(knowledge.words("blame-verbs"), knowledge.words("blame-nouns"))

    def find(self, report: Report) -> int | None:
        """The token of the verb that lays the blame for the act told after it, or None."""
        tokens = report.view.tokens
        for noun in range(report.at):
            if not self.nouns & keys(tokens[noun]) or any(a.enclitic for a in tokens[noun].analyses):
                continue
            for verb in range(noun - 1, max(-1, noun - _BLAMED_WITHIN), -1):
                if self.verbs & keys(tokens[verb]):
                    return verb
        return None

    def accused(self, report: Report, at: int | None, speaker: Side | None) -> Side | None:
        """Who is accused of the act: of the sides told before it, the last but who accuses and its victim."""
        first = next((r.at for r in report.scopes if r.scope.status == "alleged"), 0) if at is None else at
        told = [
            side
            for side in _sides(report.view)
            if side.first < report.at and side.cls in RULERS_AND_FIGHTERS and side is not speaker
            if side is not report.actor2
        ]
        after = [side for side in told if side.first > first]
        if len(after) > 1 or (after and (len(told) > 1 or speaker is not None)):
            return after[-1]
        # «اتهمت منظمة حقوقية الجيش»: another than the one side told stands right after the verb
        if after and after[-1].first > first + 1:
            return after[-1]
        return told[-1] if len(told) > 1 or (speaker is not None and told) else None


def _sides(view: SentenceView) -> Iterator[Side]:
    """The sides of a sentence, left to right; a bare country is one too («اتهم أ إسرائيل»)."""
    for mention in view.all:
        if isinstance(mention, Side):
            yield mention
        elif isinstance(mention, Place) and mention.level == "country" and _is_bare(mention):
            yield _as_side(mention)


def _is_bare(place: Place) -> bool:
    led = place.preposition or place.proclitics or place.adjacent
    return bool(place.candidates) and not led


def _as_side(place: Place) -> Side:
    country = place.candidates[0].country
    return Side(
        first=place.first,
        last=place.last,
        text=place.text,
        cls="government",
        refs=(ActorRef(f"Government of {country}", "State forces", (country,)),),
        nationality=country,
        thing="country",
        definite=True,
    )
