"""Sides that only point back: «قواته»، «مقاتلوها»، «التنظيم»، «المسلحون» after a name.

Each takes the references of the named side told before it, the nearest in the same sentence first; of
several the one that its pronoun or noun fits. A state's army is not looked for: «الجيش» is its country's,
which `actors.resolve` knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import ARTICLE, FEMININE, HER, HIS, OF_TWO, OUR
from conflict_coder.mentions.mention import Mention, Side
from conflict_coder.mentions.side_classes import IN_UNIFORM, RULERS_AND_FIGHTERS

_NON_STATE = frozenset({"armed", "party"})
_VAGUE = frozenset({"unknown", "armed", "state", "party"})  # what an owner may say better
_NOBODY = frozenset({"civilian", "source", "protester"})
_RIDDEN = frozenset({"vehicle", "site"})
_ONE, _TWO = 1, 2
_KEPT = 8  # named sides further back than this are no longer on the reader's mind


def resolve_back_references(sentences: Iterable[Iterable[Mention]]) -> None:
    """Give each pointing side of an article the `refs` and nationality of what it points to, in place."""
    recent: list[Side] = []
    forward: list[Side] = []
    named_groups: dict[frozenset[str], Side] = {}
    for mentions in sentences:
        sides = sorted((m for m in mentions if isinstance(m, Side)), key=lambda m: m.first)
        here: list[Side] = []
        for side in sides:
            owner = _speaker_of(side, sides) if side.pronoun == OUR else _passenger(side, here)
            owner = owner or _owner(side, recent, here)
            owner = owner or _rider(side, sides) or (_manned(side, sides) if not here else None)
            if owner is not None and (side.pronoun or owner.refs):
                _take(side, owner)
            elif _points_to_group(side):
                forward.append(side)
            named = side.refs or side.nationality or _is_force_of_state(side, owner)
            if named and side.cls not in _NOBODY:
                recent.append(side)
                here.append(side)
                del recent[:-_KEPT]
            if side.refs and side.cls in _NON_STATE:
                named_groups.setdefault(frozenset(ref.name for ref in side.refs), side)
    if len(named_groups) == 1:  # «مسلحو الحركة … حركة الشباب»: the name comes after
        for side in forward:
            _take(side, next(iter(named_groups.values())))


def _take(side: Side, owner: Side) -> None:
    """Make *side* its owner's; a government's army («جيشها») stays an army, of that country."""
    home = owner.nationality or next((country for ref in owner.refs for country in ref.countries), "")
    if owner.cls == "government" and side.cls in IN_UNIFORM and home:
        side.nationality = home
        return
    side.refs, side.nationality = owner.refs, side.nationality or owner.nationality
    side.cls = owner.cls if side.cls in _VAGUE else side.cls


def _is_force_of_state(side: Side, owner: Side | None) -> bool:
    return side.cls in IN_UNIFORM and owner is None and side.thing != "site"


def _owner(side: Side, recent: list[Side], here: list[Side]) -> Side | None:
    if side.refs or side.nationality or not recent or (side.pronoun == OF_TWO and side.thing in _RIDDEN):
        return None
    if side.thing == "site":
        return _whose_site(side, recent, here)
    if side.pronoun and side.cls in _VAGUE | {"police"}:
        fitting = [s for s in recent if _agrees(side.pronoun, s)]
        if side.cls == "armed":  # «مقاتلوها»: a group's, before they are a government's
            fitting = [s for s in fitting if s.cls != "government"] or fitting
        of_kind = [s for s in fitting if (s.thing == "people") != (side.pronoun in (HER, HIS))]
        return next(iter([*_latest(of_kind), *_latest(fitting)]), recent[-1])
    if _is_the_forces(side):
        last = next((s for s in _latest(recent) if _words(side.text) & _words(s.text)), None)
        return last if last is not None and last.refs and last.cls in _NON_STATE else None
    if side.acting:
        return None
    if side.definite and side.cls in _NON_STATE and side.thing in ("force", "people", "name", "party"):
        groups = [s for s in recent if s.refs and s.cls in _NON_STATE]
        alike = [s for s in groups if side.head in _words(s.text)]
        return next(iter([*_latest(alike), *_latest(groups)]), None)
    return None


def _is_the_forces(side: Side) -> bool:
    """«القوات» alone: those named last, be they a group's («قوات الدعم السريع … القوات»)."""
    return side.definite and side.thing == "force" and side.cls in IN_UNIFORM and side.last - side.first == 1


def _latest(sides: Iterable[Side]) -> Iterator[Side]:
    return reversed(list(sides))


def _words(text: str) -> set[str]:
    words = normalize(text).split()
    return {*words, *(word.removeprefix(ARTICLE) for word in words)}


def _points_to_group(side: Side) -> bool:
    """«الحركة»، «مسلحو الجماعة»: a group of no name, known to the reader."""
    if side.refs or side.nationality or side.pronoun or side.cls not in _NON_STATE or not side.definite:
        return False
    return side.thing in ("force", "party") or (side.thing == "people" and " " in side.text)


def _agrees(pronoun: str, owner: Side) -> bool:
    """Whether a pronoun can mean that side: «ها» a feminine or a plural («الحركة»), «ه» a masculine.

    A name alone is either, and whoever speaks for a side stands for it («متحدث باسم الحركة … مقاتليها»).
    """
    if owner.thing == "people" or not owner.head or pronoun not in (HER, HIS):
        return True
    first = normalize(owner.text).split()[0].removeprefix(ARTICLE)
    plural = owner.thing == "force" and first != owner.head
    feminine = plural or owner.head.endswith(FEMININE) or first.endswith(FEMININE)
    return feminine == (pronoun == HER)


def _manned(side: Side, sides: Sequence[Side]) -> Side | None:
    """«مركزاً للشرطة … خمسة من عناصره»: of the state's site before it, where its sentence names nobody."""
    if side.pronoun not in (HER, HIS) or side.thing != "people" or side.refs or side.nationality:
        return None
    before = [s for s in sides if s.last <= side.first and s.thing == "site" and s.cls in IN_UNIFORM]
    return before[-1] if before else None


def _passenger(side: Side, here: Sequence[Side]) -> Side | None:
    """«القيادي في الحركة … استهدفت سيارته»: of the one man of a group told before it in its sentence."""
    if side.pronoun != HIS or side.thing not in _RIDDEN or side.refs or side.nationality or side.preposition:
        return None
    men = [s for s in here if s.thing == "people" and s.count == _ONE and s.refs]
    return men[-1] if men else None


def _rider(side: Side, sides: Sequence[Side]) -> Side | None:
    """«رئيس البلدية … سيارته»: of the people told right before it in its sentence, civilians too."""
    if not side.pronoun or side.thing not in _RIDDEN or side.refs or side.nationality:
        return None
    before = [s for s in sides if s.last <= side.first and s.thing == "people" and s.cls != "source"]
    if side.pronoun == OF_TWO:  # «الضابط وسائقه … سيارتهما»: of two men, whoever they are
        return next((s for s in before if s.count in (_ONE, _TWO)), None)
    if side.preposition:  # «أطلق مسلحون النار على سيارته»: not the gunmen's
        before = [s for s in before if s.cls not in _NON_STATE]
    return before[-1] if before and before[-1].cls in ("civilian", "government") else None


def _whose_site(side: Side, recent: list[Side], here: list[Side]) -> Side | None:
    """«مواقع الجماعة»، «مواقعهم»: of the side told last that this sentence has not named."""
    if not (side.pronoun or (side.definite and side.cls in _NON_STATE)) or side.cls not in _VAGUE:
        return None
    told = [s for s in recent if s.refs and not any(s is one or _alike(s, one) for one in here)]
    fitting = [s for s in told if side.pronoun or s.cls in _NON_STATE]
    return fitting[-1] if fitting else None


def _speaker_of(side: Side, sides: list[Side]) -> Side | None:
    """«طائراتنا»: of the named side that its sentence tells before it, else after it («…، قال الناطق»)."""
    named = [s for s in sides if s is not side and s.cls in RULERS_AND_FIGHTERS and (s.refs or s.nationality)]
    before = [s for s in named if s.first < side.first]
    return next(iter([*reversed(before), *named]), None)


def _alike(one: Side, other: Side) -> bool:
    return bool({r.name for r in one.refs} & {r.name for r in other.refs})
