"""How the nouns and adjectives around sides inflect: the written forms of a lemma, from its letters.

The tables give a lemma and what cannot be guessed (broken plurals); number, gender and state are derived
here, on normalised letters, once, when the tables are loaded. The article and attached pronouns are
taken off the written word instead (`bare_forms`), which keeps the tables small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import ARTICLE

PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "كم", "ه")
_FEMININE = "ة"
_HAMZA = "ء"
_ACCUSATIVE = "ا"
_SOUND, _SOUND_CONSTRUCT = ("ون", "ين"), ("و", "ي")
_DUAL, _DUAL_CONSTRUCT = ("ان", "ين"), ("ا", "ي")
_FEMININE_PLURAL = "ات"
ABSOLUTE = (*_SOUND, *_DUAL)  # pairs and sound plurals that end so govern nothing: «مسلحون», «طالبان»
_SHORTEST = 2


class Form(NamedTuple):
    """A form without ال or pronoun: `num` s, d, p; `state` i (indefinite), c (construct only), a (any)."""

    text: str
    num: str
    state: str


class Reading(NamedTuple):
    """How a written word may be a form: the form's letters, with ال or not, and the attached pronoun."""

    text: str
    article: bool
    pronoun: str


@lru_cache(maxsize=1 << 15)
def bare_forms(word: str) -> tuple[Reading, ...]:
    """The forms that *word* may be, the plainest first: as it stands, without ال, without a pronoun."""
    if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1:
        return Reading(word, False, ""), Reading(word[len(ARTICLE) :], True, "")
    return Reading(word, False, ""), *_without_pronoun(word)


def _without_pronoun(word: str) -> Iterator[Reading]:
    for pronoun in PRONOUNS:
        base = word.removesuffix(pronoun)
        if base == word or len(base) < _SHORTEST:
            continue
        yield Reading(base, False, pronoun)
        if base[-1] == "ت":
            yield Reading(base[:-1] + _FEMININE, False, pronoun)
        elif base[-1] in "وي" and base[-2] == _ACCUSATIVE:  # «زعماؤها»
            yield Reading(base[:-1] + _HAMZA, False, pronoun)


def noun_forms(
    lemma: str, broken: Iterable[str] = (), *, sound: bool = False, feminine: bool = False
) -> Iterator[Form]:
    """Every form of a noun.

    broken: its broken plurals.  sound: it takes ون and ين.  feminine: it has a feminine in ة (and ات).
    A form may come twice with other features («مسلحين» dual and plural); the first one is the likelier.
    """
    stem = normalize(lemma)
    plurals = [normalize(plural) for plural in broken]
    for plural in plurals:
        if plural in (stem + ending for ending in _SOUND):  # «ناشطون» governs nothing
            yield Form(plural, "p", "i")
        else:
            yield from _declined(plural, "p")
    yield from _declined(stem, "s")
    if sound:
        yield from (Form(stem + ending, "p", "i") for ending in _SOUND)
        yield from (Form(stem + ending, "p", "c") for ending in _SOUND_CONSTRUCT)
    if stem.endswith(_FEMININE) and not plurals:
        yield from _declined(stem[:-1] + _FEMININE_PLURAL, "p")
    if feminine and not stem.endswith(_FEMININE):
        yield from _declined(stem + _FEMININE, "s")
        yield from _declined(stem + _FEMININE_PLURAL, "p")
        yield from _dual(stem + _FEMININE)
    yield from _dual(stem)


def plural_forms(word: str) -> Iterator[Form]:
    """Every form of a plural that has no singular in use («أهالي»)."""
    yield from _declined(normalize(word), "p")


def adjective_forms(lemma: str, broken: Iterable[str] = ()) -> Iterator[Form]:
    """Every form of an adjective: both genders, all numbers."""
    yield from noun_forms(lemma, broken, sound=True, feminine=True)


def case_of(form: str, num: str) -> str:
    """The case that a form's ending shows: `n` nominative, `a` accusative or genitive, "" none.

    num: `s`, `d` or `p`, as in `Form`.
    """
    if num == "s":
        return "a" if form.endswith(_ACCUSATIVE) else ""
    if form.endswith((_SOUND[0], _DUAL[0])):
        return "n"
    return "a" if form.endswith(_SOUND[1]) else ""


def _declined(word: str, num: str) -> Iterator[Form]:
    """A singular, broken plural or ات plural, and its accusative with tanwin."""
    yield Form(word, num, "a")
    if word[-1] not in _FEMININE + _HAMZA and not word.endswith(_FEMININE_PLURAL):
        yield Form(word + _ACCUSATIVE, num, "i")


def _dual(word: str) -> Iterator[Form]:
    stem = word[:-1] + "ت" if word.endswith(_FEMININE) else word
    yield from (Form(stem + ending, "d", "i") for ending in _DUAL)
    yield from (Form(stem + ending, "d", "c") for ending in _DUAL_CONSTRUCT)
