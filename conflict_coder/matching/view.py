"""A sentence as the matcher sees it: tokens, the mentions on them, and where clauses end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import AND, BY, COMMA, FOR, LIKE, SEMICOLON
from conflict_coder.arabic.token import Analysis, Sentence, Token, Word
from conflict_coder.matching.slots import Demand
from conflict_coder.mentions.mention import Mention, Number, Place, Side, When

M = TypeVar("M", bound=Mention)
CLAUSE_ENDS = frozenset({".", SEMICOLON, ";", ":", "!", "?", "؟", "…", "..."})
QUOTES = frozenset({"«", "»", '"', "“", "”", "(", ")"})
PAUSES = QUOTES | {COMMA}
PREPOSITIONS = frozenset({BY, FOR, LIKE})
_NAMED_BY_WORD = frozenset({"civilian", "state", "police"})
_MATCHED_BACK = 4  # words: no phrase of a list is longer
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
        self._where: dict[str, list[int]] = {}  # the tokens that a word may be looked up at
        for token in self.tokens:
            self.parts |= token.word.parts
            for key in token.word.keys:
                self._where.setdefault(key, []).append(token.i)
        self._keys = frozenset(self._where)
        self._ends: dict[Words, dict[int, int]] = {}
        self._meeting: dict[Demand, frozenset[int]] = {}
        self.may_stand: dict[int, bool] = {}  # constructions by `id`, whether the sentence has what they need
        self.openers: set[int] = set()
        self.relatives: set[int] = set()
        self.thats: set[int] = set()
        self.act_nouns: set[int] = set()
        self.led = -1  # where the preposition that ends the trigger's own phrase leads («القبض على»)
        self.doer_words: set[int] = set()
        self.carrying: set[int] = set()
        self.last_of: dict[int, list[Mention]] = {}
        for mention in self.all:
            self.last_of.setdefault(mention.last, []).append(mention)

    def ends(self, words: Words) -> dict[int, int]:
        """Where *words* stand in the sentence: `match` at each token where it gives something."""
        found = self._ends.get(words)
        if found is None:
            found = self._ends[words] = words.ends(self.tokens, self._where, self._keys)
        return found

    def match(self, words: Words, i: int) -> int | None:
        """`words.match` at token *i*, looked for once in the whole sentence."""
        return self.ends(words).get(i)

    def match_back(self, words: Words, end: int) -> int | None:
        """The index of the first of the words that end just before token *end*, or None."""
        ends = self.ends(words)
        if ends:
            for first in range(end - 1, max(-1, end - _MATCHED_BACK), -1):
                if ends.get(first) == end:
                    return first
        return None

    def found(self, words: Words) -> list[tuple[int, int]]:
        """(first, last exclusive) of every place where *words* stand as words of their own, in order."""
        return sorted(span for span in self.ends(words).items() if span[1] > span[0])

    def meeting(self, demand: Demand) -> frozenset[int]:
        """The mentions that meet a slot's demand, by `id`."""
        found = self._meeting.get(demand)
        if found is None:
            found = self._meeting[demand] = frozenset(id(m) for m in self.all if demand.met_by(m))
        return found

    def follows_side(self, mention: Mention) -> Side | None:
        """The side that *mention* is joined to by «و» («الحوثيون وقوات صالح»), or None."""
        if not isinstance(mention, Side) or AND not in mention.proclitics:
            return None
        at = mention.first
        while at > 0 and (self.tokens[at - 1].form in QUOTES or self.tokens[at - 1].form == AND):
            at -= 1  # «جنود و15 مسلحاً»: before digits «و» is a word of its own
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
        self.openers = {first for first, _ in self.found(openers)}
        self.thats = {first for first, _ in self.found(thats) if first + 1 < len(self)}
        self.relatives = {first for first, _ in self.found(relatives)}
        self.doer_words = {first for first, _ in self.found(doer_words)}

    def mark_carrying(self, carriages: Words, carrying: Words) -> None:
        """Note the verbs that tell whom a vehicle carries («سيارة تقل مسلحين»): they may look like «says»."""
        verbs = self.ends(carrying)
        for _, end in self.found(carriages) if verbs else ():
            self.carrying |= {i for i in range(end, end + _CARRIES_WITHIN) if i in verbs}

    def __len__(self) -> int:
        return len(self.tokens)

    def ends_clause(self, i: int) -> bool:
        """Whether no phrase reaches over token *i*."""
        return self.tokens[i].form in CLAUSE_ENDS

    def names_place(self, i: int) -> bool:
        """Whether token *i* is part of a known place's name: «تدمر» is Palmyra, not «destroys»."""
        place = self.cover[i]
        return isinstance(place, Place) and bool(place.candidates)

    def names_day(self, i: int) -> bool:
        """Whether token *i* is part of a date: «فجر الثلاثاء» is a dawn, and blows nothing up."""
        return isinstance(self.cover[i], When)

    def names_people(self, i: int) -> bool:
        """Whether token *i* says who people are: «بائعاً» is no man who pledges allegiance («بايع»)."""
        side = self.cover[i]
        return isinstance(side, Side) and side.thing == "people" and side.cls in _NAMED_BY_WORD

    def inside_name(self, i: int) -> bool:
        """Whether token *i* is a later word of a known side's name: «جيش التحرير» sets nothing free."""
        side = self.cover[i]
        return isinstance(side, Side) and side.thing == "name" and bool(side.refs) and side.first < i

    def of(self, kind: type[M]) -> Iterator[M]:
        """The mentions of one kind, left to right in the text."""
        return (mention for mention in self.all if isinstance(mention, kind))


def is_verb(token: Token) -> bool:
    """Whether every known reading of the word is a verb."""
    return bool(token.analyses) and all(a.pos == "verb" for a in token.analyses)


def finite(token: Token) -> Analysis | None:
    """The word's first reading as a finite verb, or None."""
    return token.word.verb


class _After:
    """What may follow a first word: nothing (`alone`), or a second word and the words after that."""

    __slots__ = ("alone", "by_second", "seconds")

    def __init__(self) -> None:
        self.alone = False
        self.by_second: dict[str, list[tuple[str, ...]]] = {}
        self.seconds: frozenset[str] = frozenset()

    def add(self, words: Sequence[str]) -> None:
        """Add the rest of a phrase."""
        if not words:
            self.alone = True
            return
        self.by_second.setdefault(words[0], []).append(tuple(words[1:]))
        self.seconds = frozenset(self.by_second)

    def end(self, tokens: list[Token], i: int) -> int:
        """The index after the longest phrase that token *i* opens, 0 for none."""
        longest = i + 1 if self.alone else 0
        if i + 1 < len(tokens):
            for second in tokens[i + 1].word.keys & self.seconds:
                for rest in self.by_second[second]:
                    end = i + 2 + len(rest)
                    if end > longest and _follow(rest, tokens, i + 2):
                        longest = end
        return longest


def _follow(words: tuple[str, ...], tokens: list[Token], at: int) -> bool:
    """Whether the words stand from token *at* on."""
    if at + len(words) > len(tokens):
        return False
    return all(word in tokens[at + k].word.keys for k, word in enumerate(words))


class Words:
    """Words and phrases, matched by lemma or by form at a position; particles before them allowed.

    A one-letter entry («لـ») is a preposition, matched where it is attached to the next word.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._after: dict[str, _After] = {}
        self._attached: set[str] = set()
        for entry in entries:
            first, *rest = normalize(entry).split() or [""]
            if len(first) == 1 and first.isalpha() and not rest:
                self._attached.add(first)
            elif first:
                self._after.setdefault(first, _After()).add(rest)
        self._openings = frozenset(self._after)

    def may_open(self, word: Word) -> bool:
        """Whether the words may begin with *word*, attached particles apart."""
        return not word.keys.isdisjoint(self._openings)

    def after_opening(self, word: Word) -> Iterator[str]:
        """The second words of the phrases that *word* may open, "" for itself alone."""
        for key in word.keys & self._openings:
            after = self._after[key]
            yield from after.by_second
            if after.alone:
                yield ""

    def ends(
        self, tokens: list[Token], where: Mapping[str, Sequence[int]], known: frozenset[str]
    ) -> dict[int, int]:
        """`match` at every token of a sentence where it gives something.

        where: the tokens by their keys.  known: all their keys.
        """
        found: dict[int, int] = {}
        for key in self._openings & known:
            after = self._after[key]
            for i in where[key]:
                end = after.end(tokens, i)
                if end > found.get(i, 0):
                    found[i] = end
        for token in tokens if self._attached else ():
            if token.i not in found and self._is_attached(token):
                found[token.i] = self._after_attached(token)
        return found

    def match(self, tokens: list[Token], i: int) -> int | None:
        """The index after the words that start at token *i* (i itself for an attached particle), or None."""
        if not 0 <= i < len(tokens):
            return None
        token = tokens[i]
        longest = 0
        for key in token.word.keys & self._openings:
            longest = max(longest, self._after[key].end(tokens, i))
        if longest:
            return longest
        return self._after_attached(token) if self._attached and self._is_attached(token) else None

    def _after_attached(self, token: Token) -> int:
        # «بـ16 جندياً»: before digits the preposition is a word of its own
        return token.i + (token.form in self._attached)

    def _is_attached(self, token: Token) -> bool:
        """Whether the token bears a particle of the list, or is one."""
        return not self._attached.isdisjoint(token.word.particles) or token.form in self._attached

    def found_at(self, tokens: list[Token], at: Iterable[int]) -> Iterator[tuple[int, int]]:
        """(first, last exclusive) of the words where they stand, as words of their own, at one of *at*."""
        for i in at:
            end = self.match(tokens, i)
            if end is not None and end > i:
                yield i, end


def keys(token: Token) -> frozenset[str]:
    """What a word may be looked up by (`Word.keys`)."""
    return token.word.keys
