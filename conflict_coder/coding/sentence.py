"""One sentence's matches become reports: roles, kind of event, status; tellings of one act joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from conflict_coder.arabic.normalize import normalize
from conflict_coder.coding import events
from conflict_coder.coding.denials import DENIAL, is_own_denial
from conflict_coder.coding.document import Analysed
from conflict_coder.coding.forces import read_own_force
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import BOTH, DEAD, WOUNDED, Report, Toll
from conflict_coder.coding.tolls import find_tolls, with_joined
from conflict_coder.matching.compile import CompiledRule
from conflict_coder.matching.engine import Match
from conflict_coder.matching.scopes import Reach
from conflict_coder.matching.view import SentenceView, finite, keys
from conflict_coder.mentions.mention import Place, Side

CASUALTY = "casualty"
# Two triggers further apart than this, with a clause's end between them, tell different acts.
_NEAR = 12
_FIGHTERS = frozenset({"state", "police", "armed", "external", "party"})
_AND = "و"
# A verb of existence («وقع»، «حصل») carries the noun that stands at most this many words after it.
_CARRIES_WITHIN = 3


def read_sentence(analysed: Analysed, order: int, knowledge: Knowledge) -> list[Report]:
    """The reports of one sentence, in text order, with tolls attached; without what a scope makes unreal."""
    view = analysed.view
    real = [m for m in analysed.matches if not _unreal(m, analysed.scopes, view, knowledge)]
    counting, among = knowledge.words("counting-nouns"), knowledge.words("among-words")
    tolls = find_tolls(
        view,
        [m for m in real if m.rule.source.family == CASUALTY],
        counting,
        among,
        knowledge.words("others-many"),
    )
    acts = [m for m in real if m.rule.source.family != CASUALTY]
    tolls = [t for t in tolls if not any(_is_doer(t, m) for m in acts)]
    reports = []
    for match in acts:
        failed = unmet(match, view, tolls)
        if failed:
            match.failed = failed
            continue
        report = _report(match, analysed, order, tolls)
        if read_own_force(report):
            reports.append(report)
        else:
            match.failed = "a civilian thing"
    _carry_subjects(reports, view)
    tribes = knowledge.words("tribes-people")
    for report in reports:
        _name_fighters(report)
        report.actor2 = _disarmed(report.actor2, tribes)
    reports = _join(reports, view)
    _attach(reports, tolls, view)
    reports += _lone_tolls(reports, tolls, analysed, order)
    attempts = knowledge.words("attempt-words")
    for report in reports:
        _count_victims(report, attempts)
    for report in reports:
        _name_event(report)
        report.assoc1 = view.joined_sides(report.actor1) if report.actor1 is not None else []
        report.assoc2 = view.joined_sides(report.actor2) if report.actor2 is not None else []
        report.assoc1 = [side for side in report.assoc1 if side is not report.actor2]
    return sorted(reports, key=lambda r: r.at)


def _unreal(match: Match, scopes: Iterable[Reach], view: SentenceView, knowledge: Knowledge) -> bool:
    for reach in scopes:
        if not reach.applies(view.tokens[match.first]):
            continue
        if reach.scope.status != "unreal" or _is_scope_word(match, reach):
            continue
        if reach.covers(match.first) or _carried(match, reach, view):
            if is_own_denial(match, reach, view, knowledge):
                continue
            match.failed = f"scope {reach.scope.id}"
            return True
    return False


def _carried(match: Match, reach: Reach, view: SentenceView) -> bool:
    """Whether the scope covers the verb that carries the noun: «لم تقع أي اشتباكات»، «لم ينفذ هجوماً»."""
    if match.kind != "noun" or reach.scope.reach != "verb":
        return False
    if match.light is not None:
        return reach.covers(match.light)
    before = range(max(0, match.first - _CARRIES_WITHIN), match.first)
    return any(reach.covers(i) and finite(view.tokens[i]) is not None for i in before)


def _is_scope_word(match: Match, reach: Reach) -> bool:
    return match.first <= reach.at < match.last


def unmet(match: Match, view: SentenceView, tolls: list[Toll]) -> str:
    """The first of the rule's needs that is not met, in words; "" when it may fire: any one need will do."""
    needs = match.rule.source.needs
    if not needs:
        return ""
    for need in needs:
        if need in match.slots:
            return ""
        if need == "both" and {"actor1", "actor2"} <= set(match.slots):
            return ""
        if need == "light" and match.light is not None:
            return ""
        if need == "toll" and tolls:
            return ""
        if need == "place" and any(isinstance(m, Place) for m in view.all):
            return ""
        if need == "date" and any(type(m).__name__ == "When" for m in view.all):
            return ""
    return f"needs {' or '.join(needs)}"


def _report(match: Match, analysed: Analysed, order: int, tolls: list[Toll]) -> Report:
    rule = match.rule.source
    event_type, _, sub = rule.event.partition(" / ")
    report = Report(
        match=match,
        view=analysed.view,
        order=order,
        at=match.first,
        family=rule.family,
        event_type=event_type.strip(),
        sub_event_type=sub.strip(),
        generic=rule.generic,
        scopes=[r for r in analysed.scopes if r.covers(match.first) and r.scope.status != "unreal"],
    )
    for name in ("actor1", "actor2"):
        fill = match.slots.get(name)
        if fill is not None and isinstance(fill.mention, Side):
            setattr(report, name, fill.mention)
    if report.actor1 is None and match.kind == "noun":
        report.actor1 = _nationality(match, analysed.view)
    source = match.slots.get("source")
    if source is not None and isinstance(source.mention, Side):
        report.speaker = source.mention
    count = match.slots.get("count")
    if count is not None:
        report.count = count.mention
        if report.actor1 is None and isinstance(count.mention, Side):
            report.actor1 = count.mention  # «وصل رتل للجيش»: whose it is sends it
    report.anaphoric = match.kind == "noun" and match.definite
    return report


def _nationality(match: Match, view: SentenceView) -> Side | None:
    """Whose a raid or a shell is by the adjective on it: «ضربة جوية أميركية»، «صواريخ روسية»."""
    for i in range(match.first + 1, min(match.last + 2, len(view))):
        cover = view.cover[i]
        if isinstance(cover, Side) and cover.thing == "adjective":
            return cover
    return None


def _name_fighters(report: Report) -> None:
    """A fight told with no side («دارت اشتباكات هناك، بينما كانت القوات تحاول …») is between the two its
    sentence names.
    """
    if report.sub_event_type != "Armed clash" or report.actor1 is not None or report.actor2 is not None:
        return
    named: dict[tuple[str, ...], Side] = {}
    sides = [m for m in report.view.all if isinstance(m, Side) and m.refs and m.cls in _FIGHTERS]
    for side in sorted(sides, key=lambda s: (s.first < report.at, s.first)):
        named.setdefault(tuple(ref.name for ref in side.refs), side)
    if len(named) == 2:
        report.actor1, report.actor2 = named.values()


def _disarmed(side: Side | None, tribes: frozenset[str]) -> Side | None:
    """«700 من أبناء القبيلة» who are killed are civilians, though a tribe that fights is a militia."""
    if side is None or not side.refs or not all(ref.name.startswith("Tribal Militia") for ref in side.refs):
        return side
    return replace(side, refs=(), cls="civilian") if normalize(side.head) in tribes else side


def _carry_subjects(reports: list[Report], view: SentenceView) -> None:
    """A verb that goes on from the clause before, or whose subject is in its ending («وقتلوا»), keeps its
    doer;
    an object pronoun («هاجموه») is what was told last."""
    before: list[Report] = []
    for report in sorted(reports, key=lambda r: r.at):
        verb = finite(view.tokens[report.at]) if report.match.kind == "verb" else None
        if verb is not None and before:
            last = before[-1]
            if report.actor1 is None and (verb.num in ("p", "d") or {"و", "ف"} & set(verb.proclitics)):
                report.actor1 = last.actor1
            if report.actor2 is None and verb.enclitic and report.actor1 is not last.actor2:
                report.actor2 = last.actor2
        before.append(report)


# --- joining ----------------------------------------------------------------------------------------


def _join(reports: list[Report], view: SentenceView) -> list[Report]:
    """Join the triggers of one act: the same kind told twice, a generic word beside a specific one."""
    kept: list[Report] = []
    for report in sorted(reports, key=lambda r: (r.generic, r.at)):
        host = next((other for other in _by_nearness(kept, report) if _one_act(other, report, view)), None)
        if host is None:
            kept.append(report)
        elif events.wins(report, host):  # the telling that names the act better keeps its place
            kept[kept.index(host)] = report
            absorb(report, host)
        else:
            absorb(host, report)
    return kept


def _by_nearness(kept: list[Report], report: Report) -> list[Report]:
    return sorted(kept, key=lambda other: abs(other.at - report.at))


def _one_act(host: Report, other: Report, view: SentenceView) -> bool:
    if DENIAL in (host.family, other.family):
        return host.family == other.family
    if host.match.first == other.match.first:
        return True  # one word, two rules: «احتجز» is an arrest or an abduction, not both
    if not sides_agree(host, other):
        return events.contains(host, other) and _crosswise(host, other)
    if other.generic:
        return events.hosts_generic(host, other)
    if host.match.rule.id == other.match.rule.id or (
        (host.event_type, host.sub_event_type) == (other.event_type, other.sub_event_type)
    ):
        return not _apart(host, other, view)
    return events.contains(host, other)


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
    places = [m for m in view.all if isinstance(m, Place) and not m.adjacent]
    before = [m for m in places if m.first < first]
    between = [m for m in places if first < m.first < last]
    after = [m for m in places if m.first > last]
    separated = any(
        view.tokens[i].form in ("،", "؛", "و") or view.tokens[i].form.startswith("و")
        for i in range(first + 1, last + 1)
    )
    return separated and bool(between) and bool(after or before) and last - first > 4


def sides_agree(one: Report, other: Report) -> bool:
    """Whether the sides of two tellings can be the same: none names a side that the other gainsays."""
    for a, b in ((one.actor1, other.actor1), (one.actor2, other.actor2)):
        if a is not None and b is not None and not same_side(a, b):
            return False
    return True


def same_side(a: Side, b: Side) -> bool:
    """Whether two phrases can name one side."""
    if a is b or (a.first, a.last, a.text) == (b.first, b.last, b.text):
        return True
    if a.refs and b.refs:
        return bool({r.name for r in a.refs} & {r.name for r in b.refs})
    if a.refs or b.refs:
        named, bare = (a, b) if a.refs else (b, a)
        if bare.nationality and not any(bare.nationality in ref.countries for ref in named.refs):
            return False
        return bare.cls == named.cls or (bare.cls in ("armed", "unknown") and named.cls in ("armed", "party"))
    if a.nationality and b.nationality and a.nationality != b.nationality:
        return False
    return a.cls == b.cls or "unknown" in (a.cls, b.cls)


def absorb(host: Report, other: Report) -> None:
    """Let *host* take from *other* what it lacks."""
    for name in ("actor1", "actor2", "speaker", "count", "place", "when"):
        value = getattr(other, name)
        if getattr(host, name) is None and value is not host.actor1 and value is not host.actor2:
            setattr(host, name, value)
    host.merged += [other.match, *other.merged]
    host.scopes += [r for r in other.scopes if r not in host.scopes]
    if (
        other.actor1 is not None
        and host.actor1 is not None
        and _better(other.actor1, host.actor1)
        and (other.actor1 is not host.actor2)
    ):
        host.actor1 = other.actor1
    if other.actor2 is not None and host.actor2 is not None and _better(other.actor2, host.actor2):
        host.actor2 = other.actor2
    host.anaphoric = host.anaphoric and other.anaphoric


def _better(new: Side, old: Side) -> bool:
    return bool(new.refs) and not old.refs and not old.nationality


# --- tolls -----------------------------------------------------------------------------------------


def _is_doer(toll: Toll, match: Match) -> bool:
    """Whether the counted are a verb's subject, its object right after them: «قتل مسلحون ثلاثة مدنيين»."""
    doer, victim = match.slots.get("actor1"), match.slots.get("actor2")
    if not match.rule.source.fatal or match.kind != "verb" or match.first != toll.at or doer is None:
        return False
    if victim is None or toll.mention is not doer.mention or _AND in victim.mention.proclitics:
        return False
    return match.first < doer.mention.first and victim.mention.first == doer.mention.last


def _attach(reports: list[Report], tolls: list[Toll], view: SentenceView) -> None:
    """Give each toll to the act it belongs to: the nearest one, a cause before it first."""
    hosts = [r for r in reports if events.may_kill(r)]
    for toll in tolls:
        if not hosts:
            return
        twins = _twins(hosts, toll)
        if twins:
            _divide(toll, twins)
            continue
        host = min(hosts, key=lambda r: _distance(r, toll, view))
        {DEAD: host.dead, WOUNDED: host.wounded, BOTH: host.unsplit}[toll.kind].append(toll)


def _twins(hosts: list[Report], toll: Toll) -> list[Report]:
    """Two acts told after one toll, side by side («مقتل شخصين في هجوم انتحاري وانفجار سيارة»): it is of
    both.
    """
    after = sorted((r for r in hosts if r.at > toll.at), key=lambda r: r.at)
    close = [r for r in after if r.at - after[0].at <= _NEAR]
    kinds = {r.sub_event_type for r in close}
    return close if len(hosts) == len(close) == len(kinds) == 2 and toll.kind != BOTH else []


def _divide(toll: Toll, hosts: list[Report]) -> None:
    """A toll of several acts is divided evenly, the remainder to the first (GUIDELINES, Counts)."""
    for i, host in enumerate(hosts):
        share = None if toll.n is None else toll.n // len(hosts) + (i < toll.n % len(hosts))
        {DEAD: host.dead, WOUNDED: host.wounded, BOTH: host.unsplit}[toll.kind].append(replace(toll, n=share))


def _distance(report: Report, toll: Toll, view: SentenceView) -> int:
    """Words between an act and a toll; each comma or «و» clause between counts for more."""
    first, last = sorted((report.at, toll.at))
    cost = last - first
    for i in range(first, last):
        if view.ends_clause(i):
            cost += 30
        elif view.tokens[i].form == "،":
            cost += 2
    return cost


def _count_victims(report: Report, attempts: frozenset[str]) -> None:
    """An act that kills its second side («اغتال مسلحون قاضيين») tells the toll by it, unless only tried."""
    match = next((m for m in [report.match, *report.merged] if m.rule.source.fatal), None)
    if match is None or report.unsplit or any(toll.n is not None for toll in report.dead):
        return
    own = match.slots.get("actor2")
    victims = report.actor1 if report.family == "protest" else report.actor2
    if match is not report.match and own is not None and isinstance(own.mention, Side):
        victims = own.mention  # «هاجموا القافلة وأجهزوا على ستة»: not the convoy, the six
    if victims is None or (victims.thing != "people" and not victims.count_text):
        return
    before = report.view.tokens[max(0, match.first - 2) : match.first]
    n = with_joined(report.view, victims)
    if n is not None and not any(attempts & keys(token) for token in before):
        text = victims.count_text or victims.text
        report.dead.append(Toll(DEAD, n, text, match.first, victims, victims, match))


def _lone_tolls(reports: list[Report], tolls: list[Toll], analysed: Analysed, order: int) -> list[Report]:
    """A toll with no act in its sentence stands for the act, until another sentence claims it."""
    used = {id(t) for r in reports for t in r.tolls}
    left = [t for t in tolls if id(t) not in used]
    if not left or any(r.family != DENIAL and events.may_kill(r) for r in reports):
        return []
    base = next((t for t in left if t.kind == DEAD), left[0])
    if base.kind == WOUNDED and base.match.kind == "noun" and base.mention is None:
        return []
    report = _report(base.match, analysed, order, tolls)
    report.generic = True
    for toll in left:
        {DEAD: report.dead, WOUNDED: report.wounded, BOTH: report.unsplit}[toll.kind].append(toll)
    report.actor2 = next((t.side for t in left if t.side is not None), None)
    return [report]


# --- kind of event ----------------------------------------------------------------------------------


def _name_event(report: Report) -> None:
    """Settle the event type: the first case of the rule whose conditions all hold."""
    if report.actor2 is None and report.family not in (DENIAL, "reinforcement"):
        victims = [t.side for t in [*report.dead, *report.unsplit, *report.wounded] if t.side is not None]
        if victims and not any(same_side(v, report.actor1) for v in victims[:1] if report.actor1 is not None):
            report.actor2 = victims[0]
    for match in [report.match, *report.merged]:
        event = _case(match.rule, match, report)
        if (event and match.rule.source.family == report.match.rule.source.family) or (
            event and match is report.match
        ):
            kind, _, sub = event.partition(" / ")
            report.event_type, report.sub_event_type = kind.strip(), sub.strip()
            return


def _case(rule: CompiledRule, match: Match, report: Report) -> str:
    for case in rule.source.cases:
        when = case.when
        if when.actor1 and side_class(report.actor1) not in when.actor1:
            continue
        if when.actor2 and side_class(report.actor2) not in when.actor2:
            continue
        if when.dead is not None and when.dead != bool(report.dead):
            continue
        if when.trigger and match.lemma not in {normalize(w) for w in when.trigger}:
            continue
        if when.word and not _has_word(report.view, match, {normalize(w) for w in when.word}):
            continue
        return case.event
    return ""


def side_class(side: Side | None) -> str:
    """The class of a side as conditions name it."""
    if side is None:
        return "unnamed"
    return {"unknown": "armed"}.get(side.cls, side.cls)


def _has_word(view: SentenceView, match: Match, words: set[str]) -> bool:
    first = next((i + 1 for i in range(match.first - 1, -1, -1) if view.ends_clause(i)), 0)
    last = next((i for i in range(match.last, len(view)) if view.ends_clause(i)), len(view))
    for i in range(first, last):
        found = keys(view.tokens[i]) | {rest for _, rest in view.tokens[i].splits}
        if words & (found | {w[2:] for w in found if w.startswith("ال")}):
            return True
    return False
