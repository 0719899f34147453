"""The candidates of a name, narrowed by the noun before it («محافظة», «مدينة», «مطار»)."""

from __future__ import annotations

from dataclasses import replace

from conflict_coder.mentions.mention import PlaceRef
from conflict_coder.mentions.place_words import Cue


def preferring(refs: tuple[PlaceRef, ...], *levels: str) -> tuple[PlaceRef, ...]:
    """Those of *refs* of these levels; all when there are none."""
    return tuple(ref for ref in refs if ref.level in levels) or refs


def as_admin(refs: tuple[PlaceRef, ...]) -> tuple[PlaceRef, ...]:
    """The divisions of that name; with none known, what has the name taken for one."""
    found = tuple(ref for ref in refs if ref.level == "admin")
    return found or tuple(replace(ref, level="admin") for ref in refs)


def sites(refs: tuple[PlaceRef, ...], cue: Cue, *, sure: bool) -> tuple[PlaceRef, ...]:
    """Known sites; else the site named after a town, put where the town is («مطار كابول»).

    A neighbourhood, or a site of a doubtful name («شارع الحرية»), has only its name from a town elsewhere.
    """
    found = tuple(ref for ref in refs if ref.level == "site")
    if found or not sure or not cue.whole:
        return found
    return tuple(replace(ref, name=cue.english.format(ref.name), level="site", population=0) for ref in refs)
