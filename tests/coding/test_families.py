"""The table of families: its traits are those the coder asks for."""

from __future__ import annotations

from dataclasses import fields

import conflict_coder.coding.families as module
from conflict_coder.coding.families import FAMILIES, Families
from conflict_coder.resources import read_data

TABLE: dict[str, list[str]] = read_data("families.yaml")
TRAITS = {trait.name for trait in fields(Families)}


def test_no_trait_is_misspelt_or_without_a_family() -> None:
    assert {trait for has in TABLE.values() for trait in has} == TRAITS


def test_a_family_has_its_traits() -> None:
    assert FAMILIES.demonstration == {"protest", "riot"}
    assert FAMILIES.takes_people == {"abduction", "arrest"}


def test_the_families_with_a_name_in_the_code_are_in_the_table() -> None:
    named = {value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)}
    assert named <= TABLE.keys()
