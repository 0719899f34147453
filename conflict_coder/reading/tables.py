"""CSV and TSV: a header, then one article a record; records may go over several lines."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

from conflict_coder.reading.article import Article
from conflict_coder.reading.context import Source
from conflict_coder.reading.fields import Fields
from conflict_coder.reading.records import NO_TEXT_HINT, article_from, shown_names
from conflict_coder.reading.stream import MAX_LINE, Line, Opened, read_lines

_DELIMITERS = (",", ";", "\t", "|")  # Excel writes ; where the comma is the decimal sign


def read_table(opened: Opened, source: Source) -> Iterator[Article]:
    """Yield the articles; a record that cannot be read is reported and left out.

    Raises ReadProblem when there is no header, or it names no column for the text.
    """
    lines = read_lines(opened, source)
    first = next((line for line in lines if line.text.strip()), None)
    if first is None:
        raise source.problem("no header line")
    delimiter = "\t" if source.suffix == ".tsv" else best_delimiter(first.text, source.settings.fields)
    records = _Records(lines, first, delimiter, source)
    _, header = next(iter(records), (1, []))
    if "text" not in source.settings.fields.known(header):
        raise source.problem(
            f"no text column; the columns are: {shown_names(header)}", first.number, hint=NO_TEXT_HINT
        )
    for line, cells in records:
        article = _article(header, cells, source, line)
        if article is not None:
            yield article


def best_delimiter(header: str, fields: Fields) -> str:
    """The delimiter under which *header* names the most fields of articles."""
    return max(_DELIMITERS, key=lambda delimiter: len(fields.known(_cells(header, delimiter))))


def columns(header: str, fields: Fields) -> list[str]:
    """The names in a table's first line."""
    return _cells(header, best_delimiter(header, fields))


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _article(header: list[str], cells: list[str], source: Source, line: int) -> Article | None:
    extra = cells[len(header) :]
    if any(cell.strip() for cell in extra):
        hint = "quote fields that hold the delimiter"
        source.tell(f"{len(cells)} fields where the header has {len(header)}", line, hint=hint)
        return None
    # The first of two columns with one name wins.
    record = dict(reversed(list(zip(header, cells, strict=False))))
    return article_from({**dict.fromkeys(header, ""), **record}, source, f"{source.records}#{line}", line)


class _Records:
    """The records of a table, each with the line it begins on.

    A broken record is reported; reading goes on with the line after its first, as a quotation mark that
    is never closed must not swallow what follows.
    """

    def __init__(self, lines: Iterator[Line], first: Line, delimiter: str, source: Source) -> None:
        self._lines = lines
        self._again: deque[Line] = deque([first])
        self._taken: list[Line] = []
        self._delimiter = delimiter
        self._source = source
        # The module's own limit is 128 KB a field, and process-wide; it is only ever raised.
        csv.field_size_limit(max(csv.field_size_limit(), MAX_LINE))
        self._reader = self._new_reader()

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        return self

    def __next__(self) -> tuple[int, list[str]]:
        while True:
            self._taken.clear()
            try:
                cells = next(self._reader)
            except csv.Error as error:
                self._recover(str(error))
                continue
            if any(cell.strip() for cell in cells):
                return self._taken[0].number, cells

    def _new_reader(self) -> Iterator[list[str]]:
        return iter(csv.reader(self._feed(), delimiter=self._delimiter, strict=True))

    def _feed(self) -> Iterator[str]:
        size = 0
        while True:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                return
            size = len(line.text) if not self._taken else size + len(line.text)
            self._taken.append(line)
            if size > MAX_LINE:
                raise csv.Error("unexpected end of data")
            yield line.text

    def _recover(self, error: str) -> None:
        first, *rest = self._taken
        unclosed = "end of data" in error or bool(rest)
        cause = "a quotation mark is not closed" if unclosed else f"broken CSV: {error}"
        self._source.tell(cause, first.number, hint='inside a quoted field, write " as ""')
        self._again.extendleft(reversed(rest))
        self._reader = self._new_reader()
