"""The gazetteer: every place name known, indexed by its first word.

Three sources, the later over the earlier: `data/places.tsv.gz` (towns, GeoNames), `data/countries.tsv`, and
`places/*.yaml` of each rules folder (countries, divisions, and what GeoNames lacks or spells otherwise).
`places/words.yaml` holds the words around names. All of it becomes plain data that can be pickled.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from conflict_coder.arabic.memo import Memo
from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.tokens import proclitic_splits
from conflict_coder.mentions.inflect import adjective_forms
from conflict_coder.mentions.mention import PlaceRef
from conflict_coder.mentions.place_words import PlaceWords, load_place_words
from conflict_coder.resources import DATA, read_yaml

_WORDS_FILE = "words.yaml"
_COUNTRIES_FILE = "countries.yaml"
_NATIONALITIES = ("sides", "nationalities.yaml")
_SURE_TOWN = (
    20_000  # a single word that GeoNames gives to a smaller town alone needs a word of place before it
)
_SHORT_NAME = 3
_SPACE = " "
FREE, NEEDS_WORD, WEAK, NEEDS_NOUN = range(4)


class Name(NamedTuple):
    """A name in the index. rest: its words after the first.  doubt: FREE, NEEDS_WORD (any word of place must
    stand before it), WEAK (so, and it may not be another known word) or NEEDS_NOUN (only مدينة and its
    like).  refs: what it may name, the likeliest first.
    """

    rest: tuple[str, ...]
    doubt: int
    refs: tuple[PlaceRef, ...]


@dataclass(slots=True)
class Gazetteer:
    """names: by first word, longest first.  skeletons: names by the letters that misspelling leaves alone.
    capitals, countries: by ACLED's country name.  adjectives: nationality adjective (no article) to country.
    openers: every word that a place can begin with.  opening: whether a form can, its particles taken off.
    """

    names: dict[str, tuple[Name, ...]]
    skeletons: dict[str, tuple[tuple[str, PlaceRef], ...]]
    countries: dict[str, PlaceRef]
    capitals: dict[str, PlaceRef]
    adjectives: dict[str, str]
    words: PlaceWords
    openers: frozenset[str]
    opening: Memo[str, bool] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.opening = Memo(self._opens)

    def _opens(self, form: str) -> bool:
        return any(rest in self.openers for _, rest in proclitic_splits(form))


@dataclass(slots=True)
class _Entry:
    """A place while the tables are read. own: from YAML, not from the generated table."""

    ref: PlaceRef
    names: list[tuple[str, ...]]
    own: bool
    doubt: int = FREE


@dataclass(slots=True)
class _Book:
    """What the files say, before it is indexed. divisions: ("SY.07") or (country, name) to ACLED's name."""

    countries: dict[str, dict[str, str]]
    codes: dict[str, str] = field(default_factory=dict)
    divisions: dict[tuple[str, str], str] = field(default_factory=dict)
    entries: list[_Entry] = field(default_factory=list)


def load_gazetteer(rules_dirs: Sequence[Path]) -> Gazetteer:
    """Compile the tables. Raises ValueError, naming the file, for a place of unknown country or division."""
    book = _Book({row["name"]: row for row in _table(DATA / "countries.tsv")})
    files = [path for folder in rules_dirs for path in sorted((folder / "places").glob("*.yaml"))]
    for path in files:
        if path.name == _COUNTRIES_FILE:
            _read_countries((read_yaml(path) or {}), book)
        elif path.name != _WORDS_FILE:
            _read_places((read_yaml(path) or {}), book, path.name)
    _add_countries(book)
    _share_coordinates(book)
    _merge_towns(book)
    _seat_divisions(book)
    words = load_place_words([(read_yaml(path) or {}) for path in files if path.name == _WORDS_FILE])
    return _index(book, words, _adjectives(rules_dirs))


def name_words(name: str) -> tuple[str, ...]:
    """A name as the index keys it: its normalised words."""
    return tuple(normalize(name).replace("-", " ").split())


def _table(path: Path) -> Iterator[dict[str, str]]:
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
    lines = (line for line in io.StringIO(text) if not line.startswith("#"))
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _read_countries(content: dict[str, list[str]], book: _Book) -> None:
    for country, names in content.items():
        book.entries.append(
            _Entry(_country_ref(country, book), [name_words(name) for name in names], own=True)
        )


def _country_ref(country: str, book: _Book) -> PlaceRef:
    if country not in book.countries:
        raise ValueError(f"{_COUNTRIES_FILE}: no country {country!r} in countries.tsv")
    return PlaceRef(country, country, book.countries[country]["iso3"], level="country")


def _add_countries(book: _Book) -> None:
    for country, row in book.countries.items():
        if row["arabic"]:
            book.entries.append(_Entry(_country_ref(country, book), [name_words(row["arabic"])], own=True))


def _read_places(content: dict[str, Any], book: _Book, file: str) -> None:
    country = content["country"]
    if country not in book.countries:
        raise ValueError(f"{file}: no country {country!r} in countries.tsv")
    for item in content.get("divisions", ()):
        acled = item.get("acled", item["name"])
        book.divisions[country, item["name"]] = acled
        book.codes.update(dict.fromkeys(item.get("codes", ()), acled))
        book.entries.append(_entry({"level": "admin", "admin1": item["name"], **item}, country, book, file))
    for item in content.get("places", ()):
        book.entries.append(_entry(item, country, book, file))


def _entry(item: dict[str, Any], country: str, book: _Book, file: str) -> _Entry:
    division = item.get("admin1", "")
    if division and (country, division) not in book.divisions:
        raise ValueError(f"{file}: {item['name']}: no division {division!r} of {country} in this file")
    latitude, longitude = item.get("at") or (None, None)
    ref = PlaceRef(
        name=item["name"],
        country=country,
        iso3=book.countries[country]["iso3"],
        admin1=book.divisions.get((country, division), ""),
        admin2=item.get("admin2", ""),
        latitude=latitude,
        longitude=longitude,
        level=item.get("level", "town"),
        population=item.get("population", 0),
    )
    doubt = {"noun": NEEDS_NOUN, True: NEEDS_WORD}.get(item.get("cue", False), FREE)
    return _Entry(ref, [name_words(name) for name in item["ar"]], own=True, doubt=doubt)


def _share_coordinates(book: _Book) -> None:
    """A place that YAML names twice, under other spellings, is one: both have what one of them tells."""
    alike: dict[tuple[str, str, str], list[_Entry]] = defaultdict(list)
    for entry in book.entries:
        alike[entry.ref.country, entry.ref.level, entry.ref.name].append(entry)
    for entries in alike.values():
        told = [entry.ref for entry in entries if entry.ref.latitude is not None]
        for entry in entries:
            twin = next((ref for ref in told if _same(entry.ref, ref)), None)
            if twin is not None:
                entry.ref = _filled(entry.ref, twin)


def _merge_towns(book: _Book) -> None:
    """Add the generated table; a town that YAML names too gives it what YAML leaves out, and spellings."""
    by_iso2 = {row["iso2"]: row for row in book.countries.values()}
    own: dict[tuple[str, tuple[str, ...]], list[_Entry]] = defaultdict(list)
    for entry in book.entries:
        if entry.ref.level == "town":
            for name in entry.names:
                own[entry.ref.country, name].append(entry)
    for row in _table(DATA / "places.tsv.gz"):
        town = _town(row, by_iso2[row["iso2"]], book)
        twins = [entry for name in town.names for entry in own[town.ref.country, name]]
        twin = next((entry for entry in twins if _same(entry.ref, town.ref)), None)
        if twin is None:
            book.entries.append(town)
        else:
            twin.ref = _filled(twin.ref, town.ref)
            twin.names += [name for name in town.names if name not in twin.names]


def _seat_divisions(book: _Book) -> None:
    """A division is where its chief town is, as ACLED codes what is told of a province only: the town of its
    name, else the largest.
    """
    seats: dict[tuple[str, str], PlaceRef] = {}
    for entry in book.entries:
        ref = entry.ref
        if ref.level == "town" and ref.admin1 and ref.latitude is not None:
            seat = seats.get((ref.country, ref.admin1))
            if seat is None or _rank_as_seat(ref) > _rank_as_seat(seat):
                seats[ref.country, ref.admin1] = ref
    for entry in book.entries:
        ref = entry.ref
        seat = seats.get((ref.country, ref.admin1))
        if ref.level == "admin" and ref.latitude is None and seat is not None:
            entry.ref = replace(ref, latitude=seat.latitude, longitude=seat.longitude)


def _rank_as_seat(ref: PlaceRef) -> tuple[bool, int]:
    return ref.name == ref.admin1, ref.population


def _town(row: dict[str, str], country: dict[str, str], book: _Book) -> _Entry:
    ref = PlaceRef(
        name=row["name"],
        country=country["name"],
        iso3=country["iso3"],
        admin1=book.codes.get(f"{row['iso2']}.{row['admin1']}", ""),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        population=int(row["population"]),
    )
    return _Entry(ref, [name_words(name) for name in row["arabic"].split("|")], own=False)


def _same(own: PlaceRef, town: PlaceRef) -> bool:
    """YAML's place and the table's of the same name are one, unless divisions or distance tell them apart."""
    if own.admin1 and town.admin1 and own.admin1 != town.admin1:
        return False
    if own.latitude is None or own.longitude is None or town.latitude is None or town.longitude is None:
        return True
    return abs(own.latitude - town.latitude) < 0.4 and abs(own.longitude - town.longitude) < 0.4


def _filled(own: PlaceRef, town: PlaceRef) -> PlaceRef:
    at = (town.latitude, town.longitude) if own.latitude is None else (own.latitude, own.longitude)
    return replace(
        own,
        admin1=own.admin1 or town.admin1,
        latitude=at[0],
        longitude=at[1],
        population=max(own.population, town.population),
    )


def _adjectives(rules_dirs: Sequence[Path]) -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in rules_dirs:
        path = folder.joinpath(*_NATIONALITIES)
        for item in (read_yaml(path) or {}) if path.is_file() else ():
            for adjective in item.get("adjectives", ()):
                if " " not in adjective:
                    found.update(
                        (form.text, item["country"]) for form in adjective_forms(normalize(adjective))
                    )
    return found


def _index(book: _Book, words: PlaceWords, adjectives: dict[str, str]) -> Gazetteer:
    by_name: dict[tuple[str, ...], list[_Entry]] = defaultdict(list)
    for entry in book.entries:
        for name in entry.names:
            if name and entry not in by_name[name]:
                by_name[name].append(entry)
    first: dict[str, list[Name]] = defaultdict(list)
    for name, entries in by_name.items():
        refs = tuple(dict.fromkeys(entry.ref for entry in sorted(entries, key=_likelihood, reverse=True)))
        first[name[0]].append(Name(name[1:], _doubt(name, entries, words), refs))
    return Gazetteer(
        names={word: tuple(sorted(names, key=lambda n: -len(n.rest))) for word, names in first.items()},
        skeletons=_skeletons(by_name, words),
        countries={e.ref.country: e.ref for e in book.entries if e.ref.level == "country"},
        capitals=_capitals(book),
        adjectives=adjectives,
        words=words,
        openers=frozenset(first) | words.openers(),
    )


def _likelihood(entry: _Entry) -> tuple[bool, bool, int]:
    """Countries first, then YAML's places, then by population."""
    return entry.ref.level == "country", entry.own, entry.ref.population


def _doubt(name: tuple[str, ...], entries: Iterable[_Entry], words: PlaceWords) -> int:
    if len(name) == 1 and name[0] in words.very_common:
        return NEEDS_NOUN
    least = min(_own_doubt(name, entry, words) for entry in entries)
    return max(least, NEEDS_WORD) if len(name) == 1 and name[0] in words.common else least


def _own_doubt(name: tuple[str, ...], entry: _Entry, words: PlaceWords) -> int:
    if entry.ref.level == "country" or len(name) > 1:
        return entry.doubt
    if entry.own:
        return entry.doubt or (
            NEEDS_WORD if len(name[0]) <= _SHORT_NAME and name[0] not in words.short else FREE
        )
    short = len(name[0]) <= _SHORT_NAME
    return WEAK if short or entry.ref.population < _SURE_TOWN else FREE


def _skeletons(
    by_name: dict[tuple[str, ...], list[_Entry]], words: PlaceWords
) -> dict[str, tuple[tuple[str, PlaceRef], ...]]:
    found: dict[str, list[tuple[str, PlaceRef]]] = defaultdict(list)
    for name, entries in by_name.items():
        if name:
            refs = [e.ref for e in entries if e.ref.level == "town"]
            found[_SPACE.join(map(words.skeleton, name))] += [(_SPACE.join(name), ref) for ref in refs]
    return {letters: tuple(refs) for letters, refs in found.items() if refs}


def _capitals(book: _Book) -> dict[str, PlaceRef]:
    wanted = {(row["name"], row["capital"]) for row in book.countries.values() if row["capital"]}
    towns = (entry.ref for entry in book.entries if entry.ref.level == "town")
    return {ref.country: ref for ref in towns if (ref.country, ref.name) in wanted}
