"""What is wrong with a rule file, and where: one small class, and how it is told."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ALIKE = 0.6
_LISTED = 14  # more choices than this are not read by anybody


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file. line, column: from 1, in characters. width: how many the caret underlines."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.

    file: as it was given.  span: where.  message: one sentence.  hint: what would be valid, or "".
    item: id of the rule, construction or scope, or "".  source: the line of the file.
    fatal: the item cannot be used as it stands (else it works, but not as its writer thinks).
    """

    file: str
    span: Span
    message: str
    hint: str = ""
    item: str = ""
    source: str = ""
    fatal: bool = True

    def __str__(self) -> str:
        return "\n".join([self.headline, *self.excerpt])

    @property
    def headline(self) -> str:
        """`file:line:column: message [id]`, as editors and CI read it."""
        where = f"{self.file}:{self.span.line}:{self.span.column}: {self.message}"
        return f"{where} [{self.item}]" if self.item else where

    @property
    def excerpt(self) -> list[str]:
        """The source line, a caret under it, and what would be valid."""
        lines = []
        if self.source.strip():
            lines += [f"    {self.source}", f"    {_caret(self.source, self.span)}"]
        return [*lines, f"    {self.hint}"] if self.hint else lines

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sorts problems as a reader meets them."""
        return self.file, self.span.line, self.span.column, self.message


class RulePackError(ValueError):
    """A pack cannot be used. `problems`: all that is wrong, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[RulePackError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)  # so that a worker process can hand it to its parent


def _caret(source: str, span: Span) -> str:
    """Spaces and carets. The whole stretch is underlined: a terminal shows an Arabic word from its right end,
    and a single caret would stand under its last letter."""
    before, under = source[: span.column - 1], source[span.column - 1 : span.column - 1 + span.width]
    return " " * _cells(before) + "^" * max(1, _cells(under))


def _cells(text: str) -> int:
    """How wide *text* is drawn: vowel marks and invisible marks take no room."""
    return sum(not unicodedata.combining(char) and unicodedata.category(char) != "Cf" for char in text)


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that *word* was most likely meant to be (of equals the first), or ""."""
    matcher = difflib.SequenceMatcher(b=word.casefold())  # it keeps what it learns of b
    best, score = "", _ALIKE
    for choice in choices:
        matcher.set_seq1(choice.casefold())
        if matcher.real_quick_ratio() > score and (ratio := matcher.ratio()) > score:
            best, score = choice, ratio
    return best


def did_you_mean(word: str, choices: Sequence[str], what: str = "valid") -> str:
    """A hint: the nearest choice, and the choices themselves where they are few."""
    guess = nearest(word, choices)
    meant = f"did you mean «{guess}»?" if guess else ""
    if guess and len(choices) > _LISTED:
        return meant
    shown = ", ".join(choices[:_LISTED]) + (", …" if len(choices) > _LISTED else "")
    listed = f"{what}: {shown}" if choices else ""
    return "; ".join(part for part in (meant, listed) if part)
