"""Rows of hand-coded texts, from the coder itself."""

from __future__ import annotations

from collections.abc import Sequence

from conflict_coder.batch import CodesArticles, OnError, code_articles
from conflict_coder.evaluating.coded import CodedRow, coded_row
from conflict_coder.evaluating.gold import GoldText


def code_texts(
    texts: Sequence[GoldText], coder: CodesArticles, on_error: OnError, workers: int = 1
) -> list[CodedRow]:
    """The rows that *coder* gives for *texts*. A text whose coding raises goes to *on_error*, without
    rows.
    """
    batches = code_articles((text.article for text in texts), coder, on_error, workers)
    return [
        coded_row({**event.row(), "article_id": text.id})
        for text, coded in zip(texts, batches, strict=True)
        for event in coded.events
    ]
