"""One sentence's matches become reports: roles, kind of event, status; tellings of one act joined."""

from __future__ import annotations

from collections.abc import Iterable

from conflict_coder.arabic.particles import FOR, WILL
from conflict_coder.arabic.token import Token
from conflict_coder.coding.acts import BlastWords, join_acts
from conflict_coder.coding.attribution import AttributionWords, attribute_within
from conflict_coder.coding.demonstrations import name_deadly, stop_demonstrations
from conflict_coder.coding.denials import find_lone_denied, is_own_denial
from conflict_coder.coding.document import Analysed
from conflict_coder.coding.families import CASUALTY, DENIAL
from conflict_coder.coding.forces import read_own_force
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.leftover import fill_leftover
from conflict_coder.coding.naming import name_event, name_killing, take_victims
from conflict_coder.coding.pronouns import carry_sides, carry_subjects, pointing_tolls
from conflict_coder.coding.purpose import is_only_meant
from conflict_coder.coding.report import Report, Toll
from conflict_coder.coding.roles import disarmed, face_each_other, face_the_dead, free_the_dead, name_fighters
from conflict_coder.coding.telling import tell
from conflict_coder.coding.tolls import TollFinder
from conflict_coder.coding.unharmed import find_unharmed, spare, without
from conflict_coder.coding.verbal import is_verbal
from conflict_coder.coding.victims import attach_tolls, count_victims, is_doer, lone_tolls
from conflict_coder.matching.engine import Match
from conflict_coder.matching.scopes import Reach
from conflict_coder.matching.view import SentenceView, Words, finite
from conflict_coder.mentions.mention import Place, Side, When

# A verb of existence («وقع»، «حصل») carries the noun that stands at most this many words after it.
_CARRIES_WITHIN = 3
_TRIED_WITHIN = 12
_GOVERNS_WITHIN = 2  # words from a verb of the future to the maSdar it governs


def read_sentence(analysed: Analysed, order: int, knowledge: Knowledge) -> list[Report]:
    """The reports of one sentence, in text order, with tolls attached; without what a scope makes unreal."""
    real = _real(analysed, knowledge)
    if not real:
        return []
    view, acts = analysed.view, [m for m in real if m.rule.source.family != CASUALTY]
    unharmed = find_unharmed(view, knowledge)
    tolls = TollFinder(knowledge).find(view, [m for m in real if m.rule.source.family == CASUALTY])
    tolls = [t for t in without(tolls, unharmed) if not any(is_doer(t, m) for m in acts)]
    reports = _tell_acts(acts, tolls, analysed, order)
    lone = find_lone_denied(reports, acts)
    if lone is not None:
        lone.failed = ""
        reports.append(tell(lone, analysed, order))
    carry_subjects(reports, view)
    unarmed, attempts = knowledge.words("tribes-people"), knowledge.words("attempt-words")
    for report in reports:
        name_fighters(report)
        report.actor2 = disarmed(report.actor2, unarmed)
    tolls += pointing_tolls([m for m in real if m not in acts], tolls, reports, view)
    reports = stop_demonstrations(join_acts(reports, view, BlastWords.of(knowledge)))
    free_the_dead(reports, tolls)
    attach_tolls(reports, tolls, view)
    face_the_dead(reports)
    spare(reports, unharmed)
    reports += lone_tolls(reports, tolls, analysed, order)
    for report in reports:
        count_victims(report, attempts)
    attribute_within(reports, view, AttributionWords.of(knowledge))
    for report in reports:
        take_victims(report, knowledge.words("dwellings"))
        report.actor2 = disarmed(report.actor2, unarmed)
    face_each_other(reports)
    fill_leftover(reports, view, knowledge)
    _settle(reports, view, knowledge)
    return sorted(reports, key=lambda r: r.at)


def _real(analysed: Analysed, knowledge: Knowledge) -> list[Match]:
    """The matches that tell what happened: not what is to come, negated, only meant, or done with words."""
    view, since = analysed.view, knowledge.phrases("since-beginnings")
    return [
        m
        for m in analysed.matches
        if not _is_future(m, view)
        and not _begins_count(m, view, since)
        and not _unreal(m, analysed.scopes, view, knowledge)
        and not (m.rule.source.family != DENIAL and is_only_meant(m, view, knowledge))
        and not is_verbal(m, view, knowledge)
    ]


def _settle(reports: list[Report], view: SentenceView, knowledge: Knowledge) -> None:
    """What follows from the sides and tolls of the reports: their events, and who stood by whom."""
    corrects = bool(view.found(knowledge.phrases("correcting-words")))
    helping = [m for m in view.of(Side) if m.helping] if len(reports) == 1 else []
    for report in reports:
        report.corrects = corrects
        name_event(report)
        name_killing(report)
        name_deadly(report)
        report.assoc1 = view.joined_sides(report.actor1) if report.actor1 is not None else []
        report.assoc2 = view.joined_sides(report.actor2) if report.actor2 is not None else []
        report.assoc1 = [side for side in report.assoc1 if side is not report.actor2]
        report.assoc1 += [m for m in helping if m not in report.assoc1]


def _tell_acts(acts: list[Match], tolls: list[Toll], analysed: Analysed, order: int) -> list[Report]:
    """A report of each act whose rule has what it needs, told in its words or pointed back to by them."""
    reports: list[Report] = []
    for match in sorted(acts, key=lambda m: m.first):
        report = tell(match, analysed, order)
        carry_sides(report, [act for act in reports if act.at < report.at], analysed.view)
        failed = unmet(match, analysed, tolls)
        if failed or not read_own_force(report):
            match.failed = failed or "a civilian thing"
        else:
            reports.append(report)
    return reports


def _is_future(match: Match, view: SentenceView) -> bool:
    """Whether the verb, or the verb of the noun, is of the future: «ستهاجم», «سيشن هجوماً», «سيارة ستنفجر»,
    «ستعيد احتجاز رهينة».
    """
    if match.rule.source.family == DENIAL:
        return False
    at = match.first if match.kind != "noun" else match.light or match.last
    governing = range(max(0, match.first - _GOVERNS_WITHIN), match.first) if match.kind == "noun" else ()
    if not any(_told_of_future(view, i) for i in (at, *governing)):
        return False
    match.failed = "a verb of the future"
    return True


def _begins_count(match: Match, view: SentenceView, since: Words) -> bool:
    """Whether the act is only named as what a count begins with («254 قتيلاً منذ بدء الهجوم»)."""
    if match.kind != "noun" or view.match_back(since, match.first) is None:
        return False
    match.failed = "named as the beginning of a count"
    return True


def _told_of_future(view: SentenceView, i: int) -> bool:
    if i >= len(view) or view.names_place(i):
        return False  # «سنجار» is no verb of the future
    verbs = [a for a in view.tokens[i].analyses if a.pos == "verb"]
    return bool(verbs) and all(WILL in a.proclitics for a in verbs)


def _unreal(match: Match, scopes: Iterable[Reach], view: SentenceView, knowledge: Knowledge) -> bool:
    for reach in scopes:
        if reach.scope.status != "unreal" or _is_scope_word(match, reach, view):
            continue
        if _told_in(match, reach, view) or _carried(match, reach, view, knowledge):
            if is_own_denial(match, reach, view, knowledge):
                continue
            match.failed = f"scope {reach.scope.id}"
            return True
    return False


def _told_in(match: Match, reach: Reach, view: SentenceView) -> bool:
    """Whether the scope covers the act's own words."""
    return reach.covers(match.first) and reach.applies(view.tokens[match.first], match.lemma)


def _carried(match: Match, reach: Reach, view: SentenceView, knowledge: Knowledge) -> bool:
    """Whether the scope covers the verb that carries the noun: «لم تقع أي اشتباكات»، «لم ينفذ هجوماً»، and
    farther off a verb of trying («لم يحاول المقاتلون حتى الخميس اقتحام القرية»).
    """
    if match.kind != "noun":
        return False
    if match.light is not None:
        return reach.covers(match.light) and (
            not reach.scope.asp or _carries_so(reach, view.tokens[match.light])
        )
    if reach.scope.reach != "verb":
        return False
    before = range(max(0, match.first - _CARRIES_WITHIN), match.first)
    if any(reach.covers(i) and _carries_so(reach, view.tokens[i]) for i in before):
        return True
    tried = knowledge.phrases("attempting-verbs")
    for i in range(match.first - 1, max(-1, match.first - _TRIED_WITHIN), -1):
        if view.ends_clause(i):
            return False
        if finite(view.tokens[i]) is not None:
            return reach.covers(i) and _carries_so(reach, view.tokens[i]) and view.match(tried, i) is not None
    return False


def _carries_so(reach: Reach, token: Token) -> bool:
    """Whether the scope minds the verb that carries the noun, in each of its readings («قد أعلن» is past)."""
    verbs = [a for a in token.analyses if a.pos == "verb"]
    if finite(token) is None or not reach.scope.asp:
        return finite(token) is not None
    return not token.passive and all(a.asp == reach.scope.asp for a in verbs)


def _is_scope_word(match: Match, reach: Reach, view: SentenceView) -> bool:
    """Whether the scope's word is the act's own, or the verb that carries it («وافق على هدنة»)."""
    if match.light != reach.at:
        return match.first <= reach.at < match.last
    token = view.tokens[reach.at]
    return finite(token) is not None or FOR not in token.word.particles  # «لشن هجوم» is only meant


def _heads_line(match: Match) -> bool:
    """Whether a noun opens the sentence, as in headlines, which need no verb («هدنة لثلاثة أيام في حلب»)."""
    return match.kind == "noun" and match.first == 0 and not match.definite and not match.enclitic


def unmet(match: Match, analysed: Analysed, tolls: list[Toll]) -> str:
    """The first of the rule's needs that is not met, in words; "" when it may fire: any one need will do."""
    needs, view = match.rule.source.needs, analysed.view
    if not needs:
        return ""
    for need in needs:
        if need in match.slots:
            return ""
        if need == "both" and {"actor1", "actor2"} <= set(match.slots):
            return ""
        if need == "light" and match.light is not None:
            return ""
        if need == "headline" and _heads_line(match):
            return ""
        if need == "weapon" and view.found(analysed.knowledge.phrases("weapon-words")):
            return ""
        if need == "toll" and tolls:
            return ""
        if need == "place" and any(isinstance(m, Place) for m in view.all):
            return ""
        if need == "date" and any(isinstance(m, When) for m in view.all):
            return ""
    return f"needs {' or '.join(needs)}"
