"""What kinds of act can be one act: the codebook's relations between families of events."""

from __future__ import annotations

from conflict_coder.coding.report import Report

# Families whose acts may kill: a toll can be theirs.
_DEADLY = frozenset(
    {"clash", "attack", "strike", "shelling", "bomb", "territory", "protest", "riot", "casualty", "abduction"}
)
# Families whose specific rules take a generic «هجوم», «انفجار» or «قتل» told beside them.
_HOSTS = frozenset({"clash", "attack", "strike", "shelling", "bomb", "riot", "protest"})
# (container, contained): the second, told within the first's sentence, is the same act.
_CONTAINS = {
    ("bomb.suicide", "bomb.ied"),
    ("bomb.suicide", "bomb.explosion"),
    ("strike.drone", "strike.air"),
    ("strike.air", "strike.drone"),
    ("protest.intervention", "protest.peaceful"),
    ("protest.force", "protest.peaceful"),
    ("protest.force", "protest.intervention"),
    ("riot.violent", "protest.peaceful"),
    ("riot.mob", "riot.violent"),
    ("protest.stopped", "arrest"),
    ("protest.intervention", "arrest"),
    ("protest.killed", "clash.kill"),
    ("protest.force", "clash.kill"),
    ("protest.killed", "protest.stopped"),
    ("protest.force", "protest.stopped"),
    ("riot.act", "looting"),
    ("riot.act", "clash.attack"),
    ("riot.violent", "looting"),
    ("riot.violent", "clash.attack"),
    ("riot.clash", "clash.armed"),
    ("riot.mob", "attack.violence"),
    ("riot.mob", "clash.attack"),
    ("riot.mob", "clash.kill"),
    ("protest.stopped", "attack.violence"),
    ("protest.intervention", "protest.demanding"),
    ("protest.intervention", "protest.act"),
    ("protest.stopped", "protest.peaceful"),
    ("protest.stopped", "protest.demanding"),
    ("protest.stopped", "protest.act"),
    ("protest.force", "protest.demanding"),
    ("protest.force", "protest.act"),
    ("protest.killed", "protest.peaceful"),
    ("protest.killed", "protest.demanding"),
    ("protest.killed", "protest.act"),
    ("riot.violent", "protest.demanding"),
    ("riot.violent", "protest.act"),
    ("riot.act", "protest.peaceful"),
    ("riot.act", "protest.demanding"),
    ("riot.act", "protest.act"),
    ("riot.clash", "protest.peaceful"),
    ("riot.clash", "protest.demanding"),
    ("riot.clash", "protest.act"),
    ("protest.killed", "protest.intervention"),
    ("territory.gain", "clash.armed"),
    ("attack.massacre", "attack.execution"),
    ("attack.execution", "attack.massacre"),
    ("weapons.disrupted", "shelling.artillery"),
    ("weapons.disrupted", "strike.drone"),
    ("weapons.disrupted", "bomb.ied"),
    ("clash.repelled", "clash.attack"),
    ("agreement.made", "release"),
    ("chemical.attack", "shelling.artillery"),
    ("chemical.attack", "strike.air"),
}  # fmt: skip


def may_kill(report: Report) -> bool:
    """Whether a toll can belong to the act."""
    return report.family in _DEADLY


def hosts_generic(host: Report, other: Report) -> bool:
    """Whether a specific (or earlier generic) act takes in a generic one told in its sentence."""
    return host.family in _HOSTS or host.family == other.family


def contains(host: Report, other: Report) -> bool:
    """Whether two specific kinds told together are one act."""
    pair = (host.match.rule.id, other.match.rule.id)
    return pair in _CONTAINS or pair[::-1] in _CONTAINS


def wins(one: Report, other: Report) -> bool:
    """Of two specific kinds that are one act, whether the first names it."""
    return (one.match.rule.id, other.match.rule.id) in _CONTAINS
