"""Reads what tells a day or a month: «أمس», «الجمعة الماضي», «24 تموز/يوليو 2015», «2015-07-24»."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from conflict_coder.mentions import calendar
from conflict_coder.mentions.calendar import Span
from conflict_coder.mentions.date_scene import Found, Scene
from conflict_coder.mentions.date_words import Month
from conflict_coder.mentions.number_reader import digits_range

_GREGORIAN = 1700  # a year that is no Hijri one
_NEAR = 3  # days by which «أمس الأحد» may be later than the calendar says
_YEAR_FIRST = re.compile(r"(\d{4})[-/.:](\d{1,2})[-/.:](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.:](\d{1,2})[-/.:](\d{4}|\d{2})")


def read_day(scene: Scene, i: int) -> Found | None:
    """A day word, a weekday, a written date, or a day of a month at token *i*."""
    return (
        feast(scene, i)
        or day_word(scene, i)
        or weekday(scene, i)
        or written_date(scene, i)
        or day_of_month(scene, i)
    )


def feast(scene: Scene, i: int) -> Found | None:
    """«ثاني أيام عيد الأضحى», «يوم عاشوراء»: of the year told, or the last one."""
    hit = scene.words.feasts.match(scene.tokens, i)
    if hit is None:
        return None
    month, day = hit.value
    year = year_after(scene, hit.end)
    if year.kind == "next":
        return Found(year.end, None)
    if year.kind == "year" and year.year >= _GREGORIAN:
        days = [calendar.valid(year_of(date(year.year, 1, 1), True) + n, month, day, True) for n in (0, 1)]
        return Found(
            year.end, calendar.one_day(next((d for d in days if d and d.year == year.year), None)), day=True
        )
    return Found(year.end, _dated(scene, [day], Month(month, True, False), year), day=True, dated=True)


def day_word(scene: Scene, i: int) -> Found | None:
    """«أمس», «اليوم (الجمعة)», «أول من أمس السبت»."""
    hit = scene.words.days.match(scene.tokens, i)
    if hit is None:
        return None
    following = scene.form(hit.end)
    if hit.value == 0 and (
        following in scene.words.forms["not_today"]
        or following in scene.numbers.ordinals
        or scene.flag("last", hit.end)
        or scene.flag("next", hit.end)
    ):
        return None
    beside = _beside(scene, Found(hit.end, calendar.days_ago(scene.today, hit.value), day=True))
    told = beside.span.first if beside.span is not None else None
    named = beside.end > hit.end and told is not None
    return replace(beside, written=told + timedelta(hit.value)) if named and told is not None else beside


def weekday(scene: Scene, i: int) -> Found | None:
    """«الجمعة», «الجمعة الماضي», «الجمعة - السبت», «الخميس (6 أغسطس 2015)»."""
    hit = scene.words.weekdays.match(scene.tokens, i)
    if hit is None and i and scene.flag("day_heads", i - 1, bare=False):
        hit = scene.words.weekdays_after_day.match(scene.tokens, i)
    if hit is None:
        return None
    end = hit.end
    if scene.flag("next", end):
        return Found(scene.skip("next", end), None)
    pair = _second_weekday(scene, end)
    if pair is not None:
        second, end = pair
        last = calendar.weekday(scene.today, second)
        first = calendar.weekday(last, hit.value)
        return Found(end, calendar.between(first, last) if first and last else calendar.unknown(), day=True)
    before_last, last_end = scene.flag("before_last", end), scene.flag("last", end)
    day = calendar.weekday(scene.today, hit.value, bool(before_last or last_end), int(bool(before_last)))
    if last_end and not before_last and day is not None and day == calendar.days_ago(scene.today, 1).first:
        day -= timedelta(7)  # the day before would be «أمس»
    return _beside(scene, Found(before_last or last_end or end, calendar.one_day(day), day=True))


def _second_weekday(scene: Scene, i: int) -> tuple[int, int] | None:
    """The second day of «الجمعة - السبت», «الجمعة/السبت», «السبت الأحد»."""
    second = scene.words.weekdays.match(scene.tokens, scene.skip("to", i), bare=True)
    if second is None:
        return None
    end = scene.flag("last", second.end)
    return second.value, end or second.end


def _beside(scene: Scene, found: Found) -> Found:
    """*found* with the same day told again beside it: a weekday, or a date, which wins."""
    opened = scene.skip("open", found.end)
    dated_at = scene.skip("day_heads", scene.skip("comma", opened))
    again = written_date(scene, dated_at) or day_of_month(scene, dated_at)
    if again is not None and again.dated:
        return Found(scene.skip("close", again.end), again.span, day=True, dated=True)
    hit = scene.words.weekdays.match(scene.tokens, scene.skip("day_heads", opened), bare=True)
    if hit is None or found.span is None or found.span.first is None:
        return Found(scene.skip("close", hit.end), found.span, day=True) if hit else found
    told = calendar.weekday(found.span.first + timedelta(_NEAR), hit.value)
    if told is not None and not _not_after(told, scene.today):
        told -= timedelta(7)  # the article's date is not that of its text («اليوم الجمعة» on a Tuesday)
    end = scene.skip("close", hit.end) if opened > found.end else hit.end
    return Found(end, calendar.one_day(told), day=True)


def _not_after(day: date, today: date | None) -> bool:
    return today is None or day <= today


def written_date(scene: Scene, i: int) -> Found | None:
    """«2015-07-24», «24/7/2015», «24.7.15», and the same with spaces. Day before month, as Arabic writes."""
    if not scene.is_number(i):
        return None
    form, end = scene.form(i), i + 1
    while (
        end + 1 < len(scene.tokens)
        and end < i + 4
        and scene.form(end) in ("/", "-")
        and scene.is_number(end + 1)
    ):
        form, end = form + "/" + scene.form(end + 1), end + 2
    found = _YEAR_FIRST.fullmatch(form)
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
    else:
        found = _DAY_FIRST.fullmatch(form)
        if found is None:
            return None
        day, month, year = (int(part) for part in found.groups())
        if ":" in form:
            return None
        year += 2000 if year < 100 else 0
    if month > 12:
        day, month = month, day
    hijri = year < 1700
    told = calendar.valid(year, month, day, hijri)
    era = scene.flag("era_hijri" if hijri else "era_gregorian", end)
    return Found(era or end, calendar.one_day(told), day=True, dated=True) if told else None


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month as told: one name or two («تموز/يوليو»); certain: no other reading of the word is left."""

    month: Month
    end: int
    certain: bool


def month_name(scene: Scene, i: int) -> MonthName | None:
    """The month at token *i*, with «شهر» before it and its other names after it."""
    headed = scene.flag("month_heads", i, bare=False)
    hit = scene.words.months.match(scene.tokens, i if headed is None else headed, bare=headed is not None)
    if hit is None:
        return None
    end, certain = hit.end, headed is not None or not hit.value.doubtful
    while True:
        opened = scene.skip("open", end)
        alias = scene.words.months.match(scene.tokens, opened, bare=True)
        if alias is None or (alias.value.number, alias.value.hijri) != (hit.value.number, hit.value.hijri):
            return MonthName(hit.value, end, certain)
        end, certain = scene.skip("close", alias.end) if opened > end else alias.end, True


@dataclass(frozen=True, slots=True)
class YearTold:
    """What follows a month: kind `year`, `last`, `last_year`, `this_year`, `next` or "" (nothing)."""

    end: int
    kind: str = ""
    year: int = 0


def year_after(scene: Scene, i: int) -> YearTold:
    """«2015», «عام 2015», «1436هـ», «الماضي», «من العام الماضي», «الجاري» after a month."""
    headed = scene.flag("year_heads", i)
    at = scene.skip("open", i) if headed is None else headed
    told = scene.year_number(at, words=headed is not None)
    if told is not None:
        year, end = told
        end = scene.flag("era_gregorian", end) or scene.flag("era_hijri", end) or end
        return YearTold(scene.skip("close", end) if at > i and headed is None else end, "year", year)
    for name, kind in (
        ("last_year", "last_year"),
        ("current", "this_year"),
        ("next", "next"),
        ("last", "last"),
    ):
        end_or_none = scene.flag(name, i)
        if end_or_none is not None:
            return YearTold(end_or_none, kind)
    return YearTold(i)


def day_of_month(scene: Scene, i: int) -> Found | None:
    """«24 يوليو», «السابع من ديسمبر», «24 و25 تموز», «24-28 يوليو», «20 من الشهر الماضي», «يوم 24»."""
    days = _days(scene, i)
    if days is None:
        return None
    numbers, end = days
    at = scene.skip("of", end)
    month = month_name(scene, end) or month_name(scene, at)
    if month is not None:
        year = year_after(scene, month.end)
        if year.kind == "next":
            return Found(year.end, None)
        return Found(year.end, _dated(scene, numbers, month.month, year), day=True, dated=True)
    for name, back in (("last_month", 1), ("this_month", 0)):
        told = scene.flag(name, end) or scene.flag(name, at)
        if told:
            return Found(told, _in_month(scene.today, numbers, back), day=True, dated=True)
    if i and scene.flag("day_heads", i - 1, bare=False) and scene.is_number(i):
        return _bare_day(scene, numbers, end)
    return None


def _days(scene: Scene, i: int) -> tuple[list[int], int] | None:
    """The first and last of the days told at token *i*, and the index after them."""
    ends = digits_range(scene.form(i)) if scene.is_number(i) else None
    if ends is not None and ends[1] <= 31:
        return list(ends), i + 1
    first = scene.day_number(i)
    if first is None:
        return None
    numbers, end = [first[0]], first[1]
    while len(numbers) < 6:
        at = scene.joined(end) or scene.flag("to", end)
        rank = at is None and scene.form(end).startswith(scene.numbers.joiner)
        further = scene.day_number(at or end) if at or rank else None
        if further is None:
            break
        numbers, end = [*numbers, further[0]], further[1]
    return numbers, end


def _dated(scene: Scene, numbers: list[int], month: Month, told: YearTold) -> Span:
    """The days of *month* in the year told, or the last such days that are not after the article's date."""

    def days(year: int) -> list[date]:
        return [d for d in (calendar.valid(year, month.number, n, month.hijri) for n in numbers) if d]

    if told.kind == "year":
        found = days(told.year)
        return _hull(found)
    if scene.today is None:
        return calendar.unknown()
    now = year_of(scene.today, month.hijri)
    if told.kind in ("last_year", "this_year"):
        return _hull(days(now - int(told.kind == "last_year")))
    for year in range(now, now - 9, -1):  # the 29th of February comes every four years
        found = days(year)
        if found and min(found) <= scene.today and not (told.kind == "last" and min(found) == scene.today):
            return _hull(found)
    return calendar.unknown()


def year_of(day: date, hijri: bool) -> int:
    """The year of *day* in either calendar."""
    if not hijri:
        return day.year
    year = int((day.year - 622) * 33 / 32) + 2
    while (
        year > calendar.HIJRI_FIRST
        and (first := calendar.valid(year, 1, 1, True)) is not None
        and first > day
    ):
        year -= 1
    return year


def _in_month(today: date | None, numbers: list[int], back: int) -> Span:
    """Days of this month or of the one before."""
    if today is None:
        return calendar.unknown()
    month = calendar.months_back(today, back)
    return _hull([d for d in (calendar.valid(month.year, month.month, n) for n in numbers) if d])


def _bare_day(scene: Scene, numbers: list[int], end: int) -> Found | None:
    """«يوم 24»: of this month, or of the month before when that day is still to come."""
    if scene.today is None:
        return Found(end, calendar.unknown(), day=True)
    this = _in_month(scene.today, numbers, 0)
    late = this.first is None or this.first > scene.today
    return Found(end, _in_month(scene.today, numbers, 1) if late else this, day=True)


def _hull(days: list[date]) -> Span:
    return calendar.between(min(days), max(days)) if days else calendar.unknown()
