"""The vocabulary of numbers, read from `rules/mentions/numbers.yaml` and indexed by the form of each word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conflict_coder.arabic.normalize import normalize
from conflict_coder.mentions.phrases import Attached, PhraseTable
from conflict_coder.mentions.tables import read_table


@dataclass(frozen=True, slots=True)
class Atom:
    """One word of a number.

    kind: `unit` (0-9), `ten`, `tens`, `hundred`, `hundreds` (200 to 900 in one word), `scale` (ألف),
    `counted` (ألفا: after a number, or a dual), `two` (ألفين), `many` (آلاف), `fraction` (value 2: a half),
    `plural` (عشرات; `times`: what it multiplies a scale by).
    """

    kind: str
    value: int
    times: int = 1
    proclitics: tuple[str, ...] = ()
    cut: int = 0
    definite: bool = False

    @property
    def bare(self) -> bool:
        return not self.proclitics and not self.definite


@dataclass(frozen=True, slots=True)
class Years:
    """Which digits can be a year, and the words a year stands after."""

    first: int
    last: int
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Everything `find_numbers` knows of the language. See numbers.yaml for what each list means."""

    attached: Attached
    joiner: str
    atoms: Mapping[str, Atom]
    few: PhraseTable[int]
    odd: frozenset[str]
    one_of: frozenset[str]
    and_one: frozenset[str]  # «وأحد» as written: by its letters alone it is «واحد»
    before: PhraseTable[bool]
    after: PhraseTable[bool]
    between: PhraseTable[bool]
    range: frozenset[str]
    ordinals: Mapping[str, int]
    measured_before: frozenset[str]
    single: frozenset[str]  # as written, not normalised
    measured_after: PhraseTable[bool]
    opens_date: frozenset[str]
    months: PhraseTable[bool]
    years: Years
    not_counted: frozenset[str]
    prepositions: frozenset[str]
    glued: Mapping[str, tuple[str, ...]]  # what stands alone before digits: «ال» of «الـ24», «و» of «و20»
    openers: frozenset[str]  # every form a number, or the words before one, can start with


def load_number_words(rules_dirs: Sequence[Path]) -> NumberWords:
    """Read numbers.yaml (and the names of the months in dates.yaml) of the folders, later ones adding words.

    Raises what `tables.read_table` does, and KeyError where no folder has a list.
    """
    data, dates = read_table(rules_dirs, "numbers"), read_table(rules_dirs, "dates")
    attached = Attached.of(data["attached"])

    def table(key: str, particles: bool = True) -> PhraseTable[bool]:
        return PhraseTable(((phrase, True) for phrase in data[key]), attached if particles else None)

    months = [
        m for names in (dates["months"], dates["hijri_months"]) for forms in names.values() for m in forms
    ]
    atoms = _index(_atoms(data), attached, _prefixed(data["not_numbers"], attached))
    few = PhraseTable(((phrase, 10) for phrase in data["few"]), attached)
    before, between, glued = table("approximate_before"), table("between"), _glued(attached)
    return NumberWords(
        attached=attached,
        joiner=attached.conjunctions[0],
        atoms=atoms,
        few=few,
        odd=_forms(data["odd"]),
        one_of=_forms(data["one_of"]),
        and_one=frozenset(attached.conjunctions[0] + word for word in data["one_of"]),
        before=before,
        after=table("approximate_after", particles=False),
        between=between,
        range=_forms(data["range"]),
        ordinals=_ordinals(data, attached),
        measured_before=_prefixed(data["measured_before"], attached),
        single=frozenset(data["single"]),
        measured_after=table("measured_after", particles=False),
        opens_date=_forms(data["opens_date"]),
        months=PhraseTable(((month, True) for month in months), None),
        years=Years(
            data["years"]["first"], data["years"]["last"], _prefixed(data["years"]["after"], attached)
        ),
        not_counted=_forms(data["not_counted"]),
        prepositions=_forms(data["prepositions"]),
        glued=glued,
        openers=frozenset((*atoms, *few.forms(), *before.forms(), *between.forms(), *glued)),
    )


def _forms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(normalize(word) for word in words)


def _prefixed(words: Iterable[str], attached: Attached) -> frozenset[str]:
    """*words* normalised, alone and with each particle before them."""
    return frozenset(attached.write(prefix, word)[0] for prefix in attached.prefixes() for word in words)


def _glued(attached: Attached) -> dict[str, tuple[str, ...]]:
    """The particles as tokens of their own before digits, with and without the article."""
    alone = {"".join(prefix): prefix for prefix in attached.prefixes() if prefix}
    return alone | {attached.write(prefix, attached.article)[0]: prefix for prefix in attached.prefixes()}


def _atoms(data: Mapping[str, Any]) -> Iterator[tuple[str, Atom]]:
    """The words of numbers.yaml with what each adds to a number."""
    flat: list[tuple[str, int, Iterable[str]]] = [
        ("unit", 0, data["zero"]),
        ("ten", 10, data["ten"]),
        ("hundred", 100, data["hundred"]),
        *(("unit", value, words) for value, words in data["units"].items()),
        *(("tens", value, words) for value, words in data["tens"].items()),
        *(("hundreds", value, words) for value, words in data["hundreds"].items()),
        *(("fraction", value, words) for value, words in data["fractions"].items()),
    ]
    for value, kinds in data["scales"].items():
        flat += [
            ("scale", value, kinds["one"]),
            ("counted", value, kinds["counted"]),
            ("two", value, kinds["two"]),
            ("many", value, kinds["many"]),
        ]
    for kind, value, words in flat:
        for word in words:
            yield word, Atom(kind, value)
    for group in data["plurals"]:
        for word in group["words"]:
            yield word, Atom("plural", group["n"], group["times"])


def _index(
    atoms: Iterable[tuple[str, Atom]], attached: Attached, excluded: frozenset[str]
) -> dict[str, Atom]:
    """Every form of every word, with and without the article and the particles. Whole words come first."""
    words = dict(atoms)
    index: dict[str, Atom] = {}
    for prefix in attached.prefixes():
        for article in ("", attached.article):
            for word, atom in words.items():
                form, cut = attached.write(prefix, article + word)
                if form not in excluded:
                    index.setdefault(
                        form, Atom(atom.kind, atom.value, atom.times, prefix, cut, definite=bool(article))
                    )
    return index


def _ordinals(data: Mapping[str, Any], attached: Attached) -> dict[str, int]:
    """The ranks and what they number, with particles; tens have the form of the number with the article."""
    ranks = [(word, value) for value, words in data["ordinals"].items() for word in words]
    return {attached.write(prefix, word)[0]: value for prefix in attached.prefixes() for word, value in ranks}
