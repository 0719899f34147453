"""An output file is written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

_NEW_FILE_MODE = 0o666


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Yield a UTF-8 stream that becomes *path* when the block ends well.

    When the block raises, *path* stays as it was. A link is followed, an old file's mode is kept; what
    is no regular file (a pipe, /dev/stdout) is written directly, as nothing can replace it.
    Raises OSError when the folder is missing or not writable.
    """
    target = path.resolve() if path.is_symlink() else path
    if target.is_dir():
        raise IsADirectoryError(21, "is a folder, not a file", str(path))
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", newline="", errors="backslashreplace") as stream:
            yield stream
        return
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="", errors="backslashreplace") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode_for(target))
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _mode_for(target: Path) -> int:
    """The mode of the file that is replaced, else what the user's umask gives a new one."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return _NEW_FILE_MODE & ~umask
