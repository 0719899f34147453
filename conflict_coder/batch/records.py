"""Coded articles as small blobs and back: what a ledger keeps of them, without their text."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import date
from typing import Any

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.coding.event import Event
from conflict_coder.reading.article import Article

_DAYS = ("article_date", "event_date", "event_date_end")
_FAST = 1  # of zlib: most of the gain, a fifth of the time


def packed(coded: CodedArticle) -> bytes:
    """The article's events, and the article without its text."""
    article = coded.article
    day = article.date.isoformat() if article.date else None
    head = (article.id, article.title, day, article.source, article.url, article.country)
    told = json.dumps([head, coded.error, [event.row() for event in coded.events]], ensure_ascii=False)
    return zlib.compress(told.encode("utf-8", "surrogatepass"), _FAST)


def unpacked(blob: bytes) -> CodedArticle:
    """What was packed; the article's text is "". Raises ValueError for what is no such blob."""
    try:
        told = zlib.decompress(blob).decode("utf-8", "surrogatepass")
    except zlib.error as error:
        raise ValueError(f"a damaged record: {error}") from None
    (name, title, day, source, url, country), problem, rows = json.loads(told)
    article = Article("", name, title, _day(day), source, url, country)
    return CodedArticle(article, [_event(row) for row in rows], problem)


def without_text(coded: CodedArticle) -> CodedArticle:
    """The same, in the little memory that it takes until it is saved."""
    return replace(coded, article=replace(coded.article, text=""))


def _event(row: dict[str, Any]) -> Event:
    return Event(**(row | {name: _day(row[name]) for name in _DAYS}))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
