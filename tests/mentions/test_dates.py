"""Dates: a table of phrases read on one Tuesday, and every day and month in every tradition."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import yaml
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from conflict_coder.arabic.tokens import tokenize
from conflict_coder.mentions.dates import find_dates, load_date_words
from conflict_coder.mentions.mention import When
from conflict_coder.mentions.numbers import load_number_words
from conflict_coder.resources import shipped_rules

NUMBERS = load_number_words([shipped_rules()])
WORDS = load_date_words([shipped_rules()])
VOCABULARY = yaml.safe_load((shipped_rules() / "mentions" / "dates.yaml").read_text("utf-8"))
TUESDAY = date(2015, 7, 21)
TRADITIONS = {
    "Levant": "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
    "Egypt": "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "Algeria": "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "Morocco": "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر",
}
HIJRI = "محرم|صفر|ربيع الأول|ربيع الثاني|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذي القعدة|ذي الحجة"


def dates(text: str, today: date | None = TUESDAY) -> list[When]:
    return find_dates(tokenize(text), WORDS, NUMBERS, today, text)


def only(text: str, today: date | None = TUESDAY) -> When:
    [found] = dates(text, today)
    return found


# phrase: first day, last day, precision; all of the mention's words
ONE_DAY = {
    "أمس": "2015-07-20",
    "البارحة": "2015-07-20",
    "الليلة الماضية": "2015-07-20",
    "أول من أمس": "2015-07-19",
    "أول أمس": "2015-07-19",
    "أمس الأول": "2015-07-19",
    "فجر أمس الأول": "2015-07-19",
    "اليوم": "2015-07-21",
    "صباح اليوم": "2015-07-21",
    "ظهر اليوم الثلاثاء": "2015-07-21",
    "اليوم (الثلاثاء)": "2015-07-21",
    "أمس الاثنين": "2015-07-20",
    "صباح أمس الإثنين": "2015-07-20",
    "بعد ظهر أمس": "2015-07-20",
    "الثلاثاء": "2015-07-21",
    "يوم الثلاثاء الماضي": "2015-07-14",
    "الجمعة": "2015-07-17",
    "يوم الجمعة الماضي": "2015-07-17",
    "الجمعة قبل الماضي": "2015-07-10",
    "مساء الخميس": "2015-07-16",
    "مساء يوم الخميس": "2015-07-16",
    "الجمعة مساءً": "2015-07-17",
    "في وقت متأخر من السبت": "2015-07-18",
    "في الساعات الأولى من صباح الاثنين": "2015-07-20",
    "بعد منتصف ليل السبت-الأحد": "2015-07-19",
    "بعد صلاة الجمعة": "2015-07-17",
    "ظهر الخميس (16 يوليو 2015)": "2015-07-16",
    "الخميس، 16 يوليو": "2015-07-16",
    "الخميس 16 يوليو/تموز": "2015-07-16",
    "24 يونيو": "2015-06-24",
    "يوم 24 يونيو": "2015-06-24",
    "24 حزيران/يونيو": "2015-06-24",
    "24 حزيران - يونيو": "2015-06-24",
    "24 يوليو": "2014-07-24",
    "٢٤ تموز (يوليو) ٢٠١٤": "2014-07-24",
    "12 يوليو (تموز) 2005": "2005-07-12",
    "12 من شهر يوليو عام 2005": "2005-07-12",
    "19 يوليو تموز": "2015-07-19",
    "11 ديسمبر الماضي": "2014-12-11",
    "11 يناير من العام الماضي": "2014-01-11",
    "السابع من ديسمبر": "2014-12-07",
    "الخامس عشر من مايو": "2015-05-15",
    "الرابع والعشرين من يونيو": "2015-06-24",
    "العشرين من مارس": "2015-03-20",
    "20 من الشهر الماضي": "2015-06-20",
    "الخامس من الشهر الجاري": "2015-07-05",
    "10 الجاري": "2015-07-10",
    "يوم 14": "2015-07-14",
    "يوم 24": "2015-06-24",
    "2015-07-10": "2015-07-10",
    "2015/7/10": "2015-07-10",
    "10/7/2015": "2015-07-10",
    "١٠-٧-٢٠١٥": "2015-07-10",
    "10.7.2015": "2015-07-10",
    "10 / 7 / 2015": "2015-07-10",
    "15 رمضان 1436هـ": "2015-07-02",
    "15 شعبان": "2015-06-02",
    "29 فبراير": "2012-02-29",
    "قبل ثلاثة أيام": "2015-07-18",
    "قبل 3 أيام": "2015-07-18",
    "قبل يومين": "2015-07-19",
    "قبل يوم واحد": "2015-07-20",
    "قبل ساعات": "2015-07-21",
    "منذ ساعات": "2015-07-21",
    "هذا الصباح": "2015-07-21",
    "خلال الليل": "2015-07-20",
}
STRETCHES = {
    "ليل الجمعة - السبت": ("2015-07-17", "2015-07-18", 1),
    "مساء السبت الأحد": ("2015-07-18", "2015-07-19", 1),
    "أمس وأول من أمس": ("2015-07-19", "2015-07-20", 1),
    "يومي الخميس والجمعة": ("2015-07-16", "2015-07-17", 1),
    "الخميس حتى السبت": ("2015-07-16", "2015-07-18", 2),
    "24 و25 يونيو": ("2015-06-24", "2015-06-25", 1),
    "24 إلى 28 يونيو": ("2015-06-24", "2015-06-28", 2),
    "24-28 يونيو": ("2015-06-24", "2015-06-28", 2),
    "24 يونيو إلى 3 يوليو": ("2015-06-24", "2015-07-03", 2),
    "خلال الساعات الـ24 الماضية": ("2015-07-20", "2015-07-21", 1),
    "خلال الساعات الأربع والعشرين الأخيرة": ("2015-07-20", "2015-07-21", 1),
    "خلال الـ24 ساعة الماضية": ("2015-07-20", "2015-07-21", 1),
    "خلال الـ48 ساعة الأخيرة": ("2015-07-19", "2015-07-21", 2),
    "على مدار اليومين الماضيين": ("2015-07-19", "2015-07-21", 2),
    "الأيام الثلاثة الماضية": ("2015-07-18", "2015-07-21", 2),
    "خلال الأيام القليلة الماضية": ("2015-07-14", "2015-07-21", 2),
    "سنة 1180هـ": ("1766-06-09", "1767-05-29", 3),  # older than the tables
    "شهر رجب 1320 هـ": ("1902-10-04", "1902-11-02", 3),
    "الأسبوع الماضي": ("2015-07-14", "2015-07-20", 2),
    "الأسبوع قبل الماضي": ("2015-07-07", "2015-07-13", 2),
    "هذا الأسبوع": ("2015-07-18", "2015-07-21", 2),
    "أوائل الأسبوع الجاري": ("2015-07-18", "2015-07-21", 2),
    "نهاية الأسبوع": ("2015-07-18", "2015-07-19", 2),
    "خلال أسبوعين": ("2015-07-07", "2015-07-21", 2),
    "منذ الاثنين": ("2015-07-20", "2015-07-21", 1),
    "منذ أسبوع": ("2015-07-14", "2015-07-21", 2),
    "منذ ثلاثة أسابيع": ("2015-06-30", "2015-07-21", 2),
    "لمدة ثلاثة أسابيع": ("2015-06-30", "2015-07-21", 2),
    "منذ أكثر من ثلاثة أشهر": ("2015-04-21", "2015-07-21", 3),
    "منذ نحو عام": ("2014-07-21", "2015-07-21", 3),
    "منذ عام ونصف": ("2014-07-21", "2015-07-21", 3),
    "منذ نهاية آذار/مارس الماضي": ("2015-03-31", "2015-07-21", 3),
    "منذ بداية العام": ("2015-01-01", "2015-07-21", 3),
    "منذ عام 2011": ("2011-01-01", "2015-07-21", 3),
    "قبل أسبوعين": ("2015-07-04", "2015-07-10", 2),
    "قبل شهرين": ("2015-05-21", "2015-06-19", 3),
    "قبل عامين": ("2013-01-01", "2013-12-31", 3),
    "قبل أيام": ("2015-07-14", "2015-07-21", 2),
    "منتصف نوفمبر": ("2014-11-11", "2014-11-20", 2),
    "أواسط تموز (يوليو) الحالي": ("2015-07-11", "2015-07-20", 2),
    "أوائل يوليو": ("2015-07-01", "2015-07-10", 2),
    "مطلع شهر آب": ("2014-08-01", "2014-08-10", 2),
    "أواخر يونيو": ("2015-06-21", "2015-06-30", 2),
    "نهاية شباط 2012": ("2012-02-25", "2012-02-29", 2),
    "الأسبوع الأول من يونيو": ("2015-06-01", "2015-06-07", 2),
    "الشهر الماضي": ("2015-06-01", "2015-06-30", 3),
    "هذا الشهر": ("2015-07-01", "2015-07-21", 3),
    "فبراير الماضي": ("2015-02-01", "2015-02-28", 3),
    "يوليو الماضي": ("2014-07-01", "2014-07-31", 3),
    "خلال شهر يونيو": ("2015-06-01", "2015-06-30", 3),
    "يوليو (تموز) 2005": ("2005-07-01", "2005-07-31", 3),
    "مارس (آذار) وأبريل (نيسان) من العام الماضي": ("2014-03-01", "2014-04-30", 3),
    "شهر رمضان": ("2015-06-18", "2015-07-16", 3),
    "رمضان 1435": ("2014-06-28", "2014-07-27", 3),
    "العام الماضي": ("2014-01-01", "2014-12-31", 3),
    "العام الجاري": ("2015-01-01", "2015-07-21", 3),
    "سنة 2014م": ("2014-01-01", "2014-12-31", 3),
    "عامي 2012 و2013": ("2012-01-01", "2013-12-31", 3),
    "عام ألفين وثلاثة عشر": ("2013-01-01", "2013-12-31", 3),
    "مطلع عام 2014": ("2014-01-01", "2014-04-30", 3),
    "نهاية العام الماضي": ("2014-09-01", "2014-12-31", 3),
    "النصف الأول من العام 2015": ("2015-01-01", "2015-06-30", 3),
    "الربع الأول من العام الجاري": ("2015-01-01", "2015-03-31", 3),
    "صيف 2014": ("2014-06-01", "2014-08-31", 3),
    "صيف العام الماضي": ("2014-06-01", "2014-08-31", 3),
    "الصيف الماضي": ("2014-06-01", "2014-08-31", 3),
    "شتاء 2014": ("2013-12-01", "2014-02-28", 3),
    "تسعينيات القرن الماضي": ("1990-01-01", "1999-12-31", 3),
}


@pytest.mark.parametrize(("phrase", "day"), ONE_DAY.items())
def test_a_day(phrase: str, day: str) -> None:
    found = only(f"قتل خمسة جنود {phrase} قرب الموصل")
    assert (str(found.start), str(found.end), found.precision, found.text) == (day, day, 1, phrase)


@pytest.mark.parametrize(("phrase", "days"), STRETCHES.items())
def test_a_stretch(phrase: str, days: tuple[str, str, int]) -> None:
    found = only(f"قتل خمسة جنود {phrase} قرب الموصل")
    assert (str(found.start), str(found.end), found.precision) == days
    assert found.text == phrase


@pytest.mark.parametrize("text", ["هاجم مسلحون الوزارة في باب المعظم", "كمين في باب المندب"])
def test_a_word_is_no_month_with_its_preposition(text: str) -> None:
    assert dates(text, TUESDAY) == []


@pytest.mark.parametrize("phrase", ["فجراً", "صباحا", "عند الظهر", "بعد منتصف الليل"])
def test_a_bare_time_of_day_tells_no_day(phrase: str) -> None:
    found = only(f"قتل خمسة جنود {phrase} قرب الموصل")
    assert (found.anchored, found.start, found.end, found.text) == (False, None, None, phrase)


@pytest.mark.parametrize(
    ("text", "days", "of_next"),
    [
        ("قتل خمسة غداة هجوم في دمشق", -1, True),
        ("بعد يومين من تفجير في بغداد", -2, True),
        ("بعد ساعات من هجوم", 0, True),
        ("قبل يومين من الهجوم", 2, True),
        ("وقبل ذلك بيوم قتل ستة", -1, False),
        ("وقبلها بثلاثة أيام سقطت", -3, False),
        ("وبعد ذلك بأسبوع", 7, False),
        ("وبعدها بيومين", 2, False),
        ("وبعد أسبوع من ذلك", 7, False),
        ("وفي اليوم التالي", 1, False),
        ("وفي اليوم نفسه", 0, False),
        ("وقتل شرطي بعد يومين", 2, False),
        ("وقتل حينها خمسة جنود", 0, False),
        ("وأصيب آنذاك ستة", 0, False),
        ("وفي العام نفسه سقطت", 0, False),
    ],
)
def test_counted_from_another_act(text: str, days: int, of_next: bool) -> None:
    when = only(text)
    assert (when.start, when.shift, when.shifts_next) == (None, days, of_next)


@pytest.mark.parametrize(
    "text",
    [
        "تبدأ المحادثات غداً الجمعة",
        "تبدأ المحادثات الجمعة المقبل",
        "تبدأ المحادثات يوم الجمعة القادم",
        "تبدأ المحادثات الأسبوع المقبل",
        "تبدأ المحادثات في يوليو المقبل",
        "تبدأ المحادثات في 20 يوليو المقبل",
        "تنتهي نهاية العام",
        "تجرى في 5 نوفمبر 2015",
        "خلال الأسبوع المقبل",
        "في اليوم الثالث",
        "يتظاهرون كل يوم جمعة",
        "لم يصب أحد",
        "أحد الجنود",
        "مارس التنظيم العنف",
        "آب إلى بيته",
        "قال رجب",
        "كتيبة 17 فبراير",
        "ثورة يناير",
        "شارع 14 رمضان",
        "لمدة ساعتين",
        "قبل خمسة آلاف عام",
        "منذ 3000 سنة",
        "بناء الألف سنة الماضية",
        "قتل 20 في 5 مدن",
        "في الساعة 10:30",
        "الفرقة 25",
        "قصف سوق الخميس في المديرية",
        "اشتباكات في حي الجمعة",
        "سقطت المدينة بعد أربعة أيام من المعارك",
        "اغتيال الأمين العام السابق للحزب",
        "وقال القائد العام الحالي",
    ],
)
def test_no_past_date(text: str) -> None:
    assert dates(text) == []


def test_two_times_stay_two() -> None:
    first, second = dates("قتل جندي مساء الخميس وقتل آخر فجر السبت")
    assert (first.text, second.text) == ("مساء الخميس", "فجر السبت")
    assert [when.text for when in dates("مساء الخميس وفجر الأحد")] == ["مساء الخميس", "فجر الأحد"]


def test_attached_particles_and_prepositions() -> None:
    found = only("وقع الهجوم وبالأمس")
    assert (found.text, found.proclitics) == ("الأمس", ("و", "ب"))
    found = only("وقع الهجوم في 24 يونيو")
    assert (found.preposition, found.first, found.last) == ("في", 3, 5)


def test_without_an_article_date_only_full_dates_have_days() -> None:
    for phrase in ("أمس", "الجمعة الماضي", "24 يوليو", "منذ ثلاثة أسابيع", "الشهر الماضي", "أواخر نوفمبر"):
        found = only(f"قتل جندي {phrase}", None)
        assert (found.start, found.end, found.text) == (None, None, phrase)
    assert only("قتل جندي في 24 يوليو 2015", None).start == date(2015, 7, 24)
    assert only("قتل جندي عام 2014", None).end == date(2014, 12, 31)


days = st.dates(date(1970, 1, 1), date(2060, 12, 31))


@given(
    days,
    st.sampled_from(sorted(TRADITIONS)),
    st.sampled_from(["{d} {m} {y}", "{d} من {m} عام {y}", "يوم {d} {m} {y}م"]),
)
def test_full_dates_round_trip_in_every_tradition(day: date, tradition: str, shape: str) -> None:
    month = TRADITIONS[tradition].split("|")[day.month - 1]
    found = only("وقع الهجوم في " + shape.format(d=day.day, m=month, y=day.year), None)
    assert (found.start, found.end, found.precision) == (day, day, 1)


@given(days, st.integers(0, 360), st.sampled_from(sorted(TRADITIONS)))
def test_a_day_and_month_is_the_last_such_day(today: date, back: int, tradition: str) -> None:
    day = today - timedelta(back)
    month = TRADITIONS[tradition].split("|")[day.month - 1]
    assert only(f"وقع الهجوم في {day.day} {month}", today).start == day


@given(st.dates(date(1970, 1, 1), date(2060, 12, 31)))
def test_hijri_dates_round_trip(day: date) -> None:
    hijri = Gregorian.fromdate(day).to_hijri()
    text = f"وقع الهجوم في {hijri.day} {HIJRI.split('|')[hijri.month - 1]} {hijri.year}هـ"
    assert only(text, None).start == day
    yearless = f"وقع الهجوم في {hijri.day} {HIJRI.split('|')[hijri.month - 1]}"
    assert only(yearless, day + timedelta(40)).start == day


FEASTS = {"أول أيام عيد الفطر": (10, 1), "ثالث أيام عيد الأضحى": (12, 12), "يوم عاشوراء": (1, 10)}


@given(st.dates(date(1970, 1, 1), date(2060, 12, 31)), st.sampled_from(sorted(FEASTS)))
def test_a_feast_is_the_last_such_day(today: date, feast: str) -> None:
    start = only(f"وقع الهجوم {feast}", today).start
    assert start is not None
    hijri = Gregorian.fromdate(start).to_hijri()
    assert (hijri.month, hijri.day) == FEASTS[feast]
    assert 0 <= (today - start).days < 356


@given(st.integers(2000, 2050))
def test_a_feast_of_a_year_is_in_it(year: int) -> None:
    start = only(f"وقع الهجوم أول أيام عيد الفطر عام {year}", date(2060, 1, 1)).start
    assert start is not None
    assert start.year == year


@given(days, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]))
def test_dates_in_digits_round_trip(day: date, shape: str) -> None:
    assert only(f"وقع الهجوم في {day.strftime(shape)}", None).start == day


@given(days, st.integers(0, 6))
def test_a_weekday_is_within_the_last_week(today: date, weekday: int) -> None:
    name = VOCABULARY["weekdays"][weekday][0]
    start = only(f"قتل جندي {name}", today).start
    assert start is not None
    assert start.weekday() == weekday
    assert 0 <= (today - start).days < 7


PIECES = sorted(WORDS.particles)


@given(
    st.lists(
        st.sampled_from(
            [*PIECES, "24", "2015", "1436", "20-30", "31", "/", "-", "(", ")", "،", "و", "المقبل", "هـ"]
        ),
        max_size=14,
    ),
    st.none() | st.dates(date(1900, 1, 1)),
)
def test_no_arrangement_of_words_breaks_it(forms: list[str], today: date | None) -> None:
    text = " ".join(forms)
    last = 0
    for found in dates(text, today):
        assert last <= found.first < found.last
        assert (found.start is None) == (found.end is None)
        assert found.start is None or found.end is None or found.start <= found.end
        last = found.last
