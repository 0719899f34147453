"""When two names of a side or a place mean the same thing.

A name is compared twice: in English, without accents, articles and years; and in the article's own words,
because a side that no table knows may be spelled in many ways in Latin letters. Half of the telling words
in common are enough there: a person and a program seldom cut a name at the same word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from conflict_coder.arabic.normalize import normalize
from conflict_coder.resources import read_data

_ENOUGH = 0.5  # of the words in common, for two names
_HELD = 0.7  # of an event's evidence, for a row's sentence that holds it
_LEAST_WORD = 2  # letters that must stay when what is attached is taken off
_TA_MARBUTA = str.maketrans("ة", "ه")  # careless spelling; apart from ha everywhere else in the coder
_WORD = re.compile(r"\w+")
_YEARS = re.compile(r"\(\d{4}.*?\)")
_BRACKETS = re.compile(r"\s*\(.*?\)")
_NOT_LATIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Neglected:
    """The tables of `evaluating.yaml`, folded as they are compared."""

    attached: tuple[str, ...]
    common: frozenset[str]
    articles: re.Pattern[str]
    kinds: tuple[str, ...]


@cache
def _neglected() -> _Neglected:
    tables = read_data("evaluating.yaml")
    return _Neglected(
        attached=tuple(map(_folded, tables["attached"])),
        common=frozenset(map(_folded, tables["common"])),
        articles=re.compile(rf"\b(?:{'|'.join(tables['latin_articles'])})[- ]"),
        kinds=tuple(tables["kinds"]),
    )


def same_side(name: str, text: str, other: str, other_text: str) -> bool:
    """Whether two sides, each by its English name and the article's words, are one."""
    for kind in _neglected().kinds:
        ours, theirs = (side.casefold().startswith(kind) for side in (name, other))
        if ours or theirs:
            return ours and theirs
    if _latin(name) == _latin(other) or _bare(name) == _bare(other) != "":
        return True
    ours_told, theirs_told = _telling(text), _telling(other_text)
    if not (ours_told and theirs_told):
        return False
    # Of the shorter: «مسلحي الحوثي» is all of «جماعة الحوثي المدعومة من إيران» that names it.
    return len(ours_told & theirs_told) / min(len(ours_told), len(theirs_told)) >= _ENOUGH


def same_place(name: str, text: str, other: str, other_text: str) -> bool:
    """Whether two places, each by its English name and the article's words, are one."""
    if other and _latin(name) == _latin(other):
        return True
    ours, theirs = _telling(text), _telling(other_text)
    if not (ours and theirs):
        return False
    # Of the longer: «ريف حلب» is not «حلب» and one of five villages is not the five.
    return len(ours & theirs) / max(len(ours), len(theirs)) >= _ENOUGH


def holds(sentence: str, evidence: str) -> bool:
    """Whether *sentence* has most of the words of *evidence*; never for an empty evidence."""
    wanted = _words(evidence)
    return bool(wanted) and len(wanted & _words(sentence)) / len(wanted) >= _HELD


def _telling(text: str) -> frozenset[str]:
    """The words that tell a name from another; all of them where none does."""
    words = _words(text)
    return (words - _neglected().common) or words


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(map(_without_attached, _WORD.findall(_folded(text))))


def _without_attached(word: str) -> str:
    for attached in _neglected().attached:
        if word.startswith(attached) and len(word) >= len(attached) + _LEAST_WORD:
            return word[len(attached) :]
    return word


def _folded(text: str) -> str:
    return normalize(text).translate(_TA_MARBUTA)


@cache
def _latin(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    without_years = _YEARS.sub(" ", plain)
    return _NOT_LATIN.sub(" ", _neglected().articles.sub("", without_years)).strip()


def _bare(name: str) -> str:
    """Without anything in brackets."""
    return _BRACKETS.sub("", name).casefold().strip()
