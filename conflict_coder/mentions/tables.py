"""The tables of `mentions/`: a pack of one's own adds to the words of those before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from conflict_coder.resources import read_yaml


def read_table(rules_dirs: Sequence[Path], name: str) -> dict[str, Any]:
    """`mentions/NAME.yaml` of every folder that has one, as one table (`joined`).

    Raises OSError for an unreadable file, yaml.YAMLError for broken YAML, ValueError, naming the file, where
    it holds no mapping, or has a word where the files before it have a list.
    """
    table: dict[str, Any] = {}
    for path in (folder / "mentions" / f"{name}.yaml" for folder in rules_dirs):
        if path.is_file():
            try:
                table = joined([table, read_yaml(path) or {}])
            except TypeError as error:
                raise ValueError(f"{path}: {error}") from error
    return table


def joined(tables: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Tables as one: lists grow, mappings are joined key by key, and of two single values the later wins.

    Raises TypeError, naming the key, where one holds a list and another does not.
    """
    return reduce(_join, tables, dict[str, Any]())


def _join(one: Mapping[str, Any], other: Any) -> dict[str, Any]:
    if not isinstance(other, Mapping):
        raise TypeError("this file holds named lists")
    return {**one, **{key: _added(key, one.get(key), value) for key, value in other.items()}}


def _added(key: object, old: Any, new: Any) -> Any:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return _join(old, new)
    if isinstance(old, list) and isinstance(new, list):
        return old + new
    if isinstance(old, Mapping | list):
        raise TypeError(f"«{key}» holds {'a list' if isinstance(old, list) else 'named lists'}")
    return new
