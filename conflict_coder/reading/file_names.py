"""What the name of a file tells: its format, and whether it is packed."""

from __future__ import annotations

from pathlib import PurePosixPath

SUFFIXES = (".txt", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".csv", ".tsv")
PACKED = (".gz", ".bz2", ".xz", ".zst")
ARCHIVE = ".zip"
_MAGIC = "*?["


def unpacked_name(name: str) -> str:
    """The name of what a packed file holds: `news.jsonl.gz` holds `news.jsonl`."""
    path = PurePosixPath(name)
    return path.with_suffix("").as_posix() if path.suffix.lower() in PACKED else name


def suffix_of(name: str) -> str:
    """The suffix that tells the format, in small letters; "" where there is none."""
    return PurePosixPath(unpacked_name(name)).suffix.lower()


def is_article_file(name: str) -> bool:
    """Whether a file of this name, found in a folder, is read: not a hidden one, and of a readable suffix."""
    base = PurePosixPath(name).name
    return not base.startswith(".") and suffix_of(base) in (*SUFFIXES, ARCHIVE)


def is_url(path: str) -> bool:
    """Whether *path* is an address (`s3://…`) and not the name of a local file."""
    return "://" in path


def is_pattern(path: str, magic: str = _MAGIC) -> bool:
    """Whether *path* stands for all paths that it matches."""
    return any(sign in path for sign in magic)


def fixed_part(pattern: str) -> str:
    """The folders of *pattern* before the first that is a pattern: `news/` of `news/20*/a.txt`."""
    parts = pattern.split("/")
    first = next(i for i, part in enumerate(parts) if is_pattern(part))
    return "".join(f"{part}/" for part in parts[:first])


def in_order(name: str) -> tuple[tuple[bool, str], ...]:
    """Sorts names below one folder: a folder's files by name, then what is in its folders, by name."""
    *folders, file = name.split("/")
    return (*((True, folder) for folder in folders), (False, file))
