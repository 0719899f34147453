"""Where and when: the place and the day of each report, from its sentence, else carried from before it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.place_lists import PlaceLists
from conflict_coder.coding.report import Report
from conflict_coder.coding.timing import Timing
from conflict_coder.coding.whereabouts import Whereabouts
from conflict_coder.matching.view import SentenceView, Words, keys
from conflict_coder.mentions.mention import Place, When

_NEWS = timedelta(days=7)
_OPENS_WITHIN = 2  # words


def set_scene(
    reports: Iterable[Report], today: date | None, country: str, knowledge: Knowledge
) -> list[Report]:
    """Fill place and date of an article's reports, in order; one report a place where a list of places is
    told.

    A place told once holds until the next one; a day too, when it is one of the last days before *today*,
    the article's: an older one is background. country: where most of the article happens, "" if unknown.
    """
    whereabouts, timing, lists = Whereabouts(knowledge, country), Timing(knowledge), PlaceLists(knowledge)
    last: date | None = today  # the day of the act told before
    carried: Place | None = None
    turning, order = knowledge.phrases("turning-words"), -1
    day: When | None = None
    night = knowledge.words("night-words")
    scened: list[Report] = []
    for report in reports:
        if report.order != order and _turns(report.view, turning):
            carried = None
        order = report.order
        _own_scene(report, whereabouts, timing, last)
        if carried is not None and report.place is not None and whereabouts.is_tellers(report.place, report):
            report.place, report.own_place = None, False  # «قال الوزير في أنقرة إن عشرة قتلوا»
        if report.place is None:
            report.place = carried if not report.background else None
        elif report.place.level != "country" or carried is None:
            carried = report.place
        if report.when is None and not report.background:
            report.when = day
        elif report.own_date and report.when is not None and _is_news(report.when, today):
            day = report.when if not _by_night(report.when, report.view, night) else None
        last = report.when.start if report.when is not None and report.when.start is not None else last
        scened += lists.spread(report)
    return scened


def _turns(view: SentenceView, turning: Words) -> bool:
    """Whether the sentence opens another story («من جهة أخرى»)."""
    return any(first < _OPENS_WITHIN for first in view.ends(turning))


def _by_night(when: When, view: SentenceView, night: frozenset[str]) -> bool:
    """Whether a night is told, which what comes after need not be of («الليلة الماضية»)."""
    return any(night & keys(view.tokens[i]) for i in range(when.first, min(when.last, len(view))))


def _is_news(when: When, today: date | None) -> bool:
    if when.precision != 1 or when.start is None or today is None:
        return False
    return timedelta(0) <= today - when.start <= _NEWS


def _own_scene(report: Report, whereabouts: Whereabouts, timing: Timing, base: date | None) -> None:
    place = whereabouts.best_place(report)
    if place is not None:
        report.place, report.own_place = place, True
    told = timing.best_when(report, base)
    if told is not None:
        report.when, report.own_date, report.said_date = told.when, True, told.said
    report.anaphoric = report.anaphoric and not (report.own_place and report.own_date)
