"""A demonstration and what is done to it, or what it becomes, are one event of the harder kind."""

from __future__ import annotations

from conflict_coder.coding.families import ARREST, FAMILIES, PROTEST
from conflict_coder.coding.report import Report
from conflict_coder.coding.sameness import same_side
from conflict_coder.mentions.side_classes import CROWDS

_STOPPED, _SHOT = "Protest with intervention", "Excessive force against protesters"
# The kinds of demonstration, each harder than those before it: «فرقت الشرطة المتظاهرين» tells more of one.
_KINDS = ("Peaceful protest", _STOPPED, _SHOT, "Violent demonstration")
_ORDER = frozenset({"police", "state", "external"})


def is_demonstration(report: Report) -> bool:
    return report.sub_event_type in _KINDS


def is_harder(report: Report, than: Report) -> bool:
    """Whether both tell of a demonstration, the first of a harder kind."""
    if not (is_demonstration(report) and is_demonstration(than)):
        return False
    return _KINDS.index(report.sub_event_type) > _KINDS.index(than.sub_event_type)


def tells_known_crowd(report: Report) -> bool:
    """Whether its demonstrators are those told before («المتظاهرين»), or are not named at all."""
    crowd = report.actor1
    return is_demonstration(report) and (crowd is None or (crowd.definite and crowd.count is None))


def stop_demonstrations(reports: list[Report]) -> list[Report]:
    """Join to a sentence's demonstration what police or soldiers do to it («تظاهر المئات واعتقلت الشرطة
    بعضهم»).
    """
    reports = _as_one(reports)
    crowd = next((report for report in reports if report.family == PROTEST), None)
    if crowd is None:
        return reports
    ending = [report for report in reports if report is not crowd and _ends(report, crowd)]
    for report in ending:
        crowd.actor2 = crowd.actor2 or report.actor1 or report.actor2
        crowd.merged += [report.match, *report.merged]
        if crowd.sub_event_type == _KINDS[0]:
            crowd.sub_event_type = _STOPPED
    return [report for report in reports if report not in ending]


def _as_one(reports: list[Report]) -> list[Report]:
    """A sentence's riot and the stopping of its own crowd are one («رشق شبان الجنود بالحجارة فيما أطلق الجنود
    الغاز»).
    """
    riot = next((report for report in reports if report.sub_event_type == _KINDS[-1]), None)
    if riot is None:
        return reports
    stopped = [
        report
        for report in reports
        if report.family == PROTEST and tells_known_crowd(report) and _fits(riot, report)
    ]
    for report in stopped:
        riot.actor2 = riot.actor2 or report.actor2
        riot.merged += [report.match, *report.merged]
    return [report for report in reports if report not in stopped]


def _fits(riot: Report, report: Report) -> bool:
    """Whether who stops the crowd is whom it fights, or either is not told."""
    return riot.actor2 is None or report.actor2 is None or same_side(riot.actor2, report.actor2)


def _ends(report: Report, crowd: Report) -> bool:
    """Whether the act is one of the forces of order, told as done, on nobody but the crowd."""
    match = report.match
    doer, victim = report.actor1, report.actor2
    if match.rule.source.turned:
        doer, victim = victim, doer
    told_at = min(one.first for one in (crowd.match, *crowd.merged))
    if report.family not in FAMILIES.ends_crowd or report.at < told_at:
        return False
    if doer is None:
        return report.family == ARREST and match.kind == "passive"  # «تظاهر المئات واعتقل بعضهم»
    if doer.cls not in _ORDER:
        return False
    if match.kind == "noun" and match.light is None:
        return False  # «احتجاجاً على اقتحام الجيش»
    if crowd.actor2 is not None and not same_side(crowd.actor2, doer):
        return False
    return victim is None or victim is crowd.actor1 or victim.cls in CROWDS or bool(victim.pronoun)


def name_deadly(report: Report) -> None:
    """A demonstration that is stopped at the price of lives is met with excessive force."""
    if report.sub_event_type == _STOPPED and any(toll.n is None or toll.n > 0 for toll in report.dead):
        report.sub_event_type = _SHOT
