"""Who does it to whom, as the row writes them: the sides of a report named, and settled by the codebook.

Each step of `_STEPS` looks at both sides as the steps before it left them: their order is the table's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from conflict_coder.coding import codebook
from conflict_coder.coding.event import Event
from conflict_coder.coding.families import CLASH, FAMILIES, REINFORCEMENT
from conflict_coder.coding.report import Report
from conflict_coder.coding.sameness import one_camp
from conflict_coder.mentions.actors import UNIDENTIFIED_FORCES, Actors, resolve
from conflict_coder.mentions.mention import Side
from conflict_coder.mentions.side_classes import IN_UNIFORM

_ARMED = ("Unidentified Armed Group", "Political militia")
_STATE, _EXTERNAL = "State forces", "External/Other forces"
# Who demonstrates is a protester, or where it is violent a rioter, whatever their trade.
_CROWD = {"Protests": "Protesters", "Riots": "Rioters"}
_CROWD_OF = frozenset({"Civilians", "Protesters", "Rioters"})
_CIVILIANS = "Civilians"
# Where a country named as a side is its army.
_BY_ARMS = frozenset({"Battles", "Explosions/Remote violence"})
_BATTLES, _REMOTE = "Battles", "Explosions/Remote violence"
_ON_CIVILIANS, _SUICIDE, _RAID = "Violence against civilians", "Suicide bomb", "Air/drone strike"
_ABDUCTION = "Abduction/forced disappearance"
_ONE_SIDED = frozenset({_REMOTE, _ON_CIVILIANS})
_BODIES = frozenset({"country", "force"})


class Named(NamedTuple):
    """A side as the row writes it: ACLED's name and class, and the article's words."""

    name: str
    inter: str
    text: str


@dataclass(slots=True)
class Pair:
    """The two sides of an event while they are settled."""

    report: Report
    event: Event
    first: Named | None
    second: Named | None
    army: str = ""  # whose soldiers and aircraft are met in the event's country, where it has none of its own

    @property
    def crowd(self) -> str:
        """The class of who demonstrates, where the event is a demonstration."""
        return _CROWD.get(self.event.event_type, "")

    def here(self, name: str, country: str = "") -> str:
        """The name with a country in brackets: the event's, where none is given."""
        where = country or self.event.country
        return f"{name} ({where})" if where else name


class Namer:
    """Names sides in one article's rows."""

    def __init__(self, actors: Actors, country: str = "") -> None:
        self._actors = actors
        self._country = country

    def write(self, event: Event, report: Report) -> None:
        """Fill the event's columns of sides."""
        pair = Pair(
            report, event, *self._told(event, report), army=self._actors.armies.get(event.country, "")
        )
        for step in _STEPS:
            step(pair)
        event.actor1, event.inter1, event.actor1_text = pair.first or ("", "", "")
        event.actor2, event.inter2, event.actor2_text = pair.second or ("", "", "")
        event.assoc_actor_1 = self._allies(report.actor1, report.assoc1, event)
        event.assoc_actor_2 = self._allies(report.actor2, report.assoc2, event)
        if codebook.first_side_is_second(event.event_type, event.inter1, event.inter2):
            _swap(event)
        event.interaction = codebook.interaction(event.inter1, event.inter2)
        event.civilian_targeting = codebook.civilian_targeting(
            event.event_type, event.sub_event_type, event.inter1, event.inter2
        )
        if report.speaker is not None:
            speaker = self._name(report.speaker, event)
            event.speaker = report.speaker.text if report.speaker.cls == "source" else speaker.name

    def _told(self, event: Event, report: Report) -> tuple[Named | None, Named | None]:
        """Both sides as the text alone names them."""
        by_arms = event.event_type in _BY_ARMS or report.family == REINFORCEMENT
        one, two = report.actor1, report.actor2
        crowd = event.event_type in _CROWD
        first = self._name(one, event, victim=crowd, by_arms=by_arms) if one is not None else None
        if two is None:
            return first, None
        return first, self._name(two, event, victim=True, by_arms=by_arms and two.thing in _BODIES)

    def _name(self, side: Side, event: Event, *, victim: bool = False, by_arms: bool = False) -> Named:
        year = event.event_date.year if event.event_date else None
        name, inter = resolve(
            side,
            country=event.country,
            year=year,
            actors=self._actors,
            victim=victim,
            by_arms=by_arms,
            main=self._country,
        )
        return Named(name, inter, side.text)

    def _allies(self, side: Side | None, assoc: list[Side], event: Event) -> str:
        allies = [*(side.joined if side else []), *assoc]
        names = [self._name(a, event).name for a in allies if a.cls not in ("source", "civilian")]
        return "; ".join(dict.fromkeys(names))


# --- the steps ---------------------------------------------------------------------------------------


def _arm_who_strikes(pair: Pair) -> None:
    """«طعن فلسطيني جنديا»: a man of no group who does violence is no civilian, nor who attacks soldiers."""
    first, one, two = pair.first, pair.report.actor1, pair.report.actor2
    fill = pair.report.match.slots.get("actor1")
    if first is None or one is None or first.inter != _CIVILIANS or fill is None or fill.mention is not one:
        return
    at_soldiers = two is not None and two.cls in IN_UNIFORM
    if pair.event.event_type in _ONE_SIDED or (pair.event.event_type == _BATTLES and at_soldiers):
        pair.first = Named(pair.here(_ARMED[0], one.nationality), _ARMED[1], first.text)


def _name_doer(pair: Pair) -> None:
    """The doer that the act needs and the text does not name; who demonstrates, whatever their trade."""
    first, crowd = pair.first, pair.crowd
    if first is None:
        pair.first = _unnamed(pair)
    elif crowd and first.inter != crowd and first.inter in _CROWD_OF:
        pair.first = Named(first.name.replace(first.inter, crowd), crowd, first.text)
    elif crowd and first.inter != crowd and _follows(pair.report):
        pair.first = Named(pair.here(crowd), crowd, first.text)


def _follows(report: Report) -> bool:
    """Whether the doer is a leader's or party's followers («أنصار الحزب»), who march."""
    return report.actor1 is not None and report.actor1.following


def _name_crowd(pair: Pair) -> None:
    """Killed in a demonstration: who demonstrates, though they stand second."""
    first, second = pair.first, pair.second
    if not pair.crowd or first is None or first.inter in _CROWD_OF:
        return
    if second is not None and second.inter == _CIVILIANS:
        pair.second = Named(pair.here(pair.crowd), pair.crowd, second.text)


def _name_victims(pair: Pair) -> None:
    """Whom the act hits where the text tells no side: violence against civilians has civilians as its second
    side, and so has a bomb that kills people it says no more of.
    """
    if pair.second is not None:
        return
    event = pair.event
    told = next((toll for toll in pair.report.tolls if toll.n is not None), None)
    bombed = event.event_type == _REMOTE and (told is not None or event.sub_event_type == _SUICIDE)
    if event.event_type == _ON_CIVILIANS or bombed:
        pair.second = Named(pair.here(_CIVILIANS), _CIVILIANS, told.text if told is not None else "")


def _arm_who_fights(pair: Pair) -> None:
    """No civilians fight: whom the text sets against the doer are gunmen, the fight's dead are no side."""
    second, side, fill = pair.second, pair.report.actor2, pair.report.match.slots.get("actor2")
    if pair.event.event_type != _BATTLES or second is None or second.inter != _CIVILIANS:
        return
    told = side is not None and fill is not None and fill.mention is side
    pair.second = Named(pair.here(_ARMED[0]), _ARMED[1], second.text) if told else None


def _keep_apart(pair: Pair) -> None:
    """One name is no two sides, but in a fight within it, told by one construction («بين وحدات من الجيش»);
    nor do the police, who tell of it, kill soldiers of their own state.
    """
    first, second = pair.first, pair.second
    if first is None or second is None or not first.text:
        return
    if second.name != first.name and not _only_tells(pair.report):
        return
    if pair.report.family != CLASH:
        pair.second = None
    elif first.inter in (_STATE, _EXTERNAL) and not _told_together(pair.report):
        pair.first = _unnamed(pair)


def _only_tells(report: Report) -> bool:
    """Whether the first side tells of an attack that killed men of its own state («أعلنت الشرطة مقتل جنديين
    في هجوم»).
    """
    one, two = report.actor1, report.actor2
    if report.family != CLASH or report.match.kind != "noun" or "actor2" in report.match.slots:
        return False
    return (
        one is not None and two is not None and any(t.side is two for t in report.dead) and one_camp(one, two)
    )


def _told_together(report: Report) -> bool:
    """Whether one construction gave both sides."""
    fills = [report.match.slots.get(slot) for slot in ("actor1", "actor2")]
    ways = {fill.construction for fill in fills if fill is not None}
    return None not in fills and len(ways) == 1


def _leave_alone(pair: Pair) -> None:
    """Acts of one side have no second."""
    if pair.report.family in FAMILIES.one_sided:
        pair.second = None


def _disarm_victims(pair: Pair) -> None:
    """Whom violence against civilians struck: an official or a captive soldier, they are civilians; only an
    abduction also takes soldiers.
    """
    second, side = pair.second, pair.report.actor2
    if pair.event.event_type != _ON_CIVILIANS or pair.event.sub_event_type == _ABDUCTION:
        return
    if second is not None and second.inter != _CIVILIANS:
        home = side.nationality if side is not None else ""
        pair.second = Named(pair.here(_CIVILIANS, home), _CIVILIANS, side.text if side is not None else "")


_STEPS: tuple[Callable[[Pair], None], ...] = (
    _arm_who_strikes,
    _name_doer,
    _name_crowd,
    _name_victims,
    _arm_who_fights,
    _keep_apart,
    _leave_alone,
    _disarm_victims,
)


def _unnamed(pair: Pair) -> Named | None:
    """The doer that the act needs and the text does not name, as ACLED names it."""
    event = pair.event
    if pair.crowd:
        return Named(pair.here(pair.crowd), pair.crowd, "")
    if event.sub_event_type == _RAID:
        return Named(f"Military Forces of {pair.army}" if pair.army else UNIDENTIFIED_FORCES, _EXTERNAL, "")
    if pair.report.family in FAMILIES.needs_doer:
        return Named(pair.here(_ARMED[0]), _ARMED[1], "")
    if event.sub_event_type == "Arrests" and event.country:
        return Named(f"Police Forces of {event.country}", _STATE, "")
    return None


def _swap(event: Event) -> None:
    event.actor1, event.actor2 = event.actor2, event.actor1
    event.inter1, event.inter2 = event.inter2, event.inter1
    event.actor1_text, event.actor2_text = event.actor2_text, event.actor1_text
    event.assoc_actor_1, event.assoc_actor_2 = event.assoc_actor_2, event.assoc_actor_1
