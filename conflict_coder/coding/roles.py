"""Sides told by other means than a construction: adjectives, weapons, the only two sides named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from conflict_coder.arabic.normalize import normalize
from conflict_coder.coding.families import BOMB, CLASH, FAMILIES
from conflict_coder.coding.report import DEAD, Report, Toll
from conflict_coder.coding.sameness import one_camp, same_side
from conflict_coder.matching.engine import Match
from conflict_coder.matching.view import QUOTES, SentenceView
from conflict_coder.mentions.mention import Side
from conflict_coder.mentions.side_classes import CROWDS, FIGHTERS, RULERS_AND_FIGHTERS

_LAY_BOMBS = frozenset({"armed", "party", "unknown"})
_OF_KIN = "Identity militia"
_MACHINES = frozenset({"force", "aircraft", "weapon"})
_FALL_FIGHTING = RULERS_AND_FIGHTERS | CROWDS


def name_fighters(report: Report) -> None:
    """A fight told with no side («دارت اشتباكات هناك، بينما كانت القوات تحاول …») is between the two its
    sentence names.
    """
    if report.sub_event_type != "Armed clash" or report.actor1 is not None or report.actor2 is not None:
        return
    named: dict[tuple[str, ...], Side] = {}
    sides = [m for m in report.view.of(Side) if m.refs and m.cls in FIGHTERS]
    for side in sorted(sides, key=lambda s: (s.first < report.at, s.first)):
        named.setdefault(tuple(ref.name for ref in side.refs), side)
    if len(named) == 2:
        report.actor1, report.actor2 = named.values()


def disarmed(side: Side | None, tribes: frozenset[str]) -> Side | None:
    """«700 من أبناء القبيلة» who are killed are civilians, though a tribe that fights is a militia."""
    if side is None or not side.refs or not all(ref.inter == _OF_KIN for ref in side.refs):
        return side
    return replace(side, refs=(), cls="civilian") if normalize(side.head) in tribes else side


def free_the_dead(reports: Iterable[Report], tolls: Iterable[Toll]) -> None:
    """Whom a raid or a shell killed did not send it («أعلن مقتل مسلحين في غارة»): the second side, in place.

    A bomb may kill who lays it, but no soldiers or civilians lay one that kills them. Nor do those kill whose
    death the same verb tells («إن جنديين قتلا في هجوم»): with no object, it is a passive.
    """
    reports, tolls = list(reports), list(tolls)
    hurt = [toll.side for toll in tolls if toll.side is not None]
    hurt += _victims(reports)
    for report in reports:
        doer = report.actor1
        if doer is None or doer.thing == "adjective" or not any(doer is side for side in hurt):
            continue
        bombed = report.family == BOMB and (
            doer.cls not in _LAY_BOMBS or doer in _victims(reports) or _is_only_hurt(report, doer, tolls)
        )
        if report.family in FAMILIES.from_afar or bombed or _fell(report, doer, tolls):
            report.actor1, report.actor2 = None, report.actor2 or doer


def _is_only_hurt(report: Report, doer: Side, tolls: Sequence[Toll]) -> bool:
    """Whether a group's men are told by the toll alone («أصيب أربعة من عناصر الصحوة بانفجار عبوة»)."""
    laid = report.match.slots.get("actor1")
    return bool(doer.refs) and laid is None and any(toll.side is doer for toll in tolls)


def _fell(report: Report, doer: Side, tolls: Sequence[Toll]) -> bool:
    """Whether a fight's own verb, with no object, counts its doer among the dead: it is a passive."""
    fatal = report.family == CLASH and report.match.rule.source.fatal and report.actor2 is None
    return fatal and any(toll.side is doer and toll.kind == DEAD and toll.at == report.at for toll in tolls)


def _victims(reports: Iterable[Report]) -> list[Side]:
    """Whom acts that kill befell («اغتيل القيادي بتفجير سيارته»)."""
    return [r.actor2 for r in reports if r.match.rule.source.fatal and r.actor2 is not None]


def face_the_dead(reports: Iterable[Report]) -> None:
    """Who died in a fight with somebody fought him («مقتل جنديين في معارك مع أ»): the first side."""
    for report in reports:
        foe = report.actor2
        if report.family != CLASH or report.actor1 is not None or foe is None:
            continue
        dead = [t.side for t in report.tolls if t.side is not None and t.side.cls in _FALL_FIGHTING]
        others = (side for side in dead if not (same_side(side, foe) or one_camp(side, foe)))
        report.actor1 = next(others, None)


def face_each_other(reports: Iterable[Report]) -> None:
    """Fighters of two camps who died together, with nobody told to have killed them, fought each other («مقتل
    42 حوثيا وتسعة من المقاومة»).
    """
    for report in reports:
        dead = report.actor2
        if report.family != CLASH or report.actor1 is not None or dead is None or not _is_mutual(report):
            continue
        if not any(toll.side is dead for toll in report.dead) or dead.cls not in RULERS_AND_FIGHTERS:
            continue
        others = (side for side in report.view.joined_sides(dead) if side.cls in RULERS_AND_FIGHTERS)
        report.actor1 = next((s for s in others if not (same_side(s, dead) or one_camp(s, dead))), None)


def _is_mutual(report: Report) -> bool:
    """Whether it is a fight of two, as «اشتباك» is and «كمين» is not: one construction may tell both."""
    return any({"actor1", "actor2"} <= c.slots and c.anchor == "any" for c in report.match.rule.constructions)


def whose(match: Match, view: SentenceView) -> Side | None:
    """Whose a raid or a shell is by the adjective on it («ضربة جوية أميركية»), or who does it, where the word
    names him («انتحاري من الحركة»).
    """
    attacker = view.cover[match.first]
    if isinstance(attacker, Side) and attacker.cls == "armed" and attacker.thing == "people":
        return attacker
    for i in sorted(match.words) if match.rule.source.family in FAMILIES.from_afar else ():
        cover = view.cover[i]
        if isinstance(cover, Side) and cover.cls in FIGHTERS and cover.thing in _MACHINES:
            return cover  # «قصف للطيران الحربي»
    for i in range(match.first + 1, min(match.last + 5, len(view))):
        cover = view.cover[i]
        if isinstance(cover, Side) and cover.thing == "adjective":
            return cover
        if i > match.last and not {view.tokens[i - 1].form, view.tokens[i].form} & QUOTES:
            break  # «صواريخ «غراد» روسية»: only what is quoted stands between
    return None
