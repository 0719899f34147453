"""The families of events and their traits (`data/families.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass, fields

from conflict_coder.resources import read_data

CLASH, BOMB, ATTACK = "clash", "bomb", "attack"
ABDUCTION, ARREST, LOOTING, TERRITORY, PROTEST = "abduction", "arrest", "looting", "territory", "protest"
REINFORCEMENT, DENIAL, CASUALTY = "reinforcement", "denial", "casualty"


@dataclass(frozen=True, slots=True)
class Families:
    """The families that have each trait, as the table explains them."""

    may_kill: frozenset[str]
    by_weapon: frozenset[str]
    from_afar: frozenset[str]
    assault: frozenset[str]
    takes_generic: frozenset[str]
    takes_people: frozenset[str]
    counts_people: frozenset[str]
    demonstration: frozenset[str]
    ends_crowd: frozenset[str]
    of_two: frozenset[str]
    by_fighters: frozenset[str]
    goes_on: frozenset[str]
    aimed: frozenset[str]
    unsigned: frozenset[str]
    needs_doer: frozenset[str]
    one_sided: frozenset[str]
    in_each_place: frozenset[str]


def _read() -> Families:
    table: dict[str, list[str]] = read_data("families.yaml")
    traits = [trait.name for trait in fields(Families)]
    return Families(*(frozenset(name for name, has in table.items() if trait in has) for trait in traits))


FAMILIES = _read()
