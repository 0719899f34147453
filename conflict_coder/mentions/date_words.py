"""The vocabulary of dates, read from `rules/mentions/dates.yaml` and indexed by the form of each word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conflict_coder.arabic.normalize import normalize
from conflict_coder.mentions.phrases import Attached, PhraseTable
from conflict_coder.mentions.tables import read_table

_FLAGS = (
    "day_heads", "day_parts", "after_midnight", "times_of_day", "month_heads", "of", "era_gregorian",
    "era_hijri", "year_heads", "century", "weekend", "last", "before_last", "current", "next", "this",
    "last_year", "last_month", "this_month", "future_days", "since", "during", "ago", "to", "open", "close",
    "comma", "the_day_after", "the_day_before", "the_same_day", "then", "on_the_morrow_of", "after",
    "after_it", "before_it", "that_act", "counted_from",
)  # fmt: skip
_FORMS = (
    "not_today", "no_date_before", "named_after_dates", "named_after_weekdays", "doubtful_months",
    "month_cues", "year_cues", "ago_from", "superlatives", "lasting", "titles",
)  # fmt: skip
_OPENING = (
    "day_heads", "day_parts", "after_midnight", "times_of_day", "month_heads", "year_heads", "weekend",
    "this", "future_days", "since", "during", "ago", "the_day_after", "the_day_before", "the_same_day",
    "then", "on_the_morrow_of", "after", "after_it", "before_it",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Month:
    """A month of either calendar. doubtful: its name is also a common word."""

    number: int
    hijri: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A form of a unit of time. number: `one`, `two`, `many`, `the`, `the_two`, `the_many`."""

    name: str
    number: str
    vague: int


@dataclass(frozen=True, slots=True)
class DateWords:
    """Everything `find_dates` knows of the language. See dates.yaml for what each list means."""

    days: PhraseTable[int]
    weekdays: PhraseTable[int]
    weekdays_after_day: PhraseTable[int]
    months: PhraseTable[Month]
    feasts: PhraseTable[tuple[int, int]]
    parts: PhraseTable[str]
    seasons: PhraseTable[int]
    decades: PhraseTable[int]
    units: PhraseTable[Unit]
    flags: Mapping[str, PhraseTable[bool]]
    forms: Mapping[str, frozenset[str]]
    particles: Mapping[str, tuple[tuple[str, ...], int]]  # the forms a date can start with: what they carry


def load_date_words(rules_dirs: Sequence[Path]) -> DateWords:
    """Read dates.yaml of the folders, later ones adding words, and the attached particles of numbers.yaml.

    Raises what `tables.read_table` does, and KeyError where no folder has a list.
    """
    data = read_table(rules_dirs, "dates")
    attached = Attached.of(read_table(rules_dirs, "numbers")["attached"])

    def keyed(key: str) -> Iterator[tuple[str, Any]]:
        return ((phrase, value) for value, phrases in data[key].items() for phrase in phrases)

    tables: dict[str, PhraseTable[Any]] = {
        "days": PhraseTable(keyed("days"), attached),
        "weekdays": PhraseTable(keyed("weekdays"), attached),
        "months": PhraseTable(_months(data), attached),
        "feasts": PhraseTable(_feasts(data), attached),
        "parts": PhraseTable(keyed("parts"), attached),
        "seasons": PhraseTable(keyed("seasons"), attached),
        "decades": PhraseTable(keyed("decades"), attached),
        "units": PhraseTable(_units(data), attached),
    }
    flags = {key: PhraseTable(((phrase, True) for phrase in data[key]), attached) for key in _FLAGS}
    opening = [*tables.values(), *(flags[key] for key in _OPENING)]
    return DateWords(
        **tables,
        weekdays_after_day=PhraseTable(keyed("weekdays_after_day"), None),
        flags=flags,
        forms={key: frozenset(normalize(word) for word in data[key]) for key in _FORMS},
        particles=_particles(opening),
    )


def _particles(tables: Iterable[PhraseTable[Any]]) -> dict[str, tuple[tuple[str, ...], int]]:
    """What each opening form carries, in the reading with the fewest particles."""
    carried: dict[str, tuple[tuple[str, ...], int]] = {}
    for table in tables:
        for form, particles, cut in table.openings():
            if form not in carried or cut < carried[form][1]:
                carried[form] = (particles, cut)
    return carried


def _months(data: Mapping[str, Any]) -> Iterator[tuple[str, Month]]:
    doubtful = set(data["doubtful_months"])
    for key in ("months", "hijri_months"):
        for number, names in data[key].items():
            for name in names:
                yield name, Month(number, key == "hijri_months", name in doubtful)


def _feasts(data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[int, int]]]:
    for told, names in data["feasts"].items():
        month, day = str(told).split()
        yield from ((name, (int(month), int(day))) for name in names)


def _units(data: Mapping[str, Any]) -> Iterator[tuple[str, Unit]]:
    for name, forms in data["units"].items():
        for number in ("one", "two", "many", "the", "the_two", "the_many"):
            for form in forms[number]:
                yield form, Unit(name, number, forms["vague"])
