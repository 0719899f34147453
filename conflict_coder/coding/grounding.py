"""Whether a telling is grounded enough to be an event: told to have happened, not only named in passing.

«منذ اغتيال الحريري» names an act as everybody knows it; «اغتيل قاضٍ في بنغازي أمس» tells one. What grounds
a telling is a
finite verb or a light verb, a toll, a side, a day, a place; a noun alone is none. The weights come from
a logistic regression over hand-coded sentences that tell events and sentences that only speak of them,
rounded.
"""

from __future__ import annotations

from conflict_coder.coding.report import Report
from conflict_coder.matching.view import finite
from conflict_coder.mentions.mention import Side

ENOUGH = 1.5
_TOLL, _INDEFINITE, _DAY, _PLACE, _DOER, _VICTIM, _LIGHT, _PAST = 1.0, 0.6, 0.9, 1.0, 0.2, 0.4, 0.5, 0.2
_PRESENT, _MENTIONED, _PLURAL, _OF_KNOWN, _LATE, _OPENING = 0.7, 0.9, 0.4, 0.6, 0.4, 0.8
_ARTICLE = "ال"
_POINTED = 0.5  # «في البلدة»: a place, though told before
_OPENING_WITHIN = 1  # words before the doer that opens a headline: a dateline, a quotation mark
_FAR = 30  # words into its sentence, where `_LATE` is taken off whole
# A move by a side needs no place and no victim: «أعلنت الجبهة اندماجها».
_MOVES, _MOVE = frozenset({"agreement", "other", "looting", "weapons"}), 0.5
_FREE = frozenset({"denial", "reinforcement"})  # their rules ask for a speaker, for troops


def is_grounded(report: Report) -> bool:
    """Whether the telling says enough of its event to stand as a row of its own.

    What is denied is told in passing («نفى ضلوعه في اغتيال القاضي»): told of a place or a victim, it stands.
    """
    if report.status == "denied" and (report.own_place or report.actor2 is not None):
        return True
    return report.family in _FREE or strength(report) >= ENOUGH


def strength(report: Report) -> float:
    """How firmly a telling says that its event happened; a bare noun is about 0."""
    told = _TOLL if any(toll.n is not None for toll in report.tolls) else 0.0
    told += _INDEFINITE * (not report.match.definite) - _OF_KNOWN * _of_known(report)
    told += _DAY * report.own_date
    told += _DOER * (report.actor1 is not None) + _VICTIM * (report.actor2 is not None)
    if report.own_place and report.place is not None and report.place.level != "country":
        told += _PLACE
    elif report.place_pointed and report.place is not None:
        told += _POINTED
    if any(reach.scope.status == "mentioned" for reach in report.scopes):
        told -= _MENTIONED
    elif report.opening:
        told += _OPENING  # headline or lead: what an article opens with is its news
    if report.match.kind == "noun" and report.match.plural:
        told -= _PLURAL  # «الاغتيالات»: a kind of act rather than one
    told -= _LATE * min(report.match.first, _FAR) / _FAR
    return told + _verb_strength(report)


def _of_known(report: Report) -> bool:
    """Whether the noun is made definite by what it governs: «اغتيال الحريري», not «اغتيال قاضٍ»."""
    match, view = report.match, report.view
    if match.kind != "noun" or match.definite or match.last >= len(view):
        return False
    side = view.cover[match.last]
    named = isinstance(side, Side) and side.count is None and (side.definite or bool(side.refs))
    return bool(match.enclitic) or named or view.tokens[match.last].form.startswith(_ARTICLE)


def _verb_strength(report: Report) -> float:
    matches = (report.match, *report.merged)
    move = _MOVE * (report.family in _MOVES and report.actor1 is not None)
    if any(match.light is not None for match in matches):
        return _LIGHT + move
    verb = finite(report.view.tokens[report.match.first]) if report.match.kind != "noun" else None
    if verb is None:
        return 0.0
    if verb.asp != "p" and not _is_headline(report):
        return -_PRESENT
    return _PAST + move


def _is_headline(report: Report) -> bool:
    """Whether the sentence opens with the doer and goes on with the verb, as headlines do of what is past
    («قوات التحالف تعتقل قيادياً»).
    """
    doer = report.actor1
    return doer is not None and doer.first <= _OPENING_WITHIN and 0 <= report.at - doer.last <= 1
