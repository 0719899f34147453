"""Names that no table holds, told by a known place that situates them.

«في سرمين شمال إدلب»، «بأفغوي جنوب الصومال»، «غوزا بولاية بورنو»: the word before the direction or the
province is a village, whatever it is called. The name is kept, transliterated.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from conflict_coder.arabic.particles import ARTICLE, BY, COMMA
from conflict_coder.arabic.token import Token
from conflict_coder.mentions.gazetteer import Gazetteer
from conflict_coder.mentions.mention import Mention, Place
from conflict_coder.mentions.place_guess import romanise

_LONGEST = 3
_SHORTEST = 3


def find_apposed(
    tokens: list[Token], places: list[Place], taken: Iterable[Mention], gazetteer: Gazetteer, text: str
) -> list[Place]:
    """Unknown names that stand right before one of *places* or its direction; each of those becomes adjacent.

    taken: mentions whose words are no place names (sides, dates, numbers).
    """
    covered = {i for mention in (*taken, *places) for i in range(mention.first, mention.last)}
    found: list[Place] = []
    for place in places:
        end = _before(tokens, place.first, gazetteer)
        named = (
            _name_ending(tokens, end, covered, gazetteer)
            if _situates(tokens, end, place, gazetteer)
            else None
        )
        if named is None:
            continue
        first, particles, rest = named
        words = (rest, *(token.form for token in tokens[first + 1 : end]))
        start = tokens[first].start + (len(tokens[first].form) - len(rest) if particles else 0)
        written = text[start : tokens[end - 1].end] if start < tokens[end - 1].end else rest
        found.append(
            Place(
                first,
                end,
                written,
                proclitics=particles,
                preposition="" if particles or not first else _lead(tokens, first, gazetteer),
                name=romanise(words, gazetteer.words),
            )
        )
        covered |= set(range(first, end))
        place.adjacent = True
    return found


def find_led(
    tokens: list[Token], places: list[Place], taken: Iterable[Mention], gazetteer: Gazetteer, text: str
) -> list[Place]:
    """Unknown names right after a direction or a word of nearness.

    taken: as in `find_apposed`.  After «قرب» a word with the article is a thing («قرب الصالة»), after a
    direction a place («جنوب القنفذة»).
    """
    words = gazetteer.words
    covered = {i for mention in (*taken, *places) for i in range(mention.first, mention.last)}
    found: list[Place] = []
    for lead, token in pairwise(tokens):
        leads = [rest for _, rest in lead.splits]
        directed = not words.directions.isdisjoint(leads)
        if not directed and not any((rest,) in words.near for rest in leads):
            continue
        if token.kind != "word" or token.i in covered or not _may_be_name(token.form, gazetteer):
            continue
        if _unknown(token.form, token, gazetteer) and (directed or not token.form.startswith(ARTICLE)):
            last = _name_end(tokens, token.i, covered, gazetteer)
            forms = tuple(one.form for one in tokens[token.i : last])
            written = text[token.start : tokens[last - 1].end] or token.form
            name = romanise(forms, words)
            found.append(Place(token.i, last, written, preposition=lead.text, name=name, vague=True))
    return found


def _name_end(tokens: list[Token], first: int, covered: set[int], gazetteer: Gazetteer) -> int:
    """Where a name of two words ends: «بيرنن غواري», «قرب أبي عدي»."""
    last = first + 1
    if last < len(tokens) and last not in covered and tokens[last].kind == "word":
        form = tokens[last].form
        plain = not form.startswith(ARTICLE) and len(tokens[last].splits) == 1
        if plain and _may_be_name(form, gazetteer) and _unknown(form, tokens[last], gazetteer):
            return last + 1
    return last


def _situates(tokens: list[Token], end: int, place: Place, gazetteer: Gazetteer) -> bool:
    """Whether a direction or a kind of division links the name to the place; «في» alone links anything."""
    words = gazetteer.words
    divisions = {noun for noun, cue in words.cues.items() if cue.level == "admin"}
    linking = words.directions | words.countryside | divisions
    between = {rest for token in tokens[end : place.first] for _, rest in token.splits}
    return place.vague or bool(between & linking) or tokens[place.first].form in linking


def _before(tokens: list[Token], at: int, gazetteer: Gazetteer) -> int:
    """Where the name before a known place ends: directions, «في», «(» and «ولاية» between are passed over."""
    words = gazetteer.words
    while at > 0:
        token = tokens[at - 1]
        bare = {rest for _, rest in token.splits}
        situating = bare & (words.directions | words.countryside | words.cues.keys())
        if not situating and token.form not in words.prepositions and token.form not in ("(", COMMA, "-"):
            break
        at -= 1
    return at


def _name_ending(
    tokens: list[Token], end: int, covered: set[int], gazetteer: Gazetteer
) -> tuple[int, tuple[str, ...], str] | None:
    """(first token, attached particles, first word without them) of an unknown name that ends at *end*."""
    for first in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        token = tokens[first]
        if first in covered or token.kind != "word" or not _may_be_name(token.form, gazetteer):
            return None
        for particles, rest in token.splits:
            if particles[-1:] == (BY,) and _unknown(rest, token, gazetteer):
                return first, particles, rest
        if first and _lead(tokens, first, gazetteer) and _unknown(token.form, token, gazetteer):
            return first, (), token.form
    return None


def _lead(tokens: list[Token], first: int, gazetteer: Gazetteer) -> str:
    leads = gazetteer.words.prepositions | gazetteer.words.around
    return next((rest for _, rest in tokens[first - 1].splits if rest in leads), "")


def _may_be_name(form: str, gazetteer: Gazetteer) -> bool:
    words = gazetteer.words
    return form not in words.stop and form not in words.prepositions and form not in words.around


def _unknown(word: str, token: Token, gazetteer: Gazetteer) -> bool:
    """Whether the word can be a name: no word of the lexicon, of the lists, no adjective of nationality."""
    words = gazetteer.words
    bare = word.removeprefix(ARTICLE)
    if len(bare) < _SHORTEST or token.analyses:
        return bare in words.heads or word in words.heads
    lists = (words.stop, words.plain_nouns, words.common, words.very_common)
    leads = (words.cues, words.directions, words.tails)
    if any(word in known or bare in known for known in (*lists, *leads)) or bare in gazetteer.adjectives:
        return False
    ends = any(word.endswith(ending) for ending in words.no_name_endings)
    return not ends and not any(bare.startswith(beginning) for beginning in words.no_name_beginnings)
