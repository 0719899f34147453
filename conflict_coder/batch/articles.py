"""Many articles through one coder, in order; a failing article never loses the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conflict_coder.batch.attempt import CodesArticles, OnError, Outcome, as_coded, attempt
from conflict_coder.coding.coded import CodedArticle
from conflict_coder.reading.article import Article


def code_articles(
    articles: Iterable[Article],
    coder: CodesArticles,
    on_error: OnError,
    workers: int = 1,
    timeout: float | None = None,
) -> Iterator[CodedArticle]:
    """Yield each article with its events, in the articles' order and the same for any number of *workers*.

    An article that cannot be coded comes without events and is handed to *on_error*, which may raise to stop
    the run. Articles are read as they are needed, and only a few are held at a time. What the coder learnt is
    kept for the next run.
    workers: how many processes code; a process that dies is replaced.  timeout: seconds that an article may
    take, whatever it hangs in; None for no limit. One worker without a limit is this process itself.
    """
    if workers <= 1 and timeout is None:
        outcomes = _here(articles, coder)
    else:
        from conflict_coder.batch.workers import code_in_processes

        outcomes = code_in_processes(articles, coder, workers, timeout)
    return as_coded(outcomes, on_error)


def _here(articles: Iterable[Article], coder: CodesArticles) -> Iterator[tuple[Article, Outcome]]:
    try:
        for article in articles:
            yield article, attempt(coder, article)
    finally:
        coder.flush()
