"""A run that codes only what its ledger does not know."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from conflict_coder.batch.identity import content_key
from conflict_coder.batch.ledger import Ledger, LedgerError
from conflict_coder.batch.records import without_text
from conflict_coder.coding.coded import CodedArticle
from conflict_coder.reading.article import Article

_ARTICLES, _SECONDS = 1000, 2.0  # what may be lost, and coded again, when a run is killed


@dataclass
class TakingUp:
    """Takes up the articles that the ledger does not know, and saves them as they are coded.

    recode: take up those too that were coded by another version.  day, country: of articles that do not tell
    theirs.  known: how many were passed over.  outdated: how many of those another version coded.
    """

    ledger: Ledger
    recode: bool = False
    day: date | None = None
    country: str = ""
    known: int = 0
    outdated: int = 0
    _coding: deque[bytes] = field(default_factory=deque)  # the contents under way, in order
    _unsaved: list[tuple[bytes, CodedArticle]] = field(default_factory=list)
    _taken: set[bytes] = field(default_factory=set)  # both of these
    _known_saved: int = 0

    def run(
        self, articles: Iterable[Article], code: Callable[[Iterable[Article]], Iterator[CodedArticle]]
    ) -> Iterator[CodedArticle]:
        """Yield the articles that are new, coded by *code* (which keeps their order), without their text.

        What is coded is saved every few seconds, and at the end, however the run ends: when the reading, the
        coding or the caller raises, what was coded before is kept. Raises LedgerError.
        """
        saved = time.monotonic()
        try:
            for whole in code(self._new(articles)):
                coded = without_text(whole)
                self._unsaved.append((self._coding.popleft(), coded))
                if len(self._unsaved) >= _ARTICLES or time.monotonic() - saved > _SECONDS:
                    self._save()
                    saved = time.monotonic()
                yield coded
        except LedgerError:
            raise
        except BaseException:
            with suppress(LedgerError):
                self._save()
            raise
        self._save()

    def _new(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            content = content_key(article)
            if content in self._taken or not self._due(content):
                self.known += 1
                continue
            self._coding.append(content)
            self._taken.add(content)
            yield replace(article, date=article.date or self.day, country=article.country or self.country)

    def _due(self, content: bytes) -> bool:
        """Whether to take it up. What failed is tried again: the failure may have passed."""
        entry = self.ledger.entry(content)
        if entry is None or entry.failed:
            return True
        outdated = entry.version != self.ledger.version
        self.outdated += outdated and not self.recode
        return outdated and self.recode

    def _save(self) -> None:
        self.ledger.save(self._unsaved, self.known - self._known_saved)
        self._known_saved = self.known
        self._taken.difference_update(content for content, _ in self._unsaved)
        self._unsaved.clear()
