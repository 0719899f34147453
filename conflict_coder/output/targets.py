"""Where the bytes of rows go: stdout, a file that is written whole or not at all, a file that grows."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

_NEW_FILE_MODE = 0o666
_TAIL = 64 * 1024


class Target(Protocol):
    """A place for rows. It is opened once, and then committed, or discarded, also where committing failed."""

    def text(self) -> TextIO:
        """A UTF-8 stream that does not translate line ends. Raises OSError."""

    def binary(self) -> BinaryIO:
        """A stream of bytes. Raises OSError."""

    def commit(self) -> None:
        """What was written stands. Raises OSError."""

    def discard(self) -> None:
        """What was written goes, as far as the place can take it back."""


class Stdout:
    """Stdout; what was written to it cannot be taken back."""

    def text(self) -> TextIO:
        utf8 = getattr(sys.stdout, "reconfigure", None)
        if utf8 is not None:  # whatever the locale says (cron has none)
            utf8(encoding="utf-8", errors="backslashreplace", newline="")
        return sys.stdout

    def binary(self) -> BinaryIO:
        return sys.stdout.buffer

    def commit(self) -> None:
        sys.stdout.flush()

    def discard(self) -> None:
        """The reader has it already."""


class WholeFile:
    """A file that takes the place of *path* when it is committed; until then *path* stays as it was.

    A link is followed, an old file's mode is kept; what is no regular file (a pipe, /dev/stdout) is
    written directly, as nothing can replace it.
    Raises OSError when the folder is missing or not writable.
    """

    def __init__(self, path: Path) -> None:
        self._target = path.resolve() if path.is_symlink() else path
        if self._target.is_dir():
            raise IsADirectoryError(21, "is a folder, not a file", str(path))
        self.direct = self._target.exists() and not self._target.is_file()
        self.path = self._target  # what is written to
        if not self.direct:
            name = self._target.name
            descriptor, part = tempfile.mkstemp(dir=self._target.parent, prefix=f".{name}.", suffix=".part")
            os.close(descriptor)
            self.path = Path(part)
        self._stream: TextIO | BinaryIO | None = None

    def text(self) -> TextIO:
        self._stream = stream = self.path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        return stream

    def binary(self) -> BinaryIO:
        self._stream = stream = self.path.open("wb")
        return stream

    def commit(self) -> None:
        if self._stream is not None:
            self._stream.close()
        if not self.direct:
            _sync(self.path)
            os.chmod(self.path, _mode_for(self._target))
            os.replace(self.path, self._target)

    def discard(self) -> None:
        if self._stream is not None:
            with suppress(OSError):  # a full disk once more
                self._stream.close()
        if not self.direct:
            with suppress(OSError):
                os.unlink(self.path)


class _Growing:
    """A file that is open already, to grow from where it stands."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._text: TextIO | None = None

    def text(self) -> TextIO:
        self._text = TextIOWrapper(self._file, "utf-8", errors="backslashreplace", newline="")
        return self._text

    def binary(self) -> BinaryIO:
        return self._file

    def commit(self) -> None:
        stream = self._text or self._file
        stream.flush()
        os.fsync(self._file.fileno())
        stream.close()

    def discard(self) -> None:
        with suppress(OSError):
            (self._text or self._file).close()


class GrowingLines(_Growing):
    """A file of JSON lines that new ones are added to, and kept however the run ends.

    Where an earlier run was killed in the middle of a line, that piece of a line is cut off first.
    Raises OSError when the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        if path.is_file():
            _mend(path)
        super().__init__(path.open("ab"))


class FromOffset(_Growing):
    """A file that is cut off at an offset and grows from there; discarded, it is what it was up to there.

    Raises OSError when the file is missing or cannot be written.
    """

    def __init__(self, path: Path, offset: int) -> None:
        super().__init__(path.open("rb+"))
        self._file.truncate(offset)
        self._file.seek(offset)
        self._offset = offset

    def discard(self) -> None:
        """On a full disk this gives back the room."""
        with suppress(OSError):
            os.truncate(self._file.fileno(), self._offset)
        super().discard()


def _mend(path: Path) -> None:
    """End the last line of *path*, or cut it off where it is no JSON."""
    with path.open("rb+") as file:
        end = file.seek(0, os.SEEK_END)
        start, line = _last_line(file, end)
        if not line:
            return
        try:
            json.loads(line)
        except ValueError:
            file.truncate(start)
        else:
            file.seek(end)
            file.write(b"\n")


def _last_line(file: BinaryIO, end: int) -> tuple[int, bytes]:
    """Where the line begins that no line end closes, and what it holds; b"" where there is none."""
    start, line = end, b""
    while start and b"\n" not in line:
        step = min(_TAIL, start)
        start -= step
        file.seek(start)
        line = file.read(step) + line
    head, found, tail = line.rpartition(b"\n")
    return start + len(head) + len(found), tail


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mode_for(target: Path) -> int:
    """The mode of the file that is replaced, else what the user's umask gives a new one."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return _NEW_FILE_MODE & ~umask
