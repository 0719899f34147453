"""The files that the user's paths name, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from conflict_coder.reading.problem import OnError, ReadProblem

SUFFIXES = (".txt", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".csv", ".tsv")
STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. name: below the folder the user gave, else the file's own name."""

    path: Path
    name: str


def find_files(paths: Iterable[str | Path], on_error: OnError) -> Iterator[Found]:
    """Yield each file once: those given, and those of a readable suffix below the folders given.

    A folder's files come by name, then its folders by name. Hidden ones, links to folders and what is no
    regular file are passed over. `-` is yielded as it is. A missing path or an empty folder is reported.
    """
    seen: set[str] = set()
    for path in map(Path, paths):
        for found in _below(path, on_error):
            key = os.path.realpath(found.path) if found.path != STDIN else "-"
            if key not in seen:
                seen.add(key)
                yield found


def _below(path: Path, on_error: OnError) -> Iterator[Found]:
    if path == STDIN or path.is_file():
        yield Found(path, path.name)
    elif path.is_dir():
        found = False
        for file in _walk(path, on_error):
            found = True
            yield Found(file, file.relative_to(path).as_posix())
        if not found:
            on_error(ReadProblem(str(path), f"no articles in this folder ({' '.join(SUFFIXES)})"))
    elif os.path.lexists(path):
        yield Found(path, path.name)  # a pipe, or a broken link: opening it tells
    else:
        on_error(ReadProblem(str(path), "no such file or folder"))


def _walk(folder: Path, on_error: OnError) -> Iterator[Path]:
    def tell(error: OSError) -> None:
        on_error(ReadProblem(str(error.filename), error.strerror or str(error)))

    for here, folders, files in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(here, name)
            if name.startswith(".") or file.suffix.lower() not in SUFFIXES:
                continue
            if file.is_file() or file.is_symlink():
                yield file
