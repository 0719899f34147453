"""Tolls find their acts: divided where they are of two, alone where none is told."""

from __future__ import annotations

from conflict_coder.arabic.particles import ALSO, AND, COMMA
from conflict_coder.coding import events
from conflict_coder.coding.counts import with_joined
from conflict_coder.coding.document import Analysed
from conflict_coder.coding.families import DENIAL, PROTEST
from conflict_coder.coding.pronouns import CARRIED
from conflict_coder.coding.report import BOTH, DEAD, WOUNDED, Report, Toll
from conflict_coder.coding.telling import tell
from conflict_coder.matching.engine import Match
from conflict_coder.matching.inside import DOER_INSIDE
from conflict_coder.matching.view import SentenceView, keys
from conflict_coder.mentions.mention import Number, Side

# Two acts further apart than this do not share a toll.
_NEAR = 12
_RELATIVE = 12
_DESCRIBED = "verb-described-subject-object"
_BY_ARM = 1  # «قتل مسلحون بالرصاص عمدة»: the weapon between them


def is_doer(toll: Toll, match: Match) -> bool:
    """Whether the counted are a verb's subject, its object right after them: «قتل مسلحون ثلاثة مدنيين»."""
    doer, victim = match.slots.get("actor1"), match.slots.get("actor2")
    if doer is not None and doer.construction == DOER_INSIDE and toll.mention is doer.mention:
        return True  # «برصاص قناص … مصابين»
    if not match.rule.source.fatal or match.kind != "verb" or match.first != toll.at or doer is None:
        return False
    if victim is None or toll.mention is not doer.mention or AND in victim.mention.proclitics:
        return False
    if doer.mention.last <= match.first < victim.mention.first and victim.construction != CARRIED:
        return True  # «قناصة قتلوا جنديين»
    if victim.construction == _DESCRIBED:
        return True  # «قتل مسلحون يستقلون دراجة ثلاثة مدنيين»
    return match.first < doer.mention.first and 0 <= victim.mention.first - doer.mention.last <= _BY_ARM


def attach_tolls(reports: list[Report], tolls: list[Toll], view: SentenceView) -> None:
    """Give each toll to the act it belongs to: the nearest one, a cause before it first."""
    deadly = [r for r in reports if events.may_kill(r)]
    hosts = [r for r in deadly if not events.is_seizure(r)] or deadly
    for toll in tolls:
        if not hosts:
            return
        twins = _twins(hosts, toll, tolls, view)
        if twins:
            for twin, share in zip(twins, toll.divided(len(twins)), strict=True):
                twin.attach(share)
            continue
        host = min(hosts, key=lambda r: _distance(r, toll, view))
        if not _is_of_others(host, toll) and not _is_apart(host, toll, tolls, view):
            host.attach(toll)


def _is_apart(host: Report, toll: Toll, tolls: list[Toll], view: SentenceView) -> bool:
    """Whether a toll is of an act told before: a clause with the act and a toll of its own opens after it
    («مقتل 16 من جنودها، فيما قتل خمسة مدنيين في قصف»).
    """
    opened = next((i for i in range(toll.at + 1, host.at) if i in view.openers), None)
    if opened is None or toll.mention is None or view.tokens[opened].form == ALSO:
        return False
    return any(other.kind == toll.kind and opened <= other.at <= host.at + _NEAR for other in tolls)


def _is_of_others(host: Report, toll: Toll) -> bool:
    """Whether people died beside a seizure of others («بقتل ثلاثة مدنيين وخطف سبعة»)."""
    taken = host.actor2 if host.actor2 is not None else host.count
    if not events.is_seizure(host) or toll.kind != DEAD or toll.side is None or taken is None:
        return False
    return taken.first != toll.side.first and not toll.known


def _twins(hosts: list[Report], toll: Toll, tolls: list[Toll], view: SentenceView) -> list[Report]:
    """Two acts told after one toll, side by side («مقتل شخصين في هجوم انتحاري وانفجار سيارة»): it is of both,
    unless a clause or a toll of its own opens between them («…، بينما قتل جندي في انفجار»).
    """
    after = sorted((r for r in hosts if r.at > toll.at), key=lambda r: r.at)
    close = [r for r in after if r.at - after[0].at <= _NEAR]
    if not len(hosts) == len(close) == len({r.sub_event_type for r in close}) == 2 or toll.kind == BOTH:
        return []
    between = range(close[0].at, close[1].at)
    opened = any(i in view.openers for i in between) or any(other.at in between for other in tolls)
    return [] if opened else close


def _distance(report: Report, toll: Toll, view: SentenceView) -> int:
    """Words between an act and a toll; each comma or «و» clause between counts for more.

    An act told in several words («هاجموا وقتلوا») is as near as the nearest of them.
    """
    at = min([report.at, *(m.first for m in report.merged)], key=lambda i: abs(i - toll.at))
    first, last = sorted((at, toll.at))
    cost = last - first
    for i in range(first, last):
        if view.ends_clause(i):
            cost += 30
        elif i in view.openers and i > first:
            cost += 12
        elif view.tokens[i].form == COMMA:
            cost += 2
        if i in view.relatives and toll.at < i:
            cost += _RELATIVE  # «مقتل اثنين من القوات التي تحارب التنظيم»: not of that fight
    return cost


def count_victims(report: Report, attempts: frozenset[str]) -> None:
    """An act that kills its second side («اغتال مسلحون قاضيين») tells the toll by it, unless only tried."""
    match = next((m for m in [report.match, *report.merged] if m.rule.source.fatal), None)
    if match is None or report.unsplit or report.no_dead or any(toll.n is not None for toll in report.dead):
        return
    own = match.slots.get("actor2")
    victims = report.actor1 if report.family == PROTEST else report.actor2
    if match is not report.match and own is not None and isinstance(own.mention, Side):
        victims = own.mention  # «هاجموا القافلة وأجهزوا على ستة»: not the convoy, the six
    if victims is None and isinstance(report.count, Number):  # «وأعدمت عشرة منهم»
        report.dead.append(
            Toll(DEAD, report.count.n, report.count.text, match.first, None, report.count, match)
        )
        report.count = None
    if victims is None or (victims.thing != "people" and not victims.count_text):
        return
    words = report.view.tokens[max(0, match.first - 2) : match.last]
    n = with_joined(report.view, victims)
    if n is not None and not any(attempts & keys(token) for token in words):
        text = victims.count_text or victims.text
        report.dead.append(Toll(DEAD, n, text, match.first, victims, victims, match))


def lone_tolls(reports: list[Report], tolls: list[Toll], analysed: Analysed, order: int) -> list[Report]:
    """A toll with no act in its sentence stands for the act, until another sentence claims it."""
    used = {id(t) for r in reports for t in r.tolls}
    left = [t for t in tolls if id(t) not in used]
    hosts = [r for r in reports if r.family != DENIAL and events.may_kill(r)]
    hosted = ((host, toll) for host in hosts for toll in left if not _is_of_others(host, toll))
    if not left or any(not _is_apart(host, toll, tolls, analysed.view) for host, toll in hosted):
        return []
    base = min(left, key=lambda t: (t.known, t.kind != DEAD))
    if base.known or (base.kind == WOUNDED and base.match.kind == "noun" and base.mention is None):
        return []
    report = tell(base.match, analysed, order)
    fire = next((r for r in reports if events.is_destruction(r) and r.at < base.at), None)
    if fire is not None and base.kind == DEAD and report.actor1 is None:
        report.actor1 = fire.actor1  # «أحرقوا منزلاً ما أدى إلى مقتل رضيع»: who burnt it killed
        reports.remove(fire)
    report.generic = True
    for toll in left:
        report.attach(toll)
    report.actor2 = next((t.side for t in left if t.side is not None), None)
    return [report]
