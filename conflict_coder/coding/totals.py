"""Totals over a period: no events of their own beside acts told one by one.

«230 ألف قتيل منذ 2011»، «العمليات الانتحارية في الأشهر الستة الماضية».
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import ARTICLE
from conflict_coder.coding.families import CASUALTY, FAMILIES
from conflict_coder.coding.grounding import is_grounded
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.matching.facts import Weights
from conflict_coder.matching.view import Words, keys

_PERIOD = timedelta(days=40)  # longer than a month: no one event, unless a single act is told of it
_WAR_DEAD = 10_000  # so many at once are a war's dead


@dataclass(frozen=True, slots=True)
class TotalWords:
    """wars: what lasts («نزاع»، «تمرد»), whose toll is no event's.  since: what leads to where a count begins
    («منذ بدء الهجوم»).  overall: what says that all are counted («في مختلف المناطق»).
    """

    wars: frozenset[str]
    since: Words
    overall: Words

    @classmethod
    def of(cls, knowledge: Knowledge) -> TotalWords:
        """The pack's words."""
        wars = frozenset(normalize(word) for word in knowledge.words("war-words"))
        return cls(wars, knowledge.phrases("since-beginnings"), knowledge.phrases("total-words"))


def without_counts(told: list[Report], words: TotalWords, weights: Weights) -> list[Report]:
    """The tellings without the bare tolls of a period («254 قتيلاً منذ بدء الهجوم»), where an act is told
    beside them: they are no part of it.
    """
    kept = [report for report in told if report.family != CASUALTY or not _is_total(report, words)]
    return kept if any(_is_act(report) and is_grounded(report, weights) for report in kept) else told


def without_totals(events: list[Report], words: TotalWords) -> list[Report]:
    """The events without totals over a period, where an event is told beside them."""
    told = [event for event in events if not _is_total(event, words)]
    return told if any(_is_act(event) for event in told) else events


def _is_act(event: Report) -> bool:
    return event.family not in FAMILIES.one_sided


def _is_total(event: Report, words: TotalWords) -> bool:
    if _is_war(event):
        return True
    if event.family == CASUALTY:
        if event.view.found(words.since) or event.view.found(words.overall):
            return True
        return _lasts(event) or (not event.own_place and _names(event, words.wars))
    return _is_kind(event) and _lasts(event) and not event.tolls


def _is_kind(event: Report) -> bool:
    """Whether a definite plural names a kind of act: «الهجمات الدامية وعمليات الخطف»."""
    match = event.match
    last = event.view.tokens[match.last - 1].form
    return match.kind == "noun" and match.plural and (match.definite or last.startswith(ARTICLE))


def _is_war(event: Report) -> bool:
    return any(toll.n is not None and toll.n >= _WAR_DEAD for toll in event.dead)


def _lasts(event: Report) -> bool:
    when = event.when
    if not event.own_date or when is None or when.start is None or when.end is None:
        return False
    return when.end - when.start > _PERIOD


def _names(event: Report, words: Iterable[str]) -> bool:
    wanted = set(words)
    return any(wanted & keys(token) for token in event.view.tokens)
