"""Sides that the article told once and later sentences take as known: «الغارات» have had their doer named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from conflict_coder.coding.families import CLASH, FAMILIES, TERRITORY
from conflict_coder.coding.report import Report
from conflict_coder.coding.sameness import same_side
from conflict_coder.mentions.actors import EXTERNAL, Actors, resolve
from conflict_coder.mentions.mention import ActorRef, Mention, Side

_NO_FOES = frozenset({"civilian", "source", "government", "protester", "rioter"})
_NAMED_FOES = frozenset({"armed", "unknown", "party"})  # gunmen of no name may be anybody's
_RAID = "strike"
_ARMIES = frozenset({"state", "external"})
_BODIES = frozenset({"force", "name"})
_TOLD_OFTEN = 2  # a group the article names this often, and no other, is who its unnamed attacks are by


def fill_from_context(
    events: list[Report], mentions: Iterable[Mention], country: str, actors: Actors
) -> None:
    """Give events without a doer that of their family's last event, else the article's one armed group.

    country: where most of the article happens: whose army «الطيران الحربي» is.
    """

    def name(side: Side | None) -> str:
        if side is None or side.cls in _NO_FOES or (side.cls in _NAMED_FOES and not side.refs):
            return ""
        return resolve(side, country=country, year=None, actors=actors)[0]

    def fixed(side: Side) -> Side | None:
        foe = next((ref.foe for ref in side.refs if ref.foe and ref.name == name(side)), "")
        return Side(0, 0, "", cls="armed", refs=actors.refs[foe]) if foe in actors.refs else None

    mentions = list(mentions)
    lone, army = _lone_group(mentions), _own_army(mentions, country)
    last: dict[str, Report] = {}
    told = _foes(events, name)
    enemies: dict[str, Side] = {}
    bombarding = _bombarding(events, name)
    for event in events:
        if event.family in FAMILIES.goes_on:
            _doer_from_last(event, last.get(event.family))
        if event.family in FAMILIES.from_afar and bombarding is not None:
            _doer_of_country(event, bombarding, actors)
        if (
            event.actor1 is None
            and event.family in FAMILIES.unsigned
            and lone is not None
            and not _is_victim(lone, event)
        ):
            event.actor1 = lone
        if event.actor1 is not None and event.family in FAMILIES.goes_on:
            foe = enemies.get(name(event.actor1)) or told.get(name(event.actor1)) or fixed(event.actor1)
            foe = foe or (army if _takes_from_state(event, country) else None)
            _enemy(event, foe, enemies, name)
            last[event.family] = event


def _bombarding(events: Iterable[Report], name: Callable[[Side | None], str]) -> Report | None:
    """The first shelling or raid of the one army that does all those of the article whose doer is told."""
    told = [event for event in events if event.family in FAMILIES.from_afar and event.actor1 is not None]
    doers = {name(event.actor1) for event in told}
    army = told[0].actor1 if told else None
    return told[0] if len(doers) == 1 and army is not None and army.cls in _ARMIES else None


def _doer_of_country(event: Report, other: Report, actors: Actors) -> None:
    """A raid, or a shelling in a country not its own, is by the army that does all the others there.

    At home shells are as often of those whom the army fights.
    """
    if event.actor1 is not None or event.background or other.actor1 is None:
        return
    place = _country(event)
    if place != _country(other) or _is_victim(other.actor1, event):
        return
    abroad = resolve(other.actor1, country=place, year=None, actors=actors)[1] == EXTERNAL
    if event.family == _RAID or abroad:
        event.actor1 = other.actor1


def _country(event: Report) -> str:
    place = event.place
    return place.candidates[0].country if place is not None and place.candidates else ""


def _own_army(mentions: Iterable[Mention], country: str) -> Side | None:
    """The army of the article's country, where the article names it."""
    armies = (side for side in mentions if isinstance(side, Side) and side.cls == "state")
    return next((side for side in armies if side.thing in _BODIES and _at_home(side, country)), None)


def _at_home(army: Side, country: str) -> bool:
    if army.nationality not in ("", country):
        return False
    return not army.refs or any(ref.countries[:1] == (country,) for ref in army.refs)


def _takes_from_state(event: Report, country: str) -> bool:
    """Whether a group takes a place of the article's country: whoever held it, the state's army lost it."""
    taker = event.actor1
    if event.family != TERRITORY or event.actor2 is not None or event.background or taker is None:
        return False
    return taker.cls == "armed" and bool(taker.refs) and _country(event) == country


def _foes(events: Iterable[Report], name: Callable[[Side | None], str]) -> dict[str, Side]:
    """The one side that each side of the article's fights is told to fight; of several, none."""
    foes: dict[str, dict[str, Side]] = {}
    for event in events:
        one, two = event.actor1, event.actor2
        if event.family not in FAMILIES.goes_on or one is None or two is None:
            continue
        if name(one) and name(two):
            foes.setdefault(name(one), {})[name(two)] = two
            foes.setdefault(name(two), {})[name(one)] = one
    return {side: next(iter(others.values())) for side, others in foes.items() if len(others) == 1}


def _doer_from_last(event: Report, last: Report | None) -> None:
    if last is None or last.actor1 is None or event.background or event.actor1 is not None:
        return
    if (event.match.kind == "noun" or event.anaphoric) and not _is_victim(last.actor1, event):
        event.actor1 = last.actor1


def _enemy(
    event: Report, known: Side | None, enemies: dict[str, Side], name: Callable[[Side | None], str]
) -> None:
    """Whom a side fights, once told, is whom it fights in the article's other events («وشن غارات أخرى»).

    known: whom the doer is known to fight.  enemies: by name, as the events before tell; this one is added.
    """
    doer = name(event.actor1)
    foe_told = event.actor2
    vague = foe_told is None or (foe_told.cls == "armed" and foe_told.definite and not foe_told.refs)
    if vague and event.family in FAMILIES.aimed and known is not None and not event.background:
        event.actor2 = known
    foe = name(event.actor2)
    if doer and foe and event.actor2 is not None and event.actor1 is not None:
        enemies[doer] = event.actor2
        if event.family == CLASH:
            enemies[foe] = event.actor1


def _is_victim(side: Side, event: Report) -> bool:
    return event.actor2 is not None and bool(event.actor2.refs) and same_side(side, event.actor2)


def _lone_group(mentions: Iterable[Mention]) -> Side | None:
    """The one armed group (no state) that the article names, if it names it more than once."""
    groups: Counter[tuple[ActorRef, ...]] = Counter()
    sides: dict[tuple[ActorRef, ...], Side] = {}
    for side in mentions:
        if isinstance(side, Side) and side.refs and side.cls in ("armed", "party"):
            groups[side.refs] += 1
            sides.setdefault(side.refs, side)
    if len(groups) != 1:
        return None
    refs, times = groups.most_common(1)[0]
    return sides[refs] if times >= _TOLD_OFTEN else None
