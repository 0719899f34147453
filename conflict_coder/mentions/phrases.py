"""A table of words and phrases, found in tokens by their first word, with the particles attached to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.token import Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Attached:
    """The particles Arabic writes onto the next word: see `attached` in numbers.yaml."""

    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    article: str
    merged: Mapping[str, str]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Attached:
        return cls(
            tuple(data["conjunctions"]), tuple(data["prepositions"]), data["article"], dict(data["merged"])
        )

    def prefixes(self) -> Iterator[tuple[str, ...]]:
        """Every sequence of particles a word can carry, none first, the article not among them."""
        yield ()
        for conjunction in self.conjunctions:
            yield (conjunction,)
        for preposition in self.prepositions:
            yield (preposition,)
            for conjunction in self.conjunctions:
                yield (conjunction, preposition)

    def write(self, particles: Sequence[str], word: str) -> tuple[str, int]:
        """The form of *word* with *particles* before it (ل + الجمعة = للجمعة), and their letters' count.

        *word* as a writer spells it: the hamza tells «ألف» from a word with the article.
        """
        form, prefix = normalize(word), "".join(particles)
        if particles and particles[-1] in self.merged and word.startswith(self.article):
            prefix = "".join(particles[:-1]) + self.merged[particles[-1]]
            form = form[len(self.article) :]
        return prefix + form, len(prefix)


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found: what it means, the index after its last token, the particles on its first word.

    cut: how many letters of the first word the particles take (two in «للجمعة»).
    """

    value: T
    end: int
    proclitics: tuple[str, ...] = ()
    cut: int = 0


class PhraseTable(Generic[T]):
    """Phrases and what they mean. The longest wins; a whole word wins over one with a particle cut off."""

    def __init__(self, entries: Iterable[tuple[str, T]], attached: Attached | None = None) -> None:
        pairs = [(phrase.split(), value) for phrase, value in entries]
        prefixes = list(attached.prefixes()) if attached else [()]
        self._index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], int, T]]] = {}
        for particles in prefixes:
            for (head, *rest), value in pairs:
                form, cut = attached.write(particles, head) if attached else (normalize(head), 0)
                entry = (tuple(normalize(word) for word in rest), particles, cut, value)
                self._index.setdefault(form, []).append(entry)
        for found in self._index.values():
            found.sort(key=lambda entry: (-len(entry[0]), len(entry[1])))

    def __contains__(self, form: str) -> bool:
        return form in self._index

    def forms(self) -> Iterable[str]:
        """The forms that can open a phrase, with their particles."""
        return self._index.keys()

    def openings(self) -> Iterator[tuple[str, tuple[str, ...], int]]:
        """Each opening form with the particles it carries and how many letters they take."""
        for form, found in self._index.items():
            for _, particles, cut, _ in found:
                yield form, particles, cut

    def match(self, tokens: Sequence[Token], i: int, bare: bool = False) -> Hit[T] | None:
        """The longest phrase that starts at token *i*; with *bare*, only without attached particles."""
        entries = self._index.get(tokens[i].form) if 0 <= i < len(tokens) else None
        if entries is None:
            return None
        for rest, particles, cut, value in entries:
            if bare and particles:
                continue
            end = i + 1 + len(rest)
            if not rest or tuple(token.form for token in tokens[i + 1 : end]) == rest:
                return Hit(value, end, particles, cut)
        return None


def written_from(token: Token, cut: int) -> int:
    """Where in the article the word begins after its first *cut* letters (marks are no letters)."""
    for at, char in enumerate(token.text):
        letters = len(normalize(char))
        if cut <= 0 and letters:
            return token.start + at
        cut -= letters
    return token.start
