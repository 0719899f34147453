"""What the readers of dates share: the tokens, the vocabulary, the article's date, and small look-ups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from conflict_coder.arabic.token import Token
from conflict_coder.mentions.calendar import Span
from conflict_coder.mentions.date_words import DateWords
from conflict_coder.mentions.number_reader import read_number
from conflict_coder.mentions.number_words import NumberWords

_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d|2100")


@dataclass(frozen=True, slots=True)
class Found:
    """Words read as a time: the index after them and their days.

    span None: they tell a time to come («الجمعة المقبل»); they are read over and give nothing.
    day: they tell one day, which another day may follow («الخميس والجمعة»).
    """

    end: int
    span: Span | None
    day: bool = False
    dated: bool = False  # an explicit date with its month, which wins over a weekday beside it
    closed: bool = False  # both ends are told («من الخميس حتى السبت»)
    written: date | None = None  # the day of writing that «أمس الأحد» tells


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence being read for dates."""

    tokens: Sequence[Token]
    words: DateWords
    numbers: NumberWords
    today: date | None

    def flag(self, name: str, i: int, bare: bool = True) -> int | None:
        """The index after a phrase of the list *name* at token *i*, or None."""
        table = self.words.flags[name]
        if not (0 <= i < len(self.tokens) and self.tokens[i].form in table):
            return None
        hit = table.match(self.tokens, i, bare)
        return hit.end if hit else None

    def skip(self, name: str, i: int) -> int:
        """The index after a phrase of the list *name* at token *i*, else *i*."""
        end = self.flag(name, i)
        return i if end is None else end

    def form(self, i: int) -> str:
        """The form of token *i*, "" outside the sentence."""
        return self.tokens[i].form if 0 <= i < len(self.tokens) else ""

    def is_number(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].kind == "number"

    def joined(self, i: int) -> int | None:
        """Where the digits begin that «و» joins at token *i*."""
        return i + 1 if self.form(i) == self.numbers.joiner and self.is_number(i + 1) else None

    def day_number(self, i: int) -> tuple[int, int] | None:
        """A day of a month at token *i*: digits, a number word, a rank. Its value and the index after it."""
        at = i + 1 if self.form(i) in self.numbers.glued and self.is_number(i + 1) else i
        if self.is_number(at):
            form = self.form(at)
            return (int(form), at + 1) if _DAY.fullmatch(form) else None
        rank = self._rank(i)
        if rank is not None:
            return rank
        atom = self.numbers.atoms.get(self.form(i))
        if atom is None:
            return None
        reading = read_number(self.tokens, i, self.numbers)
        if reading is None or reading.vague or not 1 <= reading.value <= 31:
            return None
        return reading.value, reading.end

    def _rank(self, i: int) -> tuple[int, int] | None:
        """«السابع», «السابع عشر», «الرابع والعشرين»."""
        value = self.numbers.ordinals.get(self.form(i))
        if value is None:
            return None
        following = self.numbers.atoms.get(self.form(i + 1))
        if following is not None and value < 10:
            if following.kind == "ten" and following.bare:
                return value + 10, i + 2
            if following.kind == "tens" and following.proclitics == (self.numbers.joiner,):
                return value + following.value, i + 2
        return value, i + 1

    def year_number(self, i: int, words: bool = False) -> tuple[int, int] | None:
        """A year of four digits at token *i*, with *words* also in words («ألفين وخمسة عشر»)."""
        if self.is_number(i):
            return (int(self.form(i)), i + 1) if _YEAR.fullmatch(self.form(i)) else None
        if not words or self.form(i) not in self.numbers.atoms:
            return None
        reading = read_number(self.tokens, i, self.numbers)
        if reading is None or reading.vague or not 1000 <= reading.value <= 2100:
            return None
        return reading.value, reading.end
