"""Status: told as fact, claimed by who did it, alleged by the other side, or denied."""

from __future__ import annotations

from conflict_coder.coding.denials import (
    DENIAL,
    DenialWords,
    belongs_to,
    find_denied,
    find_denier,
    is_bare_negation,
)
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.coding.sameness import same_side
from conflict_coder.coding.speech import find_speakers
from conflict_coder.matching.view import SentenceView, Words
from conflict_coder.mentions.mention import Side

_FIGHTERS = frozenset({"state", "police", "armed", "external", "party", "government"})
_REMEMBERED = 2  # sentences in which «ونفى ذلك» still has the last speaker for its subject


def set_status(reports: list[Report], knowledge: Knowledge) -> list[Report]:
    """Set status and speaker of an article's reports, and tie each denial to the act it denies.

    Returns the reports without denials by nobody: a word of untruth or negation in no side's mouth.
    """
    speech, words = Words(knowledge.lists.get("speech-verbs", ())), DenialWords.of(knowledge)
    last: tuple[int, Side] | None = None  # who spoke last, and in which sentence
    for report in reports:
        if report.family == DENIAL:
            near = last is not None and 0 <= report.order - last[0] <= _REMEMBERED
            report.actor1 = find_denier(report, words, last[1] if last is not None and near else None)
            report.speaker = report.actor1
        else:
            _set_one(report, _speaker(report.view, speech, report.at))
        speaker = report.speaker
        if speaker is not None and (speaker.refs or speaker.nationality):
            last = (report.order, speaker)
    kept = [r for r in reports if r.family != DENIAL or r.actor1 is not None]
    for denial in (r for r in kept if r.family == DENIAL):
        _tie(denial, find_denied(denial, kept, words))
    return [r for r in kept if r.denies is not None or not is_bare_negation(r, words)]


def _set_one(report: Report, speaker: Side | None) -> None:
    statuses = [reach.scope.status for reach in report.scopes]
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


def _tells_of_itself(speaker: Side, report: Report) -> bool:
    """Whether a fighting side, known by its name, tells an act of its own."""
    if speaker.cls not in _FIGHTERS or report.actor1 is None:
        return False
    return same_side(speaker, report.actor1) and bool(speaker.refs)


def _speaker(view: SentenceView, speech: Words, at: int) -> Side | None:
    """Who says it: the speaker whose verb of saying is nearest to the trigger."""
    told = find_speakers(view, speech)
    return min(told, key=lambda one: abs(at - one[0]))[1] if told else None


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


def _tie(denial: Report, denied: Report | None) -> None:
    """Tie a denial to the act it denies, which gives it its place; an act by nobody is by who denies it."""
    if denied is not None:
        denial.denies = denied
        denied.status = "denied"
        if denied.actor1 is None and denial.actor1 is not None and not _suffers(denial.actor1, denied):
            denied.actor1 = denial.actor1
        if denial.place is None or denied.own_place or denied.order != denial.order:
            denial.place = denied.place
    # A denial is news of the day it is made: a day told further on is the denied act's.
    speaker = denial.actor1
    near = denial.when is not None and speaker is not None and 0 <= denial.when.first - speaker.last <= 1
    if not near:
        denial.when, denial.own_date = None, False


def _suffers(side: Side, act: Report) -> bool:
    """Whether the act is done to that side («نفى الجيش مقتل جنوده»)."""
    return act.actor2 is not None and (act.actor2 is side or belongs_to(act.actor2, side))
