"""Files behind addresses (`s3://…`, `gs://…`, `https://…`), listed and opened by fsspec."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TypeVar, cast
from urllib.parse import unquote, urlsplit

from fsspec.core import url_to_fs

from conflict_coder.reading.file_names import fixed_part, is_article_file, is_pattern
from conflict_coder.reading.files import NO_ARTICLES, NO_MATCH, Found
from conflict_coder.reading.problem import OnError, ReadProblem
from conflict_coder.reading.stream import MEGABYTE
from conflict_coder.reading.told import ToldStream

T = TypeVar("T")
_BLOCK = 8 * MEGABYTE  # fetched at once
_CONNECTING, _SILENT = 30, 120  # seconds after which a web server is given up
_WEB = ("http", "https")
_BUCKETS = ("s3", "s3a", "gs", "gcs")
_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gs", "gcs": "gs", "http": "http", "https": "http"}
_CREDENTIALS = "see docs/input.md on credentials; a public bucket needs FSSPEC_S3_ANON=true"


def find_remote(url: str, on_error: OnError) -> Iterator[Found]:
    """The files of an address: the one it names, those below it, or those that its pattern matches.

    A web address without `*` names one page or file. What goes wrong is reported.
    """
    try:
        place = _Place(url)
        named = place.named()
    except ReadProblem as problem:
        on_error(problem)
        return
    if not named:
        on_error(ReadProblem(place.shown(place.path), NO_MATCH))
    for path, is_folder in named:
        if not is_folder:
            yield place.found(path, place.root)
            continue
        found = False
        for file in place.walk(path, on_error):
            found = True
            yield place.found(file, path if place.root is None else place.root)
        if not found:
            on_error(ReadProblem(place.shown(path), NO_ARTICLES))


class _Place:
    """What an address leads to. All that fsspec and the libraries under it raise becomes a ReadProblem.

    path: the address as its file system writes paths.  root: the fixed part of a pattern, else None.
    """

    def __init__(self, url: str) -> None:
        self.path = url
        self._protocol = url.partition("://")[0].rpartition("::")[2]
        self._fs: Any = None
        self._fs, self.path = self._asked(url, lambda: url_to_fs(url, **self._options()))
        magic = "*" if self._protocol in _WEB else "*?["  # ? begins a query there
        self.root = fixed_part(self.path) if is_pattern(self.path, magic) else None

    def named(self) -> list[tuple[str, bool]]:
        """The paths that the address names, each with whether it is a folder. Raises ReadProblem."""
        if self.root is not None:
            entries = self._asked(self.path, lambda: self._fs.glob(self.path, detail=True))
            named = ((path, _is_folder(entry)) for path, entry in entries.items())
            return sorted((path, is_folder) for path, is_folder in named if not _is_hidden(path, self.root))
        if self._protocol in _WEB:
            return [(self.path, False)]
        return [(self.path, _is_folder(self._asked(self.path, lambda: self._fs.info(self.path))))]

    def walk(self, folder: str, on_error: OnError) -> Iterator[str]:
        """The article files below *folder*, its own before those of its folders."""
        try:
            entries = self._asked(folder, lambda: self._fs.ls(folder, detail=True))
        except ReadProblem as problem:
            on_error(problem)
            return
        # The folder itself may be an entry: stores without folders mark them so.
        below = {entry["name"].rstrip("/"): _is_folder(entry) for entry in entries}
        below.pop(folder.rstrip("/"), None)
        files = [path for path, is_folder in below.items() if not is_folder]
        yield from sorted(filter(is_article_file, files))
        for path in sorted(below.keys() - files):
            if not path.rpartition("/")[2].startswith("."):
                yield from self.walk(path, on_error)

    def found(self, path: str, root: str | None) -> Found:
        """The file at *path*, named below *root*."""
        return Found(
            self.shown(path), _name(path, root), self.shown(path), lambda: self._opened(path), root is None
        )

    def shown(self, path: str) -> str:
        """*path* as an address, without what may be secret in it (a signature, a password)."""
        url = path if self._fs is None else str(self._fs.unstrip_protocol(path))
        if self._protocol not in _WEB:
            return url
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    @contextmanager
    def _opened(self, path: str) -> Iterator[BinaryIO]:
        file = self._asked(path, lambda: self._fs.open(path, "rb", block_size=_BLOCK))
        with file:
            yield cast(BinaryIO, ToldStream(file, lambda error: self._problem(path, error)))

    def _options(self) -> dict[str, object]:
        """What a web server is asked with: the machine's proxy, and no limit to a long reading."""
        if self._protocol not in _WEB:
            return {}
        import aiohttp

        timeout = aiohttp.ClientTimeout(total=None, sock_connect=_CONNECTING, sock_read=_SILENT)
        return {"client_kwargs": {"trust_env": True, "timeout": timeout}}

    def _asked(self, path: str, call: Callable[[], T]) -> T:
        try:
            return call()
        except Exception as error:  # each store's library raises kinds of its own
            raise self._problem(path, error) from error

    def _problem(self, path: str, error: Exception) -> ReadProblem:
        if self._protocol in _WEB:
            error = _behind(error)
        cause, hint = self._cause(path, error)
        return ReadProblem(self.shown(path), cause, hint=hint)

    def _cause(self, path: str, error: Exception) -> tuple[str, str]:
        """What is wrong, and what would mend it."""
        if isinstance(error, ImportError):
            extra = _EXTRAS.get(self._protocol)
            hint = (
                f"in the checkout: uv sync --extra {extra}, or uv pip install '.[{extra}]'" if extra else ""
            )
            return f"{self._protocol}:// is an extra that is not installed" if extra else str(error), hint
        if isinstance(error, FileNotFoundError) or getattr(error, "status", 0) == 404:
            return self._missing(path), ""
        if isinstance(error, PermissionError) or getattr(error, "status", 0) in (401, 403):
            return "access denied", _CREDENTIALS if self._protocol in _BUCKETS else ""
        if "Credential" in type(error).__name__:
            return "no credentials", _CREDENTIALS
        if self._fs is None and isinstance(error, ValueError):
            return f"addresses of {self._protocol}:// are not known", ""
        status = getattr(error, "status", None)
        said = f"{status} {getattr(error, 'message', '')}" if status else str(error)
        return f"cannot be read: {said or type(error).__name__}", ""

    def _missing(self, path: str) -> str:
        if self._protocol in _BUCKETS and self._fs is not None:
            bucket = path.partition("/")[0]
            try:
                there = self._fs.exists(bucket)
            except Exception:  # then it is no clearer
                there = True
            if not there:
                return f"no such bucket: {bucket}"
        return "no such file or folder"


def _is_folder(entry: dict[str, Any]) -> bool:
    return bool(entry["type"] == "directory")


def _behind(error: BaseException) -> Exception:
    """What a web server really said: fsspec calls every failure a missing file."""
    while isinstance(error, FileNotFoundError) and error.__cause__ is not None:
        error = error.__cause__
    return error if isinstance(error, Exception) else RuntimeError(str(error))


def _is_hidden(path: str, root: str) -> bool:
    """Whether *path*, or a folder between *root* and it, is hidden: a shell's pattern passes over those."""
    return any(part.startswith(".") for part in path.removeprefix(root).split("/"))


def _name(path: str, root: str | None) -> str:
    """The name of the file below *root*, or its own; of a web page without one, the server's."""
    if root is not None:
        return path.removeprefix(root).lstrip("/")
    if "://" not in path:
        return path.rpartition("/")[2]
    parts = urlsplit(path)
    return unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.netloc
