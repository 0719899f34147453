"""CSV: a header, then a row an event, with the native columns or ACLED's."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.coding.event import COLUMNS, Event
from conflict_coder.output.acled import ACLED_COLUMNS, acled_row
from conflict_coder.output.spreadsheet import guarded
from conflict_coder.output.targets import Target
from conflict_coder.output.writer import Writer

_BOM = "\ufeff"
_ToRow = Callable[[Event], dict[str, object] | None]


class CsvWriter(Writer):
    """RFC 4180 with a header line, also for no rows; texts are kept from being formulas.

    bom: begin with a byte order mark. Rows are flushed as each article comes.
    """

    def __init__(self, target: Target, columns: Sequence[str], to_row: _ToRow, *, bom: bool = False) -> None:
        super().__init__()
        self._target, self._columns, self._to_row = target, columns, to_row
        self._stream = target.text()
        self._csv = csv.writer(self._stream, lineterminator="\r\n")
        if bom:
            self._stream.write(_BOM)
        self._csv.writerow(columns)
        self._stream.flush()

    def write(self, coded: CodedArticle) -> None:
        for event in coded.events:
            row = self._to_row(event)
            if row is not None:
                self._csv.writerow([_cell(row[column]) for column in self._columns])
                self.rows += 1
        self._stream.flush()

    def close(self) -> None:
        self._target.commit()

    def discard(self) -> None:
        self._target.discard()


def native_csv(target: Target, *, bom: bool) -> Writer:
    """CSV of the native columns."""
    return CsvWriter(target, COLUMNS, Event.row, bom=bom)


def acled_csv(target: Target, *, bom: bool) -> Writer:
    """CSV of ACLED's export columns, without the denials, which ACLED does not code."""
    return CsvWriter(target, ACLED_COLUMNS, acled_row, bom=bom)


def _cell(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value
