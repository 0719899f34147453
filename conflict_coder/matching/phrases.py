"""The words of a trigger of several words, adjacent or with a doer between («أطلق مسلحون النار»)."""

from __future__ import annotations

from conflict_coder.arabic.particles import ON
from conflict_coder.arabic.token import Token
from conflict_coder.matching.view import SentenceView
from conflict_coder.mentions.mention import Side

VERB_PHRASE_REACH = 3  # words of a doer inside a verb's phrase
_GOVERNED_WITHIN = 1  # words from a look-alike's preposition to its object («من جولة المفاوضات»)


def phrase_words(
    view: SentenceView, rest: tuple[str, ...], reach: int, i: int, *, object_next: bool = False
) -> tuple[int, ...] | None:
    """The tokens of a trigger's words; an adjective, a quotation mark or a doer may stand between two.

    object_next: no preposition may, even in a verb's phrase («قتلوه أمام زوجته» is no «قتل زوجته»), nor
    another word between a preposition and what it governs («انسحبوا من الحي تنفيذاً للاتفاق»).
    """
    if rest and not view.parts.issuperset(rest):
        return None
    found = [i]
    tokens, size = view.tokens, len(view.tokens)
    for word in rest:
        at, budget = found[-1] + 1, reach
        if object_next and _is_preposition(tokens[found[-1]]):
            budget = _GOVERNED_WITHIN
        while at < size and (word not in tokens[at].word.parts or view.inside_name(at)):
            if (reach < VERB_PHRASE_REACH or object_next) and _is_preposition(tokens[at]):
                return None  # «بالرصاص في حي»: a preposition opens another phrase
            doer = view.cover[at]
            if word == ON and _is_preposition(tokens[at]) and not isinstance(doer, Side):
                return None  # «قضى أربعة في معارك على محور»: the second is not the verb's own
            if not (isinstance(doer, Side) and i < doer.first < at):
                budget -= 1  # a doer of many words counts as one
            if budget < 0 or view.ends_clause(at):
                return None
            at += 1
        if at >= size:
            return None
        found.append(at)
    return tuple(found)


def _is_preposition(token: Token) -> bool:
    return any(analysis.pos == "prep" for analysis in token.analyses)
