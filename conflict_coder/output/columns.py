"""The native columns with their types, for formats that keep them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from functools import cache
from types import NoneType
from typing import get_args, get_type_hints

from conflict_coder.coding.event import Event


@cache
def column_types() -> dict[str, type]:
    """The columns in order, each with the type of what it holds: str, int, float or date.

    Text is never null ("" where unknown); the others are None where unknown.
    """
    hints = get_type_hints(Event, localns={"date": date})
    return {field.name: _type(hints[field.name]) for field in fields(Event)}


def values(event: Event) -> list[object]:
    """What the columns hold, in order, as Python's own types."""
    return [getattr(event, name) for name in column_types()]


def _type(hint: object) -> type:
    """`int | None` to int."""
    (kind,) = (part for part in get_args(hint) or (hint,) if part is not NoneType)
    assert isinstance(kind, type)
    return kind
