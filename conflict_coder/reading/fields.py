"""Which of a record's names holds the text, the title, the date, …"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from conflict_coder.resources import read_data


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of each field, best first. `roles` maps a field (`text`) to its folded names."""

    roles: Mapping[str, tuple[str, ...]]

    def names(self, role: str, among: Iterable[str]) -> list[str]:
        """The names in *among* that can hold *role*, best first, spelled as *among* spells them."""
        spelled = {fold(name): name for name in reversed(list(among))}
        return [spelled[name] for name in self.roles[role] if name in spelled]

    def known(self, among: Iterable[str]) -> set[str]:
        """The fields that names in *among* can hold."""
        names = list(among)
        return {role for role in self.roles if self.names(role, names)}


def fields_with(aliases: Mapping[str, str] | None = None) -> Fields:
    """The built-in names, and before them the user's own, as {"text": "محتوى"}.

    Raises ValueError for a field that articles do not have.
    """
    roles = dict(_built_in())
    for role, name in (aliases or {}).items():
        if role not in roles:
            raise ValueError(f"unknown article field: {role!r} (fields are {', '.join(roles)})")
        roles[role] = (fold(name), *roles[role])
    return Fields(roles)


@lru_cache(maxsize=1024)
def fold(name: str) -> str:
    """A name without what does not tell names apart: case, spaces, `_`, `-`, unseen marks."""
    seen = "".join(char for char in name if unicodedata.category(char) != "Cf")
    return re.sub(r"[\s_-]+", "_", seen.strip()).casefold()


@cache
def _built_in() -> dict[str, tuple[str, ...]]:
    table = read_data("field_aliases.yaml")
    return {role: tuple(fold(name) for name in names) for role, names in table.items()}
