"""Which country an article is of; «البلاد» and «العاصمة» in it: those of their story, maybe another's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from conflict_coder.arabic.normalize import normalize
from conflict_coder.mentions.actors import points_to
from conflict_coder.mentions.gazetteer import Gazetteer
from conflict_coder.mentions.mention import Mention, Place, PlaceRef, Side
from conflict_coder.mentions.place_guess import romanise

_PLACE, _SITE, _NAMESAKE, _SIDE, _NATIONALS = 6, 5, 2, 4, 2  # how firmly each points to its country
_MAIN, _BESIDE, _SAME = 2, 1, 2  # the article's country; a sentence next to it; its own sentence
_WELL_KNOWN = 150_000  # a city of this many people is meant by its name, wherever the news is from
_FAR = 4.0  # degrees: nearer than this, a place over a border is in the news of its neighbour
_AT_HOME = frozenset({"state", "police", "government"})


def most_told_country(mentions: Sequence[Mention]) -> str:
    """The country that most places and sides of an article point to, "" when none does.

    A name that towns of several countries bear points to each, most to the likeliest; people told by their
    nationality choose among those, and tell of no other: they may be abroad.
    """
    votes: Counter[str] = Counter()
    shared: set[str] = set()
    for mention in mentions:
        if isinstance(mention, Place) and mention.candidates:
            likeliest, *others = dict.fromkeys(ref.country for ref in mention.candidates)
            # «طريق المطار», «الجامعة»: a site may have a namesake that no table holds
            votes[likeliest] += _NAMESAKE if others else _SITE if mention.level == "site" else _PLACE
            votes.update(others)
            shared.update([likeliest, *others] if others else ())
        elif isinstance(mention, Side):
            votes[points_to(mention)] += _SIDE
    for side in mentions:
        if isinstance(side, Side) and side.nationality in shared:
            votes[side.nationality] += _NATIONALS
    del votes[""]
    return votes.most_common(1)[0][0] if votes else ""


def settle_unnamed(sentences: Sequence[Sequence[Mention]], country: str, gazetteer: Gazetteer) -> None:
    """Give «شمال البلاد» and «العاصمة» of each sentence the country that it and those beside it tell.

    country: where most of the article happens; it holds where the sentences do not tell more of another.
    """
    for order, mentions in enumerate(sentences):
        nameless = [m for m in mentions if isinstance(m, Place) and not m.name and not m.candidates]
        if not nameless:
            continue
        votes = Counter({country: _MAIN} if country else {})
        for at in range(max(0, order - 1), min(order + 2, len(sentences))):
            weight = _SAME if at == order else _BESIDE
            for told in _countries(sentences[at]):
                votes[told] += weight
        told, _ = max(votes.items(), key=lambda vote: vote[1], default=("", 0))
        for place in nameless:
            known = gazetteer.countries if place.level == "country" else gazetteer.capitals
            if told in known:
                place.candidates = (known[told],)


def drop_strays(sentences: Sequence[list[Mention]], country: str, gazetteer: Gazetteer) -> None:
    """Take out plain words that are towns only of a country the article does not tell of: «في الوادي» in news
    of Pakistan is no El Oued.
    """
    if not country:
        return
    plain = gazetteer.words.common | gazetteer.words.very_common
    places = [m for mentions in sentences for m in mentions if isinstance(m, Place) and m.candidates]
    strays = {id(p) for p in places if not p.noun and p.last - p.first == 1 and normalize(p.text) in plain}
    told = {ref.country for p in places if id(p) not in strays for ref in p.candidates} | {country}
    for side in (m for mentions in sentences for m in mentions if isinstance(m, Side)):
        told |= {side.nationality, *(home for ref in side.refs for home in ref.countries)}
    strays -= {id(p) for p in places if told & {ref.country for ref in p.candidates}}
    for mentions in sentences:
        mentions[:] = [m for m in mentions if id(m) not in strays]


def forget_homonyms(sentences: Sequence[Sequence[Mention]], country: str, gazetteer: Gazetteer) -> None:
    """Take small towns and sites known only in far countries that the article does not tell of for unknown
    ones of their name: «حي اليرموك» in news of Khartoum is not the one in Baghdad.
    """
    places = [m for mentions in sentences for m in mentions if isinstance(m, Place) and m.candidates]
    doubtful = [p for p in places if _is_small(p) and all(ref.country != country for ref in p.candidates)]
    if not country or not doubtful:
        return
    names = {p.name for p in doubtful}
    told = {ref.country for p in places if p.name not in names for ref in p.candidates}
    for side in (m for mentions in sentences for m in mentions if isinstance(m, Side)):
        told |= {side.nationality, *(home for ref in side.refs for home in ref.countries)}
    home = [p.candidates[0] for p in places if p.candidates[0].country == country]
    home += [gazetteer.capitals[country]] if country in gazetteer.capitals else []
    for place in doubtful if home else ():
        if told.isdisjoint(ref.country for ref in place.candidates) and not _is_near(place, home):
            name = romanise(tuple(normalize(place.text).split()), gazetteer.words)
            place.candidates, place.name = (), name


def _is_small(place: Place) -> bool:
    small = all(ref.population < _WELL_KNOWN for ref in place.candidates)
    return small and place.level in ("town", "site")


def _is_near(place: Place, home: Iterable[PlaceRef]) -> bool:
    """Whether the place lies near one of *home*: over a border, not in another part of the world."""
    for ref in place.candidates:
        for other in home:
            if ref.latitude is None or ref.longitude is None:
                return True
            if other.latitude is None or other.longitude is None:
                continue
            if abs(ref.latitude - other.latitude) < _FAR and abs(ref.longitude - other.longitude) < _FAR:
                return True
    return False


def _countries(mentions: Iterable[Mention]) -> Iterable[str]:
    """The countries that places of one reading and forces at home tell."""
    for mention in mentions:
        if isinstance(mention, Place):
            countries = {ref.country for ref in mention.candidates}
            if len(countries) == 1:
                yield countries.pop()
        elif isinstance(mention, Side) and mention.cls in _AT_HOME:
            home = mention.nationality or points_to(mention)
            if home:
                yield home
