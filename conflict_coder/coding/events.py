"""What kinds of act can be one act: the codebook's relations between families of events."""

from __future__ import annotations

from conflict_coder.coding.families import ABDUCTION, ATTACK, CLASH, FAMILIES, LOOTING
from conflict_coder.coding.report import Report

_SEXUAL = "Sexual violence"
_FIGHTING = frozenset({"state", "armed", "external"})


def may_kill(report: Report) -> bool:
    """Whether a toll can belong to the act; who is raped is not thereby dead."""
    return report.family in FAMILIES.may_kill and report.sub_event_type != _SEXUAL


def hosts_generic(host: Report, other: Report) -> bool:
    """Whether a specific (or earlier generic) act takes in a generic one told in its sentence: not where each
    has a verb of its own («فجروا الجسر ثم هاجموا القطار»), unless the verb only tells who died of it.
    """
    if _pillages_beside(host, other):
        return False
    fatal = other.match.rule.source.fatal
    verbs = host.match.kind == other.match.kind == "verb" and not fatal
    if verbs and host.family in FAMILIES.by_weapon and other.family == CLASH:
        return False
    if host.sub_event_type == _SEXUAL and (fatal or is_destruction(other)):
        return False  # who is raped is not thereby dead, nor is a house
    return host.family in FAMILIES.takes_generic or host.family == other.family


def contains(host: Report, other: Report) -> bool:
    """Whether two specific kinds told in one sentence are one act (the rules say so: `absorbs`)."""
    return wins(host, other) or wins(other, host)


def wins(one: Report, other: Report) -> bool:
    """Of two kinds that are one act, whether the first names it."""
    absorbed = other.match.rule.id in one.match.rule.source.absorbs
    return absorbed or kills_captive(one, other) or is_weapon_of(one, other) or is_capture_in(one, other)


def is_weapon_of(one: Report, killing: Report) -> bool:
    """Whether the first is what somebody may be killed with: «اغتيل بتفجير سيارته» is a bombing."""
    return one.family in FAMILIES.by_weapon and killing.family == ATTACK and killing.match.rule.source.fatal


def kills_captive(one: Report, other: Report) -> bool:
    """Whether the first is a killing and the second a seizure: who is seized and then killed was attacked."""
    return one.match.rule.source.fatal and is_seizure(other)


def is_capture_in(fight: Report, other: Report) -> bool:
    """Whether fighters fall captive in a fight told beside it («وأسروا سبعة جنود خلال الاشتباكات»)."""
    if fight.family not in FAMILIES.of_two or other.family != ABDUCTION:
        return False
    return other.actor2 is not None and other.actor2.cls in _FIGHTING


def is_seizure(report: Report) -> bool:
    """Whether the act takes people away: a toll told beside it is seldom its own."""
    return report.family == ABDUCTION


def takes_people(report: Report) -> bool:
    """Whether the act takes people away, in law or out of it: their number tells whom it befell."""
    return report.family in FAMILIES.takes_people


def is_destruction(report: Report) -> bool:
    """Whether the act ruins what people own."""
    return report.family == LOOTING


def _pillages_beside(fight: Report, other: Report) -> bool:
    """Whether houses are looted or burnt beside an attack, by a verb of its own («وأحرقوا المنازل»)."""
    if not is_destruction(other) or fight.family not in FAMILIES.assault or other.match.kind != "verb":
        return False
    whose = other.actor2
    return whose is not None and whose is not fight.actor2 and whose.cls == "civilian"


def is_raid_for(seizure: Report, other: Report) -> bool:
    """Whether the other act only led to the seizure («اقتحموا مدرسة وخطفوا مئة تلميذة»): they are one."""
    target = other.actor2
    unarmed = target is None or target.cls in ("civilian", "government")
    raid = other.family == CLASH and other.generic and other.match.kind == "verb" and unarmed
    return is_seizure(seizure) and raid and not other.match.rule.source.fatal
