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
