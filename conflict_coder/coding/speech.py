"""Who speaks: the sides right before or after a verb of saying, and words in the first person."""

from __future__ import annotations

from conflict_coder.arabic.particles import FOR, OUR
from conflict_coder.arabic.token import Token
from conflict_coder.matching.view import SentenceView, Words
from conflict_coder.mentions.mention import Side
from conflict_coder.mentions.side_classes import RULERS_AND_FIGHTERS

_COLON = ":"
_AFTER = 2  # words between a verb of saying and its subject


def find_speakers(view: SentenceView, speech: Words) -> list[tuple[int, Side]]:
    """Each side that speaks, with the token of its verb of saying, in text order."""
    found = []
    sides = [side for side in view.of(Side) if not side.befallen]
    for i, end in sorted(view.ends(speech).items()):
        if i in view.carrying or _belongs(view, i):
            continue
        after = [
            s for s in sides if 0 <= s.first - end <= _AFTER and not view.openers & {*range(end, s.first)}
        ]
        before = [s for s in sides if 0 <= i - s.last <= _AFTER]
        if after or before:
            found.append((i, after[0] if after else before[-1]))
    return found


def _belongs(view: SentenceView, i: int) -> bool:
    """Whether the word is an adjective that leads to an owner: «قوات تابعة للمجلس» says nothing."""
    readings = view.tokens[i].analyses
    if not readings or any(a.pos != "adj" for a in readings) or i + 1 >= len(view):
        return False
    return any(FOR in particles for particles, _ in view.tokens[i + 1].splits)


def first_person(token: Token) -> bool:
    """Whether the word can be a verb of «we»: «نقصف», «فجرنا»."""
    return any(a.pos == "verb" and a.per == "1" and a.num == "p" for a in token.analyses)


def ours(token: Token) -> bool:
    """Whether the word can be a thing of «ours»: «قواتنا»."""
    return any(a.pos == "noun" and a.enclitic == OUR for a in token.analyses)


def find_quoted_speaker(view: SentenceView, at: int) -> Side | None:
    """Whose words the verb of «we» at token *at* is: the side told before the colon («كتائب أ: فجرنا …»)."""
    if not first_person(view.tokens[at]):
        return None
    colon = next((i for i in range(at - 1, -1, -1) if view.tokens[i].form == _COLON), None)
    if colon is None:
        return None
    told = [m for m in view.of(Side) if m.last <= colon and m.cls in RULERS_AND_FIGHTERS]
    return told[-1] if told else None
