"""Where a row's values come from: which words, by which rule and construction, or from which sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conflict_coder.coding.document import Document
from conflict_coder.coding.event import Event
from conflict_coder.coding.report import Report, Toll
from conflict_coder.explaining.explanation import Origin
from conflict_coder.matching.engine import Match
from conflict_coder.mentions.mention import Mention

_NOT_TOLD = "not told: the name ACLED gives it"
_NEAREST = "named nearest the trigger"


def origins(report: Report, event: Event, document: Document) -> tuple[Origin, ...]:
    """The origin of each value that the row *event* of *report* holds."""
    return (
        _kind(report, event),
        *_sides(report, event, document),
        *_scene(report, event, document),
        *_numbers(report, event, document),
        *_status(report, event, document),
    )


def _kind(report: Report, event: Event) -> Origin:
    told = " / ".join(part for part in (event.event_type, event.sub_event_type) if part)
    for match in _matches(report):
        if match.rule.source.event == told:
            return Origin("event", told, match.lemma, match.rule.id)
    for match in _matches(report):
        if any(case.event == told for case in match.rule.source.cases):
            return Origin("event", told, match.lemma, f"a case of {match.rule.id}")
    return Origin("event", told, "", "")


def _sides(report: Report, event: Event, document: Document) -> Iterator[Origin]:
    sides = [side for side in (report.actor1, report.actor2) if side is not None]
    for column, name, text in (
        ("actor1", event.actor1, event.actor1_text),
        ("actor2", event.actor2, event.actor2_text),
    ):
        if name:
            side = next((side for side in sides if side.text == text), None)
            how = _how(side, report, document) if side is not None else _NOT_TOLD
            yield Origin(column, name, text, how)
    for column, names in (("assoc_actor_1", event.assoc_actor_1), ("assoc_actor_2", event.assoc_actor_2)):
        if names:
            yield Origin(column, names, "", f"named with {column.replace('assoc_actor_', 'actor')}")


def _scene(report: Report, event: Event, document: Document) -> Iterator[Origin]:
    place = ", ".join(part for part in (event.location, event.admin1, event.country) if part)
    if report.place is not None:
        yield Origin("place", place, event.location_text, _how(report.place, report, document))
    elif event.country:
        yield Origin("place", place, "", "no place told: the article's country")
    if event.event_date is not None or event.date_hint:
        days = dict.fromkeys(str(day) for day in (event.event_date, event.event_date_end) if day is not None)
        told = report.when is not None and bool(event.date_hint)
        how = _how(report.when, report, document) if told and report.when else "no day told: the article's"
        yield Origin("date", " – ".join(days), event.date_hint, how)


def _numbers(report: Report, event: Event, document: Document) -> Iterator[Origin]:
    for column, n, tolls in (
        ("dead", event.fatalities, report.dead),
        ("wounded", event.injuries, report.wounded),
    ):
        if n is not None:
            yield _told_toll(column, n, tolls, report, document)
    if event.count is not None and report.count is not None:
        value = f"{event.count} {event.count_of}".strip()
        yield Origin("count", value, event.count_text, _how(report.count, report, document))


def _told_toll(column: str, n: int, tolls: list[Toll], report: Report, document: Document) -> Origin:
    words = "، ".join(toll.text for toll in tolls)
    hows = dict.fromkeys(
        f"the word itself, of {toll.match.rule.id}"
        if toll.mention is None
        else _how(toll.mention, report, document)
        for toll in tolls
    )
    return Origin(column, str(n), words, "; ".join(hows))


def _status(report: Report, event: Event, document: Document) -> Iterator[Origin]:
    if event.status not in ("", "reported"):
        at_work = [reach for reach in report.scopes if reach.scope.status == event.status]
        words = "، ".join(_word(report, reach.at) for reach in at_work[:1])
        hows = [f"scope {reach.scope.id}" for reach in at_work[:1]]
        if not hows and event.related_to:
            hows = [f"denied by row {event.related_to}"]
        yield Origin("status", event.status, words, hows[0] if hows else "who says it did it")
    elif event.related_to:
        yield Origin("related_to", event.related_to, "", "the act it denies")
    if event.speaker and report.speaker is not None:
        yield Origin("speaker", event.speaker, report.speaker.text, _how(report.speaker, report, document))


def _word(report: Report, at: int) -> str:
    tokens = report.view.tokens
    return tokens[at].text if at < len(tokens) else ""


def _matches(report: Report) -> Iterable[Match]:
    """Every match that gave the row something, the naming one first."""
    return [report.match, *report.merged, *(toll.match for toll in report.tolls)]


def _how(mention: Mention, report: Report, document: Document) -> str:
    """By which rule and construction a row has the mention, else from where it was taken."""
    for match in _matches(report):
        for slot, fill in match.slots.items():
            if fill.mention is mention:
                return f"{slot} of {match.rule.id}, by {fill.construction}"
    for order, analysed in enumerate(document.sentences):
        if any(other is mention for other in analysed.view.all):
            return _NEAREST if order == report.order else f"from sentence {order}"
    return ""
