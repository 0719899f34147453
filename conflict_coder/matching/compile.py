"""Rules as files give them, made ready to match: an index of triggers and constructions split at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from conflict_coder.arabic.memo import Memo
from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.token import Analysis, Word
from conflict_coder.matching.facts import RuleFacts, facts_of
from conflict_coder.matching.slots import Demand
from conflict_coder.matching.view import Words

if TYPE_CHECKING:  # compiled rules are read from the cache without pydantic, which costs as much as coding
    from conflict_coder.matching.load import RuleBook
    from conflict_coder.matching.models import Construction, EventRule, Step

DEFAULT_TYPES = {
    "actor1": "armed",
    "actor2": "side",
    "place": "place",
    "origin": "place",
    "date": "date",
    "dead": "people",
    "wounded": "people",
    "count": "people",
    "source": "speaker",
}
_CARRYING = ("carrying-words", "brief-carrying-words")
CARRYING, MOVING = "carrying", "moving"
_PARTICLE = 2  # letters
_PHRASE_REACH = 1  # words that may stand inside a phrase: an adjective, an opening quotation mark


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word or phrase of a rule. rule: its index.  text: lemma(s), normalised.  kind: `verb` or `noun`."""

    rule: int
    kind: str
    text: str
    rest: tuple[str, ...] = ()
    reach: int = _PHRASE_REACH


Candidates = tuple[tuple[Trigger, Analysis | None], ...]


@dataclass(frozen=True, slots=True)
class CompiledStep:
    """kind: `gap`, `slot`, `words`, `joined` or `trigger`; name: slot, list or particle; n: a gap's width.

    light: `carrying` or `moving` where its words are light verbs, as in `models.LightLists`.
    demand: what a slot asks of its filler, in the rules that the construction is bound to.
    """

    kind: str
    name: str = ""
    n: int = 0
    words: Words | None = None
    optional: bool = False
    prep: bool = False
    enclitic: bool | None = None
    active: bool = False
    light: str = ""
    closed: bool = False
    type: str = ""
    case: str = ""  # of a slot: `n` or `a`, as in `Side`
    many: bool = False  # of a slot: no single person, no building
    features: tuple[tuple[str, object], ...] = ()
    lemmas: frozenset[str] = frozenset()
    demand: Demand | None = None


@dataclass(frozen=True, slots=True)
class CompiledConstruction:
    """A construction split at its trigger. needed: its steps that must be found, words first."""

    id: str
    anchor: str
    before: tuple[CompiledStep, ...]
    trigger: CompiledStep
    after: tuple[CompiledStep, ...]
    slots: frozenset[str]
    needed: tuple[CompiledStep, ...]
    sense: str = ""  # as in `models.Construction`


@dataclass(slots=True)
class CompiledRule:
    id: str
    pack: str
    source: RuleFacts
    constructions: tuple[CompiledConstruction, ...]
    types: dict[str, str]
    look_alikes: Words | None
    split_look_alikes: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    singular: Words | None = None  # look-alikes of a singular only («في مواجهة», but «في مواجهات»)


@dataclass(slots=True)
class CompiledRules:
    rules: list[CompiledRule] = field(default_factory=list)
    triggers: dict[tuple[str, str], list[Trigger]] = field(default_factory=dict)
    openers: Words = field(default_factory=lambda: Words(()))
    relatives: Words = field(default_factory=lambda: Words(()))
    thats: Words = field(default_factory=lambda: Words(()))
    prepositions: frozenset[str] = frozenset()
    doer_words: Words = field(default_factory=lambda: Words(()))
    carriages: Words = field(default_factory=lambda: Words(()))
    carrying: Words = field(default_factory=lambda: Words(()))
    verbs: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    candidates: Memo[Word, Candidates] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.candidates = Memo(self._candidates)

    def _candidates(self, word: Word) -> Candidates:
        """The triggers that may begin at a word, each with the analysis it rests on."""
        if not word.analyses:
            # «ولا صحة» begins with «لا» as «لا صحة» does
            begun = (self.triggers.get((form, "form"), ()) for form in sorted(word.keys))
            return tuple((trigger, None) for triggers in begun for trigger in triggers)
        found: list[tuple[Trigger, Analysis | None]] = []
        for analysis in word.analyses:
            kind = "verb" if analysis.pos == "verb" else "noun"
            found += [(trigger, analysis) for trigger in self.triggers.get((analysis.lemma, kind), ())]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Lists:
    """A book's word lists by name: to match, as lemmas, and which of them are light verbs."""

    words: dict[str, Words]
    lemmas: dict[str, frozenset[str]]
    light: dict[str, str]

    @classmethod
    def of(cls, book: RuleBook) -> _Lists:
        return cls(
            {name: Words(words) for name, words in book.words.items()},
            {name: frozenset(normalize(word) for word in words) for name, words in book.words.items()},
            dict.fromkeys(book.light.moving, MOVING) | dict.fromkeys(book.light.carrying, CARRYING),
        )


class _Bound:
    """Constructions with what their slots ask in a rule. Rules that ask alike share one."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[str, ...]], CompiledConstruction] = {}

    def bind(self, one: CompiledConstruction, types: Mapping[str, str]) -> CompiledConstruction:
        """The construction in a rule whose slots have *types*."""

        def ask(step: CompiledStep) -> CompiledStep:
            if step.kind != "slot":
                return step
            kind = step.type or types.get(step.name, "side")
            return replace(step, demand=Demand(kind, step.name, step.case, step.many))

        key = one.id, tuple(types.get(slot, "side") for slot in sorted(one.slots))
        if key not in self._known:
            before, after, needed = (tuple(map(ask, steps)) for steps in (one.before, one.after, one.needed))
            self._known[key] = replace(one, before=before, after=after, needed=needed)
        return self._known[key]


def compile_rules(book: RuleBook) -> CompiledRules:
    """Index every rule of the book. Retired rules (`deprecated`) do not fire."""
    lists = _Lists.of(book)
    constructions = {c.id: _construction(c, lists) for c in book.constructions.values()}
    out = CompiledRules(
        openers=Words(book.words.get("clause-openers", ())),
        relatives=Words(book.words.get("relative-pronouns", ())),
        thats=Words(book.words.get("that-words", ())),
        prepositions=lists.lemmas.get("prepositions", frozenset()),
        doer_words=Words(book.words.get("by-words", ())),
        carriages=Words(book.words.get("carriages", ())),
        carrying=Words([w for name in _CARRYING for w in book.words.get(name, ())]),
    )
    bound = _Bound()
    for rule in book.events.values():
        if rule.status == "deprecated":
            continue
        names = _expand(rule.constructions, book)
        types = DEFAULT_TYPES | {str(slot): str(kind) for slot, kind in rule.slots.items()}
        index = len(out.rules)
        out.rules.append(
            CompiledRule(
                id=rule.id,
                pack=book.pack_of(rule.id),
                source=facts_of(rule),
                constructions=tuple(bound.bind(constructions[name], types) for name in names),
                types=types,
                look_alikes=Words(rule.not_) if rule.not_ else None,
                split_look_alikes=_split(rule.not_),
                singular=Words(rule.not_singular) if rule.not_singular else None,
            )
        )
        _index(rule, index, out)
    return out


def _split(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Look-alikes of several words by their first, so that a doer may stand inside («أوقف الجيش مفاوضات»)."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = normalize(phrase).split()
        if rest:
            table.setdefault(first, []).append(tuple(rest))
    return {first: tuple(rests) for first, rests in table.items()}


def _expand(names: Iterable[str], book: RuleBook) -> list[str]:
    out: list[str] = []
    for name in names:
        out += [inner for inner in book.bundles.get(name, (name,)) if inner not in out]
    return out


def _index(rule: EventRule, index: int, out: CompiledRules) -> None:
    def add(kind: str, lemma: str, trigger: Trigger) -> None:
        out.triggers.setdefault((lemma, kind), []).append(trigger)

    for lemma in rule.triggers.verb:
        word = normalize(lemma)
        add("verb", word, Trigger(index, "verb", word))
        out.verbs.add(lemma)
    for lemma in rule.triggers.noun:
        word = normalize(lemma)
        add("noun", word, Trigger(index, "noun", word))
        out.nouns.add(lemma)
    for phrase in rule.triggers.phrase:
        first, *rest = normalize(phrase).split()
        # A phrase may open with a verb or a noun; the word's own analyses tell which reading fits.
        # A particle («لا صحة») has no analysis: it is met by its form.
        for kind in ("verb", "noun", "form"):
            reach = 3 if kind == "verb" else _PHRASE_REACH  # a doer may stand between a verb and its object
            add(kind, first, Trigger(index, kind, " ".join((first, *rest)), tuple(rest), reach))
        # A short word is a particle («لا صحة لـ»): read as a noun it would hide what it is elsewhere.
        out.nouns.update(word for word in phrase.split()[1:] if len(word) > _PARTICLE)


def _construction(source: Construction, lists: _Lists) -> CompiledConstruction:
    steps = [_step(step, lists) for step in source.steps]
    at = next(i for i, step in enumerate(steps) if step.kind == "trigger")
    return CompiledConstruction(
        id=source.id,
        anchor=source.anchor,
        before=tuple(steps[:at]),
        trigger=steps[at],
        after=tuple(steps[at + 1 :]),
        slots=frozenset(step.name for step in steps if step.kind == "slot"),
        needed=(*_needed(steps, "words"), *_needed(steps, "slot")),
        sense=source.sense,
    )


def _needed(steps: list[CompiledStep], kind: str) -> list[CompiledStep]:
    return [step for step in steps if step.kind == kind and not step.optional]


def _words_step(step: Step, words: Words, name: str = "", light: str = "") -> CompiledStep:
    return CompiledStep(
        "words",
        name,
        words=words,
        optional=step.optional,
        enclitic=step.enclitic,
        active=step.active,
        light=light,
    )


def _step(step: Step, lists: _Lists) -> CompiledStep:
    optional = step.optional
    if step.gap is not None:
        return CompiledStep("gap", n=step.gap, closed=step.closed)
    if step.slot is not None:
        return CompiledStep(
            "slot",
            step.slot,
            optional=optional,
            prep=step.after_prep,
            type=step.type or "",
            case=step.case[0] if step.case else "",
            many=step.many,
        )
    if step.word is not None:
        return _words_step(step, Words(step.word))
    if isinstance(step.prep, list):
        return CompiledStep("words", words=Words(step.prep), optional=optional)
    if step.list_ is not None:
        return _words_step(step, lists.words[step.list_], step.list_, lists.light.get(step.list_, ""))
    if step.joined is not None:
        return CompiledStep("joined", step.joined, optional=optional)
    features = dict(step.trigger.features) if step.trigger else {}
    named = step.trigger.list_ if step.trigger else None
    return CompiledStep(
        "trigger", features=tuple(features.items()), lemmas=lists.lemmas[named] if named else frozenset()
    )
