"""Sides that the article told once and later sentences take as known: «الغارات» have had their doer named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from conflict_coder.coding.report import Report
from conflict_coder.coding.sameness import same_side
from conflict_coder.mentions.mention import ActorRef, Mention, Side

_FIGHTS = frozenset({"strike", "clash", "shelling", "territory"})
_AIMED = frozenset({"strike", "clash", "territory"})  # shells fall on towns as often as on the other side
_HIDDEN = frozenset({"bomb", "attack", "abduction", "casualty", "clash", "shelling"})
_TOLD_OFTEN = 2  # a group the article names this often, and no other, is who its unnamed attacks are by


def fill_from_context(events: list[Report], mentions: Iterable[Mention]) -> None:
    """Give events without a doer that of their family's last event, else the article's one armed group."""
    lone = _lone_group(mentions)
    last: dict[str, Report] = {}
    enemies: dict[str, Side] = {}
    for event in events:
        if event.family in _FIGHTS:
            _doer_from_last(event, last.get(event.family))
        if (
            event.actor1 is None
            and event.family in _HIDDEN
            and lone is not None
            and not _is_victim(lone, event)
        ):
            event.actor1 = lone
        if event.actor1 is not None and event.family in _FIGHTS:
            _enemy(event, enemies)
            last[event.family] = event


def _doer_from_last(event: Report, last: Report | None) -> None:
    if last is None or last.actor1 is None or event.background or event.actor1 is not None:
        return
    if (event.match.kind == "noun" or event.anaphoric) and not _is_victim(last.actor1, event):
        event.actor1 = last.actor1


def _enemy(event: Report, enemies: dict[str, Side]) -> None:
    """Whom a side fights, once told, is whom it fights further on («وشن التحالف غارات أخرى»)."""
    doer = _name(event.actor1)
    vague = event.actor2 is None or (event.actor2.cls == "armed" and not event.actor2.refs)
    if vague and event.family in _AIMED and doer in enemies and not event.background:
        event.actor2 = enemies[doer]
    foe = _name(event.actor2)
    if doer and foe and event.actor2 is not None and event.actor1 is not None:
        enemies[doer] = event.actor2
        if event.family == "clash":
            enemies[foe] = event.actor1


def _name(side: Side | None) -> str:
    if side is None or side.cls in ("civilian", "source", "government"):
        return ""
    return side.refs[0].name if side.refs else ""


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
