"""Events become rows: sides named, places and days written, ACLED's derived columns filled."""

from __future__ import annotations

import datetime
from collections import Counter

from conflict_coder.coding import codebook
from conflict_coder.coding.counts import told_strength
from conflict_coder.coding.event import Event, event_id
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.notes import compose_notes
from conflict_coder.coding.report import Report
from conflict_coder.coding.tolls import total
from conflict_coder.mentions.actors import UNIDENTIFIED_FORCES, resolve
from conflict_coder.mentions.mention import Place, PlaceRef, Side
from conflict_coder.reading.article import Article

_ARMED = "Unidentified Armed Group"
# Families whose act needs a doer: ACLED names one that the text does not («Unidentified Armed Group»).
_NEEDS_DOER = frozenset({"clash", "attack", "bomb", "shelling", "abduction", "casualty", "looting"})
# Whose number the `count` column holds where no slot of its own told it.
_COUNTED = {
    "abduction": "actor2",
    "arrest": "actor2",
    "protest": "actor1",
    "riot": "actor1",
}
# Who demonstrates is a protester, or where it is violent a rioter, whatever their trade.
_CROWD = {"Protests": "Protesters", "Riots": "Rioters"}
_CROWD_OF = frozenset({"Civilians", "Protesters", "Rioters"})
# Where a country named as a side is its army.
_BY_ARMS = frozenset({"Battles", "Explosions/Remote violence"})
_BATTLES = "Battles"
_ON_CIVILIANS, _REMOTE, _SUICIDE = "Violence against civilians", "Explosions/Remote violence", "Suicide bomb"
_ABDUCTION = "Abduction/forced disappearance"
_PAST_YEAR = datetime.timedelta(days=364)


class RowWriter:
    """Writes one article's events as rows."""

    def __init__(self, article: Article, knowledge: Knowledge, country: str) -> None:
        self._article = article
        self._knowledge = knowledge
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
        self._who(event, report)
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
        day = self._article.date
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

    # --- who -------------------------------------------------------------------------------------

    def _who(self, event: Event, report: Report) -> None:
        year = event.event_date.year if event.event_date else None
        by_arms = event.event_type in _BY_ARMS or report.family == "reinforcement"
        first = self._side(report.actor1, event.country, year, by_arms=by_arms)
        arms = by_arms and report.actor2 is not None and report.actor2.thing in ("country", "force")
        second = self._side(report.actor2, event.country, year, victim=True, by_arms=arms)
        kind = _CROWD.get(event.event_type)
        if first is not None and event.event_type == _BATTLES and _strikes(report):
            where = report.actor1.nationality if report.actor1 is not None else ""
            first = (f"{_ARMED} ({where or event.country})", "Political militia", first[2])
        marching = report.actor1 is not None and report.actor1.following
        if first is None or (kind and first[1] != kind and (first[1] in _CROWD_OF or marching)):
            named = self._unnamed(report, event)  # who demonstrates is a protester, whatever their trade
            first = named and (*named[:2], first[2] if first else "")
        elif kind and first is not None and first[1] not in _CROWD_OF and second and second[1] == "Civilians":
            named = self._unnamed(report, event)  # killed in a demonstration
            second = named and (*named[:2], second[2])
        if second is None:
            second = _unnamed_victims(report, event)
        if second is not None and first is not None and report.family != "clash":
            second = None if second[0] == first[0] and first[2] else second
        if report.family in ("reinforcement", "denial", "group"):
            second = None
        second = self._civilians(report, event) if _harms_civilians(event, second) else second
        event.actor1, event.inter1, event.actor1_text = first or ("", "", "")
        event.actor2, event.inter2, event.actor2_text = second or ("", "", "")
        event.assoc_actor_1 = self._allies(report.actor1, report.assoc1, event.country, year)
        event.assoc_actor_2 = self._allies(report.actor2, report.assoc2, event.country, year)
        if codebook.first_side_is_second(event.event_type, event.inter1, event.inter2):
            _swap(event)
        event.interaction = codebook.interaction(event.inter1, event.inter2)
        event.civilian_targeting = codebook.civilian_targeting(
            event.event_type, event.sub_event_type, event.inter1, event.inter2
        )
        if report.speaker is not None:
            speaker = self._side(report.speaker, event.country, year)
            event.speaker = speaker[0] if speaker and report.speaker.cls != "source" else report.speaker.text

    def _side(
        self,
        side: Side | None,
        country: str,
        year: int | None,
        *,
        victim: bool = False,
        by_arms: bool = False,
    ) -> tuple[str, str, str] | None:
        if side is None:
            return None
        actors = self._knowledge.actors
        name, inter = resolve(side, country=country, year=year, actors=actors, victim=victim, by_arms=by_arms)
        return name, inter, side.text

    def _civilians(self, report: Report, event: Event) -> tuple[str, str, str]:
        """Whom violence against civilians struck: an official or a captive soldier, they are civilians."""
        side = report.actor2
        home = (side.nationality if side is not None else "") or event.country
        return f"Civilians ({home})" if home else "Civilians", "Civilians", side.text if side else ""

    def _allies(self, side: Side | None, assoc: list[Side], country: str, year: int | None) -> str:
        allies = [*(side.joined if side else []), *assoc]
        allies = [ally for ally in allies if ally.cls not in ("source", "civilian")]
        names = [resolve(a, country=country, year=year, actors=self._knowledge.actors)[0] for a in allies]
        return "; ".join(dict.fromkeys(names))

    def _unnamed(self, report: Report, event: Event) -> tuple[str, str, str] | None:
        """The doer that the act needs and the text does not name, as ACLED names it."""
        where = f" ({event.country})" if event.country else ""
        if event.event_type in ("Protests", "Riots"):
            kind = "Protesters" if event.event_type == "Protests" else "Rioters"
            return kind + where, kind, ""
        if event.sub_event_type == "Air/drone strike":
            return UNIDENTIFIED_FORCES, "External/Other forces", ""
        if report.family in _NEEDS_DOER:
            return _ARMED + where, "Political militia", ""
        if event.sub_event_type == "Arrests" and event.country:
            return f"Police Forces of {event.country}", "State forces", ""
        return None

    # --- how many --------------------------------------------------------------------------------

    def _how_many(self, event: Event, report: Report) -> None:
        event.fatalities = total(report.dead)
        event.injuries = total(report.wounded)
        if report.no_dead and event.fatalities is None:
            event.fatalities = 0
        counted = _COUNTED.get(report.family) or ("actor2" if event.sub_event_type == "Other" else "")
        if report.count is None and counted:
            report.count = getattr(report, counted)
        n = told_strength(report.view, report.count) if report.count is not None else None
        if report.count is not None and n is not None:
            event.count, event.count_text = n, report.count.text
            event.count_of = _count_of(report)


def _strikes(report: Report) -> bool:
    """«طعن فلسطيني جنديا»: a man of no group who attacks soldiers is no civilian."""
    one, two = report.actor1, report.actor2
    if one is None or two is None or one.cls != "civilian" or two.cls not in ("state", "police"):
        return False
    fill = report.match.slots.get("actor1")
    return fill is not None and fill.mention is one


def _unnamed_victims(report: Report, event: Event) -> tuple[str, str, str] | None:
    """Whom the act hits where the text tells no side: violence against civilians has civilians as its second
    side, and so has a bomb that kills people it says no more of.
    """
    told = next((toll for toll in report.tolls if toll.n is not None), None)
    bombed = event.event_type == _REMOTE and (told is not None or event.sub_event_type == _SUICIDE)
    if event.event_type != _ON_CIVILIANS and not bombed:
        return None
    where = f" ({event.country})" if event.country else ""
    return f"Civilians{where}", "Civilians", told.text if told is not None else ""


def _harms_civilians(event: Event, second: tuple[str, str, str] | None) -> bool:
    """Whether the codebook asks for civilians as the second side where the text names another: only an
    abduction also takes soldiers.
    """
    if event.event_type != _ON_CIVILIANS or event.sub_event_type == _ABDUCTION:
        return False
    return second is not None and second[1] != "Civilians"


def _count_of(report: Report) -> str:
    mention = report.count
    if report.family == "protest":
        return "protesters"
    if report.family in ("abduction", "arrest", "other", "agreement"):
        return "people"
    if isinstance(mention, Side):
        return {"vehicle": "vehicles", "aircraft": "aircraft", "weapon": "weapons"}.get(
            mention.thing, "fighters"
        )
    return ""


def _swap(event: Event) -> None:
    event.actor1, event.actor2 = event.actor2, event.actor1
    event.inter1, event.inter2 = event.inter2, event.inter1
    event.actor1_text, event.actor2_text = event.actor2_text, event.actor1_text
    event.assoc_actor_1, event.assoc_actor_2 = event.assoc_actor_2, event.assoc_actor_1


def main_country(reports: list[Report], fallback: str) -> str:
    """The country most of the reports happen in."""
    votes = Counter(
        r.place.candidates[0].country for r in reports if r.place is not None and r.place.candidates
    )
    return votes.most_common(1)[0][0] if votes else fallback
