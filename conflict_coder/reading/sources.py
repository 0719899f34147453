"""From the user's paths to articles, one after the other; what cannot be read is reported and passed over."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from conflict_coder.reading.article import Article
from conflict_coder.reading.context import Settings, Source
from conflict_coder.reading.fields import fields_with
from conflict_coder.reading.files import STDIN, SUFFIXES, Found, find_files
from conflict_coder.reading.json_records import read_json, read_json_lines
from conflict_coder.reading.page import read_page
from conflict_coder.reading.plain import read_plain
from conflict_coder.reading.problem import OnError, ReadProblem
from conflict_coder.reading.sniff import sniff
from conflict_coder.reading.stream import Opened, open_source
from conflict_coder.reading.tables import read_table

_Reader = Callable[[Opened, Source], Iterator[Article]]
_READERS: dict[str, _Reader] = {
    ".txt": read_plain,
    ".html": read_page,
    ".htm": read_page,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_table,
    ".tsv": read_table,
}


def read_paths(
    paths: Iterable[str | Path],
    *,
    default_date: date | None = None,
    country: str = "",
    aliases: Mapping[str, str] | None = None,
    on_error: OnError,
) -> Iterator[Article]:
    """The articles of files, of folders and what is below them, and of stdin (`-`), in order.

    default_date, country: of articles that do not tell theirs.  aliases: the user's own names of fields,
    as {"text": "محتوى"}, tried before the built-in ones.  on_error: is given each problem as it is met;
    it may raise, which ends the reading.  Files are opened one at a time, and read as articles are taken.

    Raises ValueError, at once, for an alias of a field that articles do not have.
    """
    settings = Settings(fields_with(aliases), on_error, default_date, country)
    return _read_all(list(paths), settings)


def count_sources(paths: Iterable[str | Path]) -> int:
    """How many files `read_paths` will open; nothing is read, and nothing reported."""
    return sum(1 for _ in find_files(paths, lambda problem: None))


def _read_all(paths: list[str | Path], settings: Settings) -> Iterator[Article]:
    for found in find_files(paths, settings.on_error):
        source = _source(found, settings)
        try:
            yield from _read(found.path, source)
        except ReadProblem as problem:
            settings.on_error(problem)
        except OSError as error:
            source.tell(f"cannot be opened or read: {error.strerror or error}")


def _read(path: Path, source: Source) -> Iterator[Article]:
    with _open(path) as raw:
        opened = open_source(raw, source)
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES:
            suffix = sniff(opened.head, source.settings.fields)
        elif suffix == ".json" and sniff(opened.head, source.settings.fields) == ".jsonl":
            suffix = ".jsonl"  # JSON Lines under the wrong name is common
        yield from _READERS[suffix](opened, source)


def _open(path: Path) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if path == STDIN else path.open("rb")


def _source(found: Found, settings: Settings) -> Source:
    if found.path == STDIN:
        return Source("<stdin>", "stdin", "stdin", "", settings)
    name = PurePosixPath(found.name)
    return Source(str(found.path), name.with_suffix("").as_posix(), found.name, name.stem, settings)
