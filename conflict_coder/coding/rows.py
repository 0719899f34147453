"""Events become rows: sides named, places and days written, ACLED's derived columns filled."""

from __future__ import annotations

import datetime
from collections import Counter

from conflict_coder.coding import codebook
from conflict_coder.coding.counts import told_strength, weapons_told
from conflict_coder.coding.event import Event, event_id
from conflict_coder.coding.families import FAMILIES, PROTEST
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.notes import compose_notes
from conflict_coder.coding.report import Report
from conflict_coder.coding.tolls import total
from conflict_coder.coding.who import Namer
from conflict_coder.mentions.mention import Place, PlaceRef, Side
from conflict_coder.reading.article import Article

_DISARMED = "Disrupted weapons use"
_PAST_YEAR = datetime.timedelta(days=364)


class RowWriter:
    """Writes one article's events as rows. today: the day its text was written."""

    def __init__(
        self, article: Article, today: datetime.date | None, knowledge: Knowledge, country: str
    ) -> None:
        self._article, self._today = article, today
        self._namer = Namer(knowledge.actors, country)
        self._country = country

    def rows(self, reports: list[Report]) -> list[Event]:
        """A row for each report, in order; a denied act's row is tied to its denial's."""
        written = [(report, self._row(report)) for report in reports]
        by_report = {id(report): event for report, event in written}
        for report, event in written:
            if report.denies is not None and id(report.denies) in by_report:
                event.related_to = by_report[id(report.denies)].event_id
                by_report[id(report.denies)].related_to = event.event_id
        return [event for _, event in written]

    def _row(self, report: Report) -> Event:
        article, view = self._article, report.view
        event = Event(
            article_id=article.id, source=article.source, url=article.url, article_date=article.date
        )
        event.family, event.event_type, event.sub_event_type = (
            report.family,
            report.event_type,
            report.sub_event_type,
        )
        event.disorder_type = codebook.disorder_type(event.event_type, event.sub_event_type)
        event.status = report.status
        self._when(event, report)
        self._where(event, report)
        self._namer.write(event, report)
        self._how_many(event, report)
        event.evidence, event.sentence = view.sentence.text, report.order
        if not view.sentence.title:
            event.start = view.tokens[report.match.first].start
            event.end = view.tokens[report.match.last - 1].end
        event.rule, event.pack = report.match.rule.id, report.match.rule.pack
        sides = (event.actor1, event.actor2, event.rule)
        event.event_id = event_id(
            article.id, event.event_type, event.sub_event_type, event.location, event.event_date, sides,
            event.start or 0,
        )  # fmt: skip
        event.notes = compose_notes(event)
        return event

    # --- when ------------------------------------------------------------------------------------

    def _when(self, event: Event, report: Report) -> None:
        day = self._today
        when = report.when
        if when is not None and when.anchored:
            event.date_hint = when.text
            event.event_date, event.event_date_end = when.start, when.end
            event.time_precision = when.precision if when.start else None
        elif report.background and day is not None:
            event.event_date, event.event_date_end, event.time_precision = day - _PAST_YEAR, day, 3
        elif day is not None:
            event.event_date = event.event_date_end = day
            event.time_precision = 1

    # --- where -----------------------------------------------------------------------------------

    def _where(self, event: Event, report: Report) -> None:
        place = report.place
        event.country = report.country or self._country
        if place is None:
            self._fill_country(event)
            return
        ref = place.candidates[0] if place.candidates else None
        event.location, event.location_text = place.name or (ref.name if ref else ""), place.text
        if ref is not None:
            self._fill_ref(event, place, ref)
        self._fill_country(event)
        event.geo_precision = codebook.geo_precision(
            place.level, vague=place.vague, district=bool(ref and ref.admin2 == ref.name and ref.admin2)
        )

    def _fill_ref(self, event: Event, place: Place, ref: PlaceRef) -> None:
        event.country = ref.country
        if place.level != "country":
            event.admin1, event.admin2 = ref.admin1, ref.admin2
        event.latitude, event.longitude = ref.latitude, ref.longitude

    def _fill_country(self, event: Event) -> None:
        known = codebook.country(event.country)
        if known is not None:
            event.iso, event.region = known.iso, known.region

    # --- how many --------------------------------------------------------------------------------

    def _how_many(self, event: Event, report: Report) -> None:
        event.fatalities = total(report.dead)
        event.injuries = total(report.wounded)
        if report.no_dead and event.fatalities is None:
            event.fatalities = 0
        if report.count is None:
            report.count = _counted(event, report)
        if event.sub_event_type == _DISARMED and report.count is None:
            event.count, event.count_text = weapons_told(report.view, report.match.first, report.match.last)
            event.count_of = "weapons" if event.count is not None else ""
        n = told_strength(report.view, report.count) if report.count is not None else None
        if report.count is not None and n is not None:
            event.count, event.count_text = n, report.count.text
            event.count_of = _count_of(report)


def _counted(event: Event, report: Report) -> Side | None:
    """Whose number the `count` column holds where no slot of its own told it."""
    if report.family in FAMILIES.demonstration:
        return report.actor1
    taken = report.family in FAMILIES.takes_people or event.sub_event_type == "Other"
    return report.actor2 if taken else None


def _count_of(report: Report) -> str:
    mention = report.count
    if report.family == PROTEST:
        return "protesters"
    if report.family in FAMILIES.counts_people:
        return "people"
    if isinstance(mention, Side):
        return {"vehicle": "vehicles", "aircraft": "aircraft", "weapon": "weapons"}.get(
            mention.thing, "fighters"
        )
    return ""


def main_country(reports: list[Report], fallback: str) -> str:
    """The country most of the reports happen in."""
    votes = Counter(
        r.place.candidates[0].country for r in reports if r.place is not None and r.place.candidates
    )
    return votes.most_common(1)[0][0] if votes else fallback
