"""What a format was given comes back from it, read by other programs' readers."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict_coder.coding.event import COLUMNS, Event
from conflict_coder.output import Format
from conflict_coder.output.columns import column_types
from conflict_coder.output.spreadsheet import unguarded
from tests.output.conftest import HAS_PARQUET, coded, write_file

# No text has a lone surrogate or a zero: the readers give none, and PostgreSQL and others take none.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
BY_TYPE = {
    str: TEXT,
    int: st.none() | st.integers(-(2**40), 2**40),
    float: st.none() | st.floats(-180, 180),
    date: st.none() | st.dates(date(1900, 1, 1)),
}
EVENT = st.builds(Event, **{name: BY_TYPE[kind] for name, kind in column_types().items()})
EVENTS = st.lists(EVENT, max_size=4, unique_by=lambda event: event.event_id)


def read_csv(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [{name: _typed(name, cell) for name, cell in row.items()} for row in csv.DictReader(stream)]


def _typed(name: str, cell: str) -> object:
    kind = column_types()[name]
    if kind is str:
        return unguarded(cell)
    if not cell:
        return None
    return date.fromisoformat(cell) if kind is date else kind(cell)


def read_json_lines(path: Path) -> list[dict[str, object]]:
    return [_dated(json.loads(line)) for line in path.read_bytes().split(b"\n") if line]


def read_geojson(path: Path) -> list[dict[str, object]]:
    return [_dated(feature["properties"]) for feature in json.loads(path.read_bytes())["features"]]


def read_sqlite(path: Path) -> list[dict[str, object]]:
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM events ORDER BY rowid").fetchall()
    finally:
        connection.close()
    return [_dated(dict(zip(COLUMNS, row, strict=True))) for row in rows]


def read_parquet(path: Path) -> list[dict[str, object]]:
    import pyarrow.parquet as pq

    return pq.read_table(path).to_pylist()  # type: ignore[no-any-return]


def _dated(row: dict[str, object]) -> dict[str, object]:
    days = {name for name, kind in column_types().items() if kind is date}
    return {n: date.fromisoformat(str(v)) if n in days and v is not None else v for n, v in row.items()}


READERS: dict[Format, Callable[[Path], list[dict[str, object]]]] = {
    Format.csv: read_csv,
    Format.jsonl: read_json_lines,
    Format.geojson: read_geojson,
    Format.sqlite: read_sqlite,
} | ({Format.parquet: read_parquet} if HAS_PARQUET else {})


def as_rows(events: Iterable[Event]) -> list[dict[str, object]]:
    return [{name: getattr(event, name) for name in COLUMNS} for event in events]


@pytest.mark.parametrize("fmt", list(READERS))
@settings(deadline=None, max_examples=60)
@given(EVENTS)
def test_every_row_comes_back(fmt: Format, events: list[Event]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "rows")
        assert write_file(path, fmt, [coded(event) for event in events]) == len(events)
        assert READERS[fmt](path) == as_rows(events)


@pytest.mark.parametrize("append", [False, True])
@settings(deadline=None, max_examples=30)
@given(EVENTS, EVENTS)
def test_json_lines_and_tables_grow(append: bool, first: list[Event], second: list[Event]) -> None:
    """Lines are added; in the table a row with the id of an older one takes its place."""
    newer = {event.event_id for event in second}
    kept = first if append else []
    due = {
        Format.jsonl: [*kept, *second],
        Format.sqlite: [e for e in kept if e.event_id not in newer] + second,
    }
    with TemporaryDirectory() as folder:
        for fmt, events in due.items():
            path = Path(folder, fmt)
            write_file(path, fmt, [coded(*first)])
            write_file(path, fmt, [coded(*second)], append=append)
            assert READERS[fmt](path) == as_rows(events)
