"""Which country «البلاد» and «العاصمة» are of: that of their story, not always of the whole article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from conflict_coder.arabic.normalize import normalize
from conflict_coder.mentions.actors import points_to
from conflict_coder.mentions.gazetteer import Gazetteer
from conflict_coder.mentions.mention import Mention, Place, Side

_MAIN, _BESIDE, _SAME = 2, 1, 2  # the article's country; a sentence next to it; its own sentence
_AT_HOME = frozenset({"state", "police", "government"})


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
