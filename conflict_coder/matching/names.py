"""What a rule may name: the items of all loaded packs, and ACLED's types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from conflict_coder.resources import read_data

if TYPE_CHECKING:
    from conflict_coder.matching.models import Construction
    from conflict_coder.matching.pack_files import Item, Kind


@dataclass(slots=True)
class Names:
    """Items by kind and id. An item that is broken is known still: to name it is no mistake.

    light: the word lists whose words go with a trigger noun.
    """

    items: dict[tuple[Kind, str], Item] = field(default_factory=dict)
    light: frozenset[str] = frozenset()

    def of(self, kind: Kind) -> list[Item]:
        """The items of one kind, in their order."""
        return [item for (its, _), item in self.items.items() if its == kind]

    def ids(self, *kinds: Kind) -> list[str]:
        """The ids of some kinds."""
        return [name for kind, name in self.items if kind in kinds]

    def known(self, name: str, *kinds: Kind) -> bool:
        """Whether an item of one of the kinds has that id."""
        return any((kind, name) in self.items for kind in kinds)

    def constructions(self, names: Iterable[str]) -> list[Construction]:
        """The constructions that a rule's list comes to, bundles opened, broken ones left out."""
        found: dict[str, Construction] = {}
        for name in names:
            bundle = self.items.get(("bundle", name))
            for inner in bundle.draft.root if bundle else [name]:
                item = self.items.get(("construction", inner))
                if item is not None and item.checked.model is not None:
                    found[inner] = item.checked.model
        return list(found.values())

    def all_sound(self, names: Iterable[str]) -> bool:
        """Whether everything a rule's list names is known and unbroken, so that its lack can be told."""
        opened = [(name, self.items.get(("bundle", name))) for name in names]
        if any(bundle is not None and bundle.checked.model is None for _, bundle in opened):
            return False
        inner = [one for name, bundle in opened for one in (bundle.draft.root if bundle else [name])]
        items = [self.items.get(("construction", name)) for name in inner]
        return all(item is not None and item.checked.model is not None for item in items)


@lru_cache(maxsize=1)
def event_types() -> dict[str, list[str]]:
    """ACLED's event types (and `Denial`), each with its sub-types."""
    types: dict[str, list[str]] = {}
    for entry in read_data("event_types.yaml"):
        subs = types.setdefault(entry["event_type"], [])
        if entry["sub_event_type"]:
            subs.append(entry["sub_event_type"])
    return types


@lru_cache(maxsize=1)
def event_names() -> list[str]:
    """Every valid `event:`: «type / sub-type»."""
    return [
        f"{kind} / {sub}" if sub else kind for kind, subs in event_types().items() for sub in (subs or [""])
    ]


@lru_cache(maxsize=1)
def families() -> list[str]:
    """The valid `family:` values."""
    return list(read_data("families.yaml"))
