"""The files that the user's paths name, in an order that never changes."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from conflict_coder.reading.file_names import (
    ARCHIVE,
    SUFFIXES,
    fixed_part,
    is_article_file,
    is_pattern,
    is_url,
)
from conflict_coder.reading.problem import OnError, ReadProblem

STDIN = "-"
NO_ARTICLES = f"no articles in this folder ({' '.join((*SUFFIXES, ARCHIVE))})"
NO_MATCH = "no file is called so"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    shown: its name in problems.  name: below the folder the user gave, else the file's own name.
    key: the same for the same file, however it was named.  open: opens it; may raise OSError or ReadProblem.
    alone: the user named it, and not a folder that it lies in.
    """

    shown: str
    name: str
    key: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    alone: bool = False


def find_files(paths: Iterable[str | Path], on_error: OnError) -> Iterator[Found]:
    """Yield each file once: those given, and those of a readable suffix below the folders given.

    A folder's files come by name, then its folders by name. Hidden ones, links to folders and what is no
    regular file are passed over. A path that is a pattern stands for the files and folders that it matches;
    `-` for stdin. A missing path or an empty folder is reported.
    """
    seen: set[str] = set()
    for path in map(str, paths):
        for found in _below(path, on_error):
            if found.key not in seen:
                seen.add(found.key)
                yield found


def _below(path: str, on_error: OnError) -> Iterator[Found]:
    if path == STDIN:
        yield Found("<stdin>", "stdin", STDIN, lambda: nullcontext(sys.stdin.buffer), True)
    elif is_url(path):
        from conflict_coder.reading.remote import find_remote  # fsspec, which local files need not load

        yield from find_remote(path, on_error)
    elif os.path.lexists(path):
        yield from _named(Path(path), None, on_error)
    elif is_pattern(path):
        yield from _matching(path, on_error)
    else:
        on_error(ReadProblem(path, "no such file or folder"))


def _matching(pattern: str, on_error: OnError) -> Iterator[Found]:
    root = Path(fixed_part(pattern.replace(os.sep, "/")))
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        on_error(ReadProblem(pattern, NO_MATCH))
    for match in matches:
        yield from _named(Path(match), root, on_error)


def _named(path: Path, root: Path | None, on_error: OnError) -> Iterator[Found]:
    """A file that was named, or what is below the folder. root: what names are below, or None."""
    if path.is_dir():
        found = False
        for file in _walk(path, on_error):
            found = True
            yield _local(file, file.relative_to(root or path))
        if not found:
            on_error(ReadProblem(str(path), NO_ARTICLES))
    else:  # a pipe, too, or a broken link: opening it tells
        yield _local(path, path.relative_to(root) if root else Path(path.name), alone=root is None)


def _local(path: Path, name: Path, *, alone: bool = False) -> Found:
    return Found(str(path), name.as_posix(), os.path.realpath(path), lambda: path.open("rb"), alone)


def _walk(folder: Path, on_error: OnError) -> Iterator[Path]:
    def tell(error: OSError) -> None:
        on_error(ReadProblem(str(error.filename), error.strerror or str(error)))

    for here, folders, files in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(filter(is_article_file, files)):
            file = Path(here, name)
            if file.is_file() or file.is_symlink():
                yield file
