"""One article's coding, tried: its events, or what went wrong with it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.coding.event import Event
from conflict_coder.reading.article import Article


class CodesArticles(Protocol):
    """What a batch needs of a coder."""

    def code(self, article: Article) -> list[Event]: ...

    def flush(self) -> None: ...


@dataclass(frozen=True, slots=True)
class ArticleProblem:
    """An article that could not be coded: which, why in a line, and the trace (or "") for who mends it."""

    article_id: str
    message: str
    trace: str = ""


OnError = Callable[[ArticleProblem], None]
Outcome = list[Event] | ArticleProblem


def attempt(coder: CodesArticles, article: Article) -> Outcome:
    """The article's events; whatever its coding raises is its problem, and nobody else's."""
    try:
        return coder.code(article)
    except Exception as error:
        message = f"{type(error).__name__}: {error}"
        return ArticleProblem(article.id, message, traceback.format_exc())


def as_coded(outcomes: Iterable[tuple[Article, Outcome]], on_error: OnError) -> Iterator[CodedArticle]:
    """Yield each article with its events. A problem is handed to *on_error*; its article has none."""
    for article, outcome in outcomes:
        if isinstance(outcome, ArticleProblem):
            on_error(outcome)
            yield CodedArticle(article, error=outcome.message)
        else:
            yield CodedArticle(article, outcome)
