"""The formats that rows are written in, and what tells one from another."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    sqlite = "sqlite"
    geojson = "geojson"
    acled = "acled"


_SUFFIXES = {
    ".csv": Format.csv,
    ".jsonl": Format.jsonl,
    ".ndjson": Format.jsonl,
    ".parquet": Format.parquet,
    ".sqlite": Format.sqlite,
    ".sqlite3": Format.sqlite,
    ".db": Format.sqlite,
    ".geojson": Format.geojson,
}
_APPENDING = frozenset({Format.jsonl, Format.sqlite})


def format_of(path: Path) -> Format | None:
    """The format that the suffix of *path* names; None for a suffix that names none.

    A file without a suffix (a pipe, /dev/stdout) is CSV.
    """
    return _SUFFIXES.get(path.suffix.lower()) if path.suffix else Format.csv


def known_suffixes() -> list[str]:
    """Every suffix that names a format."""
    return list(_SUFFIXES)


def appends(fmt: Format) -> bool:
    """Whether rows can be added to a file of this format."""
    return fmt in _APPENDING
