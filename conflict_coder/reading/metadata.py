"""What a web page declares of itself: title, day, site, address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from conflict_coder.reading.dates import parse_day

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dcterms.created",
    "publishdate",
    "pubdate",
    "publication_date",
)
_TYPES_WITH_DATES = ("article", "posting", "report", "webpage")
_MAX_DEPTH = 6  # of JSON-LD inside itself


class PageMetadata:
    """The declarations of one parsed page (an lxml tree). Every method gives "" for what is not told."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._meta = self._read_meta()
        self._linked = list(self._read_json_ld())

    def title(self) -> str:
        """og:title, JSON-LD's headline, the only h1, <title>: the first there is."""
        headings = [_words(node) for node in self._tree.iter("h1")]
        titles = [_words(node) for node in self._tree.iter("title")]
        candidates = [self._meta.get("og:title", ""), self._linked_text("headline")]
        candidates += headings if len(headings) == 1 else []
        return next((title for title in [*candidates, *titles] if title), "")

    def date(self) -> str:
        """The declared day of publication, as the page writes it.

        One that can be read is preferred; else one that cannot, so that it is reported.
        """
        declared = [self._meta.get(name, "") for name in _DATE_NAMES]
        declared += [self._linked_text("datePublished"), *self._times()]
        declared = [text for text in declared if text]
        return next((text for text in declared if _is_day(text)), declared[0] if declared else "")

    def site(self) -> str:
        """og:site_name, else JSON-LD's publisher."""
        return self._meta.get("og:site_name", "") or self._linked_name("publisher")

    def url(self) -> str:
        """The canonical address, else og:url."""
        links = self._tree.iter("link")
        canonical = [node.get("href", "") for node in links if node.get("rel", "").lower() == "canonical"]
        return next((url.strip() for url in [*canonical, self._meta.get("og:url", "")] if url.strip()), "")

    def _read_meta(self) -> dict[str, str]:
        """The <meta> elements by name; the first of a name counts."""
        found: dict[str, str] = {}
        for node in self._tree.iter("meta"):
            content = node.get("content", "").strip()
            name = node.get("property") or node.get("name") or node.get("itemprop") or ""
            if content:
                found.setdefault(name.strip().lower(), content)
        return found

    def _times(self) -> list[str]:
        """What <time> says: those marked as publication; else the unmarked, where all name one day.

        Lists of other articles have times too, so times that differ tell nothing.
        """
        nodes = [node for node in self._tree.iter("time") if node.get("datetime", "").strip()]
        marked = [
            node for node in nodes if node.get("itemprop") == "datePublished" or "pubdate" in node.attrib
        ]
        times = [node.get("datetime").strip() for node in marked or nodes]
        days = {parse_day(text) for text in times if _is_day(text)}
        return times if marked or len(days) <= 1 else []

    def _read_json_ld(self) -> Iterator[dict[str, Any]]:
        """The JSON-LD objects about the article or the page."""
        for node in self._tree.iter("script"):
            if node.get("type", "").strip().lower() != "application/ld+json":
                continue
            try:
                data = json.loads(node.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _articles_in(data, _MAX_DEPTH)

    def _linked_text(self, name: str) -> str:
        values = [item.get(name) for item in self._linked]
        return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")

    def _linked_name(self, name: str) -> str:
        values = [item.get(name) for item in self._linked]
        names = [value.get("name") for value in values if isinstance(value, dict)]
        return next((value.strip() for value in names if isinstance(value, str)), "")


def _articles_in(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles_in(item, depth - 1)
    elif isinstance(data, dict):
        kind = str(data.get("@type", "")).lower()
        if any(word in kind for word in _TYPES_WITH_DATES):
            yield data
        for name in ("@graph", "mainEntity"):
            yield from _articles_in(data.get(name), depth - 1)


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except ValueError:
        return False
    return True
