"""Check one item of a file against its model, and say in a rule writer's words what does not fit.

pydantic finds the errors; here each becomes a `Problem` at its own line and column, with what would be
valid there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails
from yaml.nodes import MappingNode, ScalarNode

from conflict_coder.matching.problems import Problem, Span, did_you_mean, nearest
from conflict_coder.matching.source import Source, Where

M = TypeVar("M", bound=BaseModel)
Told = tuple[str, str]  # message, hint

_LIST_HINT = "a list has one item a line, each after «- »"
_READ_AS = {
    "bool": "true or false (YAML takes no, yes, on and off for that)",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "null": "nothing",
}
_COMMAS = "،,"
# Stand-ins for required keys that are broken or missing, so that the rest of the item can be checked.
_NEUTRAL: dict[str, Any] = {
    "id": "x",
    "family": "x",
    "event": "x",
    "triggers": {},
    "constructions": [],
    "anchor": "any",
    "steps": [],
    "status": "denied",
    "words": [],
    "name": "x",
    "version": "0",
    "country": "x",
    "sides": [],
    "adjectives": [],
}


@dataclass(frozen=True, slots=True)
class Checked(Generic[M]):
    """What came of an item.

    model: None when it is broken.  draft: its sound parts, for the checks that need a model; the keys in
    `spoiled` are broken or missing, and nothing can be said of them.
    """

    model: M | None
    draft: M
    spoiled: frozenset[str]
    problems: list[Problem]


def validate(source: Source, path: Where, model: type[M], item: str = "") -> Checked[M]:
    """Check the mapping at *path* of *source*; *item* is the id that its problems carry."""
    data: Any = source.value
    for step in path:
        data = data[step]
    try:
        found = model.model_validate(data)
    except ValidationError as error:
        details = list(_distinct(error, data))
        problems = [_problem(source, path, model, detail, item) for detail in details]
        spoiled = frozenset(key for detail in details for key in _spoiled(detail, model))
        return Checked(None, _draft(data, model, spoiled), spoiled, problems)
    return Checked(found, found, frozenset(), [])


def _spoiled(detail: ErrorDetails, model: type[BaseModel]) -> list[str]:
    """The top key that an error is in; for an unknown key, the one that it was meant to be."""
    if not detail["loc"]:  # no mapping at all
        return keys_of(model)
    key = str(detail["loc"][0])
    if detail["type"] == "extra_forbidden" and len(detail["loc"]) == 1:
        return [key, nearest(key, keys_of(model))]
    return [key]


def _draft(data: Any, model: type[M], spoiled: frozenset[str]) -> M:
    """The model made of the keys that are sound."""
    if issubclass(model, RootModel):
        return model.model_validate([])
    given = data if isinstance(data, dict) else {}
    keys = keys_of(model)
    sound = {key: value for key, value in given.items() if key in keys and key not in spoiled}
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    return model.model_validate({name: _NEUTRAL[name] for name in needed} | sound)


def _distinct(error: ValidationError, data: Any) -> Iterator[ErrorDetails]:
    """The errors without the echoes of a union: of its branches the one that got furthest into the data."""
    details = [(_data_path(detail["loc"], data), detail) for detail in error.errors(include_url=False)]
    paths = [path for path, _ in details]
    told: set[Where] = set()
    for path, detail in details:
        deeper = any(len(other) > len(path) and other[: len(path)] == path for other in paths)
        if detail["type"] in ("extra_forbidden", "missing"):
            yield {**detail, "loc": (*path, *_last(detail, path))}
        elif not deeper and path not in told:
            told.add(path)
            choices = [other for where, other in details if where == path]
            literal = next((other for other in choices if other["type"] == "literal_error"), detail)
            yield {**literal, "loc": path, "ctx": {**literal.get("ctx", {}), "branches": len(choices)}}


def _last(detail: ErrorDetails, path: Where) -> tuple[str | int, ...]:
    """The name of the key in question, where it is not in the data (it is missing) and so not in *path*."""
    name = detail["loc"][-1]
    return () if path and path[-1] == name and detail["type"] == "extra_forbidden" else (name,)


def _data_path(loc: tuple[str | int, ...], data: Any) -> Where:
    """The part of pydantic's location that is in the data; the names of union branches are not."""
    path: list[str | int] = []
    for step in loc:
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
            path.append(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            path.append(step)
    if loc and loc[-1] == "[key]":  # the error is in the name of a key, not in its value
        path.append("[key]")
    return tuple(path)


def _problem(source: Source, base: Where, model: type[BaseModel], detail: ErrorDetails, item: str) -> Problem:
    path = (*base, *detail["loc"])
    kind = detail["type"]
    if kind == "extra_forbidden":
        message, hint = _unknown_key(model, detail["loc"])
        return source.problem(source.span(path, key=True), message, hint, item=item)
    if kind == "missing":
        message = f"«{path[-1]}» is missing"
        return source.problem(_start(source, path[:-1]), message, item=item)
    tell = _TELLERS.get(kind, _other)
    message, hint = tell(source, path, detail)
    on_key = bool(detail["loc"]) and detail["loc"][-1] == "[key]"
    return source.problem(source.span(path, key=on_key), message, hint, item=item)


def _start(source: Source, path: Where) -> Span:
    """Where a mapping is told to lack a key: at the key that names it, else where it begins."""
    if path and isinstance(path[-1], str):
        return source.span(path, key=True)
    span = source.span((*path, "id"), key=True)
    return Span(span.line, span.column)


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of a model as files write them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def model_at(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel]:
    """The model of the mapping that *loc* leads to."""
    for step in loc:
        for name, field in model.model_fields.items():
            if step in (name, field.alias):
                model = _model_in(field.annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def _unknown_key(model: type[BaseModel], loc: Sequence[str | int]) -> Told:
    key = str(loc[-1])
    return f"unknown key «{key}»", did_you_mean(key, keys_of(model_at(model, loc[:-1])), "keys here")


def _text(source: Source, path: Where, detail: ErrorDetails) -> Told:
    node = source.node(path)
    if not isinstance(node, ScalarNode):
        return "a word or a line of text is expected here", ""
    if node.value == "":
        return "this item is empty", "write a word, or take the line out"
    read_as = _READ_AS.get(node.tag.rpartition(":")[2], "something else")
    return f"YAML reads {node.value} as {read_as}", f'put it in quotes: "{node.value}"'


def _list(source: Source, path: Where, detail: ErrorDetails) -> Told:
    written = source.raw(path)
    told = f"«{path[-1]}» holds a list" if path else "this file holds a list"
    if detail["ctx"].get("branches", 1) > 1:  # `prep`: a list of its own, or true beside a slot
        told += " of words, or true"
    if not written:
        return told, _LIST_HINT
    for comma in _COMMAS:
        written = written.replace(comma, "\n")
    items = "  ".join(f"- {part.strip()}" for part in written.split("\n") if part.strip())
    return told, f"{_LIST_HINT}: {items}"


def _mapping(source: Source, path: Where, detail: ErrorDetails) -> Told:
    if isinstance(source.node(path), MappingNode):
        return _other(source, path, detail)
    return "keys are expected here («key: value», one a line)", ""


def _choice(source: Source, path: Where, detail: ErrorDetails) -> Told:
    written = source.raw(path) if path[-1] != "[key]" else str(path[-2])
    choices = str(detail["ctx"].get("expected", "")).split("'")[1::2]
    number = " (or a number of words)" if detail["ctx"].get("branches", 1) > 1 else ""
    return f"unknown value «{written}»", did_you_mean(written, choices, "valid") + number


def _id(source: Source, path: Where, detail: ErrorDetails) -> Told:
    valid = "small Latin letters and digits, joined by dots or hyphens, a letter first: strike.air"
    return f"bad id «{source.raw(path)}»", valid


def _truth(source: Source, path: Where, detail: ErrorDetails) -> Told:
    return f"true or false is expected, not «{source.raw(path)}»", ""


def _number(source: Source, path: Where, detail: ErrorDetails) -> Told:
    limit = {"greater_than_equal": "ge", "less_than_equal": "le"}.get(detail["type"])
    if limit:
        side = "at least" if limit == "ge" else "at most"
        return f"{source.raw(path)} is out of range", f"{side} {detail['ctx'][limit]}"
    return f"a whole number is expected, not «{source.raw(path)}»", ""


def _date(source: Source, path: Where, detail: ErrorDetails) -> Told:
    return f"no such day: «{source.raw(path)}»", "a day is written 2016-03-02"


def _short(source: Source, path: Where, detail: ErrorDetails) -> Told:
    return "this is empty", ""


def _other(source: Source, path: Where, detail: ErrorDetails) -> Told:
    return detail["msg"], ""


_TELLERS: dict[str, Callable[[Source, Where, ErrorDetails], Told]] = {
    "string_type": _text,
    "string_too_short": _short,
    "string_pattern_mismatch": _id,
    "list_type": _list,
    "dict_type": _mapping,
    "model_type": _mapping,
    "literal_error": _choice,
    "bool_type": _truth,
    "int_type": _number,
    "greater_than_equal": _number,
    "less_than_equal": _number,
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
}
