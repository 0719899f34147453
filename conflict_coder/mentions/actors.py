"""What a side of the text is called in the row: ACLED's name and inter class, by country and year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from conflict_coder.mentions.actor_tables import Actors, LocalRef, load_actors
from conflict_coder.mentions.mention import ActorRef, Side

__all__ = ["Actors", "load_actors", "points_to", "resolve"]

STATE, EXTERNAL = "State forces", "External/Other forces"
_ANYWHERE = "(X)"  # a name of the tables that ends in it takes the country of the event
_OF_TRIBE = " Tribal Militia (X)"
_GENERIC = {
    "armed": ("Unidentified Armed Group", "Political militia"),
    "unknown": ("Unidentified Armed Group", "Political militia"),
    "party": ("Unidentified Armed Group", "Political militia"),
    "tribal": ("Tribal Militia", "Identity militia"),
    "civilian": ("Civilians", "Civilians"),
    "source": ("Civilians", "Civilians"),
    "protester": ("Protesters", "Protesters"),
    "rioter": ("Rioters", "Rioters"),
}
_STATE_NAMES = {"state": "Military Forces of", "police": "Police Forces of", "government": "Government of"}
_OF_OFFICIALS = frozenset({"people", "vehicle"})  # «موكب رئيس الوزراء»
_POLICE = "Police Forces"  # of an unknown country
UNIDENTIFIED_FORCES = "Unidentified Military Forces"


def resolve(
    side: Side,
    *,
    country: str,
    year: int | None,
    actors: Actors,
    abroad: bool | None = None,
    victim: bool = False,
    by_arms: bool = False,
    main: str = "",
) -> tuple[str, str]:
    """The ACLED name and inter class of *side* in an event.

    country: English name of the event's country, "" when unknown.  year: of the event.
    abroad: force (True) or rule out (False) that a state force acts outside its own country; None:
    decide by *country*.  victim: the side is attacked, or a crowd: officials and settlers are civilians.
    by_arms: the act takes arms, so a government or a country («قصفت تركيا») acts through its military.
    main: the country most of the article is about, whose sides also act abroad («المقاومة» shells Najran).
    """
    if by_arms and side.cls == "government" and side.thing != "people":
        return _state(replace(side, cls="state"), country, actors, abroad)
    ref = _choose(side.refs, country or side.nationality, side.nationality, year)
    if ref is None and side.refs and main and main != country:
        ref = _choose(side.refs, main, side.nationality, year)
    if ref is None and not side.refs and not side.nationality:
        ref = _choose(side.called, country or main, "", year)
    if victim and ref is not None and ref.unarmed:
        return _bracketed("Civilians", next(iter(ref.countries), country)), "Civilians"
    official = victim and side.cls == "government" and side.thing in _OF_OFFICIALS
    if ref is not None and not official:
        return _named(ref, country or side.nationality, actors, abroad)
    if official:
        return _bracketed("Civilians", side.nationality or country), "Civilians"
    if victim and side.cls == "party" and not side.refs:
        return _bracketed("Civilians", side.nationality or country), "Civilians"
    if side.cls in _STATE_NAMES:
        return _state(side, country, actors, abroad)
    flown = side.cls == "unknown" and side.thing == "aircraft"
    if flown and country in actors.armies:
        return _state(replace(side, cls="state"), country, actors, abroad)
    if side.cls in _GENERIC and not flown:
        name, inter = _GENERIC[side.cls]
        here = country or side.nationality if inter.endswith("militia") else side.nationality or country
        return _bracketed(name, here), inter
    return UNIDENTIFIED_FORCES, EXTERNAL


def points_to(side: Side) -> str:
    """The one country that the side's name alone tells, "" when it can be in several."""
    if any(isinstance(ref, LocalRef) for ref in side.refs):
        return ""
    countries = {country for ref in side.refs for country in ref.countries}
    return countries.pop() if len(countries) == 1 else ""


def _choose(refs: Iterable[ActorRef], country: str, nationality: str, year: int | None) -> ActorRef | None:
    """The best reference for the country and year; None where only names of other countries are left."""
    best: ActorRef | None = None
    best_score = -1
    for ref in refs:
        at_home = bool(ref.countries) and bool({country, nationality} & set(ref.countries))
        if isinstance(ref, LocalRef) and not at_home:
            continue
        score = 4 * at_home + 2 * _valid(ref, year) + (not ref.countries)
        if score > best_score:
            best, best_score = ref, score
    if isinstance(best, LocalRef) and not _valid(best, year):
        return None
    return best


def _valid(ref: ActorRef, year: int | None) -> bool:
    if year is None:
        return ref.end is None
    return (ref.start is None or ref.start <= year) and (ref.end is None or year <= ref.end)


def _named(ref: ActorRef, country: str, actors: Actors, abroad: bool | None) -> tuple[str, str]:
    name = ref.name
    if name.endswith(_OF_TRIBE) and country in actors.kinds_of_tribe:
        name = name.replace("Tribal", actors.kinds_of_tribe[country])
    if name.endswith(_ANYWHERE):
        name = _bracketed(name.removesuffix(_ANYWHERE).strip(), country)
    if ref.inter != STATE:
        return name, ref.inter
    if abroad is None:
        abroad = bool(country and ref.countries and country != ref.countries[0])
    return name, EXTERNAL if abroad else STATE


def _state(side: Side, country: str, actors: Actors, abroad: bool | None) -> tuple[str, str]:
    """A state force with no name of its own: the nationality's, else the country's."""
    owner = side.nationality or (actors.armies.get(country, country) if side.cls == "state" else country)
    if not owner:
        police = side.cls == "police"
        return _POLICE if police else UNIDENTIFIED_FORCES, EXTERNAL if abroad else STATE
    if abroad is None:
        abroad = bool(country) and owner != country
    the = "the " if owner in actors.with_article else ""
    return f"{_STATE_NAMES[side.cls]} {the}{owner}", EXTERNAL if abroad else STATE


def _bracketed(name: str, country: str) -> str:
    return f"{name} ({country})" if country else name
