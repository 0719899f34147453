"""Sides that no construction reached: of those left in the sentence, the nearest takes the slot."""

from __future__ import annotations

from collections.abc import Sequence

from conflict_coder.coding.families import FAMILIES
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.coding.sameness import one_camp, same_side
from conflict_coder.coding.speech import find_speakers
from conflict_coder.matching.view import SentenceView, keys
from conflict_coder.mentions.mention import Side
from conflict_coder.mentions.side_classes import FIGHTERS

_NO_GROUP = frozenset({"adjective", "country", "site"})
_BATTLES = "Battles"


def fill_leftover(reports: Sequence[Report], view: SentenceView, knowledge: Knowledge) -> None:
    """Fill the doers and foes that the reports of one sentence lack, in place.

    A side is left over when it is no slot of any report, fights and is named; who only speaks may have done
    it («أعلن الجيش مقتل مسلحين»), but was not hit.
    """
    taken = [side for r in reports for side in (r.actor1, r.actor2, r.speaker) if side is not None]
    taken += [ally for side in list(taken) for ally in view.joined_sides(side)]
    speakers = [side for _, side in find_speakers(view, knowledge.phrases("speech-verbs"))]
    taken += [side for _, side in find_speakers(view, knowledge.phrases("judging-verbs"))]
    free = [side for side in view.of(Side) if _may_act(side)]
    free = [side for side in free if not any(side is one for one in taken)]
    suffering = knowledge.words("suffer-verbs")
    hurt = [toll.side for report in reports for toll in report.tolls]
    for report in reports:
        if report.actor2 is None and _is_suffered(report, suffering):
            silent = [side for side in free if not any(side is one for one in speakers)]
            report.actor2 = _nearest(silent, report, reports, report.actor1)
            free = [side for side in free if side is not report.actor2]
        if report.actor1 is None and report.family in FAMILIES.by_fighters:
            told = free if report.actor2 is not None else _first(free, report, reports)
            told = [side for side in told if not any(side is one for one in hurt)]
            told = [side for side in told if not _only_counts(side, report, speakers)]
            report.actor1 = _nearest(told, report, reports, report.actor2)
            free = [side for side in free if side is not report.actor1]
        if report.actor2 is None and report.family in FAMILIES.of_two and report.event_type == _BATTLES:
            silent = [side for side in free if not any(side is one for one in speakers)]
            report.actor2 = _nearest(silent, report, reports, report.actor1)
            free = [side for side in free if side is not report.actor2]


def _is_suffered(report: Report, verbs: frozenset[str]) -> bool:
    """«تعرضت قاعدة … لهجوم»: who stands before is hit."""
    light = report.match.light
    return light is not None and bool(verbs & keys(report.view.tokens[light]))


def _only_counts(side: Side, report: Report, speakers: Sequence[Side]) -> bool:
    """Whether the side tells of others' acts: the police of shells and air strikes, a foreign force or
    body of a fight whose dead are no fighters («قالت الأمم المتحدة إن المعارك أسفرت عن مقتل مئة مدني»).
    """
    if report.family in FAMILIES.from_afar:
        return side.cls == "police"
    speaks = any(side is one for one in speakers)
    foe = report.actor2 is not None and report.actor2.cls in FIGHTERS
    return speaks and side.cls == "external" and not foe


def _first(sides: Sequence[Side], report: Report, reports: Sequence[Report]) -> list[Side]:
    """Where neither side of an act is told, who is named first does it."""
    fitting = [side for side in sides if not any(_between(side, report, act) for act in reports)]
    return fitting[:1]


def _may_act(side: Side) -> bool:
    told = bool(side.refs or side.nationality) and not (side.helping or side.part)
    return told and side.cls in FIGHTERS and side.thing not in _NO_GROUP


def _nearest(
    sides: Sequence[Side], report: Report, reports: Sequence[Report], other: Side | None
) -> Side | None:
    """The side nearest to the act that is not its *other* side, none of another act standing between."""
    fitting = [
        side for side in sides if other is None or not (same_side(side, other) or one_camp(side, other))
    ]
    fitting = [side for side in fitting if not any(_between(side, report, act) for act in reports)]
    return min(fitting, key=lambda side: abs(side.first - report.at), default=None)


def _between(side: Side, report: Report, act: Report) -> bool:
    first, last = sorted((side.first, report.at))
    return act is not report and first < act.at < last
