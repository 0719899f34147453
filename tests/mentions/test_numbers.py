"""Counts: a speller of our own writes every number to 999,999, tables show the rest."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conflict_coder.arabic.tokens import tokenize
from conflict_coder.mentions.mention import Number
from conflict_coder.mentions.numbers import find_numbers, load_number_words
from conflict_coder.resources import shipped_rules

WORDS = load_number_words([shipped_rules()])

FEMININE = ("", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
MASCULINE = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
TENS = {"u": "ون", "i": "ين"}
STEMS = ("", "عشر", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
HUNDREDS = ("", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")


def numbers(text: str) -> list[Number]:
    return find_numbers(tokenize(text), WORDS, text)


def read(text: str) -> list[int]:
    return [number.n for number in numbers(text)]


class Speller:
    """Writes numbers in one gender, case and spelling of «مئة»."""

    def __init__(self, feminine: bool, case: str, hundred: str, joined: bool, spaced: bool) -> None:
        self.units = FEMININE if feminine else MASCULINE
        self.feminine, self.case, self.hundred = feminine, case, hundred
        self.joined = joined  # «ثلاثمئة» in one word
        self.and_ = " و " if spaced else " و"

    def dual(self, stem: str) -> str:
        return stem + ("ان" if self.case == "u" else "ين")

    def unit(self, n: int) -> str:
        if n == 2 and self.case == "i":
            return "اثنتين" if self.feminine else "اثنين"
        return self.units[n]

    def below_hundred(self, n: int) -> str:
        if n <= 10:
            return self.unit(n)
        if n < 20:
            ten = "عشرة" if self.feminine else "عشر"
            if n == 11:
                return f"{'إحدى' if self.feminine else 'أحد'} {ten}"
            if n == 12:
                stem = "اثنت" if self.feminine else "اثن"
                return f"{stem}{'ا' if self.case == 'u' else 'ي'} {ten}"
            return f"{self.units[n - 10]} {ten}"
        tens = STEMS[n // 10] + TENS[self.case]
        return f"{self.unit(n % 10)}{self.and_}{tens}" if n % 10 else tens

    def below_thousand(self, n: int, construct: bool = False) -> str:
        hundreds, rest = divmod(n, 100)
        if not hundreds:
            return self.below_hundred(n)
        if hundreds == 1:
            head = self.hundred
        elif hundreds == 2:
            stem = self.hundred[:-1] + "ت"
            head = stem + ("ا" if self.case == "u" else "ي") if construct and not rest else self.dual(stem)
        else:
            head = HUNDREDS[hundreds] + ("" if self.joined else " ") + self.hundred
        return f"{head}{self.and_}{self.below_hundred(rest)}" if rest else head

    def number(self, n: int) -> str:
        thousands, rest = divmod(n, 1000)
        if not thousands:
            return self.below_thousand(n)
        if thousands == 1:
            head = "ألف"
        elif thousands == 2:
            head = self.dual("ألف")
        elif thousands <= 10:
            head = f"{MASCULINE[thousands]} آلاف"
        else:
            gender = self.feminine, self.units
            self.feminine, self.units = False, MASCULINE  # «ألف» is masculine
            scale = "ألفاً" if thousands % 100 > 10 else "ألف"
            head = f"{self.below_thousand(thousands, construct=True)} {scale}"
            self.feminine, self.units = gender
        return f"{head}{self.and_}{self.below_thousand(rest)}" if rest else head


spellers = st.builds(
    Speller,
    st.booleans(),
    st.sampled_from("ui"),
    st.sampled_from(["مئة", "مائة"]),
    st.booleans(),
    st.booleans(),
)


@given(st.integers(1, 999_999), spellers)
@example(111_111, Speller(False, "u", "مئة", True, False))
@example(21_021, Speller(True, "i", "مائة", False, True))
def test_every_number_written_in_words_reads_back(n: int, speller: Speller) -> None:
    text = f"قتل {speller.number(n)} في المدينة"
    if n == 1:
        text = "قتل شخص واحد في المدينة"
    found = numbers(text)
    assert [number.n for number in found] == [n], text
    assert found[0].exact
    assert n == 1 or found[0].text == speller.number(n)


@given(
    st.integers(0, 999_999),
    st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]),
    st.sampled_from(["", ",", "٬"]),
)
def test_every_number_written_in_digits_reads_back(n: int, digits: str, separator: str) -> None:
    written = f"{n:,}".replace(",", separator).translate(str.maketrans("0123456789", digits))
    assert read(f"قتل {written} شخصا في المدينة") == [n]


@given(st.integers(3, 999_999), spellers, st.sampled_from(["و", "ف", "ب", "ل", "ك", "وب", "ول", "فل"]))
def test_an_attached_particle_is_told_apart(n: int, speller: Speller, particles: str) -> None:
    written = speller.number(n)
    if written.startswith("ست") and particles.endswith("ل"):
        return  # «لست» is also «I am not»
    [found] = numbers(f"قتل {particles}{written}")
    assert (found.n, found.proclitics, found.text) == (n, tuple(particles), written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل 12 ألفاً و500 مقاتل", [12_500]),
        ("وصل 12 ألف مقاتل", [12_000]),
        ("وصل ألفا مقاتل", [2000]),
        ("وصل ألفي مقاتل", [2000]),
        ("وصل ألفين ومئتي مقاتل", [2200]),
        ("وصل 1.5 مليون نازح", [1_500_000]),
        ("مليون ونصف المليون لاجئ", [1_500_000]),
        ("نصف مليون لاجئ", [500_000]),
        ("ثلاثة ملايين ومئتا ألف لاجئ", [3_200_000]),
        ("مئة و20 جريحا", [120]),
        ("قتل ثلاثة وخمسة آخرون جرحوا", [3, 5]),
        ("مقتل 20 وإصابة 30", [20, 30]),
        ("القتلى الأربعة", [4]),
        ("الأربعة عشر قتيلا", [14]),
        ("الخمسة والعشرون قتيلا", [25]),
        ("الرهائن الـ12", [12]),
        ("0 قتلى", [0]),
        ("مئة وأحد عشر قتيلا", [111]),
        ("مئة وواحد وعشرون قتيلا", [121]),
        ("قتل جندي وأحد عشر مدنيا", [11]),
    ],
)
def test_mixed_and_definite_numbers(text: str, expected: list[int]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "n", "written"),
    [
        ("قتل بضعة جنود", 10, "بضعة"),
        ("جرح عدد من المدنيين", 10, "عدد من"),
        ("جرح عدة أشخاص", 10, "عدة"),
        ("قتل بعض المسلحين", 10, "بعض"),
        ("قتل العشرات", 12, "العشرات"),
        ("قتل عشرات المدنيين", 12, "عشرات"),
        ("قتل بضع عشرات", 12, "بضع عشرات"),
        ("تظاهر المئات", 100, "المئات"),
        ("تظاهر عدة مئات", 100, "عدة مئات"),
        ("نزح الآلاف", 1000, "الآلاف"),
        ("نزح بضعة آلاف", 1000, "بضعة آلاف"),
        ("نزح عشرات الآلاف", 10_000, "عشرات الآلاف"),
        ("نزح مئات الآلاف", 100_000, "مئات الآلاف"),
        ("قتل بضعة عشر جنديا", 13, "بضعة عشر"),
        ("قتل نحو خمسين", 50, "نحو خمسين"),
        ("قتل حوالي 50 شخصا", 50, "حوالي 50"),
        ("قتل ما لا يقل عن 20 شخصا", 20, "ما لا يقل عن 20"),
        ("قتل ما يزيد على مئة شخص", 100, "ما يزيد على مئة"),
        ("قتل أكثر من عشرة", 10, "أكثر من عشرة"),
        ("قتل عشرة على الأقل", 10, "عشرة على الأقل"),
        ("قتل 30 أو أكثر", 30, "30 أو أكثر"),
        ("قتل عشرة جنود على الأقل", 10, "عشرة"),
        ("قتل بين 20 و30 جنديا", 20, "بين 20 و30"),
        ("قتل ما بين عشرين وثلاثين جنديا", 20, "ما بين عشرين وثلاثين"),
        ("قتل 20 إلى 30 جنديا", 20, "20 إلى 30"),
        ("قتل 20-30 جنديا", 20, "20-30"),
        ("وصل 20 إلى 30 ألف مقاتل", 20_000, "20 إلى 30 ألف"),
        ("قتل خمسة أو ستة جنود", 5, "خمسة أو ستة"),
    ],
)
def test_vague_and_bounded_numbers(text: str, n: int, written: str) -> None:
    [found] = numbers(text)
    assert (found.n, found.text, found.exact) == (n, written, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل أحد الجنود", [1]),
        ("مقتل أحد قادة التنظيم", [1]),
        ("إصابة إحدى النساء", [1]),
        ("مقتل جندي وأحد المدنيين", [1]),
        ("لم يصب أحد بأذى", []),
        ("لم يقتل أحد في الهجوم", []),
        ("مقتل شخص واحد", [1]),
        ("لست هنا", []),
        ("وقعا في آن واحد", []),
        ("قال إن أحد الجنود قتل", [1]),
        ("قال إن 24 من الجنود قتلوا", [24]),
    ],
)
def test_one_of_several(text: str, expected: list[int]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "في الساعة 10",
        "في الساعة 10:30",
        "خلال الساعات الـ24 الماضية",
        "بعد ثلاثة أيام",
        "شاب (25 عاماً)",
        "على بعد خمسة كيلومترات",
        "على بعد 20 كلم",
        "مقاتلة من طراز ميغ-21",
        "طائرة F-16",
        "الفرقة 25 واللواء 35",
        "خمسة وعشرين في المئة",
        "50% من السكان",
        "مليون دولار",
        "عام 2015",
        "عام ألفين وخمسة عشر",
        "في 2014",
        "منذ 2011",
        "في 24 يوليو",
        "24 و25 يوليو",
        "يوم 24",
        "20 من الشهر الماضي",
        "10/7/2015",
        "2015-07-10",
        "الخامس عشر من مايو",
        "الرابع والعشرين من مايو",
        "يوم الأحد والاثنين",
        "في آن واحد",
        "الذكرى الثلاثين",
    ],
)
def test_measures_dates_and_names_are_no_counts(text: str) -> None:
    assert read(text) == []


def test_measures_are_kept_on_demand() -> None:
    text = "بعد ثلاثة أيام"
    assert [n.n for n in find_numbers(tokenize(text), WORDS, text, keep_measures=True)] == [3]


def test_a_count_before_a_date_is_a_count() -> None:
    assert read("قتل 15 عام 2014") == [15]
    assert read("قتل 15 يوم الجمعة") == [15]
    assert read("قتل 2015 شخصا") == [2015]


def test_a_mention_knows_what_stands_before_it() -> None:
    [found] = numbers("أسفر الهجوم عن خمسة قتلى")
    assert (found.preposition, found.first, found.last) == ("عن", 3, 4)
    [found] = numbers("جرح شرطي وبنحو 20 مدنيا")
    assert (found.proclitics, found.text, found.n) == (("و", "ب"), "نحو 20", 20)
    [found] = numbers("دمرت دبابة و20 آلية")
    assert (found.proclitics, found.text) == (("و",), "20")


@given(
    st.lists(
        st.sampled_from([*sorted(WORDS.openers), "24", "2015", "20-30", "-", "(", "قتل", "يوليو", "عام"]),
        max_size=12,
    )
)
def test_no_arrangement_of_words_breaks_it(forms: list[str]) -> None:
    text = " ".join(forms)
    last = 0
    for found in find_numbers(tokenize(text), WORDS, text):
        assert last <= found.first < found.last
        last = found.last
