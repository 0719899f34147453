"""The kind of event a telling is: the first case of its rule whose conditions all hold."""

from __future__ import annotations

from collections.abc import Sequence

from conflict_coder.coding.families import ABDUCTION, ATTACK, FAMILIES, TERRITORY
from conflict_coder.coding.pronouns import CARRIED
from conflict_coder.coding.report import Report
from conflict_coder.coding.sameness import same_side, side_class
from conflict_coder.matching.compile import CompiledRule
from conflict_coder.matching.engine import Match
from conflict_coder.matching.view import SentenceView
from conflict_coder.mentions.mention import Place, Side

_ARMED = frozenset({"armed", "state", "police", "external"})
_ON_CIVILIANS = "Violence against civilians"


def take_victims(report: Report, dwellings: frozenset[str]) -> None:
    """Who was killed or wounded is the second side where none is told, or only a bus or a dwelling."""
    if report.family in FAMILIES.one_sided:
        return
    victims = [t.side for t in [*report.dead, *report.unsplit, *report.wounded] if t.side is not None]
    if _are_mostly(report, victims):
        report.actor2 = None
    taken = report.actor2 is not None and not _only_holds(report)
    if not victims or (taken and not _is_of_others(report.actor2, victims, dwellings)):
        return
    if report.actor1 is None or not _one_of(victims[0], report.actor1):
        report.actor2 = victims[0]


def _one_of(victim: Side, doer: Side) -> bool:
    """Whether the dead may be the doer's own: men of a named group are no unnamed attacker's."""
    return same_side(victim, doer) and bool(victim.refs) <= bool(doer.refs)


def _are_mostly(report: Report, victims: Sequence[Side]) -> bool:
    """Whether the dead in a civilian place are mostly fighters («84 قتيلاً معظمهم من الشرطة»)."""
    place = report.actor2
    if place is None or place.cls != "civilian" or place.thing != "site":
        return False
    parted = any(isinstance(toll.mention, Side) and toll.side is not toll.mention for toll in report.tolls)
    return parted and any(side.cls in _ARMED for side in victims[:1])


def _is_of_others(side: Side | None, victims: Sequence[Side], dwellings: frozenset[str]) -> bool:
    """«تفجير حافلة»: a bus is anybody's, whose it is tells who died in it; a house hides fighters."""
    if side is None or side.cls != "civilian" or side.refs or side.nationality:
        return False
    return side.thing == "vehicle" or (side.head in dwellings and any(v.cls in _ARMED for v in victims[:1]))


def _only_holds(report: Report) -> bool:
    """Whether the second side is known only by the place that was hit, which may have killed others."""
    fill = report.match.slots.get("actor2")
    return fill is not None and fill.sense == "holder" and fill.mention is report.actor2


def name_event(report: Report) -> None:
    """Settle the event type: the first case of the rule whose conditions all hold."""
    for match in [report.match, *report.merged]:
        event = _case(match.rule, match, report)
        if (event and match.rule.source.family == report.match.rule.source.family) or (
            event and match is report.match
        ):
            kind, _, sub = event.partition(" / ")
            report.event_type, report.sub_event_type = kind.strip(), sub.strip()
            return


def name_killing(report: Report) -> None:
    """Who was seized and is told to be dead was killed («خطفوه … وعثر على جثته»)."""
    if report.family != ABDUCTION or report.event_type != _ON_CIVILIANS:
        return
    fill = report.match.slots.get("actor2")
    pointed = bool(report.match.enclitic) or (fill is not None and fill.construction == CARRIED)
    if any(toll.n and (pointed or toll.mention is report.actor2) for toll in report.dead):
        report.family, report.sub_event_type = ATTACK, "Attack"


def _case(rule: CompiledRule, match: Match, report: Report) -> str:
    for case in rule.source.cases:
        when = case.when
        if when.actor1 and not _classes(report).intersection(when.actor1):
            continue
        if when.actor2 and side_class(report.actor2, struck=True) not in when.actor2:
            continue
        if when.dead is not None and when.dead != bool(report.dead):
            continue
        if when.trigger and match.lemma not in when.trigger:
            continue
        if when.word and not _has_word(report.view, match, when.word):
            continue
        return case.event
    return ""


def _classes(report: Report) -> set[str]:
    """The class of the first side; the state's too where its own army acts beside it («المقاومة والجيش»), or
    where it takes ground for the government.
    """
    doer = report.actor1
    classes = {side_class(doer)}
    if doer is None or doer.cls != "armed":
        return classes
    if report.family == TERRITORY and any(ref.loyal for ref in doer.refs):
        return {"state"}
    home = {country for ref in doer.refs for country in ref.countries}
    allies = [ally for ally in report.view.joined_sides(doer) if ally.cls == "state"]
    own = [ally for ally in allies if not ally.nationality or ally.nationality in home]
    return {"state"} if own else classes


def _has_word(view: SentenceView, match: Match, words: frozenset[str]) -> bool:
    """Whether one of the words or phrases stands in the match's clause; «القاعدة الجوية» names a place."""
    told = [phrase for phrase in map(str.split, words) if view.parts.issuperset(phrase)]
    if not told:
        return False
    first = next((i + 1 for i in range(match.first - 1, -1, -1) if view.ends_clause(i)), 0)
    last = next((i for i in range(match.last, len(view)) if view.ends_clause(i)), len(view))
    return any(
        all(word in view.tokens[i + k].word.parts for k, word in enumerate(phrase))
        and not isinstance(view.cover[i], Place)
        for phrase in told
        for i in range(first, last - len(phrase) + 1)
    )
