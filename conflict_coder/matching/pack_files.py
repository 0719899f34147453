"""The files of one pack, read into items: constructions, bundles, word lists, scopes, event rules.

Nothing here looks from one item to another; that is `check`'s part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, RootModel, StrictStr

from conflict_coder.matching.models import Construction, EventRule, LightLists, Pack, Scope, Word
from conflict_coder.matching.names import families
from conflict_coder.matching.problems import Problem, Span, did_you_mean
from conflict_coder.matching.source import Source, Where, read_source
from conflict_coder.matching.validate import Checked, validate
from conflict_coder.matching.weight_models import Evidence, Retelling

W = TypeVar("W", Evidence, Retelling)
Kind = Literal["construction", "bundle", "words", "scope", "event"]
RULE_FOLDERS = ("grammar", "events")
NAME_FOLDERS = ("lexicon", "sides", "places", "mentions")  # read by loaders of their own
GRAMMAR_FILES = ("constructions", "bundles", "words", "scopes", "light", "evidence", "retelling")


class Bundle(RootModel[list[StrictStr]]):
    """A named list of constructions."""


class WordList(RootModel[list[Word]]):
    """A named list of words."""


@dataclass(slots=True)
class Item:
    """One construction, bundle, word list, scope or event rule, with its place.

    checked: its model, or as much of it as is sound.  problems: what is wrong with it, as it is found.
    """

    kind: Kind
    id: str
    source: Source
    path: Where
    pack: Pack
    checked: Checked[Any]
    problems: list[Problem] = field(default_factory=list)

    @property
    def draft(self) -> Any:
        """The model, or the sound parts of it."""
        return self.checked.draft

    @property
    def broken(self) -> bool:
        """Whether it cannot be used."""
        return self.checked.model is None or any(problem.fatal for problem in self.problems)

    @property
    def place(self) -> str:
        """`file:line`, to name it in another item's message."""
        return f"{self.source.file}:{self.span().line}"

    def span(self, *path: str | int, key: bool = False) -> Span:
        """Where a part of it stands; without a part, the item itself."""
        if not path and self.kind in ("bundle", "words"):
            return self.source.span(self.path, key=True)
        return self.source.span((*self.path, *(path or ("id",))), key=key)

    def add(
        self, path: Where, message: str, hint: str = "", *, fatal: bool = True, key: bool = False
    ) -> None:
        """Note a problem at *path* (within the item), unless a problem of the same part is already told."""
        if not path or path[0] not in self.checked.spoiled:
            span = self.span(*path, key=key)
            self.problems.append(self.source.problem(span, message, hint, item=self.id, fatal=fatal))


@dataclass(slots=True)
class PackFiles:
    """What a pack's folder holds. problems: of its files; those of an item stand in the item.

    light: which of its word lists hold light verbs, and the file that says so.
    """

    pack: Pack
    evidence: Evidence = field(default_factory=Evidence)
    retelling: Retelling = field(default_factory=Retelling)
    light: tuple[LightLists, Source | None] = (LightLists(), None)
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)


def read_pack(folder: Path) -> PackFiles:
    """Read `pack.yaml`, `grammar/` and `events/` of *folder*. What is wrong stands in `problems`."""
    if not folder.is_dir():
        lone = PackFiles(Pack(name=folder.name or ".", version="0"))
        what = "is a file: give the folder that holds it" if folder.exists() else "no such folder"
        lone.problems.append(Problem(shown(folder), Span(1, 1), what))
        return lone
    files = _pack_yaml(folder)
    _strangers(folder, files)
    for path in _yaml_files(folder / "grammar", files):
        _grammar_file(path, files)
    for path in _yaml_files(folder / "events", files):
        source = _read(path, files)
        _listed(source, "event", EventRule, files)
    _drop_twins(files)
    return files


def shown(path: Path) -> str:
    """A path as messages give it: short where it lies below the working folder."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path)


def _pack_yaml(folder: Path) -> PackFiles:
    path = folder / "pack.yaml"
    files = PackFiles(Pack(name=folder.resolve().name, version="0"))
    if not path.is_file():
        hint = 'write one with "name:" and "version:"; rows carry both'
        files.problems.append(
            Problem(shown(path), Span(1, 1), "the pack has no pack.yaml", hint, fatal=False)
        )
        return files
    source = _read(path, files)
    if source.root is None:
        if not source.problems:
            files.problems.append(
                source.problem(Span(1, 1), "the file is empty", "it needs name and version")
            )
        return files
    checked = validate(source, (), Pack)
    files.problems += checked.problems
    files.pack = checked.model or files.pack
    return files


def _strangers(folder: Path, files: PackFiles) -> None:
    """A misspelt folder or file would be passed over in silence."""
    known = (*RULE_FOLDERS, *NAME_FOLDERS)
    inside = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    for path in inside:
        holds = path.is_dir() and any(path.rglob("*.y*ml"))
        if holds and path.name not in known:
            _not_read(path, f"the folder «{path.name}» is not read", did_you_mean(path.name, known), files)
        elif path.is_file() and path.suffix in (".yaml", ".yml") and path.name != "pack.yaml":
            _not_read(path, "a file here is not read", f"put it into a folder: {', '.join(known)}", files)
    if not any((folder / name).is_dir() for name in known):
        hint = f"a pack has one or more of: {', '.join(known)}"
        files.problems.append(Problem(shown(folder), Span(1, 1), "no rules in this folder", hint))


def _not_read(path: Path, message: str, hint: str, files: PackFiles) -> None:
    files.problems.append(Problem(shown(path), Span(1, 1), message, hint, fatal=False))


def _yaml_files(folder: Path, files: PackFiles) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".yml":
            _not_read(path, "this file is not read", "name it .yaml", files)
        elif path.suffix == ".yaml" and path.is_file():
            yield path


def _read(path: Path, files: PackFiles) -> Source:
    source = read_source(path, shown(path))
    files.sources.append(source)
    files.problems += source.problems
    return source


def _grammar_file(path: Path, files: PackFiles) -> None:
    reader = _GRAMMAR.get(path.stem)
    if reader is None:
        names = [f"{name}.yaml" for name in GRAMMAR_FILES]
        _not_read(path, f"«{path.name}» is not read", did_you_mean(path.name, names, "grammar/ holds"), files)
        return
    reader(_read(path, files), files)


def _listed(source: Source, kind: Kind, model: type[BaseModel], files: PackFiles) -> None:
    """The items of a file that is a list."""
    if source.value is None:
        return
    if not isinstance(source.value, list):
        hint = "each item begins with «- id: »"
        files.problems.append(source.problem(source.span(()), "this file holds a list", hint))
        return
    for i, value in enumerate(source.value):
        given = value.get("id") if isinstance(value, dict) else None
        name = given if isinstance(given, str) else ""
        files.items.append(_item(kind, name, source, (i,), model, files))


def _named(source: Source, kind: Kind, model: type[BaseModel], files: PackFiles) -> None:
    """The items of a file that is a mapping of names to lists."""
    if source.value is None:
        return
    if not isinstance(source.value, dict):
        hint = "each list stands under its name: «light-verbs:», then «- » lines"
        files.problems.append(source.problem(source.span(()), "this file holds named lists", hint))
        return
    for name in source.value:
        files.items.append(_item(kind, name, source, (name,), model, files))


def _weights(source: Source, model: type[W], files: PackFiles) -> W:
    """The weights of a file, one mapping; an empty one gives none."""
    if source.value is None:
        return model()
    checked = validate(source, (), model)
    files.problems += checked.problems
    return checked.draft


def _evidence(source: Source, files: PackFiles) -> None:
    """The weights of what grounds a telling, by known families."""
    files.evidence = _weights(source, Evidence, files)
    for family in files.evidence.families:
        if family not in families():
            told = f"unknown family «{family}»"
            span = source.span(("families", family), key=True)
            files.problems.append(source.problem(span, told, did_you_mean(family, families())))


def _retelling(source: Source, files: PackFiles) -> None:
    """The weights of what makes a telling one of an event told before."""
    files.retelling = _weights(source, Retelling, files)


def _light(source: Source, files: PackFiles) -> None:
    """The names of lists, one mapping."""
    if source.value is None:
        return
    checked = validate(source, (), LightLists)
    files.problems += checked.problems
    files.light = checked.draft, source


def _item(
    kind: Kind, name: str, source: Source, path: Where, model: type[BaseModel], files: PackFiles
) -> Item:
    checked: Checked[Any] = validate(source, path, model, name)
    return Item(kind, name, source, path, files.pack, checked, list(checked.problems))


def _drop_twins(files: PackFiles) -> None:
    """Of two items with one id in a pack the first is kept."""
    first: dict[tuple[str, str], Item] = {}
    kept = []
    for item in files.items:
        twin = first.setdefault((item.kind, item.id), item)
        if twin is not item and item.id:
            item.add(("id",), f"the id «{item.id}» is taken by {twin.place}", "give it an id of its own")
            files.problems += item.problems
        else:
            kept.append(item)
    files.items = kept


_GRAMMAR: dict[str, Callable[[Source, PackFiles], None]] = {
    "constructions": lambda source, files: _listed(source, "construction", Construction, files),
    "bundles": lambda source, files: _named(source, "bundle", Bundle, files),
    "words": lambda source, files: _named(source, "words", WordList, files),
    "scopes": lambda source, files: _listed(source, "scope", Scope, files),
    "light": _light,
    "evidence": _evidence,
    "retelling": _retelling,
}
