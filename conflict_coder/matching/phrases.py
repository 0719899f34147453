"""The words of a trigger of several words, adjacent or with a doer between («أطلق مسلحون النار»)."""

from __future__ import annotations

from conflict_coder.arabic.token import Token
from conflict_coder.matching.view import SentenceView, keys
from conflict_coder.mentions.mention import Side

VERB_PHRASE_REACH = 3  # words of a doer inside a verb's phrase


def phrase_words(view: SentenceView, rest: tuple[str, ...], reach: int, i: int) -> tuple[int, ...] | None:
    """The tokens of a trigger's words; an adjective, a quotation mark or a doer may stand between two."""
    found = [i]
    for word in rest:
        at, budget = found[-1] + 1, reach
        while at < len(view) and word not in keys(view.tokens[at]) | _bare_keys(view.tokens[at]):
            doer = view.cover[at]
            if not (isinstance(doer, Side) and doer.first < at and reach == VERB_PHRASE_REACH):
                budget -= 1  # a doer of many words counts as one
            if budget < 0 or view.ends_clause(at):
                return None
            at += 1
        if at >= len(view):
            return None
        found.append(at)
    return tuple(found)


def _bare_keys(token: Token) -> set[str]:
    return {rest for _, rest in token.splits} | {
        rest[2:] for _, rest in token.splits if rest.startswith("ال")
    }
