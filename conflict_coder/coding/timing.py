"""Which of a sentence's times is an act's: the nearest, not its teller's; times counted from another act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from conflict_coder.arabic.particles import COMMA
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.coding.stories import Stories
from conflict_coder.coding.whereabouts import words_between
from conflict_coder.matching.view import SentenceView, finite, keys
from conflict_coder.mentions.calendar import Span
from conflict_coder.mentions.mention import When

_SAID_COST = 8  # «أعلن الجيش الأحد أن …»: when it was said
_SAID_WITHIN = 6  # words from the word of saying to its day
_OPENING_WITHIN = 10  # the same, its speaker named at length, where the word opens the sentence
_ASIDE_COST = 16  # «المدينة التي يحاصرها منذ العام الماضي»
_COARSE_COST = {1: 0, 2: 3, 3: 8}  # by precision: a day is told of an act rather than a year
_SHIFT_COST = 16  # a day told closer to the act is surer than one counted
_SHIFTS_WITHIN = 8  # words from «بعد ذلك بيوم» to its act
_NEXT = 3  # words from «غداة» to the act
_WEEK, _MONTH = 7, 28


@dataclass(frozen=True, slots=True)
class Told:
    """A time and whether it is only that of who tells the act."""

    when: When
    said: bool


class Timing:
    """Finds the time of each report of one article."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._telling = knowledge.phrases("speech-verbs", "telling-verbs")
        self._that = knowledge.words("complementisers")
        self._acts = knowledge.phrases("act-telling-verbs")
        self._lands = knowledge.words("place-nouns")
        self._stories = Stories(knowledge)

    def best_when(self, report: Report, base: Span | None) -> Told | None:
        """The time that the report's own sentence tells, None when it tells none.

        base: the days of the act told before it, which «بعد يومين» and «حينها» count from.
        """
        filled = report.match.slots.get("date")
        if filled is not None and isinstance(filled.mention, When) and filled.mention.shift is None:
            return Told(filled.mention, said=False)
        view = report.view
        times = self._stories.own(report, [m for m in view.of(When) if m.anchored])
        said = {id(w) for w in times if w.precision == 1 and self._is_said(w, view)}
        shifts = [w for w in times if w.shift is not None and _is_shift_of(w, report)]
        shift = shifts[0] if shifts and base is not None else None
        others = [w for w in times if w.shift is None and not self._is_aside(w, report)]
        if shift is not None and shift.shifts_next:  # a day before «غداة» is that of the act it counts from
            others = [w for w in others if w.first > shift.first]
        priced = [(self._cost(w, report, id(w) in said), w) for w in others]
        if shift is not None and base is not None:
            priced.append((_SHIFT_COST, _shifted(shift, base)))
        if not priced:
            return None
        _, best = min(priced, key=lambda one: one[0])
        return Told(best, id(best) in said)

    def _is_aside(self, when: When, report: Report) -> bool:
        """Whether a stretch of time is of a clause that describes a place or a side, not the act
        («البلدة التي خسرها الجيش العام الماضي», «قرية استعادها الجيش في مارس»).
        """
        view = report.view
        opened = self._relative_before(when, report)
        if when.precision == 1 or opened is None:
            return False
        return not any(
            view.match(self._acts, i) for i in range(opened + 1, min(opened + 1 + _NEXT, when.first))
        )

    def _relative_before(self, when: When, report: Report) -> int | None:
        """Where the relative clause opens that holds the time, not the act («أحياء يتحصنون فيها منذ …»)."""
        view = report.view
        for i in range(when.first - 1, -1, -1):
            if i in view.relatives or self._describes(i, view):
                own = i <= report.at <= when.first or 0 < i - report.at <= _NEXT
                return None if own else i
            if view.tokens[i].form == COMMA or view.ends_clause(i):
                return None
        return None

    def _describes(self, i: int, view: SentenceView) -> bool:
        """Whether a verb right after an indefinite noun of place opens a clause of it («قرية استعادها»)."""
        verb = finite(view.tokens[i])
        if not i or verb is None or verb.proclitics or view.cover[i] is not None:
            return False
        return view.tokens[i - 1].form in self._lands

    def _cost(self, when: When, report: Report, said: bool) -> int:
        cost = words_between(report.at, when.first, report.view) + _COARSE_COST[when.precision]
        cost += _ASIDE_COST * (self._relative_before(when, report) is not None)
        return cost + (when.first < report.at) + _SAID_COST * said

    def _is_said(self, when: When, view: SentenceView) -> bool:
        """Whether a word of saying stands close before the time, and no «أن» between."""
        for i in range(when.first - 1, max(-1, when.first - 1 - _OPENING_WITHIN), -1):
            if keys(view.tokens[i]) & self._that or view.ends_clause(i):
                return False
            if view.match(self._telling, i) is not None:
                return when.first - i <= _SAID_WITHIN or i == 0
        return False


def _is_shift_of(when: When, report: Report) -> bool:
    """Whether a time counted from another act is of this one: «غداة هجوم» of the attack, «بعده بيوم» of the
    act told near it.
    """
    if when.shifts_next:
        return 0 <= report.at - when.last <= _NEXT
    return words_between(report.at, when.first, report.view) <= _SHIFTS_WITHIN


def _shifted(when: When, base: Span) -> When:
    """The time with its days, counted from the first of *base*; with none between, all of them."""
    shift = when.shift or 0
    if not shift or base.first is None:
        return replace(when, start=base.first, end=base.last, precision=base.precision)
    day = base.first + timedelta(shift)
    return replace(when, start=day, end=day, precision=1 + (abs(shift) >= _WEEK) + (abs(shift) >= _MONTH))
