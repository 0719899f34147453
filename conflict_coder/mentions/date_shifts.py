"""Reads what counts from another act: «غداة هجوم», «بعد يومين من تفجير», «قبل ذلك بيوم»."""

from __future__ import annotations

from dataclasses import dataclass, replace

from conflict_coder.arabic.particles import BY
from conflict_coder.mentions.date_scene import Scene
from conflict_coder.mentions.date_spans import Duration, duration

_DAYS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Shift:
    """days: from the act it counts from.  of_next: they are those of the act named right after the words."""

    end: int
    days: int
    of_next: bool


def read_shift(scene: Scene, i: int) -> Shift | None:
    """The shift told at token *i*, or None."""
    for name, days in (("the_day_after", 1), ("the_day_before", -1), ("the_same_day", 0), ("then", 0)):
        end = scene.flag(name, i, bare=False)
        if end is not None:
            return Shift(end, days, of_next=False)
    eve = scene.flag("on_the_morrow_of", i, bare=False)
    if eve is not None:
        return Shift(eve, -1, of_next=True)
    for name, sign in (("after_it", 1), ("before_it", -1)):
        at = scene.flag(name, i, bare=False)
        length = _by(scene, at) if at is not None else None
        if length is not None:
            return Shift(length.end, sign * _days(length), of_next=False)
    for name, sign in (("after", 1), ("ago", -1)):
        at = scene.flag(name, i, bare=False)
        told = _counted(scene, at, sign) if at is not None else None
        if told is not None:
            return told
    return None


def _counted(scene: Scene, at: int, sign: int) -> Shift | None:
    """«بعد يومين من …», «بعد يوم من ذلك», «بعد يومين»; a shift of the next act is turned round."""
    told = duration(scene, at)
    if told is None:
        return None
    of = scene.flag("counted_from", told.end)
    if of is None:  # «قبل يومين» is counted from the article's date
        return Shift(told.end, _days(told), of_next=False) if sign > 0 and not told.vague else None
    if scene.form(of) in scene.words.forms["lasting"]:
        return None  # «بعد أربعة أيام من المعارك»: how long they lasted
    that = scene.flag("that_act", of)
    return Shift(that or of, sign * _days(told) * (1 if that else -1), of_next=that is None)


def _by(scene: Scene, at: int) -> Duration | None:
    """The length at token *at*, «بـ» attached («بيومين», «بثلاثة أيام»)."""
    for particles, rest in scene.tokens[at].splits if at < len(scene.tokens) else ():
        if particles == (BY,):
            tokens = [*scene.tokens[:at], replace(scene.tokens[at], form=rest), *scene.tokens[at + 1 :]]
            return duration(replace(scene, tokens=tokens), at)
    return None


def _days(told: Duration) -> int:
    return _DAYS[told.unit.name] * (1 if told.vague else told.n)
