"""What kinds of act can be one act: the codebook's relations between families of events."""

from __future__ import annotations

from conflict_coder.coding.report import Report

# Families whose acts may kill: a toll can be theirs.
_DEADLY = frozenset(
    {"clash", "attack", "strike", "shelling", "bomb", "territory", "protest", "riot", "casualty", "abduction"}
)
# Families whose specific rules take a generic «هجوم», «انفجار» or «قتل» told beside them.
_HOSTS = frozenset({"clash", "attack", "strike", "shelling", "bomb", "riot", "protest"})


def may_kill(report: Report) -> bool:
    """Whether a toll can belong to the act."""
    return report.family in _DEADLY


def hosts_generic(host: Report, other: Report) -> bool:
    """Whether a specific (or earlier generic) act takes in a generic one told in its sentence."""
    return host.family in _HOSTS or host.family == other.family


def contains(host: Report, other: Report) -> bool:
    """Whether two specific kinds told in one sentence are one act (the rules say so: `absorbs`)."""
    return wins(host, other) or wins(other, host)


def wins(one: Report, other: Report) -> bool:
    """Of two kinds that are one act, whether the first names it."""
    return other.match.rule.id in one.match.rule.source.absorbs
