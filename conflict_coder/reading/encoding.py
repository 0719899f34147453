"""Bytes to text: UTF-8, UTF-16, UTF-32 and Windows-1256, decided by trial; and what is no text at all."""

from __future__ import annotations

import codecs

_MARKS = (  # UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = "cp1256"
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff\xe0", "an image"),
    (b"\xff\xd8\xff\xe1", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))
_MANY_CONTROLS = 0.02  # of all bytes; a stray control character makes no binary file
_MOSTLY = 0.8
# What cp1256 text has beside letters; says nothing for or against it.
_NEUTRAL = frozenset("«»–—…“”‘’•·°×÷\u00a0\u00ad\u200c\u200d\u200e\u200f،؛؟")


class NotTextError(ValueError):
    """The bytes are no text this tool reads; the message says why."""


class Decoder:
    """Decodes one source, whole or line by line.

    Each piece is tried as UTF-8, then in the *declared* encoding (a web page's), then as Windows-1256
    where that gives Arabic. Once a source has shown itself Windows-1256, its later lines need no proof.
    """

    def __init__(self, declared: str | None = None) -> None:
        self._declared = declared
        self._legacy = False

    def __call__(self, data: bytes) -> str:
        """The text of *data*. Raises NotTextError."""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            bad = data[error.start]
        if self._declared:
            try:
                return data.decode(self._declared)
            except (LookupError, ValueError):
                pass
        text = data.decode(_LEGACY)
        if not (self._legacy or _is_arabic(text)):
            raise NotTextError(f"neither UTF-8 nor Windows-1256 (byte 0x{bad:02x})")
        self._legacy = True
        return text


def wide_encoding(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 that *head*, a source's first bytes, is in, or None.

    Without a byte order mark, UTF-16 shows in its high bytes: zero for spaces, 6 for Arabic letters.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if b"\0" not in head:
        return None
    for encoding, high, low in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        plain = high.count(0) + high.count(6)
        if high and plain >= 0.9 * len(high) and low.count(0) <= 0.01 * len(low):
            return encoding
    return None


def refuse_binary(head: bytes) -> None:
    """Raise NotTextError when a source with these first bytes is a binary file."""
    for magic, kind in _BINARY:
        if head.startswith(magic):
            raise NotTextError(f"binary file: {kind}")
    if wide_encoding(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in head or controls > _MANY_CONTROLS * len(head):
        raise NotTextError("binary file")


def decode_whole(data: bytes, declared: str | None = None) -> str:
    """The text of a whole source, without its byte order mark. Raises NotTextError."""
    encoding = wide_encoding(data)
    if encoding is None:
        return Decoder(declared)(data.removeprefix(codecs.BOM_UTF8))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(f"broken {encoding.upper()} at byte {error.start}") from None


def _is_arabic(text: str) -> bool:
    """Whether the non-ASCII part of *text* is mostly Arabic; UTF-8 read as Windows-1256 is not (ط§ظ„)."""
    told = [char for char in text if char > "\x7f" and char not in _NEUTRAL]
    arabic = sum("\u0621" <= char <= "\u0652" for char in told)
    return bool(told) and arabic >= _MOSTLY * len(told) and not _is_mojibake(told)


def _is_mojibake(told: list[str]) -> bool:
    """UTF-8's lead bytes D8 and D9 read as ط and ظ; no Arabic has them in every other place."""
    return sum(char in "طظ" for char in told) > 0.4 * len(told)
