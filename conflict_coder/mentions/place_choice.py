"""Which place an ambiguous name means, and which known name a misspelt one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from math import log10

from conflict_coder.arabic.normalize import normalize
from conflict_coder.mentions.gazetteer import Gazetteer
from conflict_coder.mentions.mention import Place, PlaceRef

_HINT = 3.0  # a hint weighs as much as three places of that country
_SAME_DIVISION = 0.5
_SHORTEST_MISSPELT = 4
_MISSPELT = 2  # letters that a misspelling may differ by


def settle(places: list[Place], hints: Sequence[str], gazetteer: Gazetteer) -> None:
    """Put the likeliest candidate of every place of one article first; name and level follow it.

    *hints*: English country names, the weightiest first. An unknown name that is a known one misspelt, in
    a country
    of the article, takes its candidates; «العاصمة» and «البلاد» become the first hint's. Changes *places*.
    """
    votes = _votes(places, hints)
    divisions = Counter(
        (p.candidates[0].country, p.candidates[0].admin1)
        for p in places
        if p.candidates and p.candidates[0].admin1 and _sure(p)
    )
    countries = [country for country, _ in votes.most_common(2)]
    for place in places:
        if not place.candidates:
            _supply(place, countries, gazetteer)
        if place.candidates:
            _choose(place, votes, divisions)


def _sure(place: Place) -> bool:
    return len({ref.country for ref in place.candidates}) == 1


def _votes(places: list[Place], hints: Sequence[str]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for place in places:
        if place.candidates and _sure(place):
            votes[place.candidates[0].country] += 1
    for n, hint in enumerate(hints):
        votes[hint] += round(_HINT * 2 / (n + 1))
    return votes


def _choose(place: Place, votes: Counter[str], divisions: Counter[tuple[str, str]]) -> None:
    most = max(votes.values(), default=0) or 1

    def score(ranked: tuple[int, PlaceRef]) -> float:
        rank, ref = ranked
        support = 3 * votes[ref.country] / most
        near = _SAME_DIVISION if divisions[ref.country, ref.admin1] else 0.0
        return support + near + log10(ref.population + 10) / 10 - rank / 10

    if len(place.candidates) > 1:
        ordered = sorted(enumerate(place.candidates), key=score, reverse=True)
        place.candidates = tuple(ref for _, ref in ordered)
    best = place.candidates[0]
    place.name = best.name
    if not (place.vague and place.level == "admin"):
        place.level = best.level


def _supply(place: Place, countries: Sequence[str], gazetteer: Gazetteer) -> None:
    """Candidates for a place without any: the capital, the country, or a name misspelt."""
    if not place.name:
        known = gazetteer.countries if place.level == "country" else gazetteer.capitals
        if countries and countries[0] in known:
            place.candidates = (known[countries[0]],)
    elif place.level == "town":
        found = nearest_name(normalize(place.text), gazetteer, countries)
        place.candidates = (found,) if found else ()


def _skeleton(name: str, gazetteer: Gazetteer) -> str:
    return " ".join(map(gazetteer.words.skeleton, name.split(" ")))


def nearest_name(word: str, gazetteer: Gazetteer, countries: Collection[str]) -> PlaceRef | None:
    """The town in *countries* whose name *word* misspells («حاجين» for «هجين»), None when none or several.

    *word*, normalised, may be several words. Only vowel letters and letters that are confused may differ, and
    the length by one.
    """
    if len(word) < _SHORTEST_MISSPELT:
        return None
    near = {
        ref
        for name, ref in gazetteer.skeletons.get(_skeleton(word, gazetteer), ())
        if ref.country in countries and abs(len(name) - len(word)) <= 1 and _edits(name, word) <= _MISSPELT
    }
    return near.pop() if len(near) == 1 else None


def _edits(one: str, other: str) -> int:
    """How many letters must be changed, put in or left out to make one word of the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
