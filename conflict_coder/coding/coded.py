"""A coded article: what a run hands from the coder to whoever writes rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from conflict_coder.coding.event import Event
from conflict_coder.reading.article import Article


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """An article and its events, in the order it tells them.

    error: why it could not be coded, in a line; "" for an article that was. A failed one has no events.
    """

    article: Article
    events: list[Event] = field(default_factory=list)
    error: str = ""
