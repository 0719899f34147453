"""Events to rows on a stream: CSV, JSON Lines, ACLED's columns, or a table to look at."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TextIO, get_args

from conflict_coder.coding.event import COLUMNS, Event
from conflict_coder.output.acled import ACLED_COLUMNS, acled_row

Format = Literal["table", "csv", "jsonl", "acled"]
FORMATS: tuple[Format, ...] = get_args(Format)

_BOM = "\ufeff"
_ToRow = Callable[[Event], dict[str, object] | None]


def write_rows(events: Iterable[Event], fmt: Format, stream: TextIO, *, bom: bool = False) -> int:
    """Write *events* to *stream* and return how many rows that gave.

    csv, acled: RFC 4180 with a header line (also for no rows); jsonl: an object a line, null for unknown.
    Each row is written and flushed as its event comes, so *events* may be a generator over a long run;
    only the table waits for all of them, to know its widths. bom: start CSV with a byte order mark, which
    Excel needs to see UTF-8. The stream should have newline="".
    """
    if fmt == "csv":
        return _write_csv(events, COLUMNS, Event.row, stream, bom)
    if fmt == "acled":
        return _write_csv(events, ACLED_COLUMNS, acled_row, stream, bom)
    if fmt == "jsonl":
        return _write_jsonl(events, stream)
    from conflict_coder.output.table import write_table

    return write_table(list(events), stream)


def _write_csv(
    events: Iterable[Event], columns: Sequence[str], to_row: _ToRow, stream: TextIO, bom: bool
) -> int:
    if bom:
        stream.write(_BOM)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    stream.flush()
    written = 0
    for event in events:
        row = to_row(event)
        if row is None:
            continue
        writer.writerow([row[column] for column in columns])
        stream.flush()
        written += 1
    return written


def _write_jsonl(events: Iterable[Event], stream: TextIO) -> int:
    written = 0
    for event in events:
        stream.write(json.dumps(event.row(), ensure_ascii=False) + "\n")
        stream.flush()
        written += 1
    return written
