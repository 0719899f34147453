"""JSON Lines, read line by line; JSON, read whole: an object, an array, or {"articles": [...]}."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from conflict_coder.reading.article import Article
from conflict_coder.reading.context import Source
from conflict_coder.reading.encoding import NotTextError, decode_whole
from conflict_coder.reading.problem import ReadProblem
from conflict_coder.reading.records import article_from
from conflict_coder.reading.stream import MEGABYTE, Opened, read_lines, read_whole

MAX_JSON = 64 * MEGABYTE
_LIST = "articles"
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_TOO_DEEP = "broken JSON: nested too deeply, or a number too long"


def read_json_lines(opened: Opened, source: Source) -> Iterator[Article]:
    """Yield the article of each line; a line that cannot be read is reported and left out."""
    for line in read_lines(opened, source):
        text = line.text.strip("\ufeff \t\r\n")
        if not text:
            continue
        try:
            record = json.loads(text)
        except json.JSONDecodeError as error:
            source.tell(f"broken JSON: {error.msg}", line.number, error.colno)
        except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
            source.tell(_TOO_DEEP, line.number)
        else:
            yield from _articles(record, source, line.number, f"{source.records}#{line.number}")


def read_json(opened: Opened, source: Source) -> Iterator[Article]:
    """Yield the articles of a JSON document, up to where it breaks.

    Raises ReadProblem where it breaks. Objects that simply follow one another are read too.
    """
    try:
        text = decode_whole(read_whole(opened, source, MAX_JSON))
    except NotTextError as error:
        raise source.problem(str(error)) from None
    for n, found in enumerate(_Scanner(text, source).records(), start=1):
        article_id = source.id if found.alone and n == 1 else f"{source.records}#{n}"
        yield from _articles(found.value, source, found.line, article_id)


def _articles(record: object, source: Source, line: int, article_id: str) -> Iterator[Article]:
    if not isinstance(record, dict):
        source.tell(f"a JSON {_kind(record)} where an article's object is due", line)
        return
    article = article_from(record, source, article_id, line)
    if article is not None:
        yield article


def _kind(value: object) -> str:
    kinds = {str: "string", list: "array", bool: "truth value", type(None): "null"}
    return kinds.get(type(value), "number")


@dataclass(frozen=True, slots=True)
class _Found:
    """A record, the line it begins on, and whether it is the whole document."""

    value: object
    line: int
    alone: bool = False


class _Scanner:
    """Goes through a document record by record: each has its line, and a late error costs the rest only."""

    def __init__(self, text: str, source: Source) -> None:
        self._text = text
        self._source = source
        self._decoder = json.JSONDecoder()
        self._at = 0
        self._counted = (0, 1)  # a position and its line, so that lines are counted once

    def records(self) -> Iterator[_Found]:
        """Yield the records. Raises ReadProblem where the JSON is broken."""
        while start := self._peek():
            if start == "[":
                yield from self._elements()
            elif start == "{":
                yield from self._object()
            else:
                yield _Found(self._value(), self._line())

    def _elements(self) -> Iterator[_Found]:
        self._take("[")
        if self._peek() == "]":
            return self._take("]")
        while True:
            self._peek()
            line = self._line()
            yield _Found(self._value(), line)
            if self._peek() != ",":
                return self._take("]")
            self._take(",")

    def _object(self) -> Iterator[_Found]:
        """The elements of the object's `articles`, or, where it has none, the object itself."""
        line = self._line()
        record: dict[str, object] = {}
        listed = False
        self._take("{")
        while self._peek() != "}":
            name = self._name()
            self._take(":")
            if name == _LIST and self._peek() == "[":
                listed = True
                yield from self._elements()
            else:
                self._peek()
                record[name] = self._value()
            if self._peek() != "}":
                self._take(",")
        self._take("}")
        if not listed:
            yield _Found(record, line, alone=not self._peek())

    def _name(self) -> str:
        name = self._value()
        if not isinstance(name, str):
            raise self._broken("a field's name in quotation marks is due")
        return name

    def _value(self) -> object:
        try:
            value, self._at = self._decoder.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            self._at = error.pos
            raise self._broken(error.msg) from None
        except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
            raise self._source.problem(_TOO_DEEP, self._line()) from None
        return value

    def _take(self, sign: str) -> None:
        if self._peek() != sign:
            raise self._broken(f"{sign!r} is due")
        self._at += 1

    def _peek(self) -> str:
        """The next character that is no space, "" at the end."""
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._text[self._at : self._at + 1]

    def _line(self) -> int:
        position, line = self._counted
        line += self._text.count("\n", position, self._at)
        self._counted = (self._at, line)
        return line

    def _broken(self, cause: str) -> ReadProblem:
        column = self._at - (self._text.rfind("\n", 0, self._at) + 1) + 1
        return self._source.problem(f"broken JSON: {cause}", self._line(), column)
