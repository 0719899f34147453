"""Fields of a JSON object, each of its kind or a ValueError that names it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

_ISO_DAY = 10  # letters; what follows is a time of day
_SHOWN = 40


def text_of(record: Mapping[str, object], key: str) -> str:
    """The text, or a number as text; "" where there is none."""
    value = record.get(key)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise _wrong(key, value, "text")


def number_of(record: Mapping[str, object], key: str) -> int | None:
    """The whole number, also one written as text; None where there is none."""
    value = record.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            return int(float(value))
        except (ValueError, OverflowError):
            pass
    raise _wrong(key, value, "a number")


def day_of(record: Mapping[str, object], key: str) -> date | None:
    """The ISO day; None where there is none."""
    value = record.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            return date.fromisoformat(value[:_ISO_DAY])
        except ValueError:
            pass
    raise _wrong(key, value, "a day as 2016-03-02")


def object_of(record: Mapping[str, object], key: str) -> Mapping[str, object] | None:
    """The object; None where there is none."""
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, dict):
        return value
    raise _wrong(key, value, "an object or null")


def list_of(record: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    """The list of objects, which must be there: a forgotten list is not an empty one."""
    value = record.get(key)
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return value
    if value is None:
        raise ValueError(f"no {key}: write [] where there are none")
    raise _wrong(key, value, "a list of objects")


def _wrong(key: str, value: object, wanted: str) -> ValueError:
    shown = repr(value)
    return ValueError(f"{key} is not {wanted}: {shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'}")
