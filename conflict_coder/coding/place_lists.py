"""A list of places told with one act is an act in each; several quarters of one town are one, at the town."""

from __future__ import annotations

from copy import copy

from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import AND, COMMA
from conflict_coder.coding.events import takes_people
from conflict_coder.coding.families import FAMILIES
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report, Toll
from conflict_coder.matching.view import SentenceView
from conflict_coder.mentions.mention import Mention, Place

_OF_WITHIN = 2  # words from people to where they are from
_CITY_WITHIN = 4  # words from the last quarter to its town («أحياء أ وب وج في مدينة حلب»)


class PlaceLists:
    """Spreads reports over the places their sentence lists."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._joining = knowledge.words("place-listing")
        self._words = knowledge.gazetteer.words

    def spread(self, report: Report) -> list[Report]:
        """«غارات على صعدة وحجة وتعز» are three reports; a toll told for all is divided evenly, the remainder
        to the first. Any other report comes back alone.
        """
        if report.family not in FAMILIES.in_each_place or not report.own_place or report.place is None:
            return [report]
        places = self._list_of(report.place, report.view)
        if self._bounds(places, report.view):
            within = all(place.level == "site" for place in places)
            report.place = (_city_of(places, report.view) if within else None) or report.place
            return [report]
        if len(places) == 1 or _counted_of(report, places[0]):
            return [report]
        if self._are_quarters(places):
            city = _city_of(places, report.view)
            if city is not None:
                report.place = city
                return [report]
        owners = {id(toll): _place_of(toll, places, report.view) for toll in report.tolls}
        return [_share_of(report, places, i, owners) for i in range(len(places))]

    def _list_of(self, place: Place, view: SentenceView) -> list[Place]:
        """The places told in one list with *place*, in order, itself among them."""
        run: list[Place] = []
        joined = False  # «و» closes a list
        for other in (m for m in view.of(Place) if not m.adjacent or m is place):
            if run and self._goes_on(run[-1], other, view):
                joined |= AND in other.proclitics or self._and_between(run[-1], other, view)
                run.append(other)
                continue
            if place in run and joined:
                break
            run, joined = [other], False
        return run if place in run and joined else [place]

    def _goes_on(self, last: Place, other: Place, view: SentenceView) -> bool:
        """Whether *other* is the next of a list: a comma or «و» leads to it. What only situates the last one
        may stand between («أ في محافظة ب، وج»).
        """
        gap = [view.tokens[i].form for i in range(last.last, other.first) if not _situates(view.cover[i])]
        if other.first < last.last or (other.level == "country") != (last.level == "country"):
            return False
        if COMMA in gap and gap[-1] != COMMA and _opens_clause(other, view):
            return False  # «شمال رام الله، وفي الخليل رشق شبان …»: the next act
        led = gap == [COMMA] or AND in other.proclitics or self._and_between(last, other, view)
        return led and not set(gap) - self._joining

    def _and_between(self, last: Place, other: Place, view: SentenceView) -> bool:
        return any(view.tokens[i].form.startswith(AND) for i in range(last.last, other.first))

    def _bounds(self, places: list[Place], view: SentenceView) -> bool:
        """«بين تعز ولحج»: the act is in neither; between two quarters it is in their town."""
        first = places[0].first
        return len(places) > 1 and first > 0 and view.tokens[first - 1].form == self._words.between

    def _are_quarters(self, places: list[Place]) -> bool:
        """Whether sites are parts of a town, as streets are, and camps and bases are not; «أحياء» holds for a
        whole list.
        """
        nouns = [place.noun or normalize(place.text).split(" ")[0] for place in places]
        parts = [noun in self._words.in_town or noun not in self._words.cues for noun in nouns]
        return all(place.level == "site" for place in places) and (
            all(parts) or places[0].noun in self._words.in_town
        )


def _opens_clause(place: Place, view: SentenceView) -> bool:
    """Whether what is told goes on after the place, and no further place follows."""
    if place.last >= len(view) or view.tokens[place.last].kind != "word":
        return False
    return not isinstance(view.cover[place.last], Place) and not view.tokens[place.last].form.startswith(AND)


def _situates(cover: Mention | None) -> bool:
    return isinstance(cover, Place) and cover.adjacent


def _counted_of(report: Report, place: Place) -> bool:
    """Whether those an act takes are told with one number, and the places, *place* the first of them, only as
    where they are from («1500 معتقل من محافظات أ وب»).
    """
    taken = report.actor2
    if not takes_people(report) or taken is None or taken.count is None or place.role != "origin":
        return False
    return 0 <= place.first - taken.last <= _OF_WITHIN


def _city_of(quarters: list[Place], view: SentenceView) -> Place | None:
    """The town told right after its quarters, or right before them."""
    towns = [m for m in view.of(Place) if m.level == "town" and m not in quarters]
    after = [p for p in towns if 0 <= p.first - quarters[-1].last <= _CITY_WITHIN]
    before = [p for p in towns if 0 <= quarters[0].first - p.last <= _CITY_WITHIN]
    return next(iter([*after, *before]), None)


def _place_of(toll: Toll, places: list[Place], view: SentenceView) -> int | None:
    """Which of the listed places a toll is told of («غارات على أ وب وج، ومقتل سبعة في ب»), None: of all."""
    first = toll.mention.last if toll.mention is not None else toll.at + 1
    told = next((p for p in view.of(Place) if p.first >= first and not p.adjacent and p not in places), None)
    if told is None or any(view.ends_clause(i) for i in range(first, told.first)):
        return None
    return next((i for i, place in enumerate(places) if place.name == told.name), None)


def _share_of(report: Report, places: list[Place], i: int, owners: dict[int, int | None]) -> Report:
    def shared(tolls: list[Toll]) -> list[Toll]:
        told = [(toll, owners[id(toll)]) for toll in tolls]
        return [
            toll.divided(len(places))[i] if owner is None else toll
            for toll, owner in told
            if owner in (None, i)
        ]

    share = copy(report)
    share.place = places[i]
    share.shares = len(places)
    share.dead, share.wounded = shared(report.dead), shared(report.wounded)
    share.scopes, share.merged = list(report.scopes), list(report.merged)
    return share
