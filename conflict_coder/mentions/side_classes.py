"""Groups of the classes of sides (`Side.cls`) that several rooms ask for."""

from __future__ import annotations

IN_UNIFORM = frozenset({"state", "police"})
FIGHTERS = IN_UNIFORM | {"armed", "external", "party"}
RULERS_AND_FIGHTERS = FIGHTERS | {"government"}
CROWDS = frozenset({"protester", "rioter"})
