"""Conflict Coder: Arabic news articles in, ACLED-style event rows out.

from conflict_coder import Article, Coder

coder = Coder()
for event in coder.code(Article(text="قتل خمسة جنود في كمين قرب تكريت أمس", date=date(2014, 7, 2))):
    print(event.row())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conflict_coder.coding.coder import Coder
    from conflict_coder.coding.event import Event
    from conflict_coder.reading.article import Article

__all__ = ["Article", "Coder", "Event", "__version__"]
__version__ = "0.1.0"

_HOMES = {
    "Article": "conflict_coder.reading.article",
    "Coder": "conflict_coder.coding.coder",
    "Event": "conflict_coder.coding.event",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used: `import conflict_coder` itself costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
