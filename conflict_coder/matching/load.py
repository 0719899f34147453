"""Load rule packs into one book of rules, or tell everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conflict_coder.matching.check import check_items, check_pack
from conflict_coder.matching.check_grammar import check_light
from conflict_coder.matching.check_names import check_lexicon, read_name_files
from conflict_coder.matching.check_words import check_letters
from conflict_coder.matching.models import Construction, EventRule, LightLists, Pack, Scope
from conflict_coder.matching.names import Names
from conflict_coder.matching.pack_files import Item, Kind, PackFiles, read_pack
from conflict_coder.matching.problems import Problem, RulePackError
from conflict_coder.matching.source import Source
from conflict_coder.matching.weight_models import Evidence, Retelling


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item stands. lines: first and last, from 1.  tests: the line of each of its tests."""

    file: str
    line: int
    column: int
    lines: tuple[int, int]
    tests: tuple[int, ...] = ()


@dataclass(slots=True)
class RuleBook:
    """Every rule of the loaded packs. A later pack's item takes the place of an earlier one of the same id.

    Events keep the order of packs, files and lines. `origins` tells where each item stands, `problems`
    what is wrong with the packs; broken items are not in the book.
    """

    packs: list[Pack] = field(default_factory=list)
    constructions: dict[str, Construction] = field(default_factory=dict)
    bundles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    scopes: dict[str, Scope] = field(default_factory=dict)
    events: dict[str, EventRule] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    retelling: Retelling = field(default_factory=Retelling)
    light: LightLists = field(default_factory=LightLists)
    owner: dict[str, str] = field(default_factory=dict)
    origins: dict[tuple[Kind, str], Origin] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def pack_of(self, rule_id: str) -> str:
        """«name version» of the pack that gave a rule, as rows carry it."""
        return self.owner.get(rule_id, "")

    def kinds_of(self, name: str) -> list[Kind]:
        """What items have the id *name*."""
        return [kind for kind, its in self.origins if its == name]


def load_packs(dirs: Sequence[Path], *, strict: bool = True, columns: Collection[str] = ()) -> RuleBook:
    """Load the packs in *dirs*, in order; a later one corrects the earlier.

    strict: raise RulePackError, with every problem of every pack, when an item or a file cannot be used.
    Not strict: leave such items out. columns: the columns that tests may ask for; empty: any.
    """
    packs = [read_pack(folder) for folder in dirs]
    return _book(packs, strict, columns)


def check_packs(dirs: Sequence[Path], *, columns: Collection[str] = ()) -> RuleBook:
    """Load leniently and check everything, also the packs' names files. See `RuleBook.problems`."""
    packs = [read_pack(folder) for folder in dirs]
    others = [source for folder in dirs if folder.is_dir() for source in read_name_files(folder)]
    return _book(packs, False, columns, others, [folder for folder in dirs if folder.is_dir()])


def _book(
    packs: list[PackFiles],
    strict: bool,
    columns: Collection[str],
    others: Sequence[Source] = (),
    lexicons: Sequence[Path] = (),
) -> RuleBook:
    """The book of some packs. others, lexicons: files of names and folders of lexicons to check besides."""
    names, light = Names(), LightLists()
    for pack in packs:
        pack.problems += check_pack(pack)
        light = light.joined(pack.light[0])
        for item in pack.items:
            names.items[item.kind, item.id] = item
    names.light = frozenset([*light.carrying, *light.moving])
    check_items(names, columns)
    for pack in packs:
        check_light(pack, names)
    found = set(check_lexicon(lexicons, names) if lexicons else ())
    found.update(_problems(packs, others))
    problems = sorted(found, key=lambda problem: problem.order)
    if strict and any(problem.fatal for problem in problems):
        raise RulePackError(problems)
    book = RuleBook(packs=[pack.pack for pack in packs], light=light, problems=problems)
    for pack in packs:
        book.evidence = book.evidence.corrected(pack.evidence)
        book.retelling = book.retelling.corrected(pack.retelling)
    for item in _usable(names):
        _add(book, item)
    return book


def _problems(packs: list[PackFiles], others: Sequence[Source]) -> Iterator[Problem]:
    for pack in packs:
        yield from pack.problems
        for item in pack.items:
            yield from item.problems
    for source in others:
        yield from source.problems
        yield from check_letters(source)


def _usable(names: Names) -> Iterator[Item]:
    """The items to work with. A rule loses the constructions that are broken, and goes when none is left."""
    for (kind, _), item in names.items.items():
        if item.broken:
            continue
        if kind in ("event", "bundle"):
            named: list[str] = item.draft.constructions if kind == "event" else item.draft.root
            sound = [name for name in named if _sound(names, name)]
            if not sound:
                continue
            if sound != named:
                item = _without(item, sound)
        yield item


def _sound(names: Names, name: str) -> bool:
    found = [names.items.get(("construction", name)), names.items.get(("bundle", name))]
    return any(item is not None and not item.broken for item in found)


def _without(item: Item, sound: list[str]) -> Item:
    from dataclasses import replace

    update: dict[str, Any] = {"constructions" if item.kind == "event" else "root": sound}
    model = item.draft.model_copy(update=update)
    return replace(item, checked=replace(item.checked, model=model, draft=model))


def _add(book: RuleBook, item: Item) -> None:
    model = item.draft
    if item.kind == "event":
        book.events[item.id] = model
        book.owner[item.id] = f"{item.pack.name} {item.pack.version}"
    elif item.kind == "construction":
        book.constructions[item.id] = model
    elif item.kind == "scope":
        book.scopes[item.id] = model
    elif item.kind == "bundle":
        book.bundles[item.id] = tuple(model.root)
    else:
        book.words[item.id] = model.root
    book.origins[item.kind, item.id] = _origin(item)


def _origin(item: Item) -> Origin:
    span = item.span()
    node = item.source.node(item.path)
    last = node.end_mark.line + (node.end_mark.column > 0) if node is not None else span.line
    first = span.line if item.kind in ("bundle", "words") or node is None else node.start_mark.line + 1
    while last > first and _idle(item.source.lines[last - 1 : last]):
        last -= 1  # a block ends, to YAML, where the next one begins: comments and blank lines between
    tests = getattr(item.draft, "tests", ())
    lines = tuple(item.span("tests", i).line for i in range(len(tests)))
    return Origin(item.source.file, span.line, span.column, (first, last), lines)


def _idle(lines: list[str]) -> bool:
    return not lines or not lines[0].strip() or lines[0].lstrip().startswith("#")
