"""Whether two tellings can be of one act, by their sides, and how one takes in the other."""

from __future__ import annotations

from conflict_coder.coding.events import takes_people
from conflict_coder.coding.report import Report
from conflict_coder.mentions.mention import Place, Side
from conflict_coder.mentions.side_classes import IN_UNIFORM


def sides_agree(one: Report, other: Report) -> bool:
    """Whether the sides of two tellings can be the same: none names a side that the other gainsays."""
    for a, b in ((one.actor1, other.actor1), (one.actor2, other.actor2)):
        if a is not None and b is not None and not same_side(a, b):
            return False
    return True


def same_side(a: Side, b: Side) -> bool:
    """Whether two phrases can name one side."""
    if a is b or (a.first, a.last, a.text) == (b.first, b.last, b.text):
        return True
    if a.refs and b.refs:
        return bool({r.name for r in a.refs} & {r.name for r in b.refs})
    if a.nationality and b.nationality and a.nationality != b.nationality:
        return False
    if a.refs or b.refs:
        named, bare = (a, b) if a.refs else (b, a)
        if bare.nationality and not any(bare.nationality in ref.countries for ref in named.refs):
            return False
        return bare.cls == named.cls or (bare.cls in ("armed", "unknown") and named.cls in ("armed", "party"))
    return a.cls == b.cls or "unknown" in (a.cls, b.cls)


def same_place(one: Place | None, two: Place | None) -> bool:
    """Whether two places are one, by their names or as they are written."""
    return one is not None and two is not None and (one.name == two.name or one.text == two.text)


def names_of(place: Place | None) -> set[str]:
    """The names of a place, of its division and of its country."""
    if place is None:
        return set()
    best = place.candidates[0] if place.candidates else None
    return {place.name} | ({best.name, best.admin1, best.country} - {""} if best else set())


def one_camp(one: Side, two: Side) -> bool:
    """Whether both are forces of one state, as far as is told: its police do not attack its soldiers."""
    if not {one.cls, two.cls} <= IN_UNIFORM:
        return False
    homes = [side.nationality or _home(side) for side in (one, two)]
    return homes[0] == homes[1] or "" in homes


def _home(side: Side) -> str:
    return next((country for ref in side.refs for country in ref.countries), "")


def absorb(host: Report, other: Report) -> None:
    """Let *host* take from *other* what it lacks."""
    for name in ("actor1", "actor2", "speaker", "count", "place", "when"):
        value = getattr(other, name)
        if name == "count" and _is_counted(host):
            continue  # «اعتقل 18 فلسطينياً»، then «ستة من الخليل»
        if getattr(host, name) is None and value is not host.actor1 and value is not host.actor2:
            setattr(host, name, value)
    host.merged += [other.match, *other.merged]
    # «خرجت مسيرة تنديداً بالهجوم»: that the other is only named takes nothing from what the host tells
    host.scopes += [r for r in other.scopes if r.scope.status != "mentioned" and r not in host.scopes]
    if (
        other.actor1 is not None
        and host.actor1 is not None
        and _better(other.actor1, host.actor1)
        and (other.actor1 is not host.actor2)
    ):
        host.actor1 = other.actor1
    if other.actor2 is not None and host.actor2 is not None and _better(other.actor2, host.actor2):
        host.actor2 = other.actor2
    host.pointing = host.pointing and other.pointing


def _is_counted(report: Report) -> bool:
    """Whether those an act takes are told with their number."""
    taken = report.actor2
    return takes_people(report) and taken is not None and taken.count is not None and not taken.implied


def _better(new: Side, old: Side) -> bool:
    return bool(new.refs) and not old.refs and not old.nationality


def side_class(side: Side | None, *, struck: bool = False) -> str:
    """The class of a side as conditions name it. struck: it is the second side, whom the act befell."""
    if side is None:
        return "unnamed"
    if struck and side.refs and all(ref.unarmed for ref in side.refs):
        return "civilian"
    return {"unknown": "armed", "source": "civilian"}.get(side.cls, side.cls)
