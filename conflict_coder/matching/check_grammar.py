"""Checks of constructions, bundles, word lists and scopes."""

from __future__ import annotations

import unicodedata

from conflict_coder.arabic.normalize import normalize
from conflict_coder.matching.models import Construction, Scope, SlotName, SlotType, Step
from conflict_coder.matching.names import Names
from conflict_coder.matching.pack_files import Item, PackFiles
from conflict_coder.matching.problems import did_you_mean

_PEOPLE = [
    "victim",
    "side",
    "armed",
    "civilian",
    "protester",
    "demonstrators",
    "crowd",
    "people",
    "government",
    "site",
    "force",
    "troops",
    "units",
    "counted",
]
# The types that each slot can have: a place is never a person.
SLOT_TYPES: dict[str, list[str]] = {
    "actor1": _PEOPLE,
    "actor2": _PEOPLE,
    "source": [*_PEOPLE, "speaker"],
    "place": ["place"],
    "origin": ["place"],
    "date": ["date"],
    "dead": [*_PEOPLE, "number", "toll"],
    "wounded": [*_PEOPLE, "number", "toll"],
    "count": [*_PEOPLE, "number"],
}
_STEP_KINDS = "trigger, gap, word, list, prep, joined, slot"


def slot_conflict(slot: SlotName, kind: SlotType) -> tuple[str, str] | None:
    """The message and hint where *slot* cannot hold *kind*."""
    if kind in SLOT_TYPES[slot]:
        return None
    return f"the slot «{slot}» cannot hold a {kind}", f"valid for it: {', '.join(SLOT_TYPES[slot])}"


def check_construction(item: Item, names: Names) -> None:
    """Steps that are one thing each, one trigger, known lists, slots that are filled once."""
    construction: Construction = item.draft
    for i, step in enumerate(construction.steps):
        _step(item, i, step, construction, names)
    if "steps" in item.checked.spoiled:
        return
    triggers = [i for i, step in enumerate(construction.steps) if step.trigger is not None]
    if not triggers:
        hint = "add «- trigger: {}» where the event's word stands"
        item.add(("steps",), "no step is the trigger", hint, key=True)
    for i in triggers[1:]:
        item.add(("steps", i), "a second trigger: a construction has one")
    if construction.steps and not construction.slots:
        hint = "a construction is there to fill slots: add «- slot: actor1»"
        item.add(("steps",), "no step is a slot, so it never does anything", hint, key=True)


def _of_slot(step: Step) -> list[tuple[str, bool]]:
    """What a step tells that only a slot can have."""
    return [
        ("type", step.type is not None),
        ("case", step.case is not None),
        ("many", step.many),
        ("prep", step.prep is True),
    ]


def _step(item: Item, i: int, step: Step, whole: Construction, names: Names) -> None:
    kinds = step.kinds
    if len(kinds) != 1:
        told = f"a step is one thing; this one is {' and '.join(kinds)}" if kinds else "this step is nothing"
        given = item.source.node((*item.path, "steps", i, "trigger"))
        hint = "write «trigger: {}»" if not kinds and given is not None else f"one of: {_STEP_KINDS}"
        item.add(("steps", i), told, hint)
        return
    kind = kinds[0]
    if kind != "slot":
        for extra in [key for key, there in _of_slot(step) if there]:
            item.add(("steps", i, extra), f"«{extra}» belongs to a slot, not to a {kind}", key=True)
    if kind in ("trigger", "gap") and step.optional:
        hint = "a gap may be empty as it is" if kind == "gap" else "without its trigger nothing is found"
        item.add(("steps", i, "optional"), f"a {kind} cannot be optional", hint, fatal=False, key=True)
    for key in ("word", "prep"):
        if getattr(step, key) == []:
            item.add(("steps", i, key), f"«{key}» is empty, so this step never matches")
    _step_names(item, i, step, whole, names)


def _step_names(item: Item, i: int, step: Step, whole: Construction, names: Names) -> None:
    """The word list, slot and features that a step names."""
    lists = names.ids("words")
    if step.list_ is not None and step.list_ not in lists:
        hint = did_you_mean(step.list_, lists, "lists")
        item.add(("steps", i, "list"), f"unknown word list «{step.list_}»", hint)
    trigger = step.trigger
    if trigger is not None and trigger.list_ is not None and trigger.list_ not in lists:
        hint = did_you_mean(trigger.list_, lists, "lists")
        item.add(("steps", i, "trigger", "list"), f"unknown word list «{trigger.list_}»", hint)
    for feature in ("asp", "vox"):
        if trigger is not None and getattr(trigger, feature) and whole.anchor == "noun":
            told = f"a noun has no «{feature}», so this construction never applies"
            item.add(("steps", i, "trigger", feature), told, "anchor: verb, passive or any", key=True)
    if step.slot is None:
        return
    if step.slot in [other.slot for other in whole.steps[:i]]:
        item.add(("steps", i, "slot"), f"the slot «{step.slot}» stands twice in one construction")
    if step.type is not None and (conflict := slot_conflict(step.slot, step.type)):
        item.add(("steps", i, "type"), *conflict)


def check_light(files: PackFiles, names: Names) -> None:
    """Lists of light verbs that some pack has; of the pack's other problems."""
    lists, source = files.light
    for key in ("carrying", "moving"):
        for i, name in enumerate(getattr(lists, key)):
            if source is not None and not names.known(name, "words"):
                known = did_you_mean(name, names.ids("words"), "word lists")
                told = f"unknown word list «{name}»"
                files.problems.append(source.problem(source.span((key, i)), told, known))


def check_bundle(item: Item, names: Names) -> None:
    """Known constructions, each once, under a name of the bundle's own."""
    if item.checked.model is None:
        return
    members: list[str] = item.draft.root
    if not members:
        item.add((), f"the bundle «{item.id}» is empty", "name its constructions, one a line")
    if names.known(item.id, "construction"):
        hint = "a rule that names it could mean either"
        item.add((), f"«{item.id}» is a construction's id too", hint)
    for i, name in enumerate(members):
        if name in members[:i]:
            item.add((i,), f"«{name}» stands twice in this bundle", fatal=False)
        elif names.known(name, "construction"):
            continue
        elif names.known(name, "bundle"):
            item.add((i,), f"«{name}» is a bundle: a bundle holds constructions", "name them one by one")
        else:
            known = did_you_mean(name, names.ids("construction"), "constructions")
            item.add((i,), f"unknown construction «{name}»", known)


def check_word_list(item: Item, names: Names) -> None:
    """Words, each once."""
    if item.checked.model is None:
        return
    if not item.draft.root:
        item.add((), f"the word list «{item.id}» is empty", "a step that names it never matches")
    check_repeats(item, (), item.draft.root)


def check_repeats(item: Item, path: tuple[str | int, ...], words: list[str]) -> None:
    """A word that stands in its list already. «نفى صحة» and «نفي صحة» are two, though matched as one."""
    first: dict[str, int] = {}
    for i, word in enumerate(words):
        form = dediac(" ".join(word.split()))
        if first.setdefault(form, i) != i:
            line = item.span(*path, first[form]).line
            item.add((*path, i), f"«{word}» stands twice; first at line {line}", fatal=False)


def dediac(text: str) -> str:
    """The letters without vowel marks."""
    return "".join(char for char in text if not unicodedata.combining(char))


def check_scope(item: Item, names: Names) -> None:
    """Words that can be found, and a test."""
    scope: Scope = item.draft
    if not scope.words:
        item.add(("words",), "no words, so this scope is never found", key=True)
    for key in ("words", "ends", "unless"):
        check_repeats(item, (key,), getattr(scope, key))
    excused = {normalize(word) for word in scope.unless}
    for i, word in enumerate(scope.words):
        if normalize(word) in excused:
            told = f"«{word}» stands under «unless» too, so it is never found"
            item.add(("words", i), told, "write there the whole look-alike, with the word in it", fatal=False)
    if not scope.tests and "tests" not in item.checked.spoiled:
        hint = "tests: «- text: …» with «status: denied», or «rows: []» where no row may come"
        item.add((), "this scope has no test", hint, fatal=False)
    for i, test in enumerate(scope.tests):
        if test.status is None and test.rows is None:
            item.add(("tests", i), "this test expects nothing", "add «status:» or «rows: []»", fatal=False)
