"""Tolls: how many were killed and wounded, and whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from conflict_coder.arabic.particles import AND, COMMA, OF_TWO, THEIR
from conflict_coder.coding.counts import count_text, is_with, people, with_joined
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import BOTH, DEAD, WOUNDED, Toll
from conflict_coder.matching.engine import Match
from conflict_coder.matching.view import SentenceView, finite, keys
from conflict_coder.mentions.mention import Mention, Number, Side, When

MANY = 10  # «قتلى»، «جرحى»، «آخرون» with no number: ACLED's convention
_DUAL, _ONE = 2, 1
_NUMBER_WITHIN = 10  # words from the dead to «وعددهم»
_SINCE_WITHIN, _LONG = 8, timedelta(days=40)
_MOSTLY_WITHIN, _OF_THEM = 3, 2  # words to «معظمهم», and from it to whose they are
_OFFICES = frozenset({"government", "state", "police"})
_FURTHER = 6  # words from one side's dead to the other's («… في صفوف الجيش و20 في صفوف المهاجمين»)


class TollFinder:
    """Finds the tolls that casualty rules tell in a sentence.

    The words it knows: nouns that count people by their own number («قتيلان»; a maSdar, «مقتل», does not),
    words after which a number is part of the one before («بينهم ثلاثة أطفال»), and «آخر», «آخرون».
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._counting = knowledge.words("counting-nouns")
        self._among = knowledge.words("among-words")
        self._others = {
            MANY: knowledge.words("others-many"),
            _DUAL: knowledge.words("others-two"),
            _ONE: knowledge.words("others-one"),
        }
        self._numbers = knowledge.words("their-number")
        self._them = knowledge.words("of-them-words")
        self._sides_of = knowledge.words("toll-sides")
        self._most = knowledge.words("mostly-words")
        self._falling = knowledge.words("falling-verbs")
        self._former = knowledge.phrases("former-tolls")
        self._since = knowledge.phrases("since-beginnings")

    def find(self, view: SentenceView, matches: list[Match]) -> list[Toll]:
        """One toll for each counted phrase, in text order. matches: those of casualty rules."""
        tolls: list[Toll] = []
        hurt = frozenset(m.slots["wounded"].mention.first for m in matches if "wounded" in m.slots)
        for match in matches:
            told = self._toll(view, match, hurt)
            toll = self._whole(view, told) if told is not None else None
            if (
                toll is not None
                and not (toll.kind == BOTH and self._more(view, toll))
                and not any(_same(toll, other) for other in tolls)
            ):
                tolls.append(toll)
        tolls = _in_one_number(tolls)
        tolls = [t for t in tolls if not (t.kind == BOTH and _told_apart(t, tolls))]
        shared = {t.mention.first for t in tolls if t.kind == BOTH and t.mention is not None}
        tolls = [t for t in tolls if t.kind == BOTH or t.mention is None or t.mention.first not in shared]
        tolls = [t for t in tolls if not (t.kind == WOUNDED and _died_since(t, tolls))]
        tolls = self._lasting(view, tolls)
        return [self._mostly(view, toll) for toll in tolls] + self._other_sides(view, tolls)

    def _mostly(self, view: SentenceView, toll: Toll) -> Toll:
        """The toll with the side that most of the dead were of («84 قتيلاً معظمهم من الشرطة»)."""
        last = max(toll.at + 1, toll.mention.last if toll.mention is not None else 0)
        for i in range(last, min(last + _MOSTLY_WITHIN, len(view))):
            if self._most & keys(view.tokens[i]):
                of = next((m for m in view.of(Side) if 0 < m.first - i <= _OF_THEM), None)
                return replace(toll, side=of) if of is not None else toll
        return toll

    def _lasting(self, view: SentenceView, tolls: list[Toll]) -> list[Toll]:
        """The tolls without those counted before, where another takes their place («إلى 32 قتيلاً بعد أن كانت
        20»).
        """
        ends = [end for _, end in view.found(self._former)] if len(tolls) > 1 else []
        former = [t for t in tolls if t.mention is not None and _soon_after(ends, t.mention.first, view)]
        former += [t for t in tolls if len(tolls) > 1 and t not in former and self._counts_long(view, t)]
        kinds = {t.kind for t in tolls if t not in former}
        return [t for t in tolls if t not in former or t.kind not in kinds]

    def _counts_long(self, view: SentenceView, toll: Toll) -> bool:
        """Whether a toll has added up since long ago («ليرتفع إلى 3312 عدد قتلاه منذ آذار 2003»)."""
        first = toll.mention.last if toll.mention is not None else toll.at + 1
        for i in range(first, min(first + _SINCE_WITHIN, len(view))):
            if view.ends_clause(i) or view.tokens[i].form == "،":
                return False
            if view.match(self._since, i) is not None:
                return True
            when = view.cover[i]
            if isinstance(when, When) and when.start is not None and when.end is not None:
                return when.end - when.start > _LONG
        return False

    def _whole(self, view: SentenceView, toll: Toll) -> Toll | None:
        """The toll, or the one it is part of («57 مدنياً بينهم 12 طفلاً وست نساء قتلوا»); None if none
        stands before.
        """
        first = toll.mention.first if toll.mention is not None else toll.at
        if isinstance(toll.mention, Side):
            before = view.follows_side(toll.mention)
            while before is not None:
                first, before = before.first, view.follows_side(before)
        if isinstance(toll.mention, Number) and toll.mention.n == _ONE:
            ends = [m for m in view.last_of.get(first, ()) if isinstance(m, Side)]
            family = next((m for m in ends if people(m) is not None), None)
            if family is not None:  # «أربعة من أسرة واحدة»
                return replace(toll, n=people(family), text=count_text(family), mention=family, side=family)
        word = next((i for i in range(max(0, first - 2), first) if self._among & keys(view.tokens[i])), None)
        if word is None:
            return _with_those_before(view, toll)
        ends = [m for i in (word, word - 1) for m in view.last_of.get(i, ()) if isinstance(m, Side)]
        whole = next((m for m in ends if m.thing == "people" and people(m) is not None), None)
        if whole is None or toll.at < whole.first:
            return None
        return replace(toll, n=people(whole), text=count_text(whole), mention=whole, side=whole)

    def _more(self, view: SentenceView, toll: Toll) -> bool:
        last = toll.mention.last if toll.mention is not None else len(view)
        return last < len(view) and bool(self._others[MANY] & keys(view.tokens[last]))

    def _toll(self, view: SentenceView, match: Match, hurt: frozenset[int]) -> Toll | None:
        kind = match.rule.source.tolls
        if kind == BOTH and not match.slots and " " not in match.lemma:
            return None  # «قتل» alone is no «قتل وجرح»
        own = self._told_by_itself(view, match) or self._their_number(view, match)
        fill = match.slots.get("dead") or match.slots.get("wounded")
        mention = fill.mention if fill is not None else None
        if mention is not None and not (own and AND in mention.proclitics and mention.first >= match.last):
            side = mention if isinstance(mention, Side) else _counted(view, mention, match, self._them)
            n = with_joined(view, mention, hurt if kind == DEAD else frozenset())
            if n == _ONE and isinstance(mention, Side) and mention.thing == "force":
                n = None  # «الحشد الشعبي»: many, by one name
            n = _ONE if n is None and own is None and _is_one_person(view, mention) else n
            if n is not None and is_with(mention) and mention.first >= match.last:
                n += 1  # «الذي قُتل مع تسعة من رفاقه»
            side = side or self._among_whom(view, max(mention.last, match.last))
            return Toll(kind, own if n is None else n, count_text(mention), match.first, side, mention, match)
        if own is None:
            return None
        side = self._among_whom(view, match.last)
        return Toll(kind, own, view.tokens[match.first].text, match.first, side, None, match)

    def _among_whom(self, view: SentenceView, at: int) -> Side | None:
        """Civilians told as part of a bare number («ستة قتلى بينهم امرأة»): so are the others."""
        for i in range(at, min(at + 2, len(view) - 1)):
            if self._among & keys(view.tokens[i]):
                cover = view.cover[i + 1]
                plain = isinstance(cover, Side) and cover.cls == "civilian" and not cover.refs
                return (
                    replace(cover, count=None, count_text="") if plain and isinstance(cover, Side) else None
                )
        return None

    def _told_by_itself(self, view: SentenceView, match: Match) -> int | None:
        """The number in the trigger's own form: «قتيلان» 2, «قتيل» 1, «قتلى» 10; a verb tells none, unless
        it carries an object pronoun («قتلهم» 10, «قتلته» 1) or «آخر» follows («أصيب آخر» 1).
        """
        token = view.tokens[match.first]
        if match.kind == "noun" and match.enclitic and not self._counted_noun(view, match):
            return None  # «جثثهم»: those told before
        counted = self._counted_noun(view, match)
        if counted is not None:
            return counted
        if match.last < len(view):
            following = view.tokens[match.last].form
            for n, words in self._others.items():
                if following in words:
                    return n
        verb = finite(token) if match.kind != "noun" else None
        if match.lemma in self._falling and not match.slots:
            return None  # «قذيفتان سقطتا»
        if verb is not None and verb.enclitic:
            return {THEIR: MANY, OF_TWO: _DUAL}.get(verb.enclitic, _ONE)
        if verb is not None and verb.num == "d":
            return _DUAL
        return None

    def _their_number(self, view: SentenceView, match: Match) -> int | None:
        """«مقتل من كانوا في السيارة وعددهم أربعة»."""
        for i in range(match.last, min(match.last + _NUMBER_WITHIN, len(view) - 1)):
            if view.ends_clause(i):
                return None
            if keys(view.tokens[i]) & self._numbers:
                cover = view.cover[i + 1]
                return people(cover) if cover is not None else None
        return None

    def _counted_noun(self, view: SentenceView, match: Match) -> int | None:
        """What «قتيل», «قتيلان», «قتلى» count by their form, None for any other word."""
        if match.kind != "noun":
            return None
        read = [a for a in view.tokens[match.first].analyses if a.pos != "verb" and a.lemma in self._counting]
        own = [a for a in read if a.lemma == match.lemma.split()[0]] or read
        if not own or any(a.enclitic for a in own):
            return None
        nums = {a.num for a in own}
        return MANY if "p" in nums else _DUAL if "d" in nums else _ONE

    def _other_sides(self, view: SentenceView, tolls: list[Toll]) -> list[Toll]:
        """The dead of the other side («29 قتيلاً في صفوف الجيش و40 في صفوف المهاجمين»)."""
        counted = {t.mention.first for t in tolls if t.mention is not None}
        found = []
        for toll in tolls:
            if toll.kind == BOTH or toll.mention is None:
                continue
            for i in range(toll.mention.last, min(toll.mention.last + _FURTHER, len(view))):
                if view.ends_clause(i) or finite(view.tokens[i]) is not None:
                    break
                number = next((m for m in view.mentions.get(i, ()) if isinstance(m, Number)), None)
                if number is None or i in counted or AND not in number.proclitics:
                    continue
                rest = view.tokens[number.last : number.last + 3]
                if any(keys(token) & self._sides_of for token in rest):
                    found.append(
                        Toll(
                            toll.kind,
                            number.n,
                            number.text,
                            toll.at,
                            _side_after(view, number.last),
                            number,
                            toll.match,
                        )
                    )
        return found


def _is_one_person(view: SentenceView, mention: Mention) -> bool:
    """Whether a phrase of people tells one by its office («مقتل وزير الدفاع»)."""
    if not isinstance(mention, Side) or mention.thing != "people" or mention.refs:
        return False
    nums = {a.num for a in view.tokens[mention.first].analyses if a.pos != "verb"}
    return mention.cls in _OFFICES and mention.count is None and nums <= {"s"}


def _with_those_before(view: SentenceView, toll: Toll) -> Toll:
    """The toll with the people that its own are joined to, before the verb: «27 جندياً و15 مسلحاً قتلوا», «488
    عنصراً من الشرطة والحشد قتلوا».
    """
    mention = toll.mention
    if not isinstance(mention, Side) or toll.at < mention.last:
        return toll
    chain: list[Side] = [mention]
    while (before := view.follows_side(chain[0])) is not None:
        chain.insert(0, before)
    counted = [side for side in chain if side.count is not None and side.count_text and not side.implied]
    if len(chain) == 1 or not counted or counted[0] is mention:
        return toll
    n, whole = sum(side.count or 0 for side in counted if side.thing == "people"), counted[0]
    return replace(toll, n=n, text=count_text(whole), mention=whole, side=whole)


def _in_one_number(tolls: list[Toll]) -> list[Toll]:
    """«أسفر عن مقتل وإصابة 50 شخصاً»: the dead and the wounded that have one number are told in one."""
    told = {id(t.mention) for t in tolls if t.kind == BOTH}
    wounded = {id(t.mention): t for t in tolls if t.kind == WOUNDED and id(t.mention) not in told}
    found: list[Toll] = []
    for toll in tolls:
        hurt = wounded.get(id(toll.mention)) if toll.kind == DEAD else None
        one = hurt is not None and hurt.mention is not None and toll.at < hurt.at < hurt.mention.first
        found.append(replace(toll, kind=BOTH) if one else toll)
    return found


def _soon_after(ends: list[int], at: int, view: SentenceView) -> bool:
    """Whether one of the words that end at *ends* leads to token *at*, in one clause."""

    def ends_within(end: int) -> bool:
        return any(view.ends_clause(i) or view.tokens[i].form == COMMA for i in range(end, at))

    return any(0 <= at - end <= _FURTHER and not ends_within(end) for end in ends)


def _told_apart(both: Toll, tolls: list[Toll]) -> bool:
    """Whether the dead have a number of their own («ثمانية قتلوا وجرح 28»)."""
    dead = [t.mention for t in tolls if t.kind == DEAD and t.at == both.at]
    return any(m is not None and both.mention is not None and m.last <= both.mention.first for m in dead)


def _died_since(hurt: Toll, tolls: list[Toll]) -> bool:
    """Whether the wounded are told further on to have died («أصيب محتج ثم فارق الحياة»)."""
    return any(t.kind == DEAD and t.at > hurt.at and _same_people(t, hurt) for t in tolls)


def _same_people(one: Toll, other: Toll) -> bool:
    return one.mention is not None and one.mention is other.mention


def _side_after(view: SentenceView, i: int) -> Side | None:
    covers = (view.cover[at] for at in range(i, min(i + 4, len(view))))
    return next((cover for cover in covers if isinstance(cover, Side)), None)


def total(tolls: list[Toll]) -> int | None:
    """What tolls of one event add up to: sides apart are added, two counts of one side are not.

    Of two counts of one side in a sentence the lower holds, in later sentences the latest; a count of
    mere people that is no less than the sides' sum is taken for their total.
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


_VAGUE = frozenset({10, 12, 100, 1000})  # what ACLED counts vague words as
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


def _counted(view: SentenceView, mention: Mention, match: Match, them: frozenset[str]) -> Side | None:
    """Who a bare number counts: the side after it, or after the noun that counts («13 قتيلاً من الأهالي»);
    before *them* («ثلاثة منهم») the people told before.
    """
    if mention.last < len(view) and them & keys(view.tokens[mention.last]):
        told = [s for s in view.of(Side) if s.last <= min(mention.first, match.first)]
        return next((s for s in reversed(told) if s.thing in ("people", "force")), None)
    after = max(mention.last, match.last)
    for i in range(after, min(after + 3, len(view))):
        cover = view.cover[i]
        if isinstance(cover, Side) and cover.first == i and not _says_how(cover):
            return cover
    return None


def _says_how(side: Side) -> bool:
    """Whether a lone word with no «من» before it is said of the dead («11 جثة مجهولة»): it names nobody."""
    return side.count == 1 and side.last - side.first == 1 and not side.preposition and not side.refs
