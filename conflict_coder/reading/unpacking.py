"""Compressed sources, unpacked as they are read. What a source is shows in its first bytes, not its name."""

from __future__ import annotations

import io
import sys
from typing import Any, BinaryIO, cast

from conflict_coder.reading.context import Source
from conflict_coder.reading.problem import ReadProblem
from conflict_coder.reading.stream import CHUNK, MEGABYTE, Rejoined

_KINDS = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # without members
)
_LONGEST = max(len(magic) for magic, _ in _KINDS)
# News packs to a fifth or a tenth, the same words over and over to a fiftieth; a bomb to a thousandth.
MAX_RATIO = 200
ALWAYS_UNPACKED = 64 * MEGABYTE
BOMB = f"unpacks to more than {MAX_RATIO} times its size: no text does"


def look(raw: BinaryIO) -> tuple[str, BinaryIO]:
    """What *raw* is packed as ("" for not at all, else `gzip`, `bzip2`, `xz`, `zstd`, `zip`), and its bytes
    from the first.
    """
    read = getattr(raw, "read1", raw.read)
    head = b""
    while len(head) < _LONGEST and (more := read(CHUNK)):
        head += more
    kind = next((kind for magic, kind in _KINDS if head.startswith(magic)), "")
    return kind, cast(BinaryIO, Rejoined(head, raw))


def unpack(kind: str, packed: BinaryIO, source: Source) -> BinaryIO:
    """The bytes that *packed* unpacks to. Reading them raises ReadProblem where the source is broken."""
    return cast(BinaryIO, _Unpacked(kind, packed, source))


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether *unpacked* bytes are more than *packed* ones can honestly hold."""
    return unpacked > max(ALWAYS_UNPACKED, MAX_RATIO * packed)


class _Unpacked(io.RawIOBase):
    def __init__(self, kind: str, packed: BinaryIO, source: Source) -> None:
        self._kind, self._source = kind, source
        self._packed = _Counted(packed)
        self._stream = _decompressor(kind, cast(BinaryIO, self._packed))
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read1(len(buffer))
        except ReadProblem:  # of the stream below
            raise
        except Exception as error:  # each library has kinds of its own
            cause = str(error) or type(error).__name__
            raise self._source.problem(f"broken {self._kind} file: {cause}") from None
        self._given += len(data)
        if is_bomb(self._given, self._packed.taken):
            raise self._source.problem(BOMB)
        buffer[: len(data)] = data
        return len(data)


class _Counted(io.RawIOBase):
    """Counts the packed bytes as they are taken."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._inner.read(len(buffer))
        self.taken += len(data)
        buffer[: len(data)] = data
        return len(data)


def _decompressor(kind: str, packed: BinaryIO) -> Any:
    if kind == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=packed)
    if kind == "bzip2":
        import bz2

        return bz2.BZ2File(packed)
    if kind == "xz":
        import lzma

        return lzma.LZMAFile(packed)
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdFile
    else:
        from backports.zstd import ZstdFile
    return ZstdFile(packed)
