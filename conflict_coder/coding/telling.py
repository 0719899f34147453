"""A match becomes a report: one telling of an event, as its sentence alone gives it."""

from __future__ import annotations

from conflict_coder.coding.document import Analysed
from conflict_coder.coding.report import Report
from conflict_coder.coding.roles import whose
from conflict_coder.matching.engine import Match
from conflict_coder.mentions.mention import Side

_RECEIVE = frozenset(
    {"receiver-gets-force", "receiver-before-force"}
)  # they know who gets arms, not who sends


def tell(match: Match, analysed: Analysed, order: int) -> Report:
    """A report of the match: its event by the rule, its sides by the slots, the scopes that cover it.

    order: the sentence's place in the article.
    """
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
    if rule.turned:
        report.actor1, report.actor2 = report.actor2, report.actor1
    doer = match.slots.get("actor1")
    if match.kind == "noun" and (
        report.actor1 is None or (doer is not None and doer.construction in _RECEIVE)
    ):
        report.actor1 = whose(match, analysed.view) or report.actor1  # «تسلمت البشمركة أسلحة ألمانية»
    source = match.slots.get("source")
    if source is not None and isinstance(source.mention, Side):
        report.speaker = source.mention
    count = match.slots.get("count")
    if count is not None:
        report.count = count.mention
        if report.actor1 is None and isinstance(count.mention, Side):
            report.actor1 = count.mention  # «وصل رتل للجيش»: whose it is sends it
    before = analysed.view.match_back(analysed.knowledge.phrases("dating-words"), match.first)
    report.dating = match.kind == "noun" and before is not None
    report.weaponless = match.lemma in analysed.knowledge.words(
        "weaponless-acts"
    ) and not analysed.view.found(analysed.knowledge.phrases("weapon-words", "shelling-weapons"))
    report.pointing = match.kind == "noun" and match.definite
    return report
