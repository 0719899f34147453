"""Status: told as fact, claimed by who did it, alleged by the other side, or denied."""

from __future__ import annotations

from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.coding.sentence import same_side
from conflict_coder.matching.view import SentenceView, Words
from conflict_coder.mentions.mention import Side

_FIGHTERS = frozenset({"state", "police", "armed", "external", "party", "government"})


def set_status(reports: list[Report], knowledge: Knowledge) -> None:
    """Set status and speaker of an article's reports, and tie each denial to the act it denies."""
    speech = Words(knowledge.lists.get("speech-verbs", ()))
    for report in reports:
        if report.family == "denial":
            continue
        statuses = [reach.scope.status for reach in report.scopes]
        speaker = _speaker(report.view, speech, report.at)
        if "denied" in statuses:
            report.status = "denied"
        elif "alleged" in statuses:
            report.status = "alleged"
            if report.actor1 is None:
                report.actor1 = _accused(report, speaker)
        elif "claimed" in statuses or (speaker is not None and _tells_of_itself(speaker, report)):
            report.status = "claimed"
        if report.speaker is None:
            report.speaker = speaker
    _tie_denials(reports)


def _tells_of_itself(speaker: Side, report: Report) -> bool:
    """Whether a fighting side, known by its name, tells an act of its own."""
    if speaker.cls not in _FIGHTERS or report.actor1 is None:
        return False
    return same_side(speaker, report.actor1) and bool(speaker.refs)


def _speaker(view: SentenceView, speech: Words, at: int) -> Side | None:
    """Who says it: the side right before or after a verb of saying, nearest to the trigger."""
    best: tuple[int, Side] | None = None
    for i in range(len(view)):
        end = speech.match(view.tokens, i)
        if end is None:
            continue
        for side in (m for m in view.all if isinstance(m, Side)):
            if 0 <= side.first - end <= 2 or 0 <= i - side.last <= 2:
                cost = abs(at - i)
                if best is None or cost < best[0]:
                    best = (cost, side)
    return best[1] if best else None


def _accused(report: Report, speaker: Side | None) -> Side | None:
    """Who is accused of the act: of the sides told before it, the last but who accuses and its victim."""
    told = [
        side
        for side in (m for m in report.view.all if isinstance(m, Side))
        if side.first < report.at
        and side.cls in _FIGHTERS
        and side is not speaker
        and side is not report.actor2
    ]
    return told[-1] if len(told) > 1 or (speaker is not None and told) else None


def _tie_denials(reports: list[Report]) -> None:
    for denial in (r for r in reports if r.family == "denial"):
        acts = [r for r in reports if r.order == denial.order and r.family != "denial"]
        denied = [r for r in acts if r.status == "denied"] or [r for r in acts if r.at > denial.at]
        if denied:
            denial.denies = denied[0]
            denied[0].status = "denied"
            if denied[0].actor1 is None and denial.actor1 is not denied[0].actor2:
                denied[0].actor1 = denial.actor1
            if denial.place is None or denied[0].own_place:
                denial.place = denied[0].place
        # A denial is news of the day it is made: a day told further on is the denied act's.
        speaker = denial.actor1
        near = denial.when is not None and speaker is not None and 0 <= denial.when.first - speaker.last <= 1
        if not near:
            denial.when, denial.own_date = None, False
