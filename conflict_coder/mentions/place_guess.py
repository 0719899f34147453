"""Names that no table holds: what follows «مدينة», «حي», «معسكر», and how it is written in Latin letters."""

from __future__ import annotations

from typing import NamedTuple

from conflict_coder.arabic.particles import ARTICLE, FOR_THE, LIKE, SO, TANWIN
from conflict_coder.arabic.token import Token
from conflict_coder.mentions.gazetteer import FREE, Gazetteer
from conflict_coder.mentions.place_words import Cue, PlaceWords

_SHORT_AFTER_FA = 4
OPENING, CLOSING = frozenset("«\"“‹'‘("), frozenset("»\"”›'’)")
_VOWELS, _UNWRITTEN = frozenset("aiu"), "a"  # «الزركة», «المنطلق»: short vowels are not written
_LONGEST, _LONGEST_QUOTED, _SHORTEST = 3, 4, 3


class Guess(NamedTuple):
    """words: the name's words, normalised.  first, last: the tokens of the name itself, quotes left out.
    end: the token after it, behind a closing quote.
    """

    words: tuple[str, ...]
    first: int
    last: int
    end: int


def guess(tokens: list[Token], j: int, word: str, cue: Cue, gazetteer: Gazetteer) -> Guess | None:
    """The name at *j*, after the noun *word* («معسكر»); None when it does not look like a name."""
    words = gazetteer.words
    if j >= len(tokens):
        return None
    quoted = _quoted(tokens, j, gazetteer)
    if quoted:
        return quoted
    unit = _unit(tokens, j, words) if cue.whole else None
    if unit:
        return unit
    if word in words.day_markets and tokens[j].form in words.weekdays:
        return Guess((tokens[j].form,), j, j + 1, j + 1)
    if cue.whole and tokens[j].kind == "number" and word not in words.never_guess:
        return Guess((tokens[j].form,), j, j + 1, j + 1)
    if word in words.never_guess and word not in words.guess_definite:
        return None
    if tokens[j].form in words.plain_nouns and word not in words.named_freely:
        return None  # «منفذ الهجوم», «طريق الحل»
    definite = word in words.guess_definite or word in words.dual_cues  # «مسجداً سنياً» is no pair of mosques
    return _bare(tokens, j, gazetteer, definite=definite)


def _unit(tokens: list[Token], j: int, words: PlaceWords) -> Guess | None:
    """«اللواء 35», «الفرقة الأولى مدرع», «الحرس الجمهوري»: a unit with its number or its kind."""
    if tokens[j].form not in words.units or j + 1 >= len(tokens):
        return None
    following = tokens[j + 1]
    if following.kind != "number" and not following.form.startswith(ARTICLE):
        return None
    return Guess((tokens[j].form, following.form), j, j + 2, j + 2)


def _quoted(tokens: list[Token], j: int, gazetteer: Gazetteer) -> Guess | None:
    if tokens[j].text not in OPENING:
        return None
    found: list[str] = []
    for token in tokens[j + 1 : j + 2 + _LONGEST_QUOTED]:
        if token.text in CLOSING:
            first = tokens[j + 1]
            named = (
                bool(found)
                and token.kind == "punct"
                and _may_begin(first, gazetteer, definite=False, quoted=True)
            )
            return Guess(tuple(found), j + 1, token.i, token.i + 1) if named else None
        if token.kind != "word":
            return None
        found.append(token.form)
    return None


def _bare(tokens: list[Token], j: int, gazetteer: Gazetteer, *, definite: bool) -> Guess | None:
    if not _may_begin(tokens[j], gazetteer, definite=definite, quoted=False):
        return None
    found = [tokens[j].form]
    for token in tokens[j + 1 : j + _LONGEST]:
        if not _may_follow(found, token, gazetteer):
            break
        found.append(token.form)
    if len(found) == 1 and found[0] in gazetteer.words.heads and not found[0].startswith(ARTICLE):
        return None
    return Guess(tuple(found), j, j + len(found), j + len(found))


def _may_begin(token: Token, gazetteer: Gazetteer, *, definite: bool, quoted: bool) -> bool:
    words, form = gazetteer.words, token.form
    if form.startswith(FOR_THE) or TANWIN in token.text[-2:]:
        return False  # «معسكر للحوثيين», «مستشفى ريفياً»
    if token.kind != "word" or len(form) < _SHORTEST or form in words.stop or form in words.cues:
        return form in words.heads and token.kind == "word" and not definite
    if form.startswith(ARTICLE):
        return form.removeprefix(ARTICLE) not in gazetteer.adjectives and (quoted or not _verb(token))
    if form in words.heads:
        return True
    return (
        not definite
        and (quoted or not token.analyses)
        and form not in gazetteer.adjectives
        and not _with_particle(token, gazetteer)
    )


def _may_follow(found: list[str], token: Token, gazetteer: Gazetteer) -> bool:
    words, form = gazetteer.words, token.form
    if token.kind != "word" or form in words.stop or len(form) < _SHORTEST:
        return False
    bare = form.removeprefix(ARTICLE)
    if form.startswith(ARTICLE) and bare in gazetteer.adjectives:
        return False
    if found[-1] in words.heads:
        return not _verb(token)
    if form in words.name_adjectives:
        return True
    titled = len(found) == 1 and not found[0].startswith(ARTICLE)
    return titled and form.startswith(ARTICLE) and not token.analyses and not _verb(token)


def _verb(token: Token) -> bool:
    return bool(token.analyses) and all(analysis.pos == "verb" for analysis in token.analyses)


def _with_particle(token: Token, gazetteer: Gazetteer) -> bool:
    """«بهجوم», «لمسلحين», «وقوات», «بكريتر»: the particle says that the phrase is over."""
    words = gazetteer.words

    def ends(rest: str) -> bool:
        names = gazetteer.names.get(rest, ())
        return rest in words.stop or rest in words.cues or any(not n.rest and n.doubt == FREE for n in names)

    return any(particles and len(rest) >= _SHORTEST and ends(rest) for particles, rest in token.splits)


def unlikely(particles: tuple[str, ...], rest: str) -> bool:
    """Particles that hardly ever stand before a place: «كبير» is not ك + بير, «فاطمة» not ف + أطمة."""
    short = len(rest) <= _SHORT_AFTER_FA and not rest.startswith(ARTICLE)
    return LIKE in particles or (particles[:1] == (SO,) and short)


def romanise(words: tuple[str, ...], table: PlaceWords) -> str:
    """The name in Latin letters, by the table: («العوجة», «الجديدة») is "Al Awja Al Jadida"."""
    return " ".join(_romanise(word, table) for word in words)


def _romanise(word: str, table: PlaceWords) -> str:
    if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1:
        return f"Al {_romanise(word.removeprefix(ARTICLE), table)}"
    if not word.isalpha():
        return word
    letters: list[str] = []
    for n, letter in enumerate(word):
        inside = 0 < n < len(word) - 1 and word[n - 1] not in table.latin_vowels and word[n + 1] not in "اة"
        vowel = table.latin_vowels.get(letter) if inside or (n == len(word) - 1 and n) else None
        letters.append(vowel or table.latin.get(letter, letter))
    if len(letters) > 2 and letters[-1][:1] not in _VOWELS and letters[-2][:1] not in _VOWELS:
        letters.insert(-1, _UNWRITTEN)
    if len(letters) > 1 and letters[1][:1] not in _VOWELS and letters[0][:1] not in _VOWELS:
        letters.insert(1, _UNWRITTEN)
    return "".join(letters).capitalize()
