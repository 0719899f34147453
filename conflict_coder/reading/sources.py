"""From the user's paths to articles, one after the other; what cannot be read is reported and passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from conflict_coder.reading.article import Article
from conflict_coder.reading.context import Settings, Source
from conflict_coder.reading.fields import fields_with
from conflict_coder.reading.file_names import suffix_of, unpacked_name
from conflict_coder.reading.files import Found, find_files
from conflict_coder.reading.json_records import read_json, read_json_lines
from conflict_coder.reading.page import read_page
from conflict_coder.reading.plain import read_plain
from conflict_coder.reading.problem import OnError, ReadProblem
from conflict_coder.reading.sniff import sniff
from conflict_coder.reading.stream import Opened, open_source
from conflict_coder.reading.tables import read_table
from conflict_coder.reading.unpacking import look, unpack

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

    A path may also be a pattern (`news/*.jsonl`) or an address that fsspec knows (`s3://…`, `https://…`);
    packed files are unpacked as they are read, and zip archives are read as folders.

    default_date, country: of articles that do not tell theirs.  aliases: the user's own names of fields,
    as {"text": "محتوى"}, tried before the built-in ones.  on_error: is given each problem as it is met;
    it may raise, which ends the reading.  Files are opened one at a time, and read as articles are taken.

    Raises ValueError, at once, for an alias of a field that articles do not have.
    """
    settings = Settings(fields_with(aliases), on_error, default_date, country)
    return _read_all(list(paths), settings)


def _read_all(paths: list[str | Path], settings: Settings) -> Iterator[Article]:
    for found in find_files(paths, settings.on_error):
        yield from _read(found, _source(found, settings))


def _read(found: Found, source: Source, *, archived: bool = False) -> Iterator[Article]:
    """The articles of one file. What cannot be read of it is reported."""
    try:
        with found.open() as raw:
            kind, stream = look(raw)
            if kind == "zip":
                yield from _read_archive(raw, stream, source, archived)
            else:
                yield from _read_stream(unpack(kind, stream, source) if kind else stream, source)
    except ReadProblem as problem:
        source.settings.on_error(problem)
    except OSError as error:
        source.tell(f"cannot be opened or read: {error.strerror or error}")


def _read_archive(raw: BinaryIO, stream: BinaryIO, source: Source, archived: bool) -> Iterator[Article]:
    if archived:
        raise source.problem("a zip archive in another", hint="unpack the outer one")
    from conflict_coder.reading.archives import members

    with members(raw, stream, source) as found:
        for member in found:
            yield from _read(member, _source(member, source.settings), archived=True)


def _read_stream(raw: BinaryIO, source: Source) -> Iterator[Article]:
    opened = open_source(raw, source)
    suffix = source.suffix
    if suffix not in _READERS:
        suffix = sniff(opened.head, source.settings.fields)
    elif suffix == ".json" and sniff(opened.head, source.settings.fields) == ".jsonl":
        suffix = ".jsonl"  # JSON Lines under the wrong name is common
    yield from _READERS[suffix](opened, source)


def _source(found: Found, settings: Settings) -> Source:
    records = unpacked_name(found.name)
    name = PurePosixPath(records)
    bare = name.with_suffix("").as_posix()
    members = "" if found.alone else f"{bare}/"
    return Source(found.shown, bare, records, name.stem, settings, suffix_of(found.name), members)
