"""How many people a phrase of the text counts, alone or with those joined to it."""

from __future__ import annotations

from conflict_coder.arabic.particles import ALONG_WITH, AND, COMMA, OF, ON, TOGETHER
from conflict_coder.matching.view import SentenceView
from conflict_coder.mentions.mention import Mention, Number, Side

_DUAL = 2
_NAME = 4  # words a name may have between a rank and «و» («قتل المقدم علي الجبوري وأحد مرافقيه»)
_BOUND = frozenset({OF, ON, TOGETHER})  # «على الأقل»
_WEAPONS_WITHIN = 2  # words after the act's own
_PEOPLE = frozenset({"people", "force"})  # «10 من التنظيم» counts its men
_BETWEEN = frozenset({AND, COMMA})  # «42 حوثياً على الأقل، و9 مقاتلين»


def with_joined(view: SentenceView, mention: Mention, apart: frozenset[int] = frozenset()) -> int | None:
    """How many a phrase counts with the people joined to it: «كاهن وخمسة من رعيته» are six, and so are
    «المقدم علي وخمسة من مرافقيه».

    apart: first tokens of mentions that are counted apart («قتيل وخمسة جرحى»).
    """
    n = people(mention)
    last: Mention | None = mention
    while n is not None and last is not None:
        last = _joined_after(view, last)
        if last is None or last.first in apart:
            break
        n += people(last) or 0
    return n


def _joined_after(view: SentenceView, mention: Mention) -> Mention | None:
    """The people that «و» joins right after a phrase; its bound, a name, or whose they are may stand between
    («سبعة من جنود حفظ السلام و12 جندياً», «4 قتلى من البيشمركة و10 من التنظيم»).
    """
    i, words = mention.last, 0
    while i < len(view) and words <= _NAME:
        joined = next((m for m in view.mentions.get(i, ()) if _is_joined(m) and _adds(m, mention)), None)
        if joined is not None:
            return joined
        token, cover = view.tokens[i], view.cover[i]
        if isinstance(cover, Side) and cover.first == i and cover.preposition == OF and _is_whose(cover):
            i, words = cover.last, 0
        elif token.form in _BETWEEN:
            i += 1
        elif token.kind == "word" and cover is None and not _breaks(view, i):
            i, words = i + 1, words + 1
        else:
            return None
    return None


def _is_joined(mention: Mention) -> bool:
    return AND in mention.proclitics or is_with(mention)


def is_with(mention: Mention) -> bool:
    """Whether people are told as who was with another («قُتل مع اثنين من مرافقيه»)."""
    return mention.preposition in ALONG_WITH


def _is_whose(side: Side) -> bool:
    return side.count is None or side.implied or bool(side.refs)


def _breaks(view: SentenceView, i: int) -> bool:
    """Whether a word ends a phrase of people: a verb, or a preposition, but «من» and that of «على الأقل»."""
    kinds = {analysis.pos for analysis in view.tokens[i].analyses}
    if "prep" not in kinds:
        return "verb" in kinds
    return view.tokens[i].form not in _BOUND


def _adds(other: Mention, mention: Mention) -> bool:
    """Whether joined people are counted with those before them: not a bare plural, nor who only tells."""
    if isinstance(other, Number):
        return isinstance(mention, Side)
    if isinstance(other, Side) and other.thing == "vehicle":  # «25 دبابة و50 عربة»
        alike = isinstance(mention, Number) or (isinstance(mention, Side) and mention.thing == "vehicle")
        return alike and bool(other.count_text)
    if not isinstance(other, Side) or other.cls == "source":
        return False
    if other.thing not in _PEOPLE and (other.thing != "name" or not other.count_text):
        return False  # «اثنين من المقاومة» counts its men
    alike = isinstance(mention, Side) and other.cls == mention.cls
    return alike or not other.implied or (other.count is not None and other.count <= _DUAL)


def told_strength(view: SentenceView, mention: Mention) -> int | None:
    """How many a phrase counts, or the number right after it: «رتلاً قوامه 80 عربة»، «طلائع، وعددها 2500»."""
    n = people(mention)
    if n is not None and not _is_one_thing(mention):
        here = any(other is mention for other in view.mentions.get(mention.first, ()))
        return _told_after(view, mention) or (with_joined(view, mention) if here else n)
    if isinstance(mention, Side) and mention.thing == "force" and _is_pair(view, mention):
        return _DUAL
    for i in range(mention.last, min(mention.last + 5, len(view))):
        cover = view.cover[i]
        if cover is not None and people(cover) is not None:
            return with_joined(view, cover)
        if view.ends_clause(i):
            break
    return None


def weapons_told(view: SentenceView, first: int, last: int) -> tuple[int | None, str]:
    """How many weapons an act told by tokens *first* to *last* takes away, and the words: the number between
    them or right after («أسقطت الدفاعات ثلاث طائرات»), or a pair by its noun («تفكيك عبوتين»).
    """
    for i in range(first, min(last + _WEAPONS_WITHIN, len(view))):
        number = next((m for m in view.mentions.get(i, ()) if isinstance(m, Number)), None)
        if number is not None:
            return number.n, number.text
        nums = {a.num for a in view.tokens[i].analyses if a.pos != "verb"}
        if i > first and nums == {"d"} and view.cover[i] is None:
            return _DUAL, view.tokens[i].text
    return None, ""


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


def count_text(mention: Mention) -> str:
    return mention.count_text if isinstance(mention, Side) and mention.count_text else mention.text
