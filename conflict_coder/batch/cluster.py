"""Articles coded on a Dask cluster: the same rows in the same order as on one machine.

Dask gives the tasks to its workers, sends each worker the compiled rules once (also one that joins later),
and gives a dead worker's tasks to another. Reading and writing stay in this process: there is one writer.
"""

from __future__ import annotations

import faulthandler
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import Any, Self

from distributed import Client, Future, KilledWorker, WorkerPlugin, get_worker

from conflict_coder import __version__
from conflict_coder.batch.attempt import ArticleProblem, CodesArticles, OnError, Outcome, as_coded, attempt
from conflict_coder.batch.chunks import chunks
from conflict_coder.coding.coded import CodedArticle
from conflict_coder.reading.article import Article

_ARTICLES, _LETTERS = 100, 300_000  # in a task at most: some seconds of work, which pay for its way
_WINDOW = 3  # tasks under way for each thread of the cluster
_PATIENCE = 15.0  # seconds for the scheduler to answer, and for a first worker to come
_PLUGIN = "conflict-coder"


class ClusterError(Exception):
    """The cluster cannot be used, or was lost; the message says why."""


class Cluster:
    """A Dask cluster that codes. As a context manager it lets go of the scheduler at the end.

    address: of the scheduler, as `tcp://host:8786`.  timeout: seconds that an article may take, or None.
    Raises ClusterError where nobody answers, no worker comes, or a worker has another conflict-coder.
    """

    def __init__(self, address: str, coder: CodesArticles, timeout: float | None) -> None:
        self._address, self._timeout = address, timeout
        with self._told():
            self._client = Client(address, timeout=_PATIENCE, set_as_default=False)
        try:
            with self._told():
                self._client.wait_for_workers(1, timeout=_PATIENCE)
                self._check_versions()
                self._client.register_plugin(_HasCoder(coder), name=_PLUGIN)
        except BaseException:
            self.close()
            raise

    def code(self, articles: Iterable[Article], on_error: OnError) -> Iterator[CodedArticle]:
        """As `code_articles`. Raises ClusterError when the scheduler is lost."""
        return as_coded(self._outcomes(articles), on_error)

    def _outcomes(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        source = chunks(articles, _ARTICLES, _LETTERS)
        under_way: deque[tuple[list[Article], Future[list[Outcome]]]] = deque()
        while True:
            with self._told():
                room = self._window() - len(under_way)
            while room > 0 and (chunk := next(source, None)) is not None:
                under_way.append((chunk, self._submit(chunk)))
                room -= 1
            if not under_way:
                return
            chunk, future = under_way.popleft()
            yield from zip(chunk, self._answers(chunk, future), strict=True)

    def close(self) -> None:
        """Let go of the scheduler; what is still under way there is dropped."""
        with suppress(Exception):
            self._client.close(timeout=2)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _check_versions(self) -> None:
        others = {found for found in self._client.run(_version).values() if found != __version__}
        if others:
            raise ClusterError(f"its workers have conflict-coder {', '.join(others)}, and not {__version__}")

    def _window(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return _WINDOW * max(1, sum(threads.values()))

    def _submit(self, chunk: list[Article]) -> Future[list[Outcome]]:
        with self._told():
            return self._client.submit(_code, chunk, self._timeout, pure=False)

    def _answers(self, chunk: list[Article], future: Future[list[Outcome]]) -> list[Outcome]:
        """What came of a task. Where it killed several workers, its articles are tried one by one."""
        try:
            with self._told():
                outcomes: list[Outcome] = future.result()
        except KilledWorker:
            if len(chunk) == 1:
                return [ArticleProblem(chunk[0].id, self._blame())]
            alone = [([article], self._submit([article])) for article in chunk]
            return [outcome for one, task in alone for outcome in self._answers(one, task)]
        return outcomes

    def _blame(self) -> str:
        limit = "" if self._timeout is None else f" (or it took longer than {self._timeout:g} s)"
        return f"several workers of the cluster died of it{limit}"

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What says that the cluster is not there, as ClusterError."""
        try:
            yield
        except (OSError, CancelledError, TimeoutError) as error:
            raise ClusterError(f"{self._address}: no cluster there, or no more: {error}") from error
        except ImportError as error:
            raise ClusterError(f"{self._address}: its workers lack a package: {error}") from error


class _HasCoder(WorkerPlugin):
    """The coder, on every worker."""

    def __init__(self, coder: CodesArticles) -> None:
        self.coder = coder
        self.turn: Any = None

    def setup(self, worker: object) -> None:
        self.turn = threading.Lock()  # a coder codes one article at a time


def _version() -> str:
    return __version__


def _code(articles: list[Article], timeout: float | None) -> list[Outcome]:
    """The task: code on a worker."""
    plugin = get_worker().plugins[_PLUGIN]
    assert isinstance(plugin, _HasCoder)
    with plugin.turn:
        return [_guarded(plugin.coder, article, timeout) for article in articles]


def _guarded(coder: CodesArticles, article: Article, timeout: float | None) -> Outcome:
    """Code; where that takes too long, whatever it hangs in, end the process. Dask starts another."""
    if timeout is None:
        return attempt(coder, article)
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(timeout, exit=True, file=nowhere)
        try:
            return attempt(coder, article)
        finally:
            faulthandler.cancel_dump_traceback_later()
