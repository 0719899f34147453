"""The writer of a format, opened on a file or on stdout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from conflict_coder.output.formats import Format, appends

if TYPE_CHECKING:
    from conflict_coder.output.targets import Target
    from conflict_coder.output.writer import Writer


def open_writer(fmt: Format, path: Path | None, *, append: bool = False, bom: bool = False) -> Writer:
    """The writer of *fmt* to *path*, or to stdout where that is None.

        with open_writer(Format.csv, Path("events.csv")) as writer:
            for coded in batches:
                writer.write(coded)

    A file is written whole or not at all: it takes its place when the block ends well, and stays as it was
    when the block raises. append: rows are added to those that are there, and stay as they come.
    bom: begin CSV with a byte order mark, which Excel needs to see UTF-8.

    Raises OutputError where the format cannot be written so, and OSError for a folder that is missing or
    not writable.
    """
    from conflict_coder.output.writer import OutputError

    if append and path is None:
        raise OutputError("rows are appended to a file, which must be named")
    if append and not appends(fmt):
        growing = " and ".join(other for other in Format if appends(other))
        raise OutputError(f"a file of {fmt} is written whole; rows can be appended to {growing}")
    if fmt is Format.sqlite:
        return _sqlite_writer(path, append)
    target = _target(path, append)
    try:
        return _stream_writer(fmt, target, bom)
    except BaseException:
        target.discard()
        raise


def _sqlite_writer(path: Path | None, append: bool) -> Writer:
    from conflict_coder.output.sqlite import growing_sqlite, new_sqlite
    from conflict_coder.output.writer import OutputError

    if path is None:
        raise OutputError("SQLite is written to a file, which must be named")
    return growing_sqlite(path) if append else new_sqlite(path)


def _target(path: Path | None, append: bool) -> Target:
    from conflict_coder.output.targets import GrowingLines, Stdout, WholeFile

    if path is None:
        return Stdout()
    return GrowingLines(path) if append else WholeFile(path)


def _stream_writer(fmt: Format, target: Target, bom: bool) -> Writer:
    """The writer of a format that is a stream of text or bytes. Only its own module is imported."""
    if fmt is Format.csv or fmt is Format.acled:
        from conflict_coder.output.tabular import acled_csv, native_csv

        return native_csv(target, bom=bom) if fmt is Format.csv else acled_csv(target, bom=bom)
    if fmt is Format.jsonl:
        from conflict_coder.output.lines import JsonLinesWriter

        return JsonLinesWriter(target)
    if fmt is Format.geojson:
        from conflict_coder.output.geojson import GeoJsonWriter

        return GeoJsonWriter(target)
    if fmt is Format.parquet:
        from conflict_coder.output.parquet import ParquetWriter

        return ParquetWriter(target)
    from conflict_coder.output.table import TableWriter

    return TableWriter(target)
