"""Whether a later telling tells an event anew, or one of its own.

No single sign settles it: «الهجوم» points back but may stand with a place of its own, two tellings of one
place and day may be two acts. So the signs are weighed: what kind of act both tell and in what form the later
names it, their places, days, sides and tolls, how far apart they stand. The pack says how much each counts
(`grammar/retelling.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from conflict_coder.coding.demonstrations import is_demonstration, tells_known_crowd
from conflict_coder.coding.families import CASUALTY
from conflict_coder.coding.report import Report, Toll
from conflict_coder.coding.sameness import names_of, same_place, same_side, sides_agree
from conflict_coder.coding.tolls import is_vague
from conflict_coder.matching.facts import Signs
from conflict_coder.mentions.mention import Place, When

_EPISODE = timedelta(days=9)
_WITHIN = 0.15  # degrees: about 15 km
_TELLING = 3  # so many dead tell an act from another; one or two die in many
_ANYBODY = "شخص"
_FAR = 10  # sentences


def weigh(event: Report, report: Report, signs: Signs) -> float:
    """How much more speaks for *report* telling *event* again than against it."""
    return sum(share * signs.parts[part] for part, share in _parts(event, report))


def _parts(event: Report, report: Report) -> Iterator[tuple[str, float]]:
    """The signs that are there; `far` in proportion."""
    for signs in (_form, _stand, _places, _days, _sides, _tolls):
        yield from ((part, 1.0) for part in signs(event, report))
    yield "far", min(report.order - event.order, _FAR) / _FAR


def _form(event: Report, report: Report) -> Iterator[str]:
    """How the later telling names the act."""
    match = report.match
    if report.pointing:
        yield "pointing_plural" if match.plural else "pointing"
    else:
        yield "noun" if match.kind == "noun" else "verb"
    if report.generic:
        yield "generic"
    if event.sub_event_type == report.sub_event_type:
        yield "same_kind"
    if report.dating or any(reach.scope.status == "mentioned" for reach in report.scopes):
        yield "mentioned"


def _stand(event: Report, report: Report) -> Iterator[str]:
    """Where the event was told, and whether the later telling goes on from it."""
    if event.view.sentence.title:
        yield "headline"
    elif event.order == 0:
        yield "lead"
    if goes_on(event, report):
        yield "goes_on"
    if _counts_its_dead(event, report):
        yield "counts_dead"
    if is_loss(event, report):
        yield "loss"


def _places(event: Report, report: Report) -> Iterator[str]:
    one, two = event.place, report.place
    if one is None or two is None:
        return
    nested = two.name in names_of(one) or one.name in names_of(two)
    if not report.own_place:
        yield "no_place"
        if not (nested or same_place(one, two)):
            yield "carried_elsewhere"
    elif event.own_place:
        if same_place(one, two):
            yield "same_place"
        elif nested:
            yield "within"
        else:
            yield "near" if _near(one, two) else "elsewhere"


def _days(event: Report, report: Report) -> Iterator[str]:
    one, two = event.when, report.when
    apart = one is not None and two is not None and _apart(one, two)
    if event.own_date and report.own_date:
        said = event.said_date or report.said_date
        yield ("other_day_said" if said else "other_day") if apart else "same_day"
    elif event.own_date or report.own_date:
        dated = one if event.own_date else two
        if dated is not None and dated.precision > 1:
            yield "past"  # «في عام 2015» is not the news of today
        elif apart:
            yield "carried_other_day"


def _apart(one: When, two: When) -> bool:
    """Whether two times share no day; a campaign («ثلاثة أسابيع من القتال») is no act on a day of it."""
    if one.start is None or two.start is None:
        return one.text != two.text
    one_end, two_end = one.end or one.start, two.end or two.start
    if abs((one_end - one.start) - (two_end - two.start)) > _EPISODE:
        return True
    return not (one.start <= two_end and two.start <= one_end)


def _sides(event: Report, report: Report) -> Iterator[str]:
    if _crosswise(event, report):
        yield "crosswise"
        return
    one, two = event.actor1, report.actor1
    if one is not None and two is not None:
        if not same_side(one, two):
            yield "other_doer"
        elif not (one.refs and two.refs):
            yield "doer"
    one, two = event.actor2, report.actor2
    if one is not None and two is not None:
        if not same_side(one, two):
            yield "other_victim"
        else:
            yield "named_victim" if one.refs and two.refs else "victim"


def _tolls(event: Report, report: Report) -> Iterator[str]:
    if report.corrects:
        yield "corrects"
    elif count_the_same(event, report):
        yield "same_toll"
    elif _counted(event.dead) and _counted(report.dead):
        yield "same_few" if _dead(event.dead) == _dead(report.dead) else "other_toll"


def _crosswise(event: Report, report: Report) -> bool:
    """In a fight who is named first is chance, and a later sentence may name one side only, as the loser."""
    if event.sub_event_type != "Armed clash" or report.sub_event_type != "Armed clash":
        return False
    ours = [s for s in (event.actor1, event.actor2) if s is not None]
    theirs = [s for s in (report.actor1, report.actor2) if s is not None]
    if not ours or not theirs:
        return False
    return not sides_agree(event, report) and all(any(same_side(a, b) for b in ours) for a in theirs)


def _counts_its_dead(event: Report, report: Report) -> bool:
    """Whether the report only counts whom the act told right before it befell: people of no side, or a toll
    where the act has none.
    """
    if report.own_place or report.actor1 is not None or report.order - event.order != 1:
        return False
    if report.family != CASUALTY and not report.anaphoric:
        return False
    anybody = report.actor2 is None or report.actor2.head == _ANYBODY
    return anybody or (report.family == CASUALTY and not event.tolls)


def is_loss(event: Report, report: Report) -> bool:
    """«وقال إن ستة جنود أصيبوا»: a bare toll, of the side that is first in the fight told before."""
    if event.sub_event_type != "Armed clash" or report.family != CASUALTY or report.own_place:
        return False
    if event.actor1 is None or report.actor1 is not None or report.actor2 is None:
        return False
    return same_side(event.actor1, report.actor2)


def goes_on(event: Report, report: Report) -> bool:
    """Whether the report tells on of the demonstration («وفرقت الشرطة المتظاهرين»), whatever it became."""
    if not (is_demonstration(event) and tells_known_crowd(report)):
        return False
    return event.actor2 is None or report.actor2 is None or same_side(event.actor2, report.actor2)


def count_the_same(event: Report, report: Report) -> bool:
    """Whether both count the same dead, so many as die but once."""
    if not (_counted(event.dead) and _counted(report.dead)):
        return False
    return _dead(event.dead) == _dead(report.dead) >= _TELLING


def is_count(toll: Toll) -> bool:
    """Whether the toll says how many: the dead may be named with no number («مقتل عناصر التنظيم»)."""
    return toll.n is not None and not is_vague(toll)


def _counted(tolls: list[Toll]) -> bool:
    return any(is_count(toll) for toll in tolls)


def _dead(tolls: list[Toll]) -> int:
    return sum(toll.n for toll in tolls if toll.n is not None)


def _near(one: Place, two: Place) -> bool:
    """Whether two places lie so near that one is a part of the other: a quarter of the headline's city."""
    if not one.candidates or not two.candidates:
        return False
    a, b = one.candidates[0], two.candidates[0]
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return False
    return abs(a.latitude - b.latitude) < _WITHIN and abs(a.longitude - b.longitude) < _WITHIN
