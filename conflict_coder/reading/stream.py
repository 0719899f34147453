"""A source's bytes as lines or as a whole, never more in memory than the limits allow."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from conflict_coder.reading.context import Source
from conflict_coder.reading.encoding import Decoder, NotTextError, refuse_binary, wide_encoding

MEGABYTE = 2**20
MAX_LINE = 16 * MEGABYTE
_HEAD = MEGABYTE
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source, with its end as written. number: from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A source's bytes, from the first; `head` shows how they begin without taking them."""

    head: bytes
    stream: BinaryIO


def open_source(raw: BinaryIO, source: Source) -> Opened:
    """Look at how *raw* begins. Raises ReadProblem when it is empty or binary."""
    head = _begin(raw)
    if not head:
        raise source.problem("empty file")
    try:
        refuse_binary(head)
    except NotTextError as error:
        raise source.problem(str(error), hint="give text, HTML, JSON or CSV") from None
    return Opened(head, io.BufferedReader(Rejoined(head, raw), CHUNK))


def _begin(raw: BinaryIO) -> bytes:
    """The first bytes: as many as show how the second line begins, or all, or the limit."""
    read = getattr(raw, "read1", raw.read)
    head = b""
    while len(head) < _HEAD and not head.partition(b"\n")[2].strip(b"\0\r\n\t "):
        more = read(CHUNK)
        if not more:
            break
        head += more
    return head


class Rejoined(io.RawIOBase):
    """A stream put back together after its head was read; pipes cannot seek."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._head:
            read = getattr(self._rest, "read1", self._rest.read)
            self._head = memoryview(read(len(buffer)))
        n = min(len(buffer), len(self._head))
        buffer[:n] = self._head[:n]
        self._head = self._head[n:]
        return n


def read_whole(opened: Opened, source: Source, limit: int = MAX_LINE) -> bytes:
    """All bytes. Raises ReadProblem when they are more than *limit*."""
    data = opened.stream.read(limit + 1)
    if len(data) > limit:
        raise source.problem(f"larger than {limit // MEGABYTE} MB", hint="many articles go in JSON Lines")
    return data


def read_lines(opened: Opened, source: Source) -> Iterator[Line]:
    """The lines, decoded; one that is too long, or no text, is reported and left out."""
    encoding = wide_encoding(opened.head)
    yield from _wide_lines(opened, source, encoding) if encoding else _narrow_lines(opened, source)


def _narrow_lines(opened: Opened, source: Source) -> Iterator[Line]:
    decode = Decoder()
    number = 0
    while data := opened.stream.readline(MAX_LINE + 1):
        number += 1
        if len(data) > MAX_LINE:
            while data and not data.endswith(b"\n"):
                data = opened.stream.readline(CHUNK)
            _tell_too_long(source, number)
            continue
        try:
            yield Line(number, decode(data.removeprefix(codecs.BOM_UTF8) if number == 1 else data))
        except NotTextError as error:
            source.tell(str(error), number)


def _wide_lines(opened: Opened, source: Source, encoding: str) -> Iterator[Line]:
    # newline="\n": only \n ends a line, and nothing is translated.
    text = io.TextIOWrapper(opened.stream, encoding, newline="\n")
    number = 0
    try:
        while line := text.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                while line and not line.endswith("\n"):
                    line = text.readline(CHUNK)
                _tell_too_long(source, number)
                continue
            yield Line(number, line)
    except UnicodeDecodeError:
        raise source.problem(f"broken {encoding.upper()}", number + 1) from None


def _tell_too_long(source: Source, number: int) -> None:
    source.tell(f"line longer than {MAX_LINE // MEGABYTE} MB", number, hint="one article a line")
