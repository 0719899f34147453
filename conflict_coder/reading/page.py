"""Web pages: the body as trafilatura finds it; the rest from what the page itself declares."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from conflict_coder.reading.article import Article
from conflict_coder.reading.context import Source
from conflict_coder.reading.encoding import NotTextError, decode_whole
from conflict_coder.reading.metadata import PageMetadata
from conflict_coder.reading.records import article_from
from conflict_coder.reading.stream import Opened, read_whole

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)
_HEAD = 4096


def read_page(opened: Opened, source: Source) -> Iterator[Article]:
    """Yield the page's article. Raises ReadProblem when it cannot be read or has no body of text.

    The day is the page's own: a declared one, else the file name's; never guessed from the page's words.
    """
    data = read_whole(opened, source)
    charset = _CHARSET.search(data[:_HEAD])
    try:
        html = decode_whole(data, charset[1].decode("ascii") if charset else None)
    except NotTextError as error:
        raise source.problem(str(error)) from None
    body, tree = _body(html, source)
    metadata = PageMetadata(tree)
    record = {
        "text": body,
        "title": metadata.title(),
        "date": metadata.date(),
        "source": metadata.site(),
        "url": metadata.url(),
    }
    article = article_from(record, source, source.id, None, default_date=source.day_in_name())
    if article is not None:
        yield article


def _body(html: str, source: Source) -> tuple[str, Any]:
    """The text of the page's article, and the page as a tree."""
    import trafilatura  # half a second, which other formats do not pay

    _hush()
    try:
        tree = trafilatura.load_html(html)
        # It takes the tree apart, so it is given a page of its own.
        body = (
            None if tree is None else trafilatura.extract(html, include_comments=False, include_tables=False)
        )
    except Exception as error:  # whatever the parsers meet in a page, the others are read
        raise source.problem(f"the page cannot be taken apart: {type(error).__name__}: {error}") from error
    if not body or not body.strip():
        raise source.problem("no article found in the page")
    return body, tree


def _hush() -> None:
    """Keep the library's own warnings off stderr; what goes wrong is reported as a ReadProblem."""
    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
