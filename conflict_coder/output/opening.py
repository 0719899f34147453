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
    target = _target(path, append)
    try:
        return _text_writer(fmt, target, bom)
    except BaseException:
        target.discard()
        raise


def _target(path: Path | None, append: bool) -> Target:
    from conflict_coder.output.targets import GrowingLines, Stdout, WholeFile

    if path is None:
        return Stdout()
    return GrowingLines(path) if append else WholeFile(path)


def _text_writer(fmt: Format, target: Target, bom: bool) -> Writer:
    """The writer of a format that is text. Only its own module is imported."""
    match fmt:
        case Format.csv | Format.acled:
            from conflict_coder.output.tabular import acled_csv, native_csv

            return (native_csv if fmt is Format.csv else acled_csv)(target, bom=bom)
        case Format.jsonl:
            from conflict_coder.output.lines import JsonLinesWriter

            return JsonLinesWriter(target)
        case Format.geojson:
            from conflict_coder.output.geojson import GeoJsonWriter

            return GeoJsonWriter(target)
        case Format.table:
            from conflict_coder.output.table import TableWriter

            return TableWriter(target)
