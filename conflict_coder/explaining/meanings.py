"""What a mention was read as, in a few words."""

from __future__ import annotations

from conflict_coder.mentions.actors import Actors, resolve
from conflict_coder.mentions.mention import Mention, Number, Place, Side, When

_KINDS: dict[type[Mention], str] = {Side: "side", Place: "place", When: "date", Number: "number"}


def kind_of(mention: Mention) -> str:
    """`side`, `place`, `date` or `number`."""
    return next((name for kind, name in _KINDS.items() if isinstance(mention, kind)), "mention")


def meaning(mention: Mention, country: str, year: int | None, actors: Actors) -> str:
    """The mention in the row's terms; *country* and *year* settle names that many share."""
    if isinstance(mention, Side):
        return _side(mention, country, year, actors)
    if isinstance(mention, Place):
        return _place(mention)
    if isinstance(mention, When):
        return _when(mention)
    if isinstance(mention, Number):
        return str(mention.n) if mention.exact else f"about {mention.n}"
    return ""


def _side(side: Side, country: str, year: int | None, actors: Actors) -> str:
    if side.cls == "source":
        return "who tells it"
    name, _ = resolve(side, country=country, year=year, actors=actors)
    details = [side.cls]
    if side.thing not in ("name", "people", "force"):
        details.append(side.thing)
    if side.count is not None and not side.implied:
        details.append(str(side.count))
    return f"{name} ({', '.join(details)})"


def _place(place: Place) -> str:
    if not place.candidates:
        return f"{place.name or place.text}, in no list of places"
    ref = place.candidates[0]
    name = place.name or ref.name
    where = [part for part in (ref.admin1, ref.country) if part not in ("", name)]
    notes = [place.level] + ["near it"] * place.vague + [place.role] * bool(place.role)
    return f"{', '.join([name, *where])} ({', '.join(notes)})"


def _when(when: When) -> str:
    days = dict.fromkeys(str(day) for day in (when.start, when.end) if day is not None)
    return " – ".join(days) if days else "no day" if when.anchored else "a time of day"
