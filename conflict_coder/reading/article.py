"""The article: the one thing the reading room hands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as its source gives it.

    text: the body, unchanged (offsets in rows point into it).  title: headline, or "".
    date: day of publication, None when nothing tells it (then relative dates stay unresolved).
    id: the source's own id, else the file's name.  country: English name, a hint for generic sides.
    """

    text: str
    id: str = ""
    title: str = ""
    date: date | None = None
    source: str = ""
    url: str = ""
    country: str = ""
