"""Sides that only point back: «قواته»، «مقاتلوها»، «التنظيم»، «المسلحون» after a name.

Each takes the references of the named side told before it, the nearest in the same sentence first. A
state's army is not looked for: «الجيش» is its country's, which `actors.resolve` knows.
"""

from __future__ import annotations

from collections.abc import Iterable

from conflict_coder.mentions.mention import Mention, Side

_NON_STATE = frozenset({"armed", "party"})
_OF_STATE = frozenset({"state", "police"})  # «قائد الشرطة … عناصره»: who commands needs no name
_KEPT = 6  # named sides further back than this are no longer on the reader's mind


def resolve_back_references(sentences: Iterable[Iterable[Mention]]) -> None:
    """Give each pointing side of an article the `refs` and nationality of what it points to, in place."""
    recent: list[Side] = []
    for mentions in sentences:
        for side in sorted((m for m in mentions if isinstance(m, Side)), key=lambda m: m.first):
            owner = _owner(side, recent)
            if owner is not None and (side.pronoun or owner.refs):
                side.refs, side.nationality = owner.refs, side.nationality or owner.nationality
                side.cls = owner.cls if side.cls in ("unknown", "armed", "state", "party") else side.cls
            named = side.refs or side.nationality or (side.cls in _OF_STATE and owner is None)
            if named and side.cls not in ("civilian", "source", "protester"):
                recent.append(side)
                del recent[:-_KEPT]


def _owner(side: Side, recent: list[Side]) -> Side | None:
    if side.refs or side.nationality or not recent:
        return None
    if side.pronoun and side.thing != "site" and side.cls in ("unknown", "armed", "state", "party", "police"):
        return recent[-1]
    if side.definite and side.cls in _NON_STATE and side.thing in ("force", "people", "name", "party"):
        return next((s for s in reversed(recent) if s.refs and s.cls in _NON_STATE), None)
    return None
