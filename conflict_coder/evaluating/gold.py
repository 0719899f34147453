"""What a person coded: texts, and the events they tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from conflict_coder.evaluating.fields import (
    day_of,
    list_of,
    number_of,
    object_of,
    text_of,
)
from conflict_coder.reading.article import Article

_SPAN = 2  # from this time precision on, a date is a span


@dataclass(frozen=True, slots=True)
class Named:
    """A side or a place. name: in English.  text: the article's words, or ""."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """From *start* to *end*, both included; one day where the day is known."""

    start: date
    end: date

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An event as a person coded it; None where the text does not tell."""

    event_type: str
    sub_event_type: str = ""
    actor1: Named | None = None
    actor2: Named | None = None
    location: Named | None = None
    when: When | None = None
    fatalities: int | None = None
    injuries: int | None = None
    count: int | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class GoldText:
    """An article, the events a person found in it, and the tag of what it is to try (or "")."""

    article: Article
    events: tuple[GoldEvent, ...] = ()
    tag: str = field(default="", kw_only=True)

    @property
    def id(self) -> str:
        return self.article.id


def gold_text(record: Mapping[str, object]) -> GoldText:
    """The text of a line of gold. Raises ValueError that says which field is wrong, and how."""
    article_id = text_of(record, "id")
    if not article_id:
        raise ValueError("no id")
    article = Article(
        text=text_of(record, "text"),
        id=article_id,
        title=text_of(record, "title"),
        date=day_of(record, "date"),
        source=text_of(record, "source"),
        url=text_of(record, "url"),
        country=text_of(record, "country"),
    )
    events = []
    for number, event in enumerate(list_of(record, "events"), 1):
        try:
            events.append(_event(event))
        except ValueError as error:
            raise ValueError(f"event {number}: {error}") from None
    return GoldText(article, tuple(events), tag=text_of(record, "tag"))


def _event(event: Mapping[str, object]) -> GoldEvent:
    event_type = text_of(event, "event_type")
    if not event_type:
        raise ValueError("no event_type")
    return GoldEvent(
        event_type=event_type,
        sub_event_type=text_of(event, "sub_event_type"),
        actor1=_named(event, "actor1"),
        actor2=_named(event, "actor2"),
        location=_named(event, "location"),
        when=_when(event),
        fatalities=_counted(event, "fatalities"),
        injuries=_counted(event, "injuries"),
        count=_counted(event, "count"),
        evidence=text_of(event, "evidence"),
    )


def _named(event: Mapping[str, object], key: str) -> Named | None:
    held = object_of(event, key)
    return None if held is None else Named(text_of(held, "name"), text_of(held, "ar"))


def _when(event: Mapping[str, object]) -> When | None:
    held = object_of(event, "date")
    if held is None:
        return None
    start, end = day_of(held, "start"), day_of(held, "end")
    if start is None:
        raise ValueError("date: no start")
    spans = (number_of(held, "precision") or 1) >= _SPAN
    return When(start, end or start) if spans else When(start, start)


def _counted(event: Mapping[str, object], key: str) -> int | None:
    held = object_of(event, key)
    return None if held is None else number_of(held, "n")
