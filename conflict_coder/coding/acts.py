"""Triggers of one act in a sentence become one telling: a generic word gives way to a specific one."""

from __future__ import annotations

from dataclasses import dataclass

from conflict_coder.arabic.particles import AND, BY, COMMA, IN, SEMICOLON
from conflict_coder.coding import events
from conflict_coder.coding.families import BOMB, DENIAL, FAMILIES, TERRITORY
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.pronouns import CARRIED
from conflict_coder.coding.report import Report
from conflict_coder.coding.sameness import absorb, same_side, sides_agree
from conflict_coder.matching.view import SentenceView, keys
from conflict_coder.mentions.mention import Place, When

_BLAST_AND_BOMB = 2  # words of a trigger that tells a blast of its own: «انفجار عبوة»

# Who demonstrates stands first in the row of a protest, and second in that of an attack on it.


@dataclass(frozen=True, slots=True)
class BlastWords:
    """The words of blasts («انفجار», «تفجير»), and those that say that one follows another («تلاه»)."""

    blasts: frozenset[str]
    followings: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> BlastWords:
        """The words the packs list."""
        return cls(knowledge.words("blasts"), knowledge.words("followings"))


def join_acts(reports: list[Report], view: SentenceView, words: BlastWords) -> list[Report]:
    """Join the triggers of one act: the same kind told twice, a generic word beside a specific one."""
    kept: list[Report] = []
    deadly = any(report.match.rule.source.fatal for report in reports)
    for report in sorted(reports, key=lambda r: (r.generic, r.at)):
        near = _by_nearness(kept, report)
        host = next(
            (
                one
                for one in near
                if _one_act(one, report, view, words) or (not deadly and _is_raid(one, report))
            ),
            None,
        )
        if host is None:
            kept.append(report)
        elif events.wins(report, host):  # the telling that names the act better keeps its place
            kept[kept.index(host)] = report
            _take_in(report, host)
        else:
            _take_in(host, report)
    return kept


def _take_in(host: Report, other: Report) -> None:
    if sides_agree(host, other) or not _change_hands(host, other):
        absorb(host, other)
    else:  # who left it is the foe of who took it
        host.actor2 = host.actor2 or other.actor1
        host.merged += [other.match, *other.merged]


def _by_nearness(kept: list[Report], report: Report) -> list[Report]:
    return sorted(kept, key=lambda other: abs(other.at - report.at))


def _one_act(host: Report, other: Report, view: SentenceView, words: BlastWords) -> bool:
    if DENIAL in (host.family, other.family):
        return host.family == other.family
    if host.match.first == other.match.first:
        return True  # one word, two rules: «احتجز» is an arrest or an abduction, not both
    if _counted_from(host, other, view) or _one_blast_after_another(host, other, words):
        return False
    if _takes_and_kills(host, other):
        return _of_one_victim(*sorted((host, other), key=lambda r: r.at))
    if events.is_weapon_of(host, other) or events.is_weapon_of(other, host):
        killing, means = sorted((host, other), key=lambda r: r.at)
        return _by_means(killing, means, view)
    if not sides_agree(host, other):
        contained = events.contains(host, other) or (other.generic and host.family in FAMILIES.demonstration)
        return contained and (_crosswise(host, other) or _change_hands(host, other))
    if other.generic and (events.hosts_generic(host, other) or not events.contains(host, other)):
        return events.hosts_generic(host, other)
    if host.match.rule.id == other.match.rule.id or (
        (host.event_type, host.sub_event_type) == (other.event_type, other.sub_event_type)
    ):
        return events.contains(host, other) or not _apart(host, other, view)
    return events.contains(host, other)


def _is_raid(seizure: Report, other: Report) -> bool:
    """Whether who seizes people only broke in for it; where they also kill, the raid is of the killing."""
    one, two = seizure.actor1, other.actor1
    return events.is_raid_for(seizure, other) and one is not None and two is not None and same_side(one, two)


def _takes_and_kills(one: Report, other: Report) -> bool:
    """Whether one act seizes and the other kills: of one victim it is a killing, of two victims two acts."""
    return events.kills_captive(one, other) or events.kills_captive(other, one)


def _of_one_victim(first: Report, second: Report) -> bool:
    """Whether the second act is done to whom the first befell: it tells no victim of its own."""
    told = second.match.slots.get("actor2")
    if told is None:
        return second.count is None
    return told.construction == CARRIED or second.actor2 is first.actor2


def _by_means(killing: Report, means: Report, view: SentenceView) -> bool:
    """Whether the second act follows the first with «ب» or «في», in its clause («اغتيل بتفجير سيارته»)."""
    if means.match.kind != "noun" or any(i in view.openers for i in range(killing.at, means.at)):
        return False
    at = means.match.first
    return view.tokens[at - 1].form == IN or any(BY in a.proclitics for a in view.tokens[at].analyses)


def _counted_from(one: Report, other: Report, view: SentenceView) -> bool:
    """Whether a time between them counts from the second («غداة هجوم مماثل», «بعد يومين من تفجير»)."""
    first, last = sorted((one.at, other.at))
    return any(isinstance(m, When) and m.shifts_next and first < m.first and m.last <= last for m in view.all)


def _one_blast_after_another(one: Report, other: Report, words: BlastWords) -> bool:
    """Whether a bomb goes off beside another of its own kind («هجوم انتحاري وانفجار سيارة مفخخة», «تلاه»)."""
    if not one.family == other.family == BOMB or one.sub_event_type == other.sub_event_type:
        return False
    first, second = sorted((one, other), key=lambda r: r.at)
    tokens, at = second.view.tokens, second.match.first
    if len(second.match.words) < _BLAST_AND_BOMB or not words.blasts & keys(tokens[at]) or at - 1 <= first.at:
        return False
    return AND in tokens[at].word.particles or bool(words.followings & keys(tokens[at - 1]))


def _change_hands(one: Report, other: Report) -> bool:
    """Whether one side takes what the other leaves: no second place is told for it."""
    if one.family != TERRITORY or other.family != TERRITORY:
        return False
    last = max(one.at, other.at)
    places = [place for place in one.view.of(Place) if not place.adjacent]
    told_apart = any(place.first < last for place in places) and any(place.first > last for place in places)
    return not told_apart and None in (one.actor2, other.actor2)


def _crosswise(one: Report, other: Report) -> bool:
    """Whether both name the same two sides in turned order: «أوقفت الشرطة متظاهرين» arrests and stops a
    protest.
    """
    pairs = [(one.actor1, other.actor2), (one.actor2, other.actor1)]
    told = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(told) and all(same_side(a, b) for a, b in told)


def _apart(one: Report, other: Report, view: SentenceView) -> bool:
    """Whether two tellings of one kind stand in clauses of their own, each with its place («وفي تعز …»)."""
    first, last = sorted((one.at, other.at))
    places = [m for m in view.of(Place) if not m.adjacent]
    before = [m for m in places if m.first < first]
    between = [m for m in places if first < m.first < last]
    after = [m for m in places if m.first > last]
    separated = any(
        view.tokens[i].form in (COMMA, SEMICOLON) or view.tokens[i].form.startswith(AND)
        for i in range(first + 1, last + 1)
    )
    return separated and bool(between) and bool(after or before) and last - first > 4
