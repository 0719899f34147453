"""Tolls: how many were killed and wounded, by the GUIDELINES' counting, and whom."""

from __future__ import annotations

from conflict_coder.coding.report import BOTH, DEAD, WOUNDED, Toll
from conflict_coder.matching.engine import Match
from conflict_coder.matching.view import SentenceView, finite, keys
from conflict_coder.mentions.mention import Mention, Number, Side

MANY = 10  # «قتلى»، «جرحى»، «آخرون» with no number (GUIDELINES, Counts)
_DUAL, _ONE = 2, 1


def find_tolls(
    view: SentenceView,
    matches: list[Match],
    counting: frozenset[str],
    among: frozenset[str],
    others: frozenset[str],
) -> list[Toll]:
    """The tolls that casualty rules found, one for each counted phrase, in text order.

    counting: lemmas of nouns that count people by their own number («قتيلان»); a maSdar («مقتل») does not.
    among: words after which a number is part of the one before («بينهم ثلاثة أطفال»).
    others: «آخرون»: a number before it counts more people, not those told before it again.
    """
    tolls: list[Toll] = []
    for match in matches:
        toll = _toll(view, match, counting)
        if (
            toll is not None
            and not _is_part(view, toll, among)
            and not (toll.kind == BOTH and _more(view, toll, others))
            and not any(_same(toll, other) for other in tolls)
        ):
            tolls.append(toll)
    shared = {t.mention.first for t in tolls if t.kind == BOTH and t.mention is not None}
    return [t for t in tolls if t.kind == BOTH or t.mention is None or t.mention.first not in shared]


def _is_part(view: SentenceView, toll: Toll, among: frozenset[str]) -> bool:
    first = toll.mention.first if toll.mention is not None else toll.at
    return any(among & keys(token) for token in view.tokens[max(0, first - 2) : first])


def _more(view: SentenceView, toll: Toll, others: frozenset[str]) -> bool:
    last = toll.mention.last if toll.mention is not None else len(view)
    return last < len(view) and bool(others & keys(view.tokens[last]))


def total(tolls: list[Toll]) -> int | None:
    """What tolls of one event add up to: sides apart are added, two counts of one side are not.

    Of two counts of one side in a sentence the lower holds, in later sentences the latest (GUIDELINES,
    Counts); a count of mere people that is no less than the sides' sum is taken for their total.
    """
    by_side: dict[tuple[object, ...], list[Toll]] = {}
    for toll in tolls:
        if toll.n is not None:
            by_side.setdefault(_victims(toll), []).append(toll)
    if not by_side:
        return None
    counts = {key: min(t.n or 0 for t in _firmest(group)) for key, group in by_side.items()}
    plain = counts.pop(_ANYBODY, None)
    apart = sum(counts.values())
    if plain is None:
        return apart
    return plain if not counts or plain >= apart else plain + apart


def is_vague(toll: Toll) -> bool:
    """Whether the count stands for a word like «عشرات» or a bare plural, which a number told elsewhere
    corrects.
    """
    mention = toll.mention
    if mention is None:
        return toll.n == MANY
    if isinstance(mention, Number):
        return not mention.exact and toll.n in _VAGUE and not any(char.isdigit() for char in mention.text)
    return isinstance(mention, Side) and toll.n in _VAGUE and (mention.implied or not mention.count_text)


def _firmest(group: list[Toll]) -> list[Toll]:
    return [toll for toll in group if not is_vague(toll)] or group


_VAGUE = frozenset({10, 12, 100, 1000})  # what GUIDELINES count vague words as
_ANYBODY: tuple[object, ...] = ("civilian", "", ())


def _victims(toll: Toll) -> tuple[object, ...]:
    side = toll.side
    if side is None:
        return _ANYBODY
    return (side.cls, side.nationality, tuple(ref.name for ref in side.refs))


def _same(one: Toll, other: Toll) -> bool:
    if one.mention is None or other.mention is None:
        return False
    return one.kind == other.kind and one.mention.first == other.mention.first


def _toll(view: SentenceView, match: Match, counting: frozenset[str]) -> Toll | None:
    kind = BOTH if "both" in match.rule.id else WOUNDED if "wounded" in match.rule.id else DEAD
    if kind == BOTH and not match.slots and " " not in match.lemma:
        return None  # «قتل» alone is no «قتل وجرح»
    fill = match.slots.get("dead") or match.slots.get("wounded")
    if fill is not None:
        mention = fill.mention
        side = mention if isinstance(mention, Side) else _counted(view, mention, match)
        n = with_joined(view, mention)
        if n is None:
            n = _told_by_itself(view, match, counting)
        return Toll(kind, n, _text(mention), match.first, side, mention, match)
    n = _told_by_itself(view, match, counting)
    if n is None:
        return None
    return Toll(kind, n, view.tokens[match.first].text, match.first, None, None, match)


def _counted(view: SentenceView, mention: Mention, match: Match) -> Side | None:
    """Who a bare number counts: the side after it, or after the noun that counts («13 قتيلاً من الأهالي»)."""
    after = max(mention.last, match.last)
    for i in range(after, min(after + 3, len(view))):
        cover = view.cover[i]
        if isinstance(cover, Side) and cover.first == i:
            return cover
    return None


def with_joined(view: SentenceView, mention: Mention) -> int | None:
    """How many a phrase counts with the people joined to it: «كاهن وخمسة من رعيته» are six."""
    n = people(mention)
    if n is None or not isinstance(mention, Side):
        return n
    joined = [s for s in view.joined_sides(mention) if s.thing == "people" and s.cls != "source"]
    more = [s for s in joined if s.cls == mention.cls or not s.implied]
    return n + sum(people(side) or 0 for side in more)


def told_strength(view: SentenceView, mention: Mention) -> int | None:
    """How many a phrase counts, or the number right after it: «رتلاً قوامه 80 عربة»، «طلائع، وعددها 2500»."""
    n = people(mention)
    if n is not None and not _is_one_thing(mention):
        return _told_after(view, mention) or n
    if isinstance(mention, Side) and mention.thing == "force" and _is_pair(view, mention):
        return _DUAL
    for i in range(mention.last, min(mention.last + 5, len(view))):
        cover = view.cover[i]
        if cover is not None and people(cover) is not None:
            return people(cover)
        if view.ends_clause(i):
            break
    return None


def _told_after(view: SentenceView, mention: Mention) -> int | None:
    """The number of people told as many by their plural alone: «مقاتلون سوريون عددهم 300»."""
    at = mention.last + 1
    if not isinstance(mention, Side) or not mention.implied or at >= len(view):
        return None
    number = view.cover[at]
    owned = any(a.enclitic for a in view.tokens[at - 1].analyses)
    return number.n if isinstance(number, Number) and owned else None


def _is_pair(view: SentenceView, side: Side) -> bool:
    """Whether the head noun is a dual and nothing else: «لواءين»."""
    nums = {a.num for a in view.tokens[side.first].analyses if a.pos != "verb"}
    return nums == {"d"}


def _is_one_thing(mention: Mention) -> bool:
    """Whether it is one convoy or vehicle by its noun's form: how many are in it is told apart, if at all."""
    return isinstance(mention, Side) and mention.thing != "people" and mention.implied and mention.count == 1


def people(mention: Mention) -> int | None:
    """How many people a mention counts: its number, 2 for a dual, 1 for a singular, 10 for a bare plural."""
    if isinstance(mention, Number):
        return mention.n
    if isinstance(mention, Side):
        return mention.count
    return None


def _text(mention: Mention) -> str:
    return mention.count_text if isinstance(mention, Side) and mention.count_text else mention.text


def _told_by_itself(view: SentenceView, match: Match, counting: frozenset[str]) -> int | None:
    """The number in the trigger's own form: «قتيلان» 2, «قتيل» 1, «قتلى» 10; a verb tells none, unless
    it carries an object pronoun («قتلهم» 10, «قتلته» 1)."""
    token = view.tokens[match.first]
    verb = finite(token)
    if match.kind == "noun" and match.enclitic:
        return None  # «جثثهم»: those told before
    if match.kind == "noun":
        nums = {a.num for a in token.analyses if a.pos != "verb" and a.lemma == match.lemma.split()[0]}
        if match.lemma.split()[0] in counting:
            return MANY if "p" in nums else _DUAL if "d" in nums else _ONE
        return None
    if verb is not None and verb.enclitic:
        return {"هم": MANY, "هما": _DUAL}.get(verb.enclitic, _ONE)
    if verb is not None and verb.num == "d":
        return _DUAL
    return None
