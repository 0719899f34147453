"""Check the files that other loaders read: sides, places, words around them, the lexicon.

What is told here stops the loader, or makes it pass over an entry in silence.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from conflict_coder.arabic.lexicon import load_lexicon
from conflict_coder.arabic.normalize import normalize
from conflict_coder.matching.name_models import Nation, PlacesFile, SidesFile
from conflict_coder.matching.names import Names
from conflict_coder.matching.pack_files import NAME_FOLDERS, shown
from conflict_coder.matching.problems import Problem, Span, did_you_mean
from conflict_coder.matching.source import Source, read_source
from conflict_coder.matching.validate import validate
from conflict_coder.resources import DATA, read_yaml, shipped_rules

_KEYS_OF_COUNTRIES = frozenset({"country", "army"})


def read_name_files(folder: Path) -> list[Source]:
    """The files of names of a pack, with what is wrong with each of them."""
    sources = []
    for name in NAME_FOLDERS:
        for path in sorted((folder / name).rglob("*.yaml")):
            source = read_source(path, shown(path))
            if source.root is not None and not source.problems:
                source.problems += _CHECKS.get(name, _nothing)(source, path)
            sources.append(source)
    return sources


def check_lexicon(dirs: Sequence[Path], names: Names) -> Iterator[Problem]:
    """The lexicon's broken entries; a trigger that lacks one, and needs it, is told at its rule."""
    lexicon = load_lexicon(dirs)
    for problem in lexicon.problems:
        yield Problem(shown(Path(problem.file)), Span(problem.line, 1), f"{problem.lemma}: {problem.message}")
    items = names.of("event")
    verbs = {verb for item in items for verb in item.draft.triggers.verb if normalize(verb).isalpha()}
    told = {problem.lemma: problem.message for problem in lexicon.with_words(sorted(verbs)).problems}
    for item in items:
        for i, verb in enumerate(item.draft.triggers.verb):
            if verb in told:
                item.add(("triggers", "verb", i), f"«{verb}» cannot be inflected", told[verb], fatal=False)


def _nothing(source: Source, path: Path) -> Iterator[Problem]:
    yield from ()


def _sides(source: Source, path: Path) -> Iterator[Problem]:
    if path.name != "nationalities.yaml":
        yield from validate(source, (), SidesFile).problems
    elif isinstance(source.value, list):
        for i in range(len(source.value)):
            yield from validate(source, (i,), Nation).problems
    else:
        yield source.problem(source.span(()), "this file holds a list", "each item begins with «- country: »")
    for where, country, span in source.scalars():
        if _KEYS_OF_COUNTRIES & set(where[-1:]) or "countries" in where[-2:-1]:
            yield from _country(source, country, span)


def _places(source: Source, path: Path) -> Iterator[Problem]:
    if path.name == "words.yaml":
        yield from _keys(source, path)
    elif path.name != "countries.yaml":
        yield from validate(source, (), PlacesFile).problems
        yield from _country(source, source.raw(("country",)), source.span(("country",)))
        yield from _divisions(source, path)
    elif isinstance(source.value, dict):
        for country in source.value:
            yield from _country(source, country, source.span((country,), key=True))
    else:
        yield source.problem(source.span(()), "this file holds named lists", "each country has its names")


def _mentions(source: Source, path: Path) -> Iterator[Problem]:
    if _shipped(path).is_file():
        yield from _keys(source, path)
    else:
        known = sorted(other.name for other in _shipped(path).parent.glob("*.yaml"))
        told = did_you_mean(path.name, known, "mentions/ holds")
        yield source.problem(Span(1, 1), f"«{path.name}» is not read", told, fatal=False)


def _keys(source: Source, path: Path) -> Iterator[Problem]:
    """Lists that nothing reads: the shipped file has every one that something does."""
    if not isinstance(source.value, dict):
        yield source.problem(source.span(()), "this file holds named lists")
        return
    known = _tables(_shipped(path))
    for key, value in source.value.items():
        where = (key,)
        if key not in known:
            hint = did_you_mean(str(key), list(known), "keys here")
            yield source.problem(source.span(where, key=True), f"unknown key «{key}»", hint)
        elif isinstance(value, list) != isinstance(known[key], list):
            kind = "a list" if isinstance(known[key], list) else "no list"
            yield source.problem(source.span(where, key=True), f"«{key}» holds {kind}")


def _divisions(source: Source, path: Path) -> Iterator[Problem]:
    """Places in a division that neither this pack nor the shipped one has."""
    places = [where[1] for where, _, _ in source.scalars(("places",)) if where[-1] == "admin1"]
    named = {i: source.raw(("places", i, "admin1")) for i in places}
    known = _divisions_of(source.raw(("country",)), path.parent) if named else []
    for i, name in named.items():
        if name not in known:
            message = f"no division «{name}» of this country"
            hint = did_you_mean(name, known, "divisions")
            yield source.problem(source.span(("places", i, "admin1")), message, hint)


@lru_cache(maxsize=128)
def _divisions_of(country: str, folder: Path) -> list[str]:
    tables = [*_places_in(shipped_rules() / "places"), *_places_in(folder)]
    own = [table.get("divisions") or () for table in tables if table["country"] == country]
    return [division["name"] for divisions in own for division in divisions if "name" in division]


@lru_cache(maxsize=2)
def _places_in(folder: Path) -> list[Mapping[str, Any]]:
    """The files of places that can be read; the others are told of by themselves."""
    found = []
    for path in folder.glob("*.yaml"):
        with suppress(yaml.YAMLError):
            found.append(read_yaml(path))
    return [table for table in found if isinstance(table, dict) and "country" in table]


def _country(source: Source, country: str, span: Span) -> Iterator[Problem]:
    if country and country not in _countries():
        yield source.problem(span, f"unknown country «{country}»", did_you_mean(country, _countries()))


@lru_cache(maxsize=1)
def _countries() -> list[str]:
    with (DATA / "countries.tsv").open(encoding="utf-8", newline="") as lines:
        return [row["name"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _shipped(path: Path) -> Path:
    return shipped_rules() / path.parent.name / path.name


@lru_cache(maxsize=8)
def _tables(path: Path) -> Mapping[str, Any]:
    table: dict[str, Any] = read_yaml(path)
    return table


_CHECKS: dict[str, Callable[[Source, Path], Iterator[Problem]]] = {
    "sides": _sides,
    "places": _places,
    "mentions": _mentions,
}
