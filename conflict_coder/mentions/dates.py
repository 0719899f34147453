"""Finds the times told in a sentence and resolves them against the article's date.

A phrase is read from its first word on: «منذ» or «خلال» before it, parts of the day («مساء», «بعد منتصف
ليل»), then a day or a stretch, then a second day it is joined to. Times to come give no mention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from conflict_coder.arabic.token import Token
from conflict_coder.mentions import calendar
from conflict_coder.mentions.calendar import Span
from conflict_coder.mentions.date_days import feast, month_name, read_day
from conflict_coder.mentions.date_scene import Found, Scene
from conflict_coder.mentions.date_shifts import Shift, read_shift
from conflict_coder.mentions.date_spans import read_ago, read_during, read_since, read_span, since_duration
from conflict_coder.mentions.date_words import DateWords, load_date_words
from conflict_coder.mentions.mention import When
from conflict_coder.mentions.number_words import NumberWords
from conflict_coder.mentions.phrases import written_from

__all__ = ["find_dates", "load_date_words", "written_on"]

_JOINED_DAYS = 7  # «الخميس والجمعة» is one time; days further apart are two
_NEAR = 4  # words from «أكبر» to «منذ»
_AHEAD = timedelta(1)  # an article may carry the date of its evening before
_LATE = timedelta(7)  # it may stand under a day after that of its text


@dataclass(frozen=True, slots=True)
class _Time:
    """A phrase read: span None for a time to come; anchored False for «فجراً»; shift: counted from an act."""

    end: int
    span: Span | None
    anchored: bool = True
    shift: Shift | None = None
    written: date | None = None


def find_dates(
    tokens: Sequence[Token],
    words: DateWords,
    number_words: NumberWords,
    article_date: date | None,
    text: str,
) -> list[When]:
    """The times told by *tokens* of *text*, left to right, none overlapping another.

    Without *article_date*, relative times have no days (start and end None); full dates have theirs.
    """
    scene = Scene(tokens, words, number_words, article_date)
    found: list[When] = []
    opening, ordinals, atoms = words.particles, number_words.ordinals, number_words.atoms
    i = 0
    while i < len(tokens):
        token = tokens[i]
        form = token.form
        begins = form in opening or token.kind == "number" or form in ordinals or form in atoms
        time = _time_at(scene, i) if begins else None
        if time is None:
            i += 1
            continue
        if time.span is not None and not _to_come(time.span, article_date):
            found.append(_mention(scene, i, time, text))
        i = time.end
    return found


def written_on(told: Sequence[When], article_date: date | None) -> date | None:
    """The day a text was written: the article's date, unless the text names an earlier one («اليوم الأحد» in
    an article that stands under a Wednesday), from which its «أمس» counts.
    """
    days = [when.written for when in told if when.written is not None]
    if article_date is None or article_date in days:
        return article_date
    late = [day for day in days if day < article_date <= day + _LATE]
    return max(late, key=late.count, default=article_date)


def _time_at(scene: Scene, i: int) -> _Time | None:
    """The time told from token *i* on, which can begin one, or None."""
    ahead = scene.flag("future_days", i, bare=False)
    if ahead is not None:
        day = read_day(scene, ahead)
        return _Time(day.end if day else ahead, None)
    shift = read_shift(scene, i)
    if shift is not None:
        return _Time(shift.end, calendar.unknown(), shift=shift)
    found = _since(scene, i) or read_ago(scene, i) or _during(scene, i) or _phrase(scene, i)
    if found is None:
        return _time_of_day(scene, i)
    if _told_of_other(scene, i, found):
        return _Time(found.end, None)
    return _Time(found.end, found.span, written=found.written)


def _time_of_day(scene: Scene, i: int) -> _Time | None:
    """«فجراً», «عند الظهر»: no day told."""
    end = scene.flag("times_of_day", i, bare=False)
    return _Time(end, calendar.unknown(), anchored=False) if end is not None else None


def _told_of_other(scene: Scene, i: int, found: Found) -> bool:
    """«كل جمعة», «ذلك اليوم»; «سوق الخميس»; «ثورة 25 يناير», a name unless its year is told."""
    before = scene.form(i - 1)
    if before in scene.words.forms["no_date_before"]:
        return True
    if before in scene.words.forms["named_after_weekdays"] and found.end == i + 1:
        return scene.words.weekdays.match(scene.tokens, i, bare=True) is not None
    if before not in scene.words.forms["named_after_dates"]:
        return False
    months = (month_name(scene, at) for at in range(i, found.end))
    return any(name is not None and name.end == found.end for name in months)


def _since(scene: Scene, i: int) -> Found | None:
    """«منذ ثلاثة أسابيع», «منذ الاثنين», «منذ نهاية آذار»: up to the article's date."""
    opened = read_since(scene, i)
    if opened is None:
        return None
    if _superlative(scene, i):  # «أكبر هجوم منذ أسابيع»: not the attack's time
        return Found(opened[1].end if opened[1] else opened[0], None)
    at, told = opened
    if told is not None:
        return since_duration(scene, told)
    found = _phrase(scene, at)
    if found is None or found.span is None or found.closed:
        return found
    part = scene.words.parts.match(scene.tokens, at, bare=True)
    from_end = part is not None and part.value == "end"
    return replace(found, span=calendar.since(found.span, scene.today, from_end))


def _superlative(scene: Scene, i: int) -> bool:
    """Whether one of the last words before token *i* is «أكبر», «الأول» or the like."""
    return any(scene.form(at) in scene.words.forms["superlatives"] for at in range(max(0, i - _NEAR), i))


def _during(scene: Scene, i: int) -> Found | None:
    """«خلال أسبوعين», «خلال شهر يوليو», «على مدار اليومين الماضيين»."""
    at = scene.flag("during", i, bare=False)
    return (read_during(scene, at) or _phrase(scene, at)) if at is not None else None


def _phrase(scene: Scene, i: int) -> Found | None:
    """Parts of the day, «يوم», a day or a stretch, and what is joined to it."""
    at, midnight = (i, False) if feast(scene, i) is not None else _lead(scene, i)
    found = read_day(scene, at) or read_span(scene, at)
    if found is None:
        return None
    if found.span is None:
        return found
    found = _join(scene, found)
    if midnight and found.span is not None and found.day:
        found = replace(found, span=calendar.one_day(found.span.last))
    return replace(found, end=scene.skip("times_of_day", found.end) if found.day else found.end)


def _lead(scene: Scene, i: int) -> tuple[int, bool]:
    """The index of the day after «مساء», «في وقت متأخر من», «يوم», and whether it is told past midnight."""
    at, midnight, first = i, False, True
    while True:
        past = scene.flag("after_midnight", at, bare=not first)
        end = (
            past or scene.flag("day_parts", at, bare=not first) or scene.flag("day_heads", at, bare=not first)
        )
        if end is None:
            return at, midnight
        at, midnight, first = end, midnight or past is not None, False


def _join(scene: Scene, found: Found) -> Found:
    """«أمس وأول من أمس», «الخميس حتى السبت», «24 يوليو إلى 3 أغسطس»: one time from the first to the last."""
    to = scene.flag("to", found.end)
    joined = to is None and found.day and _and(scene, found.end)
    if to is None and not joined:
        return found
    opened = to if to is not None else found.end
    opened = opened + 1 if scene.form(opened) == scene.numbers.joiner else opened
    at, _ = _lead(scene, opened)
    near = _JOINED_DAYS if at == opened else 1
    second = read_day(scene, at) or (read_span(scene, at) if to is not None else None)
    if second is None or second.span is None or second.day != found.day or found.span is None:
        return found
    if found.span.first is None or second.span.last is None:
        return replace(found, end=second.end)
    apart = (second.span.last - found.span.first).days
    if (joined and abs(apart) > near) or (to is not None and apart < 0):
        return found
    return replace(second, span=_union(found.span, second.span), closed=to is not None)


def _and(scene: Scene, i: int) -> bool:
    """Whether token *i* is joined by «و» and carries nothing else (not «وفي», «وللجمعة»)."""
    joiner = scene.numbers.joiner
    return scene.form(i) == joiner or _attached(scene, i)[0] == (joiner,)


def _union(one: Span, other: Span) -> Span:
    """From the first day of both to the last."""
    days = [day for day in (one.first, one.last, other.first, other.last) if day is not None]
    span = calendar.between(min(days), max(days))
    return replace(span, precision=max(span.precision, one.precision, other.precision))


def _to_come(span: Span, today: date | None) -> bool:
    return today is not None and span.first is not None and span.first > today + _AHEAD


def _mention(scene: Scene, first: int, time: _Time, text: str) -> When:
    """The mention, its last day not after the article's unless the words say so."""
    token = scene.tokens[first]
    proclitics, cut = _attached(scene, first)
    span = time.span or calendar.unknown()
    end = span.last
    if end is not None and scene.today is not None and span.first is not None:
        end = max(min(end, scene.today), span.first)
    before = scene.form(first - 1)
    start = written_from(token, cut)
    return When(
        first=first,
        last=time.end,
        text=text[start : scene.tokens[time.end - 1].end],
        proclitics=proclitics,
        preposition=before if before in scene.numbers.prepositions else "",
        start=span.first,
        end=end,
        precision=span.precision,
        anchored=time.anchored,
        shift=time.shift.days if time.shift else None,
        shifts_next=bool(time.shift and time.shift.of_next),
        written=time.written,
    )


def _attached(scene: Scene, i: int) -> tuple[tuple[str, ...], int]:
    """The particles on the first word, and how many letters they take."""
    form = scene.form(i)
    atom = scene.numbers.atoms.get(form)
    if atom is not None:
        return atom.proclitics, atom.cut
    return scene.words.particles.get(form, ((), 0))
