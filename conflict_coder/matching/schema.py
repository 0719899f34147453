"""JSON Schemas for editors, made of the models that check the files."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from conflict_coder.matching.models import Construction, EventRule, LightLists, Pack, Scope, Word
from conflict_coder.matching.name_models import Nation, PlacesFile, SidesFile
from conflict_coder.matching.names import event_names, families
from conflict_coder.matching.weight_models import Evidence, Retelling

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FILES: dict[str, tuple[Any, str]] = {
    "pack": (Pack, "pack.yaml"),
    "events": (list[EventRule], "events/*.yaml"),
    "constructions": (list[Construction], "grammar/constructions.yaml"),
    "bundles": (dict[str, list[str]], "grammar/bundles.yaml"),
    "words": (dict[str, list[Word]], "grammar/words.yaml"),
    "scopes": (list[Scope], "grammar/scopes.yaml"),
    "light": (LightLists, "grammar/light.yaml"),
    "evidence": (Evidence, "grammar/evidence.yaml"),
    "retelling": (Retelling, "grammar/retelling.yaml"),
    "sides": (SidesFile, "sides/*.yaml"),
    "nationalities": (list[Nation], "sides/nationalities.yaml"),
    "places": (PlacesFile, "places/*.yaml"),
}
FILES = tuple(_FILES)
_STEPS = ("trigger", "gap", "word", "list", "prep", "joined", "slot")


def schema_for(file: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file: one of `FILES`. KeyError for another name."""
    kind, title = _FILES[file]
    schema = TypeAdapter(kind).json_schema(by_alias=True)
    parts = schema.get("$defs", {})
    for name in ("EventRule", "Case"):
        if name in parts:
            parts[name]["properties"]["event"]["enum"] = event_names()
    if "EventRule" in parts:
        parts["EventRule"]["properties"]["family"]["enum"] = families()
        for name, field in parts["When"]["properties"].items():
            if field.get("type") == "array":  # one value may stand without its list
                parts["When"]["properties"][name] = {"anyOf": [field["items"], field]}
    if "Step" in parts:
        parts["Step"]["oneOf"] = _one_step()
    head = {"$schema": _DRAFT, "title": f"conflict-coder: {title}"}
    return head | schema | head  # a model brings a title of its own


def _one_step() -> list[dict[str, Any]]:
    """Exactly one of the kinds of step; `prep: true` is not one, it belongs to a slot."""
    alone: list[dict[str, Any]] = [{"required": [kind]} for kind in _STEPS if kind not in ("prep", "slot")]
    prep = {"required": ["prep"], "properties": {"prep": {"type": "array"}}, "not": {"required": ["slot"]}}
    slot = {"required": ["slot"], "properties": {"prep": {"type": "boolean"}}}
    return [*alone, prep, slot]
