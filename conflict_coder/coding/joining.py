"""Reports of one event across the article become one: headline, lead, later sentences, tolls told after."""

from __future__ import annotations

from conflict_coder.coding.demonstrations import is_harder
from conflict_coder.coding.events import contains, wins
from conflict_coder.coding.families import BOMB, DENIAL, FAMILIES
from conflict_coder.coding.grounding import TOO_LITTLE, is_grounded, show
from conflict_coder.coding.report import Report, Toll
from conflict_coder.coding.retelling import count_the_same, goes_on, is_count, is_loss, weigh
from conflict_coder.coding.sameness import absorb, sides_agree
from conflict_coder.matching.facts import Signs, Weights
from conflict_coder.mentions.mention import Place

_TOLD_IN_OTHER_WORDS = FAMILIES.may_kill - FAMILIES.takes_people
_UNFOUGHT = "Non-violent transfer of territory"
_ORDER = {"site": 0, "town": 1, "admin": 2, "country": 3}


def join_reports(reports: list[Report], weights: Weights, signs: Signs) -> list[Report]:
    """The article's events, each with the best value of every slot, in order of first telling.

    weights: what a telling needs to be an event.  signs: what makes it one told before.
    """
    events: list[Report] = []
    hosts: dict[int, Report] = {}
    for report in reports:
        host = _host(report, events, signs)
        if host is not None:
            _take(host, report)
            if report.corrects:
                _share_out(host, events)
            hosts[id(report)] = host
        elif is_grounded(report, weights, events):
            events.append(report)
        else:
            report.match.failed = f"{TOO_LITTLE}: {show(report, weights, events)}"
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


def _host(report: Report, events: list[Report], signs: Signs) -> Report | None:
    """The event told before that this report most likely tells again, the latest of equals; or None."""
    best, most = None, signs.enough
    for event in reversed(events):
        if event.order == report.order:
            continue
        if DENIAL in (event.family, report.family):
            if event.family == report.family and sides_agree(event, report):
                return event
        elif _kinds_agree(event, report):
            likeness = weigh(event, report, signs)
            if likeness > most or (best is None and likeness == most):
                best, most = event, likeness
    return best


def _kinds_agree(event: Report, report: Report) -> bool:
    if (event.event_type, event.sub_event_type) == (report.event_type, report.sub_event_type):
        return True
    if goes_on(event, report):
        return True
    bombs = event.family == report.family == BOMB and contains(event, report)
    if bombs and (report.anaphoric or count_the_same(event, report)):
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
    if titled and any(is_count(toll) for toll in theirs):
        return theirs
    if report.corrects or not theirs or not any(is_count(toll) for toll in ours):
        return theirs or ours
    return [*ours, *theirs] if is_loss(event, report) else ours


def _no_wider(place: Place | None, title: Place | None) -> bool:
    """Whether the text's place is as fine as its title's («برج البراجنة» for «الضاحية الجنوبية»)."""
    return place is not None and title is not None and _ORDER[place.level] <= _ORDER[title.level]


def _more_precise(place: Place, event: Report) -> bool:
    return not event.own_place or event.place is None or _ORDER[place.level] < _ORDER[event.place.level]
