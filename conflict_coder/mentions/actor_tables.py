"""The tables of sides: read from YAML, indexed by the first word of every name, noun and adjective.

`rules/sides/*.yaml` hold the named sides, `rules/sides/nationalities.yaml` the countries,
`rules/mentions/people.yaml` the nouns that name people, forces and things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from conflict_coder.arabic.memo import Memo
from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.tokens import proclitic_splits
from conflict_coder.mentions.inflect import Form, adjective_forms, bare_forms, noun_forms, plural_forms
from conflict_coder.mentions.mention import ActorRef
from conflict_coder.mentions.tables import read_table
from conflict_coder.resources import read_yaml

_NATIONALITIES = "nationalities.yaml"
_CLASS_OF_INTER = {"State forces": "state", "External/Other forces": "external"}
_CLASS_OF_NAME = {"Police Forces": "police", "Government of": "government"}
_OF_SIDES = ("side_adjectives", "local_adjectives")
_NAME_KINDS = ("names", "local", "governed")


@dataclass(frozen=True, slots=True)
class LocalRef(ActorRef):
    """A side that the name means only in the side's own countries («الجيش الوطني», «المقاومة»)."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of a side, or a generic phrase (ref None).

    rest: the words after the first.  governed: only a side after a noun that owns it («رجال الأمن»),
    or where one of `cues` stands in the text; with `by_nation` before a nationality too, with `acts` where it
    opens a clause and a verb follows.
    """

    rest: tuple[str, ...]
    cls: str
    thing: str = "name"
    ref: ActorRef | None = None
    head: str = ""
    governed: bool = False
    by_nation: bool = False
    acts: bool = False
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun. See people.yaml for its fields."""

    lemma: str
    cls: str
    thing: str
    neutral: bool = False
    keeps: bool = False
    speaker: bool = False
    following: bool = False
    acting: bool = False
    adjectival: bool = False
    english: str = ""
    vague: bool = False
    formation: bool = False
    quoted: bool = False
    kin: bool = False
    ambush: bool = False
    dwelt: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Adjective:
    """An adjective: what class it gives, which country, or which side by name («حوثي»).

    second: its second word («كوري جنوبي»).  local: the side is meant only in its own countries.
    """

    lemma: str
    cls: str = ""
    country: str = ""
    second: str = ""
    side: str = ""
    local: bool = False

    @property
    def tells_whose(self) -> bool:
        """Whether it names a country or a side."""
        return bool(self.country or self.side)


class NounReading(NamedTuple):
    """How a word as written may be a head noun."""

    noun: Noun
    num: str
    state: str
    pronoun: str
    article: bool


class AdjectiveReading(NamedTuple):
    """How a word as written may be an adjective, or the first word of one."""

    adjective: Adjective
    num: str
    state: str
    article: bool


# A word's features in the index: number and state of `Form`.
NounForm = tuple[Noun, str, str]
AdjectiveForm = tuple[Adjective, str, str]


@dataclass(slots=True)
class Actors:
    """The index, ready for find_sides; plain data, so that it can be pickled."""

    aliases: dict[str, tuple[Alias, ...]] = field(default_factory=dict)
    nouns: dict[str, tuple[NounForm, ...]] = field(default_factory=dict)
    adjectives: dict[str, tuple[AdjectiveForm, ...]] = field(default_factory=dict)
    quantities: dict[str, int] = field(default_factory=dict)
    collectives: frozenset[str] = frozenset()
    links: dict[str, frozenset[str]] = field(default_factory=dict)
    prepositions: frozenset[tuple[str, ...]] = frozenset()
    titles: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()
    kin: dict[str, frozenset[str]] = field(default_factory=dict)  # words around the names of tribes
    kinds_of_tribe: dict[str, str] = field(default_factory=dict)  # by country, where not «Tribal»
    unmanned: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)  # phrases by their first word
    governors: frozenset[str] = frozenset()
    force_names: tuple[str, ...] = ()  # how the names of forces begin
    hedges: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)  # the same
    suspected: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)  # the same
    guises: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)  # the same
    before_person: frozenset[str] = frozenset()
    patient_nouns: frozenset[str] = frozenset()
    not_sides: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    anybody: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    arms: frozenset[str] = frozenset()
    fighters: dict[str, str] = field(default_factory=dict)  # class of a country's fighters, where not `state`
    armies: dict[str, str] = field(default_factory=dict)  # whose soldiers a country has, where not its own
    particles: frozenset[str] = frozenset()
    singles: frozenset[tuple[str, ...]] = frozenset()  # phrases that name one man («رجل دين»)
    letters: dict[str, str] = field(default_factory=dict)
    country_words: frozenset[str] = frozenset()  # names of countries of one word
    with_article: frozenset[str] = frozenset()  # countries written «the …» in English
    refs: dict[str, tuple[ActorRef, ...]] = field(default_factory=dict)  # by name
    called: dict[str, tuple[ActorRef, ...]] = field(default_factory=dict)  # by noun: «الحركة» in their news
    known: Memo[str, bool] = field(init=False, repr=False)  # whether a phrase can start with the word
    opening: Memo[str, bool] = field(init=False, repr=False)  # the same, with any attached particles off
    noun_readings: Memo[str, tuple[NounReading, ...]] = field(init=False, repr=False)
    adjective_readings: Memo[str, tuple[AdjectiveReading, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.known, self.opening = Memo(self._is_known), Memo(self._opens)
        self.noun_readings, self.adjective_readings = Memo(self._as_noun), Memo(self._as_adjective)

    def refs_of(self, adjective: Adjective) -> tuple[ActorRef, ...]:
        """The side that an adjective names, by all its entries."""
        refs = self.refs.get(adjective.side, ())
        if not adjective.local:
            return refs
        return tuple(LocalRef(r.name, r.inter, r.countries, start=r.start, end=r.end) for r in refs)

    def _is_known(self, word: str) -> bool:
        if word in self.aliases or word in self.quantities or word in self.collectives:
            return True
        if word in self.kin.get("families", ()) or self.noun_readings[word]:
            return True
        return any(reading.adjective.tells_whose for reading in self.adjective_readings[word])

    def _as_noun(self, word: str) -> tuple[NounReading, ...]:
        return tuple(
            NounReading(noun, num, state, pronoun, article)
            for text, article, pronoun in bare_forms(word)
            for noun, num, state in self.nouns.get(text, ())
            if not ((article and state == "c") or (pronoun and state == "i"))
        )

    def _as_adjective(self, word: str) -> tuple[AdjectiveReading, ...]:
        return tuple(
            AdjectiveReading(adjective, num, state, article)
            for text, article, pronoun in bare_forms(word)
            for adjective, num, state in self.adjectives.get(text, ())
            if not pronoun and state != "c"
        )

    def _opens(self, form: str) -> bool:
        return any(self.known[rest] for _, rest in proclitic_splits(form))


def load_actors(rules_dirs: Sequence[Path]) -> Actors:
    """Read every table of sides under *rules_dirs* (later folders add to earlier ones) and index it.

    Raises OSError for an unreadable file, yaml.YAMLError for broken YAML, KeyError for an entry without
    its name or class.
    """
    builder = _Builder()
    builder.add_people(read_table(rules_dirs, "people"))
    for folder in rules_dirs:
        for path in sorted((folder / "sides").glob("*.yaml")):
            data: Any = read_yaml(path) or {}
            if path.name == _NATIONALITIES:
                builder.add_countries(data)
            else:
                builder.add_sides(data)
    return builder.actors()


class _Builder:
    """Collects entries, then freezes them into `Actors`."""

    def __init__(self) -> None:
        self._aliases: dict[str, list[Alias]] = defaultdict(list)
        self._nouns: dict[str, list[NounForm]] = defaultdict(list)
        self._adjectives: dict[str, list[AdjectiveForm]] = defaultdict(list)
        self._refs: dict[str, list[ActorRef]] = defaultdict(list)
        self._called: dict[str, list[ActorRef]] = defaultdict(list)
        self._with_article: set[str] = set()
        self._country_words: set[str] = set()
        self._words = Actors()

    def actors(self) -> Actors:
        built = self._words
        built.aliases = {
            word: tuple(sorted(found, key=lambda alias: -len(alias.rest)))
            for word, found in self._aliases.items()
        }
        built.nouns = {word: tuple(found) for word, found in self._nouns.items()}
        built.adjectives = {
            word: tuple(sorted(found, key=lambda entry: not entry[0].second))
            for word, found in self._adjectives.items()
        }
        built.refs = {name: tuple(found) for name, found in self._refs.items()}
        built.called = {noun: tuple(found) for noun, found in self._called.items()}
        built.country_words = frozenset(self._country_words)
        built.with_article = frozenset(self._with_article)
        return built

    # people.yaml ---------------------------------------------------------------------------------

    def add_people(self, data: Mapping[str, Any]) -> None:
        for group in data["heads"]:
            self._add_heads(group)
        for group in data.get("phrases", ()):
            for phrase in group["words"]:
                self._alias(phrase, cls=group["class"], thing=group["thing"], head=_words(phrase)[0])
            if group.get("one"):
                self._words.singles |= frozenset(_words(phrase) for phrase in group["words"])
        for group in data.get("complements", ()):
            for phrase in group["words"]:
                ways = {way: group.get(way, False) for way in ("by_nation", "acts")}
                self._alias(phrase, cls=group["class"], governed=True, **ways)
        for group in data.get("adjectives", ()):
            self._add_adjectives(group)
        for key in _OF_SIDES:
            for name, lemmas in data.get(key, {}).items():
                self._add_of_side(name, lemmas, local=key != _OF_SIDES[0])
        words = self._words
        for word, count in data.get("quantities", {}).items():
            words.quantities[normalize(word)] = count
        words.collectives |= _set(data.get("collectives", ()))
        for kind, found in data.get("links", {}).items():
            words.links[kind] = _set(found)
        for kind, found in data.get("kin", {}).items():
            words.kin[kind] = _set(found)
        for kind, countries in data.get("kinds_of_tribe", {}).items():
            words.kinds_of_tribe.update(dict.fromkeys(countries, kind))
        words.prepositions = frozenset(_words(phrase) for phrase in data.get("prepositions", ()))
        words.titles = _set(data.get("titles", ()))
        words.not_names = _set(data.get("not_names", ()))
        words.patient_nouns = _set(data.get("patient_nouns", ()))
        words.before_person = _set(data.get("before_person", ()))
        words.kinds = _set(data.get("kinds", ()))
        words.anybody = _set(data.get("anybody", ()))
        words.acts = _set(data.get("acts", ()))
        words.ordinals = _set(data.get("ordinals", ()))
        words.arms = _set(data.get("arms", ()))
        words.not_sides = _set(data.get("not_sides", ()))
        words.particles = _set(data.get("particles", ()))
        words.unmanned = _by_first(data.get("unmanned", ()))
        words.governors = _set(data.get("governors", ()))
        words.force_names = tuple(sorted(_set(data.get("force_names", ()))))
        words.hedges = _by_first(data.get("hedges", ()))
        words.suspected = _by_first(data.get("suspected", ()))
        words.guises = _by_first(data.get("guises", ()))
        words.letters = {letter: str(latin) for letter, latin in data.get("letters", {}).items()}

    def _add_heads(self, group: Mapping[str, Any]) -> None:
        def add(lemma: str, forms: Iterator[Form]) -> None:
            noun = Noun(
                normalize(lemma),
                group["class"],
                group["thing"],
                neutral=group.get("neutral", False),
                keeps=group.get("keeps", False),
                speaker=group.get("speaker", False),
                following=group.get("following", False),
                acting=group.get("acting", False),
                adjectival=group.get("adjectival", False),
                english=group.get("english", ""),
                vague=group.get("vague", False),
                formation=group.get("formation", False),
                quoted=group.get("quoted", False),
                kin=group.get("kin", False),
                ambush=group.get("ambush", False),
                dwelt=group.get("dwelt", False),
                foreign=group.get("foreign", False),
            )
            for form in forms:
                self._nouns[form.text].append((noun, form.num, form.state))

        for lemma in group.get("sound", ()):
            add(lemma, noun_forms(lemma, sound=True, feminine=True))
        for lemma in group.get("masculine", ()):
            add(lemma, noun_forms(lemma, sound=True))
        for lemma in group.get("plain", ()):
            add(lemma, noun_forms(lemma))
        for plural in group.get("plurals", ()):
            add(plural, plural_forms(plural))
        for lemma, plurals in group.get("broken", {}).items():
            add(lemma, noun_forms(lemma, plurals or (), feminine=group["thing"] == "people"))

    def _add_adjectives(self, group: Mapping[str, Any]) -> None:
        broken = group.get("broken", {})
        for lemma in (*group.get("words", ()), *broken):
            adjective = Adjective(normalize(lemma), cls=group["class"])
            for form in adjective_forms(lemma, broken.get(lemma, ())):
                self._adjectives[form.text].append((adjective, form.num, form.state))

    def _add_of_side(self, name: str, lemmas: Mapping[str, Sequence[str]], *, local: bool) -> None:
        for lemma, broken in lemmas.items():
            adjective = Adjective(normalize(lemma), side=name, local=local)
            for form in adjective_forms(lemma, broken):
                self._adjectives[form.text].append((adjective, form.num, form.state))

    # nationalities.yaml --------------------------------------------------------------------------

    def add_countries(self, data: Sequence[Mapping[str, Any]]) -> None:
        for entry in data:
            country = entry["country"]
            if entry.get("the"):
                self._with_article.add(country)
            for lemma in entry["adjectives"]:
                self._nationality(country, lemma, entry.get("plurals", ()))
            if "army" in entry:
                self._words.armies[country] = entry["army"]
            if "fighters" in entry:
                self._words.fighters[country] = entry["fighters"]
            ref = ActorRef(f"Government of {self.phrase(country)}", "State forces", (country,))
            self._refs[ref.name].append(ref)
            self._country_words.update(normalize(name) for name in entry.get("names", ()))
            for name in (*entry.get("names", ()), *entry.get("capital", ())):
                self._alias(name, cls="government", thing="country", ref=ref)

    def phrase(self, country: str) -> str:
        return f"the {country}" if country in self._with_article else country

    def _nationality(self, country: str, lemma: str, plurals: Sequence[str]) -> None:
        first, *rest = _words(lemma)
        if not rest:
            adjective = Adjective(first, country=country)
            for form in adjective_forms(first, plurals):
                self._adjectives[form.text].append((adjective, form.num, form.state))
            return
        for one, two in zip(adjective_forms(first), adjective_forms(rest[0]), strict=True):
            adjective = Adjective(" ".join((first, *rest)), country=country, second=two.text)
            for word in {one.text, first}:  # «جنوب أفريقيين»: the first word may not inflect
                self._adjectives[word].append((adjective, two.num, two.state))

    # sides/*.yaml --------------------------------------------------------------------------------

    def add_sides(self, data: Mapping[str, Any]) -> None:
        home = [data["country"]] if data.get("country") else []
        for entry in data.get("sides", ()):
            inter = entry.get("inter", "State forces")
            name = entry["name"]
            fields = {
                "name": name,
                "inter": inter,
                "countries": tuple(entry.get("countries", ()) or home),
                "start": entry.get("start"),
                "end": entry.get("end"),
                "foe": entry.get("foe", ""),
                "unarmed": entry.get("unarmed", False),
                "loyal": entry.get("loyal", False),
            }
            ref = ActorRef(**fields)
            if any(kind in entry for kind in _NAME_KINDS):
                self._refs[name].append(ref)
            for noun in entry.get("called", ()):
                self._called[normalize(noun)].append(LocalRef(**fields))
            cls = entry.get("class") or _class_of(name, inter)
            cues = tuple(normalize(cue) for cue in entry.get("cues", ()))
            for kind in _NAME_KINDS:
                for alias in entry.get(kind, ()):
                    self._alias(
                        alias,
                        cls=cls,
                        ref=LocalRef(**fields) if kind == "local" else ref,
                        governed=kind == "governed",
                        cues=cues if kind == "governed" else (),
                    )

    def _alias(self, phrase: str, **fields: Any) -> None:
        first, *rest = _words(phrase)
        self._aliases[first].append(Alias(tuple(rest), **fields))


def class_of(refs: Sequence[ActorRef]) -> str:
    """The class of a side that is named."""
    return _class_of(refs[0].name, refs[0].inter) if refs else "armed"


def _class_of(name: str, inter: str) -> str:
    for start, cls in _CLASS_OF_NAME.items():
        if name.startswith(start):
            return cls
    return _CLASS_OF_INTER.get(inter, "armed")


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(normalize(word) for word in words)


def _by_first(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in map(_words, phrases):
        table.setdefault(words[0], []).append(words)
    return table


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(normalize(phrase).split())
