"""What an explanation says: plain values, so that it can be shown in any way and tested.

Offsets (`start`, `end`) point into the sentence's own text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from conflict_coder.coding.event import Event
from conflict_coder.reading.article import Article


class Outcome(StrEnum):
    """What became of a trigger."""

    row = "row"  # it names a row
    joined = "joined"  # it tells a row's act again, or in other words
    toll = "toll"  # its dead or wounded are a row's
    unreal = "unreal"  # a scope makes it no event
    failed = "failed"  # a condition of its rule did not hold


@dataclass(frozen=True, slots=True)
class Found:
    """A side, place, date or number in the sentence. meaning: what it was read as."""

    kind: str  # "side", "place", "date", "number"
    text: str
    start: int
    end: int
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot: what it took, from which words, by which construction."""

    slot: str
    text: str
    construction: str


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule at one of its triggers: it fired, or nearly.

    text, start, end: the trigger as written.  word: which of the rule's words it is.
    kind: `verb`, `passive` or `noun`.  light: the verb that carries the noun, as written, or "".
    event_id: the row it led to, or "".  reason: why it led to none, or how it joined one.
    tried: constructions that serve the trigger and filled nothing, when the rule failed.
    """

    rule: str
    kind: str
    word: str
    text: str
    start: int
    end: int
    outcome: Outcome
    slots: tuple[Filled, ...] = ()
    light: str = ""
    event_id: str = ""
    reason: str = ""
    tried: tuple[str, ...] = ()

    @property
    def fired(self) -> bool:
        """Whether it led to a row."""
        return bool(self.event_id)


@dataclass(frozen=True, slots=True)
class ScopeShown:
    """A scope at work. text: its words; covers: the words it reaches; rules: whose triggers it changed."""

    scope: str
    status: str
    text: str
    covers: str
    start: int
    end: int
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A value of a row, and where it comes from. words: the article's, "" when it tells none."""

    column: str
    value: str
    words: str
    how: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row and where its values come from."""

    event: Event
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """A sentence of the article. number: as the rows' `sentence` counts."""

    number: int
    text: str
    title: bool
    found: tuple[Found, ...]
    firings: tuple[Firing, ...]
    scopes: tuple[ScopeShown, ...]
    rows: tuple[RowShown, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article, sentence by sentence. country: where most of it happens, which settles bare «الجيش»."""

    article: Article
    country: str
    sentences: tuple[SentenceShown, ...]

    @property
    def events(self) -> list[Event]:
        """The rows, sentence by sentence."""
        return [row.event for row in self.rows()]

    def rows(self) -> Iterator[RowShown]:
        """Each row with where its values come from, sentence by sentence."""
        return (row for sentence in self.sentences for row in sentence.rows)

    def only(self, number: int) -> Explanation:
        """The same for one sentence. Raises IndexError when the article has no such sentence."""
        if not 0 <= number < len(self.sentences):
            raise IndexError(f"no sentence {number}: the article has {len(self.sentences)}, from 0")
        return Explanation(self.article, self.country, (self.sentences[number],))
