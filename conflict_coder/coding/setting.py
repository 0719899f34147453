"""Where and when: the place and the day of each report, from its sentence, else carried from before it."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from datetime import date, timedelta

from conflict_coder.coding.report import Report, Toll
from conflict_coder.matching.view import SentenceView
from conflict_coder.mentions.mention import Place, Side, When

_LEVELS = {"site": 0, "town": 1, "admin": 2, "country": 3}
_CLAUSE_COST = 6  # a comma between the trigger and a place or day
_BEFORE_COST = 3  # what stands before the trigger belongs to it less often
_SOURCE_COST = 40  # the place of who tells it («مقره بريطانيا»)
_ORIGIN_COST = 8
_DATELINE_COST = 30
_DATELINE_WITHIN = 5  # words: «بغداد، الموصل (العراق) -»
_DASHES = frozenset({"-", "–", "—", ":"})
_NEWS = timedelta(days=7)
_BREATH = 3  # words between two places that are told in one breath
# Families whose list of places tells an event in each.
_LISTED = frozenset({"strike", "shelling", "protest", "territory"})
_LISTING = frozenset({"،", "في", "وفي", "على", "و"})


def set_scene(reports: Iterable[Report], today: date | None) -> list[Report]:
    """Fill place and date of an article's reports, in order; one report a place where a list of places is
    told.

    A place told once holds until the next one; a day too, when it is one of the last days before *today*,
    the article's: an older one is background.
    """
    carried: Place | None = None
    day: When | None = None
    scened: list[Report] = []
    for report in reports:
        _own_scene(report)
        if report.place is None:
            report.place = carried if not report.background else None
        elif report.place.level != "country" or carried is None:
            carried = report.place
        if report.when is None and not report.background:
            report.when = day
        elif report.own_date and report.when is not None and _is_news(report.when, today):
            day = report.when
        scened += _one_a_place(report)
    return scened


def _is_news(when: When, today: date | None) -> bool:
    if when.precision != 1 or when.start is None or today is None:
        return False
    return timedelta(0) <= today - when.start <= _NEWS


def _one_a_place(report: Report) -> list[Report]:
    """«غارات على صعدة وحجة وتعز» are three events; a toll told for all is divided evenly."""
    if report.family not in _LISTED or not report.own_place or report.place is None:
        return [report]
    places = [report.place, *_listed_after(report.place, report.view)]
    if len(places) == 1:
        return [report]
    out = []
    for i, place in enumerate(places):
        share = copy(report)
        share.place = place
        share.dead = [_share(toll, i, len(places)) for toll in report.dead]
        share.wounded = [_share(toll, i, len(places)) for toll in report.wounded]
        share.scopes, share.merged = list(report.scopes), list(report.merged)
        out.append(share)
    return out


def _share(toll: Toll, i: int, parts: int) -> Toll:
    return toll if toll.n is None else replace(toll, n=toll.n // parts + (i < toll.n % parts))


def _listed_after(place: Place, view: SentenceView) -> list[Place]:
    listed = [place]
    for other in (m for m in view.all if isinstance(m, Place)):
        between = [view.tokens[i].form for i in range(listed[-1].last, other.first)]
        joined = ("و" in other.proclitics and not set(between) - _LISTING) or between == ["،"]
        if other.first >= listed[-1].last and joined and other.level == place.level and not other.adjacent:
            listed.append(other)
    return listed[1:] if "و" in listed[-1].proclitics else []


def _own_scene(report: Report) -> None:
    place = _best_place(report)
    if place is not None:
        report.place, report.own_place = place, True
    when = _best_when(report)
    if when is not None:
        report.when, report.own_date = when, True
    report.anaphoric = report.anaphoric and not (report.own_place and report.own_date)


def _best_place(report: Report) -> Place | None:
    filled = report.match.slots.get("place")
    if filled is not None and isinstance(filled.mention, Place):
        return filled.mention
    view = report.view
    found = [m for m in view.all if isinstance(m, Place)]
    # «القوات التي تدعمها الولايات المتحدة»: a country that no preposition leads to is who, not where
    found = [p for p in found if p.level != "country" or p.vague or p.preposition or p.proclitics]
    towns = [p for p in found if not p.adjacent] or found
    if not towns:
        return None
    moving = report.family == "reinforcement"
    best = min(towns, key=lambda p: _cost(report, p, view, moving))
    return _most_precise(best, towns, view)


def _cost(report: Report, place: Place, view: SentenceView, moving: bool) -> int:
    cost = _words_between(report.at, place.first, view)
    if place.first < report.at:
        cost += _BEFORE_COST
    if place.level == "country":
        cost += 10
    if place.role == "origin":
        cost += _ORIGIN_COST
    if moving and place.role == "goal":
        cost -= 10
    if not place.preposition and not place.proclitics and place.level == "country":
        cost += 4  # «تركيا» as who acts, not where
    if _is_dateline(place, view):
        cost += _DATELINE_COST
    if _of_speaker(place, view):
        cost += _SOURCE_COST
    return cost


def _words_between(a: int, b: int, view: SentenceView) -> int:
    first, last = sorted((a, b))
    cost = last - first
    for i in range(first, last):
        if view.tokens[i].form == "،":
            cost += _CLAUSE_COST
        elif view.ends_clause(i):
            cost += 3 * _CLAUSE_COST
    return cost


def _is_dateline(place: Place, view: SentenceView) -> bool:
    """«القاهرة - …»، «بغداد ـ رويترز:»: where it was written, before a dash or colon that opens the text."""
    if place.first > _DATELINE_WITHIN:
        return False
    for i in range(place.last, min(place.last + _DATELINE_WITHIN, len(view) - 1)):
        token, after = view.tokens[i], view.tokens[i + 1]
        rest = view.sentence.text[token.end - view.sentence.start :].lstrip(" )")
        if token.form in _DASHES or rest.startswith("ـ"):
            return True
        if token.kind == "word" and after.form not in _DASHES and i > place.last:
            return False
    return False


def _of_speaker(place: Place, view: SentenceView) -> bool:
    """Whether a person who only reports is named right before the place («مصدر أمني في بغداد»)."""
    for i in (place.first - 1, place.first - 2):
        cover = view.cover[i] if i >= 0 else None
        if isinstance(cover, Side) and cover.cls == "source":
            return True
    return False


def _most_precise(place: Place, places: list[Place], view: SentenceView) -> Place:
    """Of the places told in one breath («بلدة س بريف ص»), the most precise."""
    chain = [place]
    for other in sorted(places, key=lambda p: p.first):
        if other not in chain and any(_in_one_breath(p, other, view) for p in chain):
            between = range(min(p.last for p in chain), other.first)
            if not any(view.ends_clause(i) for i in between):
                chain.append(other)
    return min(chain, key=lambda p: (_LEVELS.get(p.level, 1) + p.vague, p is not place))


def _in_one_breath(one: Place, other: Place, view: SentenceView) -> bool:
    """Whether no more than three words stand between two places («شرق سوريا، بما في ذلك هجين»)."""
    left, right = sorted((one, other), key=lambda p: p.first)
    words = [i for i in range(left.last, right.first) if view.tokens[i].kind == "word"]
    return left.last <= right.first and len(words) <= _BREATH


def _best_when(report: Report) -> When | None:
    filled = report.match.slots.get("date")
    if filled is not None and isinstance(filled.mention, When):
        return filled.mention
    view = report.view
    found = [m for m in view.all if isinstance(m, When) and (m.anchored or not m.start)]
    anchored = [w for w in found if w.anchored]
    if not anchored:
        return None
    return min(anchored, key=lambda w: _words_between(report.at, w.first, view) + (w.first < report.at))
