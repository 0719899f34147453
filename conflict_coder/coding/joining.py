"""Reports of one event across the article become one: headline, lead, later sentences, tolls told after."""

from __future__ import annotations

from datetime import timedelta

from conflict_coder.coding.demonstrations import is_demonstration, is_harder, tells_known_crowd
from conflict_coder.coding.events import contains, wins
from conflict_coder.coding.families import BOMB, CASUALTY, DENIAL, FAMILIES
from conflict_coder.coding.grounding import TOO_LITTLE, is_grounded, show
from conflict_coder.coding.report import Report, Toll
from conflict_coder.coding.sameness import absorb, same_side, side_class, sides_agree
from conflict_coder.coding.tolls import is_vague
from conflict_coder.matching.facts import Weights
from conflict_coder.mentions.mention import Place

# «ثلاثة أسابيع من القتال» is a campaign: an attack on a day of it is an act of its own.
_EPISODE = timedelta(days=9)
_WITHIN = 0.15  # degrees: about 15 km
_TOLD_IN_OTHER_WORDS = FAMILIES.may_kill - FAMILIES.takes_people
_UNFOUGHT = "Non-violent transfer of territory"
_ANYBODY = "شخص"
_ORDER = {"site": 0, "town": 1, "admin": 2, "country": 3}
_TELLING = 3  # so many dead tell an act from another; one or two die in many


def join_reports(reports: list[Report], weights: Weights) -> list[Report]:
    """The article's events, each with the best value of every slot, in order of first telling."""
    events: list[Report] = []
    hosts: dict[int, Report] = {}
    for report in reports:
        host = _host(report, events)
        if host is not None:
            _take(host, report)
            if report.corrects:
                _share_out(host, events)
            hosts[id(report)] = host
        elif is_grounded(report, weights):
            events.append(report)
        else:
            report.match.failed = f"{TOO_LITTLE}: {show(report, weights)}"
    for event in events:
        if event.denies is not None:  # what is denied may have been told, and joined, before
            event.denies = hosts.get(id(event.denies), event.denies)
    return events


def _share_out(event: Report, events: list[Report]) -> None:
    """Divide a corrected toll over the places that the act was told in."""
    parts = [other for other in events if other.view is event.view and other.at == event.at]
    if len(parts) != event.shares or event.shares == 1:
        return
    dead, wounded = event.dead, event.wounded
    for i, part in enumerate(parts):
        part.dead = [toll.divided(len(parts))[i] for toll in dead]
        part.wounded = [toll.divided(len(parts))[i] for toll in wounded]


def without_headlines(events: list[Report]) -> list[Report]:
    """The events without those of a headline that name in other words what the text below it tells."""
    return [event for event in events if not _is_bare_headline(event, events)]


def _is_bare_headline(event: Report, events: list[Report]) -> bool:
    """Whether a headline's «مجزرة» is the shelling told below it: the text tells other acts."""
    if not event.view.sentence.title or event.family not in _TOLD_IN_OTHER_WORDS:
        return False
    return any(other.family in _TOLD_IN_OTHER_WORDS and not other.view.sentence.title for other in events)


def _host(report: Report, events: list[Report]) -> Report | None:
    """The event told before that this report tells again; the latest first."""
    for event in reversed(events):
        if event.order != report.order and _same_event(event, report):
            return event
    return None


def _same_event(event: Report, report: Report) -> bool:
    if DENIAL in (event.family, report.family):
        return event.family == report.family and sides_agree(event, report)
    if not _kinds_agree(event, report):
        return False
    if _counts_the_same(event, report):
        return True
    if not _places_agree(event, report) or not _days_agree(event, report):
        return False
    agree = sides_agree(event, report) or _goes_on(event, report) or _counts_its_dead(event, report)
    if not agree and not _sides_cross(event, report):
        return _is_loss(event, report)
    if report.anaphoric or event.order == 0 or (report.generic and not report.own_place):
        return True
    return _tolls_agree(event, report) and (_shared_sides(event, report) or _shared_place(event, report))


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


def _sides_cross(event: Report, report: Report) -> bool:
    """In a fight who is named first is chance, and a later sentence may name one side only, as the loser."""
    if event.sub_event_type != "Armed clash" or report.sub_event_type != "Armed clash":
        return False
    ours = [s for s in (event.actor1, event.actor2) if s is not None]
    theirs = [s for s in (report.actor1, report.actor2) if s is not None]
    if report.anaphoric:
        return len(ours) < 2 or all(any(same_side(a, b) for b in ours) for a in theirs)
    named = [(a, b) for a in ours for b in theirs if a.refs and b.refs and same_side(a, b)]
    return bool(named) and report.own_place and event.own_place and _shared_place(event, report)


def _counts_the_same(event: Report, report: Report) -> bool:
    """Whether both count the same dead, in one place or one of them in the headline: so many die but once."""
    dead = [_dead(tolls) for tolls in (event.dead, report.dead) if any(_is_count(toll) for toll in tolls)]
    if len(dead) < 2 or dead[0] != dead[1] or (dead[0] or 0) < _TELLING:
        return False
    if event.view.sentence.title:
        return True
    return event.own_place and report.own_place and _same_place(event.place, report.place)


def _is_loss(event: Report, report: Report) -> bool:
    """«وقال إن ستة جنود أصيبوا»: a bare toll, of the side that is first in the fight told before."""
    if event.sub_event_type != "Armed clash" or report.family != CASUALTY or report.own_place:
        return False
    if event.actor1 is None or report.actor1 is not None or report.actor2 is None:
        return False
    return same_side(event.actor1, report.actor2)


def _goes_on(event: Report, report: Report) -> bool:
    """Whether the report tells on of the demonstration («وفرقت الشرطة المتظاهرين»), whatever it became."""
    if not (is_demonstration(event) and tells_known_crowd(report)):
        return False
    return event.actor2 is None or report.actor2 is None or same_side(event.actor2, report.actor2)


def _kinds_agree(event: Report, report: Report) -> bool:
    if (event.event_type, event.sub_event_type) == (report.event_type, report.sub_event_type):
        return True
    if _goes_on(event, report):
        return True
    bombs = event.family == report.family == BOMB and contains(event, report)
    if bombs and (report.anaphoric or _counts_the_same(event, report)):
        return True  # «انفجار سيارة» first, «انتحاري يقود السيارة» further down
    if _may_be_bombing(event, report):
        return True
    if _UNFOUGHT in (event.sub_event_type, report.sub_event_type):
        return False  # «وأحرق المهاجمون منازل قبل أن ينسحبوا» tells no attack anew
    deadly = _TOLD_IN_OTHER_WORDS
    if report.generic and event.family in deadly and report.family in deadly:
        return True
    return event.generic and event.family in deadly and report.family in deadly - FAMILIES.demonstration


def _may_be_bombing(event: Report, report: Report) -> bool:
    """Whether a headline's «قصف» is the air strike told below, or «القصف» that told above."""
    if not contains(event, report) or not (event.weaponless or report.weaponless):
        return False
    return event.view.sentence.title or (report.weaponless and report.anaphoric)


def _same_place(one: Place | None, two: Place | None) -> bool:
    return one is not None and two is not None and (one.name == two.name or one.text == two.text)


def _names(place: Place | None) -> set[str]:
    if place is None:
        return set()
    best = place.candidates[0] if place.candidates else None
    return {place.name} | ({best.name, best.admin1, best.country} - {""} if best else set())


def _places_agree(event: Report, report: Report) -> bool:
    if not report.own_place or not event.own_place or event.place is None or report.place is None:
        return True
    one, two = event.place, report.place
    if _same_place(one, two):
        return True
    loose = event.view.sentence.title or (report.anaphoric and "site" in (one.level, two.level))
    if loose and (one.name in _names(two) or two.name in _names(one)):
        return True  # a headline's Kabul, and Kabul airport
    if loose and "site" in (one.level, two.level) and _near(one, two):
        return True
    if "site" in (one.level, two.level) and _goes_on(event, report) and _near(one, two):
        return True  # a march moves within its city
    wider = {"admin", "country"}
    if two.level in wider and two.name in _names(one):
        return True
    if one.level in wider and one.name in _names(two):
        return True
    return (
        "site" in (one.level, two.level)
        and not (one.candidates and two.candidates)
        and one.level != two.level
    )


def _near(one: Place, two: Place) -> bool:
    """Whether two places lie so near that one is a part of the other: a quarter of the headline's city."""
    if not one.candidates or not two.candidates:
        return False
    a, b = one.candidates[0], two.candidates[0]
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return False
    return abs(a.latitude - b.latitude) < _WITHIN and abs(a.longitude - b.longitude) < _WITHIN


def _days_agree(event: Report, report: Report) -> bool:
    one, two = event.when, report.when
    if event.said_date or report.said_date:
        return True
    if one is None or two is None or not (event.own_date and report.own_date):
        # a report of an older act («في عام 2015») is not the news of today
        dated = one if event.own_date else two if report.own_date else None
        return dated is None or dated.precision == 1 or event.order == 0
    if one.start is None or two.start is None:
        return one.text == two.text
    one_end, two_end = one.end or one.start, two.end or two.start
    if abs((one_end - one.start) - (two_end - two.start)) > _EPISODE:
        return False
    return one.start <= two_end and two.start <= one_end


def _tolls_agree(event: Report, report: Report) -> bool:
    """Whether two counts can be of one act: a vague one («عشرات») gainsays none."""
    one, two = _dead(event.dead), _dead(report.dead)
    if report.corrects or one is None or two is None or one == two:
        return True
    return not all(any(_is_count(toll) for toll in tolls) for tolls in (event.dead, report.dead))


def _dead(tolls: list[Toll]) -> int | None:
    counted = [t.n for t in tolls if t.n is not None]
    return sum(counted) if counted else None


def _shared_sides(event: Report, report: Report) -> bool:
    return any(
        a is not None and b is not None and (a.refs or side_class(a) == side_class(b))
        for a, b in ((event.actor1, report.actor1), (event.actor2, report.actor2))
    )


def _shared_place(event: Report, report: Report) -> bool:
    return not report.own_place or bool(_names(event.place) & _names(report.place))


def _take(event: Report, report: Report) -> None:
    """Give the event what the new telling adds; a specific kind names a generic one."""
    named = (event.generic and not report.generic) or (
        (wins(report, event) and (event.family == report.family == BOMB or event.weaponless))
        or is_harder(report, event)
    )
    if named:
        event.event_type, event.sub_event_type = report.event_type, report.sub_event_type
        event.family, event.generic, event.weaponless = report.family, False, report.weaponless
    titled = event.view.sentence.title
    from_title = titled and _no_wider(report.place, event.place)
    if (
        named or event.view.sentence.title
    ):  # the row shows the sentence that tells it best, never a bare headline
        event.merged.append(event.match)
        event.match, event.view, event.order, event.at = report.match, report.view, report.order, report.at
    finer = report.place is not None and (from_title or _more_precise(report.place, event))
    if report.own_place and finer:
        event.place, event.own_place = report.place, True
    if report.own_date and (not event.own_date or (event.said_date and not report.said_date)):
        event.when, event.own_date, event.said_date = report.when, True, report.said_date
    if report.actor1 is not None and report.actor2 is not None and not sides_agree(event, report):
        event.actor1, event.actor2 = report.actor1, report.actor2
    absorb(event, report)
    if report.status == "denied":
        event.status = "denied"
    event.denies = event.denies or report.denies
    event.dead = _latest(event, report, event.dead, report.dead, titled)
    event.wounded = _latest(event, report, event.wounded, report.wounded, titled)
    if not event.unsplit:
        event.unsplit = report.unsplit
    event.no_dead |= report.no_dead


def _latest(event: Report, report: Report, ours: list[Toll], theirs: list[Toll], titled: bool) -> list[Toll]:
    """The toll of the event with that of its new telling, which counts where none was or of another side.

    titled: the event was a headline's, which may count several acts in one: what the text counts is surer.
    """
    if titled and any(_is_count(toll) for toll in theirs):
        return theirs
    if report.corrects or not theirs or not any(_is_count(toll) for toll in ours):
        return theirs or ours
    return [*ours, *theirs] if _is_loss(event, report) else ours


def _is_count(toll: Toll) -> bool:
    """Whether the toll says how many: the dead may be named with no number («مقتل عناصر التنظيم»)."""
    return toll.n is not None and not is_vague(toll)


def _no_wider(place: Place | None, title: Place | None) -> bool:
    """Whether the text's place is as fine as its title's («برج البراجنة» for «الضاحية الجنوبية»)."""
    return place is not None and title is not None and _ORDER[place.level] <= _ORDER[title.level]


def _more_precise(place: Place, event: Report) -> bool:
    return not event.own_place or event.place is None or _ORDER[place.level] < _ORDER[event.place.level]
