"""Status: told as fact, claimed by who did it, alleged by the other side, or denied."""

from __future__ import annotations

from collections.abc import Sequence

from conflict_coder.coding.accusations import Accusing
from conflict_coder.coding.denials import (
    DenialWords,
    belongs_to,
    find_denied,
    find_denier,
    is_bare_negation,
)
from conflict_coder.coding.families import DENIAL
from conflict_coder.coding.grounding import is_grounded
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.coding.sameness import same_side
from conflict_coder.coding.speech import find_quoted_speaker, find_speakers
from conflict_coder.matching.view import SentenceView, Words, keys
from conflict_coder.mentions.mention import Side
from conflict_coder.mentions.side_classes import RULERS_AND_FIGHTERS

_REMEMBERED = 2  # sentences in which «ونفى ذلك» still has the last speaker for its subject


def set_status(reports: list[Report], views: Sequence[SentenceView], knowledge: Knowledge) -> list[Report]:
    """Set status and speaker of an article's reports, and tie each denial to the act it denies.

    views: the article's sentences; who spoke last in them denies where «ونفى ذلك» names nobody.
    Returns the reports without denials by nobody: a word of untruth or negation in no side's mouth.
    """
    speech, words = knowledge.phrases("speech-verbs"), DenialWords.of(knowledge)
    accusing = Accusing.of(knowledge)
    spoke = [_last_named(find_speakers(view, speech)) for view in views]
    for report in reports:
        if report.family == DENIAL:
            before = [
                side for side in spoke[max(0, report.order - _REMEMBERED) : report.order] if side is not None
            ]
            report.actor1 = find_denier(report, words, before[-1] if before else None)
            report.speaker = report.actor1
        else:
            _set_one(report, _speaker(report.view, speech, report.at), accusing)
    kept = [r for r in reports if r.family != DENIAL or r.actor1 is not None]
    for denial in (r for r in kept if r.family == DENIAL):
        _tie(denial, find_denied(denial, kept, words), knowledge.words("disowning-words"))
    weights = knowledge.evidence
    return [
        r for r in kept if not is_bare_negation(r, words) or (r.denies and is_grounded(r.denies, weights))
    ]


def _last_named(speakers: Sequence[tuple[int, Side]]) -> Side | None:
    return next((side for _, side in reversed(speakers) if side.refs or side.nationality), None)


def _set_one(report: Report, speaker: Side | None, accusing: Accusing) -> None:
    if report.actor2 is not None and report.actor2 is speaker:
        report.actor2 = None  # «قال متحدث باسم الحركة إن مقاتليها هاجموا»: who speaks is not struck
    quoted = find_quoted_speaker(report.view, report.at)
    if quoted is not None:
        if report.actor1 is not None and report.actor1.first > report.at and report.actor2 is None:
            report.actor2 = report.actor1  # «هاجمنا قاعدة للجيش»: what follows «we» is its object
        report.actor1 = speaker = quoted
    statuses = {reach.scope.status for reach in report.scopes}
    accused_at = accusing.find(report)
    if "denied" in statuses:
        report.status = "denied"
    elif "alleged" in statuses or accused_at is not None:
        report.status = "alleged"
        if report.actor1 is None or accused_at is not None or _accuses(report):
            report.actor1 = accusing.accused(report, accused_at, speaker) or report.actor1
    elif "claimed" in statuses and _of_another(speaker, report):
        report.status = "alleged"
    elif "claimed" in statuses or (speaker is not None and _tells_of_itself(speaker, report)):
        report.status = "claimed"
        if report.actor1 is None and "claimed" in statuses:
            report.actor1 = _claimant(report)
    if report.speaker is None:
        report.speaker = speaker


def _accuses(report: Report) -> bool:
    """Whether the doer stands right after the word of accusing: who accuses («اتهم الجيش أ بقصف»)."""
    at = next((reach.at for reach in report.scopes if reach.scope.status == "alleged"), None)
    return at is not None and report.actor1 is not None and report.actor1.first == at + 1


def _tells_of_itself(speaker: Side, report: Report) -> bool:
    """Whether a fighting side, known by its name or its country, tells an act of its own."""
    if speaker.cls not in RULERS_AND_FIGHTERS or report.actor1 is None:
        return False
    return same_side(speaker, report.actor1) and bool(speaker.refs or speaker.nationality)


def _of_another(speaker: Side | None, report: Report) -> bool:
    """Whether a side tells the act of another («زعمت أنقرة أن الوحدات أحرقت منازل»): it accuses."""
    doer = report.actor1
    if speaker is None or doer is None or speaker.cls not in RULERS_AND_FIGHTERS:
        return False
    known = all(side.refs or side.nationality for side in (speaker, doer))
    return known and not same_side(speaker, doer)


def _speaker(view: SentenceView, speech: Words, at: int) -> Side | None:
    """Who says it: the speaker whose verb of saying is nearest to the trigger."""
    told = find_speakers(view, speech)
    return min(told, key=lambda one: abs(at - one[0]))[1] if told else None


def _claimant(report: Report) -> Side | None:
    """Who claims an act that names no doer: the first side after the word of claiming, or before it."""
    claim = next(reach for reach in report.scopes if reach.scope.status == "claimed")
    sides = [m for m in report.view.of(Side) if m.cls in RULERS_AND_FIGHTERS]
    after = [s for s in sides if claim.at < s.first < report.at and s is not report.actor2]
    before = [s for s in sides if s.last <= claim.at]
    return next(iter([*after, *reversed(before)]), None)


def _tie(denial: Report, denied: Report | None, disowning: frozenset[str]) -> None:
    """Tie a denial to the act it denies, which gives it its place.

    An act by nobody is by who denies it, unless he denies to be its doer (*disowning*: «نفى مسؤوليته»).
    """
    if denied is not None:
        denial.denies = denied
        denied.status = "denied"
        disowned = any(disowning & keys(token) for token in denial.view.tokens)
        if (
            denied.actor1 is None
            and denial.actor1 is not None
            and not (disowned or _suffers(denial.actor1, denied))
        ):
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
