"""How the places of a sentence stand to each other and to the words before them.

Roles («إلى», «من»), precision («قرب», «بين … و…»), and places named only to situate another one
(«بلدة كذا شمال بغداد», «(370 كلم شمال بغداد)»).
"""

from __future__ import annotations

from conflict_coder.arabic.particles import AND, BY, COMMA
from conflict_coder.arabic.token import Token
from conflict_coder.mentions.mention import Place
from conflict_coder.mentions.place_guess import OPENING
from conflict_coder.mentions.place_words import Phrases, PlaceWords

_RANK = {"site": 0, "town": 1, "admin": 2, "country": 3}
_LONGEST_PHRASE = 3
_WIDEST_GAP = 6
_COMMAS = frozenset({COMMA, ","})


def relate(places: list[Place], tokens: list[Token], words: PlaceWords) -> None:
    """Fill preposition, role, vague and adjacent of *places*, which are in order of the text."""
    for n, place in enumerate(places):
        before = places[n - 1] if n else None
        _lead(place, tokens, words)
        if before is not None:
            _situate(place, before, tokens, words)
            _between(place, before, tokens, words)


def _lead(place: Place, tokens: list[Token], words: PlaceWords) -> None:
    """What the words right before *place* make of it."""
    at = place.first
    while at > 0 and tokens[at - 1].text in OPENING:
        at -= 1
    if at == 0:
        return
    if tokens[at - 1].form in words.distances or tokens[at - 1].kind == "number":
        place.vague = True
    for length in range(min(_LONGEST_PHRASE, at), 0, -1):
        phrase = tuple(token.form for token in tokens[at - length : at])
        if _is(phrase, words.near):
            place.vague, place.preposition = True, tokens[at - 1].text
            return
        role = next((role for role, known in _roles(words) if _is(phrase, known)), None)
        if role is not None:
            place.preposition = tokens[at - 1].text
            partial = role == "origin" and length == 1 < at and tokens[at - length - 1].form in words.part_of
            place.role = "" if partial else role
            return
    if tokens[at - 1].form in words.prepositions:
        place.preposition = tokens[at - 1].text


def _roles(words: PlaceWords) -> tuple[tuple[str, Phrases], ...]:
    return (("goal", words.goal), ("origin", words.origin), ("path", words.path))


def _is(phrase: tuple[str, ...], known: Phrases) -> bool:
    """Is *phrase* one of *known*, an attached conjunction left aside?"""
    return phrase in known or (phrase[0][:1] == AND and (phrase[0][1:], *phrase[1:]) in known)


def _situate(place: Place, before: Place, tokens: list[Token], words: PlaceWords) -> None:
    """Mark *place* as adjacent when it only tells where *before* is."""
    gap = tokens[before.last : place.first]
    if place.proclitics[:1] == (AND,) or len(gap) > _WIDEST_GAP or before.level == "country":
        return  # «الأراضي الفلسطينية شرق مخيم س»: where in the country
    spoken = [token for token in gap if token.kind == "word"]
    measured = any(token.form in words.distances for token in gap)
    coarser = _is_wider(place, before, words)
    if not spoken and any(token.text in _COMMAS for token in gap):
        sided = place.vague and not place.preposition and not place.proclitics  # «…، شمال بغداد»
        place.adjacent |= sided or (coarser and not before.vague)
        return
    if measured or all(_fills(token, words) for token in spoken):
        held = BY in place.proclitics or any((token.form,) in words.held_by for token in spoken)
        aside = place.vague and not (held and not coarser)
        place.adjacent |= measured or aside or coarser


def _is_wider(place: Place, before: Place, words: PlaceWords) -> bool:
    """Whether *place* is of a wider kind: a province after a town, «منطقة كذا» after a village, what a
    district is told to lie in («مديرية أرغستان بقندهار»).
    """
    if place.level == before.level == "town":
        named = place.noun in words.wider and before.noun not in words.wider
        return named or _is_division_of(place, before)
    held = bool(place.preposition or place.proclitics)
    if held and before.noun in words.districts and place.noun not in words.districts:
        return place.level != "site"
    return _RANK[place.level] > _RANK[before.level]


def _is_division_of(place: Place, before: Place) -> bool:
    """Whether a name of a town and its province tells the province of the town *before* («حرض في حجة»)."""
    provinces = {(ref.country, ref.admin1) for ref in place.candidates if ref.level == "admin"}
    return any((ref.country, ref.admin1) in provinces for ref in before.candidates)


def _fills(token: Token, words: PlaceWords) -> bool:
    phrases = (*words.near, *words.held_by)
    return token.form in words.fillers or any(token.form in phrase for phrase in phrases)


def _between(place: Place, before: Place, tokens: list[Token], words: PlaceWords) -> None:
    """«بين تعز ولحج»: neither of them is where it happened."""
    joined = place.proclitics[:1] == (AND,) and place.first == before.last
    if joined and before.first > 0 and tokens[before.first - 1].form == words.between:
        before.vague = place.vague = True
