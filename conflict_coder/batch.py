"""Many articles through one coder, in order; a failing article never loses the others."""

from __future__ import annotations

import multiprocessing
import multiprocessing.util
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.coding.event import Event
from conflict_coder.reading.article import Article

_WINDOW = 8  # articles under way for each process: enough to keep it busy, little enough to hold in memory


class CodesArticles(Protocol):
    """What a batch needs of a coder."""

    def code(self, article: Article) -> list[Event]: ...

    def flush(self) -> None: ...


@dataclass(frozen=True, slots=True)
class ArticleProblem:
    """An article that could not be coded: which, why in a line, and the trace for who mends it."""

    article_id: str
    message: str
    trace: str


OnError = Callable[[ArticleProblem], None]


def code_articles(
    articles: Iterable[Article], coder: CodesArticles, on_error: OnError, jobs: int = 1
) -> Iterator[CodedArticle]:
    """Yield each article with its events, in the articles' order and the same for any number of *jobs*.

    An article whose coding raises comes without events and is handed to *on_error*, which may raise to stop
    the run. Articles are read as they are needed. jobs: how many processes code them. What the coder learnt
    is kept for the next run, however this one ends.
    """
    outcomes = _here(articles, coder) if jobs <= 1 else _in_processes(articles, coder, jobs)
    for article, outcome in outcomes:
        if isinstance(outcome, ArticleProblem):
            on_error(outcome)
            yield CodedArticle(article, error=outcome.message)
        else:
            yield CodedArticle(article, outcome)


_Outcome = list[Event] | ArticleProblem


def _here(articles: Iterable[Article], coder: CodesArticles) -> Iterator[tuple[Article, _Outcome]]:
    try:
        for article in articles:
            yield article, _attempt(coder, article)
    finally:
        coder.flush()


def _attempt(coder: CodesArticles, article: Article) -> _Outcome:
    try:
        return coder.code(article)
    except Exception as error:  # whatever is wrong with one article, the others are coded
        message = f"{type(error).__name__}: {error}"
        return ArticleProblem(article.id, message, traceback.format_exc())


def _in_processes(
    articles: Iterable[Article], coder: CodesArticles, jobs: int
) -> Iterator[tuple[Article, _Outcome]]:
    # A forked process has the compiled rules at once; where there is no fork they are sent to it.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_adopt, initargs=(coder,))
    under_way: deque[tuple[Article, Future[_Outcome]]] = deque()
    try:
        for article in articles:
            under_way.append((article, pool.submit(_attempt_adopted, article)))
            if len(under_way) >= jobs * _WINDOW:
                yield _awaited(*under_way.popleft())
        while under_way:
            yield _awaited(*under_way.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _awaited(article: Article, outcome: Future[_Outcome]) -> tuple[Article, _Outcome]:
    return article, outcome.result()


_adopted: list[CodesArticles] = []  # the coder of a worker process


def _adopt(coder: CodesArticles) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _adopted[:] = [coder]
    multiprocessing.util.Finalize(None, coder.flush, exitpriority=1)  # a worker process runs no atexit


def _attempt_adopted(article: Article) -> _Outcome:
    return _attempt(_adopted[0], article)
