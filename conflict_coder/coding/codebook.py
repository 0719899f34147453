"""ACLED's codebook: its types, its classes of sides, and the columns that follow from others.

The tables are data (`data/event_types.yaml`, `data/countries.tsv`); here are the rules that read them.
Nothing here looks at the article: every function takes codes and gives codes.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from conflict_coder.resources import DATA, read_data

INTER_CODES: dict[str, int] = {
    "State forces": 1,
    "Rebel group": 2,
    "Political militia": 3,
    "Identity militia": 4,
    "Rioters": 5,
    "Protesters": 6,
    "Civilians": 7,
    "External/Other forces": 8,
}
CIVILIAN_TARGETING = "Civilian targeting"
DENIAL = "Denial"  # the one type that is ours and not ACLED's

_EXTERNAL_ON_CIVILIANS = 78  # ACLED writes this pair's text with the higher code first
_DAY_SPAN = 2  # «the past 24 hours» touch two days and are still one day to ACLED
_MONTH_SPAN = 32  # three weeks of fighting are a "week or so"; beyond a month it is precision 3


@dataclass(frozen=True, slots=True)
class EventType:
    """One row of the codebook. rank: place in ACLED's hierarchy, 0 wins over all others."""

    event_type: str
    sub_event_type: str
    disorder_type: str
    rank: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country as ACLED spells, numbers and files it. prefix: what its event ids begin with."""

    name: str
    iso: int | None
    iso3: str
    region: str
    prefix: str


@lru_cache(maxsize=1)
def event_types() -> dict[tuple[str, str], EventType]:
    """Every (event_type, sub_event_type) a row may have, in ACLED's order of precedence."""
    entries = read_data("event_types.yaml")
    types = (
        EventType(entry["event_type"], entry["sub_event_type"] or "", entry["disorder_type"] or "", rank)
        for rank, entry in enumerate(entries)
    )
    return {(kind.event_type, kind.sub_event_type): kind for kind in types}


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """The countries by ACLED's English name."""
    with (DATA / "countries.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["name"]: _country(row) for row in rows}


def _country(row: dict[str, str]) -> Country:
    iso = int(row["iso"]) if row["iso"] else None
    return Country(row["name"], iso, row["iso3"], row["region"], row["prefix"] or row["iso3"])


def country(name: str) -> Country | None:
    """The country of that English name; None for "" and for a name that the table lacks."""
    return countries().get(name)


def disorder_type(event_type: str, sub_event_type: str) -> str:
    """ACLED's disorder type; "" for a denial, which ACLED does not code."""
    kind = event_types().get((event_type, sub_event_type))
    return kind.disorder_type if kind else ""


def rank(event_type: str, sub_event_type: str) -> int:
    """Place in ACLED's hierarchy: of two types for one act, the lower rank is coded."""
    kind = event_types().get((event_type, sub_event_type))
    return kind.rank if kind else len(event_types())


def interaction_code(inter1: str, inter2: str = "") -> int:
    """ACLED's two digits for a pair of classes: lower code first, `x0` for a lone side, 0 for none."""
    codes = sorted(INTER_CODES[inter] for inter in (inter1, inter2) if inter)
    if not codes:
        return 0
    return codes[0] * 10 + (codes[1] if len(codes) > 1 else 0)


def interaction(inter1: str, inter2: str = "") -> str:
    """ACLED's text for a pair of classes: "State forces-Rebel group", "Protesters only", or "".

    Raises KeyError for a class that ACLED does not have.
    """
    sides = sorted((inter for inter in (inter1, inter2) if inter), key=INTER_CODES.__getitem__)
    if len(sides) < 2:
        return f"{sides[0]} only" if sides else ""
    if interaction_code(*sides) == _EXTERNAL_ON_CIVILIANS:
        sides.reverse()
    return "-".join(sides)


def civilian_targeting(event_type: str, sub_event_type: str, inter1: str, inter2: str = "") -> str:
    """ "Civilian targeting" where unarmed people are the target, else "".

    All violence against civilians and excessive force against protesters; bombs, shells and mobs only
    where civilians are one of the sides.
    """
    if event_type == "Violence against civilians" or sub_event_type == "Excessive force against protesters":
        return CIVILIAN_TARGETING
    may_target = event_type in ("Explosions/Remote violence", "Riots")
    return CIVILIAN_TARGETING if may_target and "Civilians" in (inter1, inter2) else ""


def first_side_is_second(event_type: str, inter1: str, inter2: str) -> bool:
    """True when ACLED writes the two sides the other way round.

    Demonstrators stand first in their own demonstration; civilians never stand before who harms them.
    """
    if not inter1 or not inter2:
        return False
    demonstrators = {"Protests": "Protesters", "Riots": "Rioters"}.get(event_type)
    if demonstrators:
        return inter2 == demonstrators != inter1
    return inter1 == "Civilians" != inter2


def time_precision(start: date | None, end: date | None = None) -> int | None:
    """1 the day is known, 2 a week or so, 3 a month or more; None without a date. Both ends inclusive."""
    if start is None:
        return None
    days = ((end or start) - start).days + 1
    if days <= _DAY_SPAN:
        return 1
    return 2 if days < _MONTH_SPAN and not _is_whole_month(start, end or start) else 3


def _is_whole_month(start: date, end: date) -> bool:
    return start.day == 1 and (end.year, end.month) == (start.year, start.month) and end.day >= 28


def geo_precision(level: str, *, vague: bool = False, district: bool = False) -> int | None:
    """1 the town or site is named, 2 near it or part of a region, 3 a province or country; None: no place.

    level: `site`, `town`, `admin`, `country` or "".  vague: «ريف حلب».  district: an admin below the first.
    """
    if level in ("site", "town"):
        return 2 if vague else 1
    if level == "admin":
        return 2 if vague or district else 3
    return 3 if level == "country" else None
