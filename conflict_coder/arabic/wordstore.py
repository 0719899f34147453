"""Analyses kept between runs, so that most runs never import camel_tools.

One file a lexicon: the letters of the database's prefixes, stems and suffixes (to tell at once that a word
has no analysis), and the analyses of the words met so far. A file that is missing, broken or not
writable only costs time.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

import platformdirs

CACHE_VARIABLE = "CONFLICT_CODER_CACHE"
LIMIT = 300_000
MAGIC = f"conflict-coder words 1 {sys.version_info[0]}.{sys.version_info[1]}\n".encode()
Row = tuple[Any, ...]  # the fields of an Analysis
Words = dict[str, tuple[Row, ...]]


def default_cache() -> Path:
    """Where caches lie: $CONFLICT_CODER_CACHE, or the platform's folder for caches."""
    given = os.environ.get(CACHE_VARIABLE)
    return Path(given or platformdirs.user_cache_dir("conflict-coder", appauthor=False)).expanduser()


class Segments:
    """The letters a word can be cut into. `possible` is the quick test before an analysis."""

    __slots__ = ("_longest", "_prefixes", "_stems", "_suffixes")

    def __init__(self, prefixes: frozenset[str], stems: frozenset[str], suffixes: frozenset[str]) -> None:
        self._prefixes, self._stems, self._suffixes = prefixes, stems, suffixes
        self._longest = max(map(len, prefixes), default=0), max(map(len, suffixes), default=0)

    def parts(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """prefixes, stems, suffixes."""
        return self._prefixes, self._stems, self._suffixes

    def possible(self, word: str) -> bool:
        """Whether *word* is a known prefix, stem and suffix joined, which may not go together."""
        n = len(word)
        longest_prefix, longest_suffix = self._longest
        prefixes, stems, suffixes = self._prefixes, self._stems, self._suffixes
        ends = [k for k in range(n, max(0, n - longest_suffix - 1), -1) if word[k:] in suffixes]
        for start in range(min(longest_prefix, n - 1) + 1):
            if word[:start] in prefixes:
                for end in ends:
                    if end > start and word[start:end] in stems:
                        return True
        return False


class WordStore:
    """Analyses by word, and the segments, of one database; read once, written by `flush` when they grew."""

    def __init__(self, folder: Path | None, digest: str) -> None:
        """folder: None keeps nothing between runs.  digest: names the content the analyses hang on."""
        self._path = folder / f"words-{digest}.bin" if folder else None
        self.segments: Segments | None = None
        self.words: Words = {}
        self._grew = False
        self._load()

    def get(self, word: str) -> tuple[Row, ...] | None:
        """The rows kept for *word*, None when it was never met."""
        return self.words.get(word)

    def put(self, word: str, rows: tuple[Row, ...]) -> None:
        """Keep the rows of *word*, up to a limit of words."""
        if len(self.words) < LIMIT:
            self.words[word] = rows
            self._grew = True

    def set_segments(self, segments: Segments) -> None:
        """Keep the segments of the database."""
        self.segments, self._grew = segments, True

    def flush(self) -> None:
        """Write what was learnt, together with what another process wrote meanwhile. Never fails."""
        if self._path is None or not self._grew:
            return
        _, others = _read(self._path)
        for word, rows in others.items():
            if len(self.words) >= LIMIT:
                break
            self.words.setdefault(word, rows)
        _write(self._path, self.segments, self.words)
        self._grew = False

    def _load(self) -> None:
        if self._path is not None:
            self.segments, self.words = _read(self._path)


def _read(path: Path) -> tuple[Segments | None, Words]:
    """The content of a file; nothing when it is missing, cut short or of another version."""
    try:
        data = path.read_bytes()
    except OSError:
        return None, {}
    body = data[len(MAGIC) + 4 :]
    if not data.startswith(MAGIC) or data[len(MAGIC) : len(MAGIC) + 4] != zlib.crc32(body).to_bytes(4, "big"):
        return None, {}
    parts, words = marshal.loads(body)
    return (Segments(*parts) if parts else None), words


def _write(path: Path, segments: Segments | None, words: Words) -> None:
    """Write beside the file and rename, so that a reader sees the old or the new one, whole."""
    body = marshal.dumps((segments.parts() if segments else None, words))
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(MAGIC + zlib.crc32(body).to_bytes(4, "big") + body)
            os.replace(name, path)
        except OSError:
            Path(name).unlink(missing_ok=True)
