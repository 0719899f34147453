"""Where and when: the place and the day of each report, from its sentence, else carried from before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.place_lists import PlaceLists
from conflict_coder.coding.report import Report
from conflict_coder.coding.stories import Stories, note_neighbours
from conflict_coder.coding.timing import Timing
from conflict_coder.coding.whereabouts import Whereabouts
from conflict_coder.matching.view import SentenceView, Words, keys
from conflict_coder.mentions.calendar import Span
from conflict_coder.mentions.mention import Place, When

_NEWS = timedelta(days=7)
_YESTERDAY = timedelta(days=1)
_LEAD = 1  # the order of the lead, after the title
_OPENS_WITHIN = 2  # words


def set_scene(
    reports: Sequence[Report], today: date | None, country: str, knowledge: Knowledge
) -> list[Report]:
    """Fill place and date of an article's reports, in order; one report a place where a list of places is
    told.

    A place told once holds until the next one; a day too, when it is one of the last days before *today*,
    the article's: an older one is background. country: where most of the article happens, "" if unknown.
    """
    whereabouts, timing, lists = Whereabouts(knowledge, country), Timing(knowledge), PlaceLists(knowledge)
    last = Span(today, today, 1) if today is not None else None  # the days of the act told before
    carried: Place | None = None
    turning, order = knowledge.phrases("turning-words"), -1
    days = _Days(today, knowledge)
    scened: list[Report] = []
    note_neighbours(reports)
    Stories(knowledge).begin(reports)
    for report in reports:
        if report.order != order and _turns(report.view, turning):
            carried = None
            days.turn()
        order = report.order
        _own_scene(report, whereabouts, timing, last)
        if carried is not None and report.place is not None and whereabouts.is_tellers(report.place, report):
            report.place, report.own_place = None, False  # «قال الوزير في أنقرة إن عشرة قتلوا»
        if report.place is None:
            report.place = carried if not report.background else None
        elif report.place.level != "country" or carried is None:
            carried = report.place
        days.carry(report)
        last = _days_of(report.when) or last
        scened += lists.spread(report)
    return scened


class _Days:
    """The day of what is told with none: the first that the article tells of an act, until another story.

    Any other holds for what goes on there, and no longer: one told further down, one that reaches back
    («وكان الطيران قصف حلب الأحد …»), or that of who tells the act («أعلن الجيش أمس أن …»).
    """

    def __init__(self, today: date | None, knowledge: Knowledge) -> None:
        self._today = today
        self._night = knowledge.words("night-words")
        self._was = knowledge.words("pluperfect-words")
        self._day: When | None = None
        self._aside: Report | None = None
        self._nightly = False  # a night is not that of what is told of another place

    def turn(self) -> None:
        """Another story begins: what it tells need not be of the day told before."""
        self._day = self._aside = None

    def carry(self, report: Report) -> None:
        """Give *report* the day it lacks, or take note of its own."""
        if report.when is None:
            report.when = self._told_aside(report) or self._day
        elif report.own_date and _is_news(report.when, self._today):
            self._nightly = _by_night(report.when, report.view, self._night)
            if self._day is None and not self._nightly and self._holds_on(report, report.when):
                self._day = report.when
            else:
                self._aside = report

    def _holds_on(self, report: Report, when: When) -> bool:
        """Whether the day is that of the news: one day, the act's own, no older than yesterday unless the
        lead tells it, in a sentence that does not reach back.
        """
        if report.said_date or when.start is None or when.start != when.end or self._today is None:
            return False
        fresh = self._today - when.start <= _YESTERDAY or report.order <= _LEAD
        return fresh and not _reaches_back(report.view, self._was)

    def _told_aside(self, report: Report) -> When | None:
        """The day told aside in the sentence before, where the report goes on from it."""
        aside = self._aside
        if aside is None or report.order - aside.order > 1:
            return None
        elsewhere = report.own_place and not report.anaphoric and not _one_place(aside.place, report.place)
        if elsewhere or (self._nightly and report.own_place):
            return None
        self._aside = report
        return aside.when


def _one_place(one: Place | None, two: Place | None) -> bool:
    """Whether one of two places is, or is of, the other, or both are of one division."""
    if one is None or two is None or not one.candidates or not two.candidates:
        return one is not None and two is not None and one.text == two.text
    a, b = one.candidates[0], two.candidates[0]
    return a.country == b.country and (a.name == b.name or (bool(a.admin1) and a.admin1 == b.admin1))


def _reaches_back(view: SentenceView, was: frozenset[str]) -> bool:
    """Whether the sentence is in the pluperfect: «وكان … قد», told to remind of what was before."""
    return bool(len(view)) and bool(was & keys(view.tokens[0]))


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


def _own_scene(report: Report, whereabouts: Whereabouts, timing: Timing, base: Span | None) -> None:
    place = whereabouts.best_place(report)
    if place is not None:
        report.place, report.own_place = place, True
    told = timing.best_when(report, base)
    if told is not None:
        report.when, report.own_date, report.said_date = told.when, True, told.said


def _days_of(when: When | None) -> Span | None:
    """The days of a time, None where they are not known."""
    return Span(when.start, when.end, when.precision) if when is not None and when.start is not None else None
