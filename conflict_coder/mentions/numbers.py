"""Finds the counts in a sentence: digits, number words, vague words, with the words that bound them.

A number that measures (a distance, an age, a share) or names (a year, a unit, a rifle) counts nobody and is
left out; the words that tell so are in `rules/mentions/numbers.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conflict_coder.arabic.token import Token
from conflict_coder.mentions.mention import Number
from conflict_coder.mentions.number_reader import Reading, digits_range, read_number
from conflict_coder.mentions.number_words import NumberWords, load_number_words
from conflict_coder.mentions.phrases import written_from

__all__ = ["find_numbers", "load_number_words"]

_AFTER_NOUN = 4  # «خمسة جنود أميركيين على الأقل»: how far from the number the bound may stand


@dataclass(frozen=True, slots=True)
class _Count:
    """A number in place: tokens[first:last], the digits or words themselves at tokens[head:last]."""

    first: int
    head: int
    last: int
    n: int
    exact: bool
    digits: bool
    scale: int = 1
    proclitics: tuple[str, ...] = ()
    cut: int = 0
    bounded: bool = False


def find_numbers(
    tokens: Sequence[Token], words: NumberWords, text: str, keep_measures: bool = False
) -> list[Number]:
    """The counts told by *tokens* of *text*, left to right, none overlapping another.

    keep_measures: also give the numbers of dates, distances, ages, percentages, money, units and models.
    """
    found: list[Number] = []
    openers = words.openers
    i = 0
    while i < len(tokens):
        begins = tokens[i].form in openers or tokens[i].kind == "number"
        count = _count_at(tokens, i, words) if begins else None
        if count is None:
            i += 1
            continue
        i = count.last
        if keep_measures or not _measures(tokens, count, words):
            found.append(_mention(tokens, count, words, text))
            i = found[-1].last
    return found


def _count_at(tokens: Sequence[Token], i: int, words: NumberWords) -> _Count | None:
    """The number that starts at token *i*, with its approximators, as a range or alone."""
    bound = words.before.match(tokens, i)
    if bound is not None:
        count = _bounded(tokens, bound.end, words)
        if count is not None and words.joiner not in count.proclitics:  # «42 على الأقل و9»: two numbers
            return replace(
                count, first=i, exact=False, bounded=True, proclitics=bound.proclitics, cut=bound.cut
            )
    between = words.between.match(tokens, i)
    if between is not None:
        count = _between(tokens, between.end, words)
        if count is not None:
            return replace(count, first=i, proclitics=between.proclitics, cut=between.cut)
    return _with_range(tokens, i, words)


def _bounded(tokens: Sequence[Token], i: int, words: NumberWords) -> _Count | None:
    """The number after an approximator, which may be followed by a second («نحو أكثر من»)."""
    further = words.before.match(tokens, i, bare=True)
    between = words.between.match(tokens, i, bare=True)
    if further is not None:
        return _with_range(tokens, further.end, words)
    if between is not None:
        return _between(tokens, between.end, words)
    return _with_range(tokens, i, words)


def _single(tokens: Sequence[Token], i: int, words: NumberWords) -> _Count | None:
    """One number, without approximators: «الـ24» from its article on, «و20» from its digits on."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number":
        before = tokens[i - 1] if i else None
        glued = before is not None and before.end == token.start and before.kind == "word"
        carried = words.glued.get(before.form, ()) if before is not None and glued else ()
        return _digits(tokens, i, i, words, carried)
    if token.form in words.glued and i + 1 < len(tokens) and tokens[i + 1].kind == "number":
        article = token.form.endswith(words.attached.article)
        carried = words.glued[token.form]
        return _digits(tokens, i if article else i + 1, i + 1, words, carried)
    reading = read_number(tokens, i, words)
    if reading is None or not _is_count(tokens, i, reading, words):
        return None
    return _Count(
        i, i, reading.end, reading.value, not reading.vague, reading.digits, reading.scale,
        reading.proclitics, reading.cut,
    )  # fmt: skip


def _digits(
    tokens: Sequence[Token], first: int, i: int, words: NumberWords, carried: tuple[str, ...]
) -> _Count | None:
    """The number whose digits are token *i*; «20-30» as one word is a range."""
    cut = sum(map(len, carried)) if first < i else 0
    reading = read_number(tokens, i, words)
    if reading is not None:
        return _Count(first, i, reading.end, reading.value, True, True, reading.scale, carried, cut)
    ends = digits_range(tokens[i].form)
    if ends is None:
        return None
    scale = words.atoms.get(tokens[i + 1].form) if i + 1 < len(tokens) else None
    if scale is not None and scale.bare and scale.kind in ("scale", "counted", "many"):
        return _Count(first, i, i + 2, ends[0] * scale.value, False, True, scale.value, carried, cut)
    return _Count(first, i, i + 1, ends[0], False, True, 1, carried, cut)


def _is_count(tokens: Sequence[Token], i: int, reading: Reading, words: NumberWords) -> bool:
    """No for the «عشر» of «الخامس عشر», and for «أحد» that is nobody."""
    atom = words.atoms.get(tokens[i].form)
    if i and atom is not None and atom.kind in ("ten", "tens") and tokens[i - 1].form in words.ordinals:
        return False
    if reading.end == i + 1 and tokens[i].form[reading.cut :] in words.one_of:
        return _one_of(tokens, i + 1, words)
    return True


def _one_of(tokens: Sequence[Token], i: int, words: NumberWords) -> bool:
    """Whether a noun follows «أحد»: with the article, or a plain word («أحد الجنود», «أحد قادة داعش»)."""
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i].form in words.not_counted:
        return False
    form = tokens[i].form
    particles = (*words.attached.conjunctions, *words.attached.prepositions)
    return form.startswith(words.attached.article) or not form.startswith(particles)


def _with_range(tokens: Sequence[Token], i: int, words: NumberWords) -> _Count | None:
    """A number, or the lower of two: «20 إلى 30», «خمسة أو ستة»."""
    low = _single(tokens, i, words)
    if low is None:
        return None
    last = low.last
    if last + 1 < len(tokens) and tokens[last].form in words.range:
        high = _single(tokens, last + 1, words)
        if high is not None and not high.proclitics and low.n < high.n:
            return _lower(low, high)
    return low


def _between(tokens: Sequence[Token], i: int, words: NumberWords) -> _Count | None:
    """«20 و30» after «بين»."""
    low = _single(tokens, i, words)
    if low is None or low.last >= len(tokens):
        return None
    joint = tokens[low.last]
    alone = joint.form == words.joiner or joint.form in words.range
    high = _single(tokens, low.last + 1 if alone else low.last, words)
    if high is None or not (alone or high.proclitics == (words.joiner,)):
        return None
    return _lower(low, high)


def _lower(low: _Count, high: _Count) -> _Count:
    """The range from *low* to *high*; a scale told once serves both («20 إلى 30 ألفاً»)."""
    shared = high.scale > 1 and low.scale == 1 and low.n < high.n // high.scale
    n = low.n * high.scale if shared else min(low.n, high.n)
    return replace(low, last=high.last, n=n, exact=False, scale=high.scale, bounded=True)


def _mention(tokens: Sequence[Token], count: _Count, words: NumberWords, text: str) -> Number:
    """The mention: stretched over a bound that follows, inexact by one that follows the noun."""
    after = words.after.match(tokens, count.last)
    last = after.end if after is not None else count.last
    start = written_from(tokens[count.first], count.cut)
    before = tokens[count.first - 1].form if count.first else ""
    return Number(
        first=count.first,
        last=last,
        text=text[start : tokens[last - 1].end],
        proclitics=count.proclitics,
        preposition=before if before in words.prepositions else "",
        n=count.n,
        exact=count.exact and after is None and not _bound_ahead(tokens, last, words),
    )


def _bound_ahead(tokens: Sequence[Token], i: int, words: NumberWords) -> bool:
    """Whether «على الأقل» follows the counted noun."""
    for at in range(i, min(i + _AFTER_NOUN, len(tokens))):
        if tokens[at].kind != "word":
            return False
        if words.after.match(tokens, at):
            return True
    return False


def _measures(tokens: Sequence[Token], count: _Count, words: NumberWords) -> bool:
    """Whether the number counts no people or things: a measure, a date, a name, a year."""
    before = tokens[count.first - 1] if count.first else None
    if before is not None and not count.bounded and before.form in words.measured_before:
        return True
    if before is not None and count.n == 1 and before.text in words.single:
        return True
    return (
        _measured_after(tokens, count.last, words)
        or _before_month(tokens, count.last, words)
        or (count.digits and (_in_name(tokens, count.head) or _is_year(tokens, count, words)))
    )


def _measured_after(tokens: Sequence[Token], i: int, words: NumberWords) -> bool:
    """A unit at token *i*, unless it opens a date («قتل 15 عام 2014»)."""
    unit = words.measured_after.match(tokens, i)
    if unit is None:
        return False
    if tokens[i].form not in words.opens_date or unit.end >= len(tokens):
        return True
    following = tokens[unit.end]
    dated = following.kind == "number" or following.form.startswith(words.attached.article)
    return not dated and following.form not in words.months


def _before_month(tokens: Sequence[Token], i: int, words: NumberWords, depth: int = 0) -> bool:
    """«24 يوليو», «24 من يوليو», «24 و25 يوليو», «24 - 28 يوليو»: days, not counts."""
    if i >= len(tokens) or depth > 3:
        return False
    if words.months.match(tokens, i) is not None:
        return True
    token = tokens[i]
    if token.form in words.prepositions or token.form in words.opens_date:
        of_month = i + 1 < len(tokens) and tokens[i + 1].form in words.opens_date
        return of_month or words.months.match(tokens, i + 1) is not None
    if token.form != words.joiner and token.form not in words.range:
        return False
    further = i + 1 < len(tokens) and tokens[i + 1].kind == "number"
    return further and _before_month(tokens, i + 2, words, depth + 1)


def _in_name(tokens: Sequence[Token], i: int) -> bool:
    """Digits written onto a name: «ميغ-21», «F16»."""
    at, joint = i, tokens[i]
    if (
        i
        and tokens[i - 1].end == joint.start
        and tokens[i - 1].kind == "punct"
        and tokens[i - 1].form in "-–/"
    ):
        at, joint = i - 1, tokens[i - 1]
    before = tokens[at - 1] if at else None
    if before is None or before.end != joint.start:
        return False
    return before.kind == "latin" or (at < i and before.kind == "word")


def _is_year(tokens: Sequence[Token], count: _Count, words: NumberWords) -> bool:
    """Four plain digits after «في» or «منذ», or with nothing after them to count."""
    head = tokens[count.head]
    plain = head.form.isdigit() and len(head.form) == 4 and count.last == count.head + 1
    if not plain or count.bounded or not words.years.first <= count.n <= words.years.last:
        return False
    if count.first and tokens[count.first - 1].form in words.years.after:
        return True
    following = tokens[count.last] if count.last < len(tokens) else None
    return following is None or following.kind != "word" or following.form in words.not_counted
