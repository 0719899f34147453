"""The words around place names (`places/words.yaml`), normalised and ready for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import ARTICLE
from conflict_coder.mentions.tables import joined

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Cue:
    """A noun before a name. level: of an unknown name after it.  whole: the noun is part of the text told.
    only: a known name means the division.  english: how the whole is written, {} the name ("" for the name
    alone).
    """

    level: str
    whole: bool
    only: bool
    english: str


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets of normalised words; what each is for is told in words.yaml, by the same name."""

    cues: dict[str, Cue]
    never_guess: frozenset[str]
    guess_definite: frozenset[str]
    tails: frozenset[str]
    side_tails: frozenset[str]
    around: frozenset[str]
    countryside: frozenset[str]
    directions: frozenset[str]
    second_directions: frozenset[str]
    lands: frozenset[str]
    borders: frozenset[str]
    capital: frozenset[str]
    homeland: frozenset[str]
    distances: frozenset[str]
    fillers: frozenset[str]
    listing: frozenset[str]
    wider: frozenset[str]
    districts: frozenset[str]
    in_town: frozenset[str]
    near: Phrases
    held_by: Phrases
    goal: Phrases
    origin: Phrases
    path: Phrases
    part_of: frozenset[str]
    no_cue_after: frozenset[str]
    between: str
    prepositions: frozenset[str]
    not_after: frozenset[str]
    short: frozenset[str]
    common: frozenset[str]
    very_common: frozenset[str]
    stop: frozenset[str]
    plain_nouns: frozenset[str]
    named_freely: frozenset[str]
    dual_cues: frozenset[str]
    govern_alone: frozenset[str]
    people_of: frozenset[str]
    no_name_endings: frozenset[str]
    no_name_beginnings: frozenset[str]
    heads: frozenset[str]
    name_adjectives: frozenset[str]
    day_markets: frozenset[str]
    weekdays: frozenset[str]
    alike: dict[int, str]
    units: frozenset[str]
    latin: dict[str, str]
    latin_vowels: dict[str, str]

    def openers(self) -> frozenset[str]:
        """The words that can open a place before its name."""
        sides = self.directions | self.around | self.lands | self.borders
        return sides | self.capital | self.homeland | self.cues.keys()

    def skeleton(self, word: str) -> str:
        """*word* without vowels, letters that are confused folded into one: what a misspelling leaves
        alone.
        """
        return word.removeprefix(ARTICLE).translate(self.alike)


def load_place_words(files: Sequence[Mapping[str, Any]]) -> PlaceWords:
    """Join the words.yaml of every rules folder (`tables.joined`)."""
    table = joined(files)
    phrases = ("near", "held by", "goal", "origin", "path")
    named: dict[str, Any] = {
        key.replace(" ", "_"): (_phrases if key in phrases else _words)(table.get(key, ())) for key in _LISTS
    }
    return PlaceWords(
        cues={normalize(word): _cue(item) for word, item in table.get("cues", {}).items()},
        alike={ord(letter): other for letter, other in table.get("alike", {}).items()},
        latin=table.get("latin", {}),
        latin_vowels=table.get("latin vowels", {}),
        between=normalize(table.get("between", "")),
        **named,
    )


_LISTS = (
    "never guess", "guess definite", "tails", "side tails", "around", "countryside", "directions",
    "second directions", "lands", "borders", "capital", "homeland", "distances", "fillers", "listing",
    "wider", "districts", "in town", "near", "held by", "goal", "origin", "path", "part of", "no cue after",
    "prepositions", "not after",
    "short", "common", "very common", "stop", "plain nouns", "named freely", "dual cues", "govern alone",
    "people of", "no name endings", "no name beginnings", "heads", "units", "name adjectives",
    "day markets", "weekdays",
)  # fmt: skip


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(normalize(word) for word in words)


def _phrases(phrases: Iterable[str]) -> Phrases:
    return frozenset(tuple(normalize(phrase).split()) for phrase in phrases)


def _cue(item: Mapping[str, Any]) -> Cue:
    english = item.get("english", "{}")
    return Cue(item["level"], item.get("text") == "all", bool(item.get("only")), english)
