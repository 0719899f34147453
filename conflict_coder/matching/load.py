"""Load rule packs into one book. (Positions and messages: `source`, `check`.)"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from conflict_coder.matching.models import Construction, EventRule, Pack, Scope

T = TypeVar("T", Construction, EventRule, Scope)


@dataclass(slots=True)
class RuleBook:
    """Every rule of the loaded packs. A later pack's item takes the place of an earlier one of the same id."""

    packs: list[Pack] = field(default_factory=list)
    constructions: dict[str, Construction] = field(default_factory=dict)
    bundles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    scopes: dict[str, Scope] = field(default_factory=dict)
    events: dict[str, EventRule] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)

    def pack_of(self, rule_id: str) -> str:
        """«name version» of the pack that gave a rule, as rows carry it."""
        return self.owner.get(rule_id, "")


def load_packs(dirs: Sequence[Path]) -> RuleBook:
    """Load the packs in *dirs*, in order."""
    book = RuleBook()
    for folder in dirs:
        pack = Pack(**(_read(folder / "pack.yaml") or {"name": folder.name, "version": "0"}))
        book.packs.append(pack)
        label = f"{pack.name} {pack.version}"
        book.constructions |= _items(folder / "grammar" / "constructions.yaml", Construction)
        book.bundles |= {k: tuple(v) for k, v in (_read(folder / "grammar" / "bundles.yaml") or {}).items()}
        book.words |= _read(folder / "grammar" / "words.yaml") or {}
        book.scopes |= _items(folder / "grammar" / "scopes.yaml", Scope)
        for path in sorted((folder / "events").glob("*.yaml")):
            events = _items(path, EventRule)
            book.events |= events
            book.owner |= dict.fromkeys(events, label)
    return book


def _read(path: Path) -> Any:
    if not path.is_file():
        return None
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _items(path: Path, model: type[T]) -> dict[str, T]:
    entries: Iterable[dict[str, Any]] = _read(path) or []
    return {item.id: item for item in (model.model_validate(entry) for entry in entries)}
