"""Scopes: words that change the status of what is told in their reach (negation, plan, claim, denial)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_coder.arabic.memo import Memo
from conflict_coder.arabic.particles import COMMA, JOINING
from conflict_coder.arabic.token import Token, Word
from conflict_coder.matching.view import SentenceView, Words, finite

if TYPE_CHECKING:
    from conflict_coder.matching.models import Scope

# A scope that is bounded by «the next verb» looks no further than this many words for it.
_VERB_WITHIN = 5
_NOUNS = "n"  # the aspect of a scope that minds no verb


@dataclass(frozen=True, slots=True)
class CompiledScope:
    id: str
    status: str
    words: Words
    ends: Words
    unless: Words
    direction: str
    reach: str | int
    speaker: bool
    asp: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """One scope at work in a sentence: it covers tokens[first:last] and stands at token `at`."""

    scope: CompiledScope
    at: int
    first: int
    last: int

    def applies(self, token: Token, lemma: str) -> bool:
        """Whether the scope minds the trigger, read as *lemma*: some mind only verbs of one aspect («التي
        يسيطر عليها»).
        """
        if not self.scope.asp:
            return True
        verb = next((a for a in token.analyses if a.pos == "verb" and a.lemma == lemma), finite(token))
        if self.scope.asp == _NOUNS:
            return verb is None
        return verb is not None and verb.asp == self.scope.asp and not token.passive

    def covers(self, i: int) -> bool:
        """Whether token *i* lies in the reach; the scope's own word never does («ندد المحتجون» is told)."""
        return self.first <= i < self.last and i != self.at


class CompiledScopes:
    """Every scope of a pack, in the book's order, found by the words that may open them."""

    def __init__(self, scopes: Iterable[CompiledScope]) -> None:
        self._scopes = tuple(scopes)
        self._opened_by = Memo(self._open)

    def _open(self, word: Word) -> tuple[int, ...]:
        return tuple(n for n, scope in enumerate(self._scopes) if scope.words.may_open(word))

    def standing(self, tokens: list[Token]) -> Iterator[tuple[CompiledScope, int, int]]:
        """Each scope that stands in the sentence, with its words' first token and the one after them."""
        opened = [(n, token.i) for token in tokens for n in self._opened_by[token.word]]
        for n, i in sorted(opened):
            scope = self._scopes[n]
            end = scope.words.match(tokens, i)
            if end is not None and end > i:
                yield scope, i, end


def compile_scopes(scopes: list[Scope]) -> CompiledScopes:
    """Scopes ready to match."""
    return CompiledScopes(
        CompiledScope(
            s.id,
            s.status,
            Words(s.words),
            Words(s.ends),
            Words(s.unless),
            s.direction,
            s.reach,
            s.speaker,
            s.asp or "",
        )
        for s in scopes
    )


def find_scopes(view: SentenceView, scopes: CompiledScopes) -> list[Reach]:
    """Every scope that stands in the sentence, with what it covers."""
    found: list[Reach] = []
    for scope, i, end in scopes.standing(view.tokens):
        if _excused(view, scope, i) or (end - i == 1 and view.names_place(i)):
            continue
        first = _back(view, scope, i) if scope.direction in ("backward", "both") else end
        last = _forth(view, scope, end) if scope.direction in ("forward", "both") else i
        found.append(Reach(scope, i, first, last))
    return found


def _excused(view: SentenceView, scope: CompiledScope, i: int) -> bool:
    return any(i - 2 <= first <= i < end for first, end in view.ends(scope.unless).items())


def _forth(view: SentenceView, scope: CompiledScope, at: int) -> int:
    if scope.reach == "sentence":
        return len(view)
    if isinstance(scope.reach, int):
        limit = min(len(view), at + scope.reach)
    elif scope.reach == "verb":
        limit = min(len(view), at + _VERB_WITHIN)
        limit = next((i + 1 for i in range(at, limit) if finite(view.tokens[i])), min(limit, at + 2))
    else:
        limit = len(view)
    ends = view.ends(scope.ends)
    for i in range(at, limit):
        if view.ends_clause(i) or i in ends:
            return i
        if view.tokens[i].form == COMMA and i + 1 < len(view) and _opens(view, i + 1):
            return i
    return limit


def _opens(view: SentenceView, i: int) -> bool:
    """Whether the word after a comma opens a clause of its own: a scope over «the clause» stops there."""
    verb = finite(view.tokens[i])
    return i in view.openers or (verb is not None and bool(JOINING & set(verb.proclitics)))


def _back(view: SentenceView, scope: CompiledScope, at: int) -> int:
    if scope.reach == "sentence":
        return 0
    limit = max(0, at - scope.reach) if isinstance(scope.reach, int) else 0
    ends = view.ends(scope.ends)
    for i in range(at - 1, limit - 1, -1):
        if view.ends_clause(i) or i in ends:
            return i + 1
    return limit
