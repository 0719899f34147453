"""Checks of event rules: their event, their triggers, and whether they can fire at all."""

from __future__ import annotations

from collections.abc import Collection

from conflict_coder.arabic.normalize import normalize
from conflict_coder.matching.check_grammar import check_repeats, slot_conflict
from conflict_coder.matching.check_words import SEPARATORS
from conflict_coder.matching.models import Case, Construction, EventRule
from conflict_coder.matching.names import Names, event_names, event_types, families
from conflict_coder.matching.pack_files import Item
from conflict_coder.matching.problems import did_you_mean
from conflict_coder.matching.source import Where

# What serves each kind of trigger. A phrase may open with a verb or with a noun.
_SERVES: dict[str, frozenset[str]] = {
    "verb": frozenset({"verb", "passive", "any"}),
    "noun": frozenset({"noun", "any"}),
    "phrase": frozenset({"verb", "passive", "noun", "any"}),
}
_TOLD_BY_THE_SENTENCE = frozenset(
    {"place", "date", "toll", "weapon"}
)  # needs that no construction has to fill
_ACTORS = ("actor1", "actor2")


def check_event(item: Item, names: Names, columns: Collection[str]) -> None:
    """All that can be told of an event rule without running it."""
    rule: EventRule = item.draft
    if rule.family not in families():
        hint = did_you_mean(rule.family, families(), "families")
        item.add(("family",), f"unknown family «{rule.family}»", hint)
    _event(item, ("event",), rule.event)
    _triggers(item, rule)
    _look_alikes(item, rule)
    _constructions(item, rule, names)
    _cases(item, rule)
    _tests(item, rule, columns)


def _event(item: Item, path: Where, event: str) -> None:
    """`event:` is «type / sub-type» as ACLED spells both."""
    kind, slash, sub = (part.strip() for part in event.partition(" / "))
    types = event_types()
    if kind not in types:
        whole = [name for name in event_names() if name.endswith(f" / {event.strip()}")]
        hint = f"write «{whole[0]}»" if whole else did_you_mean(kind, list(types), "event types")
        item.add(path, f"unknown event type «{kind}»", hint)
    elif not slash and types[kind]:
        item.add(path, f"«{kind}» lacks its sub-type", f"{kind} / one of: {', '.join(types[kind])}")
    elif slash and sub not in types[kind]:
        homes = [home for home, subs in types.items() if sub in subs]
        hint = f"«{sub}» is of «{homes[0]}»" if homes else did_you_mean(sub, types[kind], f"of «{kind}»")
        item.add(path, f"«{kind}» has no sub-type «{sub}»", hint)


def _triggers(item: Item, rule: EventRule) -> None:
    kinds = {"verb": rule.triggers.verb, "noun": rule.triggers.noun, "phrase": rule.triggers.phrase}
    if not any(kinds.values()):
        hint = "name the words that tell it, under «verb:», «noun:» or «phrase:»"
        item.add(("triggers",), "no triggers, so this rule can never fire", hint, key=True)
    for kind, words in kinds.items():
        check_repeats(item, ("triggers", kind), words)
        for i, word in enumerate(words):
            several = len(word.split()) > 1
            if set(word) & set(SEPARATORS):
                continue  # several words for another reason, which `check_words` tells
            if kind != "phrase" and several:
                told = f"«{word}» is several words"
                item.add(("triggers", kind, i), told, "move it to «phrase:»", fatal=False)
            elif kind == "phrase" and not several:
                told = f"«{word}» is one word"
                item.add(("triggers", kind, i), told, "move it to «verb:» or «noun:»", fatal=False)


def _look_alikes(item: Item, rule: EventRule) -> None:
    """A look-alike that is a trigger, or its beginning, stops every one of its occurrences."""
    check_repeats(item, ("not",), rule.not_)
    looks = {tuple(normalize(phrase).split()): phrase for phrase in rule.not_}
    for kind in ("verb", "noun", "phrase"):
        for i, word in enumerate(getattr(rule.triggers, kind)):
            parts = tuple(normalize(word).split())
            cover = next((looks[parts[:n]] for n in range(1, len(parts) + 1) if parts[:n] in looks), None)
            if cover is not None:
                told = f"«{word}» can never fire: «not» holds «{cover}»"
                hint = "write under «not» the whole look-alike, with the trigger in it"
                item.add(("triggers", kind, i), told, hint, fatal=False)


def _constructions(item: Item, rule: EventRule, names: Names) -> None:
    if not rule.constructions:
        hint = "name one or more, or a bundle: transitive, reciprocal, toll, …"
        item.add(("constructions",), "no constructions, so no slot is filled", hint, key=True)
    for i, name in enumerate(rule.constructions):
        if name in rule.constructions[:i]:
            item.add(("constructions", i), f"«{name}» stands twice", fatal=False)
        elif not names.known(name, "construction", "bundle"):
            known = did_you_mean(name, [*names.ids("bundle"), *names.ids("construction")], "known")
            item.add(("constructions", i), f"unknown construction or bundle «{name}»", known)
    for slot, kind in rule.slots.items():
        if conflict := slot_conflict(slot, kind):
            item.add(("slots", slot), *conflict)
    if (
        rule.constructions
        and not item.checked.spoiled & {"constructions"}
        and names.all_sound(rule.constructions)
    ):
        _reach(item, rule, names.constructions(rule.constructions), names.light)


def _reach(item: Item, rule: EventRule, taken: list[Construction], light: frozenset[str]) -> None:
    """What no construction of the rule serves or fills. light: the lists of light verbs."""
    anchors = {construction.anchor for construction in taken}
    for kind, serving in _SERVES.items():
        if getattr(rule.triggers, kind) and not anchors & serving:
            told = f"no construction of this rule serves a {kind}, so these triggers fill no slot"
            hint = f"its constructions serve: {', '.join(sorted(anchors))}"
            item.add(("triggers", kind), told, hint, fatal=False, key=True)
    filled = {slot for construction in taken for slot in construction.slots}
    fillable = filled | _TOLD_BY_THE_SENTENCE
    if filled.issuperset(_ACTORS):
        fillable |= {"both"}
    if any(step.list_ in light for construction in taken for step in construction.steps):
        fillable |= {"light"}
    if rule.triggers.noun or rule.triggers.phrase:
        fillable |= {"headline"}
    hint = f"they fill: {', '.join(sorted(filled))}"
    unmet = [i for i, need in enumerate(rule.needs) if need not in fillable]
    for i in unmet:
        never = " can never fire" if len(unmet) == len(rule.needs) else "'s need is never met"
        told = f"no construction fills «{rule.needs[i]}»: the rule{never}"
        item.add(("needs", i), told, hint, fatal=len(unmet) == len(rule.needs))
    for slot in rule.slots:
        if slot not in fillable:
            item.add(("slots", slot), f"no construction fills «{slot}»", hint, fatal=False, key=True)
    # Who is killed or wounded is, where nobody else is, the second side.
    sides = filled | ({"actor2"} if filled & {"dead", "wounded"} else set())
    if rule.turned and filled & set(_ACTORS):
        sides = sides | set(_ACTORS)
    for i, case in enumerate(rule.cases):
        for actor in _ACTORS:
            wanted = getattr(case.when, actor)
            if wanted and actor not in sides and "unnamed" not in wanted:
                told = f"no construction fills «{actor}»: this case never holds"
                item.add(("cases", i, "when", actor), told, hint, fatal=False, key=True)


def _cases(item: Item, rule: EventRule) -> None:
    triggers = {normalize(w) for w in (*rule.triggers.verb, *rule.triggers.noun, *rule.triggers.phrase)}
    for i, case in enumerate(rule.cases):
        _event(item, ("cases", i, "event"), case.event)
        for j, word in enumerate(case.when.trigger):
            if normalize(word) not in triggers and "triggers" not in item.checked.spoiled:
                listed: Where = ("cases", i, "when", "trigger", j)
                single = item.source.node((*item.path, *listed)) is None  # `trigger: word`, with no list
                item.add(
                    listed[:-1] if single else listed, f"«{word}» is no trigger of this rule", fatal=False
                )
        before = next((j for j in range(i) if _covers(rule.cases[j], case)), None)
        if before is not None:
            line = item.span("cases", before).line
            why = (
                "has no conditions"
                if not rule.cases[before].when.model_fields_set
                else "holds whenever this does"
            )
            told = f"this case is never reached: the one at line {line} {why}"
            item.add(("cases", i), told, "the first case that holds is taken: put it before", fatal=False)


def _covers(first: Case, later: Case) -> bool:
    """Whether *first* holds wherever *later* does: each of its conditions is met by the other's."""
    one, other = first.when, later.when
    for key in ("actor1", "actor2", "word", "trigger"):
        wanted = {normalize(value) for value in getattr(one, key)}
        given = {normalize(value) for value in getattr(other, key)}
        if wanted and not (given and given <= wanted):
            return False
    return one.dead is None or one.dead == other.dead


def _tests(item: Item, rule: EventRule, columns: Collection[str]) -> None:
    if rule.status != "deprecated" and "tests" not in item.checked.spoiled:
        place: Where = ("tests",) if rule.tests else ()
        if not any(test.rows for test in rule.tests):
            hint = "tests: «- text: …» with the rows it gives"
            item.add(place, "no test that matches", hint, fatal=False, key=True)
        if all(test.rows for test in rule.tests):
            hint = "tests: «- text: …» with «rows: []»: a text that looks alike and is no such event"
            item.add(place, "no test that must not match", hint, fatal=False, key=True)
    for i, test in enumerate(rule.tests):
        for j, row in enumerate(test.rows):
            for column in row:
                if columns and column not in columns:
                    hint = did_you_mean(column, list(columns), "columns")
                    path = ("tests", i, "rows", j, column)
                    item.add(path, f"rows have no column «{column}»", hint, fatal=False, key=True)
