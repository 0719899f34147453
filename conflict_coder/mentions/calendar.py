"""Days and spans of days, counted from the article's date. No words here, only the calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Hijri

HIJRI_FIRST, HIJRI_LAST = 1343, 1500  # the years of the Umm al-Qura tables
_HEGIRA = 226_630  # the day before the first of the arithmetic calendar, as Python counts days
_MONTH = 29  # days from the first of a month of days to its last
_WEEKEND = 5  # Saturday: the Arab week begins with it
_MONTH_PARTS = {
    "early": (1, 10), "middle": (11, 20), "late": (21, 31), "end": (25, 31),
    "first_half": (1, 15), "second_half": (16, 31),
    "first_third": (1, 10), "second_third": (11, 20), "last_third": (21, 31),
    "first_week": (1, 7), "second_week": (8, 14), "third_week": (15, 21), "last_week": (22, 31),
}  # fmt: skip
_YEAR_PARTS = {
    "early": (1, 4), "middle": (5, 8), "late": (9, 12), "end": (9, 12),
    "first_half": (1, 6), "second_half": (7, 12),
    "first_quarter": (1, 3), "second_quarter": (4, 6), "third_quarter": (7, 9), "fourth_quarter": (10, 12),
    "first_third": (1, 4), "second_third": (5, 8), "last_third": (9, 12),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both included; None where no article date resolves the words.

    precision: 1 a day, 2 a week or so, 3 a month or more.
    """

    first: date | None
    last: date | None
    precision: int


def unknown(precision: int = 1) -> Span:
    """A span whose days no article date tells."""
    return Span(None, None, precision)


def one_day(day: date | None) -> Span:
    return Span(day, day, 1)


def between(first: date, last: date) -> Span:
    """The span of two days, in either order, with the precision its length has."""
    first, last = min(first, last), max(first, last)
    days = (last - first).days + 1
    return Span(first, last, 1 if days <= 2 else 2 if days <= 31 else 3)


def since(span: Span, today: date | None, from_end: bool = False) -> Span:
    """From *span* (its last day with *from_end*) to *today*."""
    start = span.last if from_end else span.first
    if start is None or today is None or start > today:
        return Span(start, start, span.precision)
    return between(start, today)


def days_ago(today: date | None, days: int) -> Span:
    return one_day(today - timedelta(days) if today else None)


def weekday(today: date | None, day: int, strictly: bool = False, weeks: int = 0) -> date | None:
    """The last *day* (Monday is 0) before *today* or on it; *strictly*: before it; *weeks* more back."""
    if today is None:
        return None
    back = (today.weekday() - day) % 7
    return today - timedelta((7 if back == 0 and strictly else back) + 7 * weeks)


def valid(year: int, month: int, day: int, hijri: bool = False) -> date | None:
    """The day, None where the calendar has none such. Hijri: by the Umm al-Qura calendar, by rule before it
    begins.
    """
    try:
        if hijri:
            tabled = HIJRI_FIRST <= year <= HIJRI_LAST
            return Hijri(year, month, day).to_gregorian() if tabled else _by_rule(year, month, day)
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _by_rule(year: int, month: int, day: int) -> date:
    """A Hijri day by the arithmetic calendar: eleven leap years in thirty, odd months of thirty days.

    Raises ValueError where it has none such.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(day)
    return date.fromordinal(
        (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + _HEGIRA
    )


def month_span(year: int, month: int, hijri: bool = False) -> Span:
    """A whole month."""
    first = valid(year, month, 1, hijri)
    after = valid(year + month // 12, month % 12 + 1, 1, hijri)
    if first is None or after is None:
        return unknown(3)
    return Span(first, after - timedelta(1), 3)


def year_span(year: int, last: int | None = None, hijri: bool = False) -> Span:
    """A whole year, or the years from *year* to *last*."""
    end = year if last is None else last
    if hijri:
        return Span(month_span(year, 1, True).first, month_span(end, 12, True).last, 3)
    return Span(date(year, 1, 1), date(end, 12, 31), 3)


def months_back(today: date, months: int) -> date:
    """The same day *months* earlier, or the last day of a shorter month."""
    index = today.year * 12 + today.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def part_of_month(span: Span, part: str) -> Span:
    """A third, a half, a week of the month *span*."""
    if span.first is None or span.last is None or part not in _MONTH_PARTS:
        return unknown(2)
    first, last = _MONTH_PARTS[part]
    return Span(span.first + timedelta(first - 1), min(span.first + timedelta(last - 1), span.last), 2)


def part_of_year(year: int | None, part: str) -> Span:
    """A third, a half, a quarter of *year*."""
    if year is None or part not in _YEAR_PARTS:
        return unknown(3)
    first, last = _YEAR_PARTS[part]
    return Span(date(year, first, 1), month_span(year, last).last, 3)


def season_of(year: int, first_month: int) -> Span:
    """Three months from *first_month*; the winter of a year begins in the December before."""
    start = date(year - 1 if first_month == 12 else year, first_month, 1)
    return Span(start, month_span(*month_after(start, 2)).last, 3)


def month_after(day: date, months: int) -> tuple[int, int]:
    """The year and month *months* after the month of *day*."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def this_week(today: date | None) -> Span:
    """From Saturday to the article's date."""
    start = weekday(today, _WEEKEND)
    return Span(start, today, 2)


def weekend(today: date | None) -> Span:
    """The last Saturday that is past, and its Sunday."""
    start = weekday(today, _WEEKEND, strictly=True)
    return Span(start, start + timedelta(1) if start else None, 2)


def trailing(today: date | None, unit: str, n: int) -> Span:
    """The last *n* units up to the article's date. Fewer than twelve hours are that day."""
    if today is None:
        return unknown(3 if unit in ("month", "year") else 2)
    if unit == "hour":
        return between(today - timedelta(round(n / 24) or int(n >= 12)), today)
    if unit in ("day", "week"):
        return between(today - timedelta(n * (7 if unit == "week" else 1)), today)
    return Span(months_back(today, n * (12 if unit == "year" else 1)), today, 3)


def ago(today: date | None, unit: str, n: int) -> Span:
    """*n* units before the article's date: a day; a week around it; the month from that day on; the year."""
    if today is None:
        return unknown({"hour": 1, "day": 1, "week": 2}.get(unit, 3))
    if unit == "hour":
        return days_ago(today, round(n / 24))
    if unit == "day":
        return days_ago(today, n)
    if unit == "week":
        middle = today - timedelta(7 * n)
        return Span(middle - timedelta(3), middle + timedelta(3), 2)
    if unit == "month":
        return Span(months_back(today, n), min(months_back(today, n) + timedelta(_MONTH), today), 3)
    return year_span(today.year - n)


def last_unit(today: date | None, unit: str, n: int = 1) -> Span:
    """«الأسبوع الماضي», «الشهر الماضي», «العام الماضي»; n=2: the one before it."""
    if today is None:
        return unknown({"hour": 1, "day": 1, "week": 2}.get(unit, 3))
    if unit == "week":
        return Span(today - timedelta(7 * n), today - timedelta(7 * n - 6), 2)
    if unit == "month":
        back = months_back(today, n)
        return month_span(back.year, back.month)
    return ago(today, unit, n)


def this_unit(today: date | None, unit: str) -> Span:
    """«الأسبوع الجاري», «هذا الشهر», «هذا العام», each up to the article's date."""
    if today is None:
        return unknown({"hour": 1, "day": 1, "week": 2}.get(unit, 3))
    if unit == "week":
        return this_week(today)
    if unit == "month":
        return Span(today.replace(day=1), today, 3)
    return Span(date(today.year, 1, 1), today, 3) if unit == "year" else one_day(today)
