"""Neighbouring articles, put together to be sent somewhere at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conflict_coder.reading.article import Article


def chunks(articles: Iterable[Article], most: int, letters: int) -> Iterator[list[Article]]:
    """Yield the articles in order, up to *most* at a time, with up to *letters* of text, or one alone."""
    chunk: list[Article] = []
    size = 0
    for article in articles:
        if chunk and (len(chunk) == most or size + len(article.text) > letters):
            yield chunk
            chunk, size = [], 0
        chunk.append(article)
        size += len(article.text)
    if chunk:
        yield chunk
