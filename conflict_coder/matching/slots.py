"""What the slots of rules take: which mentions are of a slot's type."""

from __future__ import annotations

from typing import NamedTuple

from conflict_coder.arabic.particles import FOR
from conflict_coder.mentions.mention import Mention, Number, Place, Side, When

_DOER = "actor1"
_PARTS = frozenset({_DOER, "actor2"})
_HURT = frozenset({"dead", "wounded"})
_FIGHTERS = frozenset({"state", "police", "armed", "external", "unknown", "party", "government"})
# Which classes of sides each slot type takes.
_CLASSES: dict[str, frozenset[str]] = {
    "side": _FIGHTERS | {"civilian", "protester", "rioter"},
    "armed": _FIGHTERS,
    "civilian": frozenset({"civilian", "government", "protester"}),
    "protester": frozenset({"protester", "rioter", "civilian", "party"}),
    "people": _FIGHTERS | {"civilian", "protester", "rioter"},
    "victim": _FIGHTERS | {"civilian", "protester", "rioter", "source"},
    "demonstrators": frozenset({"protester", "rioter"}),
    "crowd": frozenset({"protester", "rioter", "civilian"}),
    "government": frozenset({"government", "state", "police", "external"}),
    "speaker": _FIGHTERS | {"civilian", "source"},
    "site": _FIGHTERS,
    "force": frozenset({"state", "police", "armed", "external", "unknown", "party"}),
    "troops": frozenset({"state", "police", "armed", "external", "unknown", "party"}),
    "units": frozenset({"state", "police", "armed", "external", "unknown", "party"}),
}
_FORCES = frozenset({"force", "troops", "units"})
_CROWDS = frozenset({"protester", "demonstrators", "crowd"})


class Demand(NamedTuple):
    """What a slot asks of a mention: its type, and what its name and its step add. Most rules ask alike."""

    type: str
    slot: str
    case: str
    many: bool

    def met_by(self, mention: Mention) -> bool:
        """Whether *mention* may fill the slot."""
        if isinstance(mention, Side):
            if (mention.helping or mention.part) and self.slot in _PARTS:
                return False
            if self.case and mention.case and mention.case != self.case:
                return False
            if self.many and (mention.thing == "site" or _is_single(mention)):
                return False
            if self.slot in _HURT and FOR in mention.proclitics:
                return False  # «قتلت غارة للجيش 64 شخصا»
            if self.slot != _DOER and mention.thing == "adjective":
                return False  # «قصف إسرائيلي»: whose the act is, never whom it hits
            if self.slot == _DOER and self.type == "armed" and not _can_fight(mention):
                return False
        return takes(self.type, mention)


def takes(slot_type: str, mention: Mention) -> bool:
    """Whether a mention has the slot type (docs/rule-language.md lists them)."""
    if slot_type == "place":
        return isinstance(mention, Place)
    if slot_type == "date":
        return isinstance(mention, When)
    if slot_type == "number":
        return isinstance(mention, Number)
    if isinstance(mention, Number):
        return slot_type == "people"
    if not isinstance(mention, Side):
        return False
    if slot_type == "people" and mention.thing == "site":
        return False
    if slot_type == "site" and mention.thing != "site":
        return False
    if slot_type in _CROWDS and mention.following:
        return True
    if slot_type == "crowd" and (mention.thing != "people" or _is_single(mention)):
        return False
    if slot_type == "victim" and mention.cls == "source" and mention.thing != "people":
        return False  # a reporter can be hit, an agency only reports
    if slot_type == "counted" and (mention.thing != "people" or mention.count is None or mention.implied):
        return False
    if slot_type in _FORCES and not _is_force(mention, slot_type):
        return False
    return mention.cls in _CLASSES.get(slot_type, _CLASSES["side"])


def _is_single(side: Side) -> bool:
    """Whether the phrase names one person, or one thing."""
    return side.count == 1


def _can_fight(side: Side) -> bool:
    """Whether who does an act of arms can be called so: a base or an official («قائمقام») cannot."""
    return side.thing != "site" and not (side.cls == "government" and side.thing == "people")


def _is_force(side: Side, slot_type: str) -> bool:
    """Whether the phrase tells a force that can be sent: neither one person nor a whole army («الجيش»).

    `troops`: people only with their number («300 مقاتل», not «مقاتلون»), and none told by their owner;
    `units`: those too that are some of an army («قوات من اللواء 101»).
    """
    told = side.count is not None and not side.implied
    some = not side.definite or (side.partitive and slot_type != "troops")
    if side.thing in ("site", "country") or (side.thing == "name" and not told):
        return False
    if side.thing == "people" and side.count == 1:
        return False
    if slot_type != "force":
        return told or (some and side.thing != "people")
    return side.count is not None or bool(side.pronoun) or some
