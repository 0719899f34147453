"""Zip archives, read as if they were folders."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from conflict_coder.reading.context import Source
from conflict_coder.reading.file_names import SUFFIXES, in_order, is_article_file
from conflict_coder.reading.files import Found
from conflict_coder.reading.problem import ReadProblem
from conflict_coder.reading.told import ToldStream
from conflict_coder.reading.unpacking import BOMB, is_bomb

_OFFICE = "[Content_Types].xml"
_ENCRYPTED = 0x1  # a bit of the member's flags
_NO_ARTICLES = f"no articles in this archive ({' '.join(SUFFIXES)})"


@contextmanager
def members(raw: BinaryIO, rest: BinaryIO, source: Source) -> Iterator[Iterator[Found]]:
    """The readable members of an archive, in a folder's order. They are to be read inside the block.

    raw: the source as it was opened.  rest: its bytes from the first. An archive's table of contents stands
    at its end, so what cannot be read there and back (a pipe, an address) is copied to a temporary file.
    Raises ReadProblem where it is no whole archive, or nothing in it is readable.
    """
    with _seekable(raw, rest) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError) as error:
            raise source.problem(f"broken zip archive: {error}") from None
        with archive:
            yield iter(_listed(archive, source))


def _listed(archive: zipfile.ZipFile, source: Source) -> list[Found]:
    infos = archive.infolist()
    if any(info.filename == _OFFICE for info in infos):
        raise source.problem("binary file: an office document", hint="save it as text")
    wanted = [info for info in infos if not info.is_dir() and _is_shown(info.filename)]
    if not wanted:
        raise source.problem(_NO_ARTICLES)
    wanted.sort(key=lambda info: in_order(info.filename))
    return [_member(archive, info, source) for info in wanted]


def _is_shown(name: str) -> bool:
    """Whether a member is read: neither it nor a folder that it lies in is hidden."""
    return is_article_file(name) and not any(folder.startswith(".") for folder in name.split("/")[:-1])


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> Found:
    shown = f"{source.shown}/{info.filename}"

    def problem(error: Exception) -> ReadProblem:
        return ReadProblem(shown, f"broken in its archive: {error or type(error).__name__}")

    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        if info.flag_bits & _ENCRYPTED:
            raise ReadProblem(shown, "encrypted", hint="unpack the archive with its password")
        if is_bomb(info.file_size, info.compress_size):
            raise ReadProblem(shown, BOMB)
        try:
            member = archive.open(info)
        except Exception as error:  # zipfile raises of every kind
            raise problem(error) from None
        with member:
            yield cast(BinaryIO, ToldStream(cast(BinaryIO, member), problem))

    return Found(shown, f"{source.members}{info.filename}", shown, opened)


@contextmanager
def _seekable(raw: BinaryIO, rest: BinaryIO) -> Iterator[BinaryIO]:
    if isinstance(raw, io.BufferedReader) and raw.seekable():
        raw.seek(0)
        yield raw
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(rest, copy)
        yield copy
