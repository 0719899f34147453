"""Reads what tells a stretch: months, years, seasons, «الأسبوع الماضي», «منذ ثلاثة أسابيع», «قبل عامين»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conflict_coder.mentions import calendar
from conflict_coder.mentions.calendar import Span
from conflict_coder.mentions.date_days import MonthName, YearTold, month_name, year_after, year_of
from conflict_coder.mentions.date_scene import Found, Scene
from conflict_coder.mentions.date_words import Month, Unit
from conflict_coder.mentions.number_reader import digits_range, read_number

_LONGEST = {"hour": 2400, "day": 1000, "week": 200, "month": 600, "year": 200}  # more is history, no event
_MODIFIERS = ("before_last", "last", "current", "next")


def read_span(scene: Scene, i: int) -> Found | None:
    """A weekend, a part, a month, a unit with its modifier, a season, a year or a decade at token *i*."""
    weekend = scene.flag("weekend", i, bare=False)
    if weekend is not None and not scene.flag("next", weekend):
        return Found(weekend, calendar.weekend(scene.today))
    for reader in (_part, _month, _this, _unit, _season, _year, _decade):
        found = reader(scene, i)
        if found is not None:
            return found
    return None


# --- months, years and their parts -----------------------------------------------------------------


def _month(scene: Scene, i: int) -> Found | None:
    """«يوليو», «شهر يوليو الماضي», «يوليو (تموز) 2005», «يناير وفبراير 2006»."""
    name = month_name(scene, i)
    if name is None:
        return None
    year = year_after(scene, name.end)
    if not year.kind:
        pair = _two_months(scene, name)
        if pair is not None:
            return pair
    bare = scene.words.months.match(scene.tokens, i, bare=True) is not None  # «في باب المعظم» is no «بآب»
    cued = bare and scene.form(i - 1) in scene.words.forms["month_cues"]
    if not (name.certain or year.kind or cued):
        return None
    if year.kind == "next":
        return Found(year.end, None)
    return Found(year.end, _month_told(scene.today, name.month, year))


def _two_months(scene: Scene, first: MonthName) -> Found | None:
    """«يناير (كانون الثاني) وفبراير (شباط) 2006»: the year after the second is that of both."""
    joined = scene.words.months.match(scene.tokens, first.end)
    if joined is None or joined.proclitics != (scene.numbers.joiner,):
        return None
    second = month_name(scene, first.end)
    year = year_after(scene, second.end) if second else None
    if second is None or year is None or not (first.certain or second.certain) or year.kind == "next":
        return None
    one, other = (_month_told(scene.today, name.month, year) for name in (first, second))
    if one.first is None or other.last is None or one.first > other.last:
        return None
    return Found(year.end, Span(one.first, other.last, 3))


def _month_told(today: date | None, month: Month, told: YearTold) -> Span:
    """The month of the year told, or the last one that has begun («الماضي»: that is over)."""
    if told.kind == "year":
        return calendar.month_span(told.year, month.number, month.hijri)
    if today is None:
        return calendar.unknown(3)
    now = year_of(today, month.hijri)
    if told.kind in ("last_year", "this_year"):
        return calendar.month_span(now - int(told.kind == "last_year"), month.number, month.hijri)
    span = calendar.month_span(now, month.number, month.hijri)
    bound = span.last if told.kind == "last" else span.first
    if bound is None or bound > today or (told.kind == "last" and bound == today):
        return calendar.month_span(now - 1, month.number, month.hijri)
    return span


def _part(scene: Scene, i: int) -> Found | None:
    """«منتصف نوفمبر», «مطلع عام 2015», «نهاية الشهر الماضي», «النصف الأول من 2015»."""
    hit = scene.words.parts.match(scene.tokens, i)
    if hit is None:
        return None
    month = _part_of_month(scene, hit.end, hit.value)
    if month is not None:
        return month
    number = scene.year_number(hit.end)
    if number is not None:
        return Found(number[1], calendar.part_of_year(number[0], hit.value))
    found = (
        _year(scene, hit.end) or _this(scene, hit.end) or _unit(scene, hit.end) or _bare_unit(scene, hit.end)
    )
    if found is None or found.span is None:
        return found
    unit = scene.words.units.match(scene.tokens, scene.skip("this", hit.end), bare=True)
    return Found(found.end, _part_of(scene, found.span, unit.value.name if unit else "year", hit.value))


def _part_of_month(scene: Scene, i: int, part: str) -> Found | None:
    """A part of the month at token *i*; with no year told, of the last whose part has begun."""
    name = month_name(scene, i)
    if name is None:
        return None
    year = year_after(scene, name.end)
    if year.kind == "next":
        return Found(year.end, None)
    span = calendar.part_of_month(_month_told(scene.today, name.month, year), part)
    if not year.kind and scene.today is not None and span.first is not None and span.first > scene.today:
        before = YearTold(year.end, "year", year_of(scene.today, name.month.hijri) - 1)
        span = calendar.part_of_month(_month_told(scene.today, name.month, before), part)
    return Found(year.end, span)


def _bare_unit(scene: Scene, i: int) -> Found | None:
    """«العام», «الشهر» after «بداية»: the current one."""
    hit = scene.words.units.match(scene.tokens, i, bare=True)
    if hit is None or hit.value.number != "the" or hit.value.name not in ("month", "year"):
        return None
    return Found(hit.end, calendar.this_unit(scene.today, hit.value.name))


def _part_of(scene: Scene, span: Span, unit: str, part: str) -> Span:
    """A part of a week, a month or a year."""
    if span.first is None or unit == "week":
        return span
    if unit == "month":
        return calendar.part_of_month(calendar.month_span(span.first.year, span.first.month), part)
    return calendar.part_of_year(span.first.year, part)


def _year(scene: Scene, i: int) -> Found | None:
    """«عام 2015», «سنة 2014م», «عامي 2013 و2014», «1436 هجرية», «2014» after «في» or «منذ»."""
    headed = scene.flag("year_heads", i, bare=False)
    at = i if headed is None else headed
    ends = digits_range(scene.form(at)) if scene.is_number(at) else None
    if headed and ends and ends[0] > 1000 and ends[1] <= scene.numbers.years.last:
        return Found(at + 1, calendar.year_span(*ends))
    told = scene.year_number(at, words=headed is not None)
    if told is None or (headed is None and not _bare_year(scene, i, told[0])):
        return None
    year, end = told
    if headed is not None:
        joined = scene.joined(end) or scene.flag("to", end)
        second = scene.year_number(joined) if joined else None
        if second is not None and second[0] > year:
            return Found(second[1], calendar.year_span(year, second[0]))
    era = scene.flag("era_hijri", end)
    hijri = era is not None or calendar.HIJRI_FIRST <= year <= calendar.HIJRI_LAST
    return Found(era or scene.flag("era_gregorian", end) or end, calendar.year_span(year, hijri=hijri))


def _bare_year(scene: Scene, i: int, year: int) -> bool:
    """Whether four digits alone are a year: after «في» or «منذ», within the years numbers.yaml gives."""
    years = scene.numbers.years
    return scene.form(i - 1) in scene.words.forms["year_cues"] and years.first <= year <= years.last


def _season(scene: Scene, i: int) -> Found | None:
    """«صيف 2014», «صيف العام الماضي», «الصيف الماضي»."""
    hit = scene.words.seasons.match(scene.tokens, i)
    if hit is None:
        return None
    number = scene.year_number(hit.end)
    if number is not None:
        return Found(number[1], calendar.season_of(number[0], hit.value))
    told = _year(scene, hit.end) or _unit(scene, hit.end)
    if told is not None and told.span is not None:
        first = told.span.first
        return Found(told.end, calendar.season_of(first.year, hit.value) if first else calendar.unknown(3))
    last = scene.flag("last", hit.end)
    if last is None:
        return None
    if scene.today is None:
        return Found(last, calendar.unknown(3))
    span = calendar.season_of(scene.today.year, hit.value)
    over = span.last is not None and span.last < scene.today
    return Found(last, span if over else calendar.season_of(scene.today.year - 1, hit.value))


def _decade(scene: Scene, i: int) -> Found | None:
    """«تسعينيات القرن الماضي», «الثمانينيات»."""
    hit = scene.words.decades.match(scene.tokens, i)
    if hit is None:
        return None
    return Found(scene.skip("century", hit.end), calendar.year_span(1900 + hit.value, 1909 + hit.value))


# --- units of time ---------------------------------------------------------------------------------


def _this(scene: Scene, i: int) -> Found | None:
    """«هذا الأسبوع», «هذه السنة»."""
    this = scene.flag("this", i, bare=False)
    hit = scene.words.units.match(scene.tokens, this, bare=True) if this is not None else None
    if hit is None or hit.value.number != "the" or hit.value.name == "hour":
        return None
    return Found(hit.end, calendar.this_unit(scene.today, hit.value.name))


def _unit(scene: Scene, i: int) -> Found | None:
    """«الأسبوع الماضي», «العام الجاري», «الأيام الثلاثة الماضية», «الـ48 ساعة الأخيرة»."""
    counted = _definite_count(scene, i)
    if counted is not None:
        return counted
    hit = scene.words.units.match(scene.tokens, i)
    if hit is None or not hit.value.number.startswith("the") or _ends_title(scene, i):
        return None
    unit = hit.value
    number = _count(scene, hit.end) if unit.number == "the_many" else None
    end = number[1] if number else hit.end
    modifier = next(((name, at) for name in _MODIFIERS if (at := scene.flag(name, end))), None)
    if modifier is None:
        return None
    name, end = modifier
    if name == "next":
        return Found(end, None)
    if unit.number != "the":
        n = number[0] if number else 2 if unit.number == "the_two" else unit.vague
        return Found(end, calendar.trailing(scene.today, unit.name, n) if name == "last" else None)
    if name == "current":
        return Found(end, calendar.this_unit(scene.today, unit.name))
    return Found(end, calendar.last_unit(scene.today, unit.name, 2 if name == "before_last" else 1))


def _ends_title(scene: Scene, i: int) -> bool:
    """Whether token *i* is of a title: «الأمين العام السابق» tells no year."""
    before = scene.tokens[i - 1].splits if i else ()
    return any(rest in scene.words.forms["titles"] for _, rest in before)


def _definite_count(scene: Scene, i: int) -> Found | None:
    """«الـ24 ساعة الماضية», «الثلاثة أيام الماضية»."""
    number = _count(scene, i)
    hit = scene.words.units.match(scene.tokens, number[1], bare=True) if number else None
    if number is None or hit is None or hit.value.number not in ("one", "many"):
        return None
    end = scene.flag("last", hit.end)
    return Found(end, calendar.trailing(scene.today, hit.value.name, number[0])) if end else None


def _count(scene: Scene, i: int) -> tuple[int, int] | None:
    """A definite number: «الثلاثة», «الأربع والعشرين», «الـ24»."""
    at = i + 1 if scene.form(i) in scene.numbers.glued and scene.is_number(i + 1) else i
    if at >= len(scene.tokens):
        return None
    atom = scene.numbers.atoms.get(scene.form(at))
    if not scene.is_number(at) and (atom is None or not atom.definite):
        return None
    reading = read_number(scene.tokens, at, scene.numbers)
    if reading is None or reading.vague or reading.value > _LONGEST["year"]:
        return None
    return reading.value, reading.end


@dataclass(frozen=True, slots=True)
class Duration:
    """«ثلاثة أسابيع», «أسبوعين», «نحو عام», «أيام» (vague)."""

    end: int
    unit: Unit
    n: int
    vague: bool = False


def duration(scene: Scene, i: int) -> Duration | None:
    """An indefinite stretch of time at token *i*, with the words that bound it."""
    bound = scene.numbers.before.match(scene.tokens, i, bare=True)
    at = bound.end if bound else i
    hit = scene.words.units.match(scene.tokens, at, bare=True)
    if hit is not None and hit.value.number in ("one", "two", "many"):
        if hit.value.number == "one" and _names(scene, hit.end):
            return None
        n = {"one": 1, "two": 2}.get(hit.value.number, hit.value.vague)
        return Duration(_tail(scene, hit.end), hit.value, n, hit.value.number == "many")
    at = at + 1 if scene.form(at) in scene.numbers.glued and scene.is_number(at + 1) else at
    reading = read_number(scene.tokens, at, scene.numbers) if at < len(scene.tokens) else None
    hit = scene.words.units.match(scene.tokens, reading.end, bare=True) if reading else None
    if reading is None or hit is None or hit.value.number not in ("one", "many"):
        return None
    n = hit.value.vague if reading.vague else reading.value
    if n > _LONGEST[hit.value.name]:
        return None
    return Duration(_tail(scene, hit.end), hit.value, n, reading.vague)


def _names(scene: Scene, i: int) -> bool:
    """Whether a name follows the unit («شهر يوليو», «عام 2014», «يوم الجمعة»): no length of time."""
    words = scene.words
    named = words.months.match(scene.tokens, i, bare=True) or words.weekdays.match(scene.tokens, i, bare=True)
    return named is not None or scene.is_number(i)


def _tail(scene: Scene, i: int) -> int:
    """After «واحد» or «ونصف» of «يوم واحد», «عام ونصف»."""
    atom = scene.numbers.atoms.get(scene.form(i))
    if atom is None:
        return i
    half = atom.kind == "fraction" and atom.proclitics == (scene.numbers.joiner,)
    return i + 1 if half or (atom.kind == "unit" and atom.value == 1 and atom.bare) else i


def read_during(scene: Scene, at: int) -> Found | None:
    """After «لمدة», «خلال»: «ثلاثة أسابيع», «الشهر الماضي», a stretch that ends on the article's day."""
    hit = scene.words.units.match(scene.tokens, at, bare=True)
    if hit is not None and hit.value.number == "the" and hit.value.name != "day":
        last = scene.flag("last", hit.end)
        if last is not None:
            return Found(last, calendar.trailing(scene.today, hit.value.name, 1))
    told = duration(scene, at)
    if (
        told is None
        or (told.unit.name == "hour" and told.n < 24)
        or (told.unit.name == "hour" and told.vague)
    ):
        return None
    end = scene.flag("last", told.end) or told.end
    return Found(scene.skip("next", end), None if scene.flag("next", end) else _trailing(scene, told))


def read_since(scene: Scene, i: int) -> tuple[int, Duration | None] | None:
    """The index after «منذ», and the duration it opens («منذ ثلاثة أسابيع») if one follows."""
    at = scene.flag("since", i, bare=False)
    return (at, duration(scene, at)) if at is not None else None


def since_duration(scene: Scene, told: Duration) -> Found:
    """«منذ ثلاثة أسابيع»: up to the article's date."""
    return Found(told.end, _trailing(scene, told))


def _trailing(scene: Scene, told: Duration) -> Span:
    if told.vague and told.unit.name == "hour":
        return calendar.days_ago(scene.today, 0)
    return calendar.trailing(scene.today, told.unit.name, told.n)


def read_ago(scene: Scene, i: int) -> Found | None:
    """«قبل ثلاثة أيام», «قبل شهرين»; not «قبل يومين من الهجوم», which counts from another day."""
    at = scene.flag("ago", i, bare=False)
    told = duration(scene, at) if at is not None else None
    if told is None or scene.form(told.end) in scene.words.forms["ago_from"]:
        return None
    if told.vague:
        return Found(told.end, _trailing(scene, told))
    return Found(told.end, calendar.ago(scene.today, told.unit.name, told.n))
