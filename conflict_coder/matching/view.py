"""A sentence as the matcher sees it: tokens, the mentions on them, and where clauses end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.token import Analysis, Sentence, Token, Word
from conflict_coder.mentions.mention import Mention, Number, Place, Side, When

M = TypeVar("M", bound=Mention)
CLAUSE_ENDS = frozenset({".", "؛", ";", ":", "!", "?", "؟", "…", "..."})
QUOTES = frozenset({"«", "»", '"', "“", "”", "(", ")"})
PREPOSITIONS = frozenset({"ب", "ل", "ك"})
_CARRIES_WITHIN = 4  # «سيارة عسكرية كانت تقل»: words from a vehicle to the verb that tells whom it carries


class SentenceView:
    """Tokens with the mentions found on them.

    `mentions`: every mention by the index of its first token.  `cover`: for each token the mention that
    covers it, a Side before a Place before a date or number, or None.
    """

    def __init__(self, sentence: Sentence, mentions: Iterable[Mention]) -> None:
        self.sentence = sentence
        self.tokens: list[Token] = sentence.tokens
        self.mentions: dict[int, list[Mention]] = {}
        self.cover: list[Mention | None] = [None] * len(self.tokens)
        self.all: list[Mention] = sorted(mentions, key=lambda m: (m.first, -m.last))
        for mention in self.all:
            self.mentions.setdefault(mention.first, []).append(mention)
        for kind in (Number, When, Place, Side):
            for mention in self.all:
                if type(mention) is kind:
                    for i in range(mention.first, mention.last):
                        self.cover[i] = mention
        self.parts: set[str] = set()
        for token in self.tokens:
            self.parts |= token.word.parts
        self._may_hold: dict[Words, bool] = {}
        self.openers: set[int] = set()
        self.relatives: set[int] = set()
        self.thats: set[int] = set()
        self.act_nouns: set[int] = set()
        self.doer_words: set[int] = set()
        self.carrying: set[int] = set()
        self.last_of: dict[int, list[Mention]] = {}
        for mention in self.all:
            self.last_of.setdefault(mention.last, []).append(mention)

    def may_hold(self, words: Words) -> bool:
        """Whether *words* may stand somewhere in the sentence: a cheap test before they are looked for."""
        held = self._may_hold.get(words)
        if held is None:
            held = self._may_hold[words] = words.may_stand(self.parts)
        return held

    def follows_side(self, mention: Mention) -> Side | None:
        """The side that *mention* is joined to by «و» («الحوثيون وقوات صالح»), or None."""
        if not isinstance(mention, Side) or "و" not in mention.proclitics:
            return None
        at = mention.first
        while at > 0 and self.tokens[at - 1].form in QUOTES:
            at -= 1
        return next((m for m in self.last_of.get(at, ()) if isinstance(m, Side)), None)

    def joined_sides(self, side: Side) -> list[Side]:
        """The sides joined to *side* by «و», one after the other."""
        chain = [side]
        for mention in self.all:
            if isinstance(mention, Side) and self.follows_side(mention) is chain[-1]:
                chain.append(mention)
        return chain[1:]

    def mark_barriers(self, openers: Words, relatives: Words, thats: Words, doer_words: Words) -> None:
        """Note where words stand that open a clause of their own, relative pronouns, «that», and words
        («على يد») that lead to a passive's doer.
        """
        self.openers = {first for first, _ in openers.found(self.tokens)}
        self.thats = {first for first, _ in thats.found(self.tokens) if first + 1 < len(self)}
        self.relatives = {first for first, _ in relatives.found(self.tokens)}
        self.doer_words = {first for first, _ in doer_words.found(self.tokens)}

    def mark_carrying(self, carriages: Words, carrying: Words) -> None:
        """Note the verbs that tell whom a vehicle carries («سيارة تقل مسلحين»): they may look like «says»."""
        for _, end in carriages.found(self.tokens) if self.may_hold(carrying) else ():
            self.carrying |= {i for i in range(end, end + _CARRIES_WITHIN) if carrying.match(self.tokens, i)}

    def __len__(self) -> int:
        return len(self.tokens)

    def ends_clause(self, i: int) -> bool:
        """Whether no phrase reaches over token *i*."""
        return self.tokens[i].form in CLAUSE_ENDS

    def names_place(self, i: int) -> bool:
        """Whether token *i* is part of a known place's name: «تدمر» is Palmyra, not «destroys»."""
        place = self.cover[i]
        return isinstance(place, Place) and bool(place.candidates)

    def of(self, kind: type[M]) -> Iterator[M]:
        """The mentions of one kind, left to right in the text."""
        return (mention for mention in self.all if isinstance(mention, kind))


def is_verb(token: Token) -> bool:
    """Whether every known reading of the word is a verb."""
    return bool(token.analyses) and all(a.pos == "verb" for a in token.analyses)


def finite(token: Token) -> Analysis | None:
    """The word's first reading as a finite verb, or None."""
    return token.word.verb


class Words:
    """Words and phrases, matched by lemma or by form at a position; particles before them allowed.

    A one-letter entry («لـ») is a preposition, matched where it is attached to the next word.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        self._attached: set[str] = set()
        for entry in entries:
            words = tuple(normalize(entry).split())
            if len(words) == 1 and len(words[0]) == 1:
                self._attached.add(words[0])
            elif words:
                self._phrases.setdefault(words[0], []).append(words)
        for phrases in self._phrases.values():
            phrases.sort(key=len, reverse=True)
        self._openings = frozenset(self._phrases)

    def may_open(self, word: Word) -> bool:
        """Whether the words may begin with *word*, attached particles apart."""
        return not word.keys.isdisjoint(self._openings)

    def may_stand(self, parts: set[str]) -> bool:
        """Whether the words may stand in a sentence whose words have *parts* (`Word.parts`)."""
        return bool(self._attached) or not self._openings.isdisjoint(parts)

    def match(self, tokens: list[Token], i: int) -> int | None:
        """The index after the words that start at token *i* (i itself for an attached particle), or None."""
        if not 0 <= i < len(tokens):
            return None
        token = tokens[i]
        known = token.word.keys
        if not self._openings.isdisjoint(known):
            longest = 0
            for key in known & self._openings:
                for phrase in self._phrases[key]:
                    if i + len(phrase) > longest and (len(phrase) == 1 or _goes_on(tokens, i, phrase)):
                        longest = i + len(phrase)
            if longest:
                return longest
        if self._attached and any(not self._attached.isdisjoint(particles) for particles, _ in token.splits):
            return i
        return None

    def found(self, tokens: list[Token]) -> Iterator[tuple[int, int]]:
        """(first, last exclusive) of every place where the words stand as words of their own, in order."""
        openings = self._openings
        for i, token in enumerate(tokens):
            if not token.word.keys.isdisjoint(openings):
                end = self.match(tokens, i)
                if end is not None and end > i:
                    yield i, end

    def match_back(self, tokens: list[Token], end: int) -> int | None:
        """The index of the first of the words that end just before token *end*, or None."""
        for first in range(end - 1, max(-1, end - 4), -1):
            if self.match(tokens, first) == end:
                return first
        return None


def _goes_on(tokens: list[Token], i: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words of the phrase after its first, which token *i* is, follow."""
    if i + len(phrase) > len(tokens):
        return False
    return all(phrase[k] in tokens[i + k].word.keys for k in range(1, len(phrase)))


def keys(token: Token) -> frozenset[str]:
    """What a word may be looked up by (`Word.keys`)."""
    return token.word.keys
