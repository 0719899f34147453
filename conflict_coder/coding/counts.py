"""How many people a phrase of the text counts, alone or with those joined to it."""

from __future__ import annotations

from conflict_coder.matching.view import SentenceView
from conflict_coder.mentions.mention import Mention, Number, Side

_DUAL = 2
_NAME = 4  # words a name may have between a rank and «و» («قتل المقدم علي الجبوري وأحد مرافقيه»)
_NO_NAMES = frozenset({"verb", "prep"})
_AND = "و"


def with_joined(view: SentenceView, mention: Mention, apart: frozenset[int] = frozenset()) -> int | None:
    """How many a phrase counts with the people joined to it: «كاهن وخمسة من رعيته» are six, and so are
    «المقدم علي وخمسة من مرافقيه».

    apart: first tokens of mentions that are counted apart («قتيل وخمسة جرحى»).
    """
    n = people(mention)
    if n is None or not isinstance(mention, Side):
        return n
    last: Mention = mention
    while (following := _joined_after(view, last)) is not None and following.first not in apart:
        last = following
        n += people(following) or 0
    return n


def _joined_after(view: SentenceView, mention: Mention) -> Mention | None:
    """The people that «و» joins right after a phrase, or after the name that follows it."""
    for i in range(mention.last, min(mention.last + _NAME + 1, len(view))):
        for other in view.mentions.get(i, ()):
            if _AND in other.proclitics and _adds(other, mention):
                return other
        token = view.tokens[i]
        named = isinstance(mention, Side) and mention.count == 1 and token.kind == "word"
        if not named or view.cover[i] is not None or any(a.pos in _NO_NAMES for a in token.analyses):
            return None
    return None


def _adds(other: Mention, mention: Mention) -> bool:
    """Whether joined people are counted with those before them: not a bare plural, nor who only tells."""
    if isinstance(other, Number):
        return True
    if not isinstance(other, Side) or other.thing != "people" or other.cls == "source":
        return False
    alike = isinstance(mention, Side) and other.cls == mention.cls
    return alike or not other.implied or (other.count is not None and other.count <= _DUAL)


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


def count_text(mention: Mention) -> str:
    return mention.count_text if isinstance(mention, Side) and mention.count_text else mention.text
