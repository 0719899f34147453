"""Names of one thing, spelled in two ways."""

import pytest

from conflict_coder.evaluating.likeness import holds, same_place, same_side


@pytest.mark.parametrize(
    ("name", "text", "other", "other_text"),
    [
        ("Houthi", "", "Houthi", ""),
        ("Military Forces of Iraq", "", "Military Forces of Iraq (2014-2018) ", ""),
        ("Police Forces of Egypt", "", "police forces of Égypt", ""),
        ("Al Shabaab", "", "Shabaab", ""),
        ("Taliban", "", "Taliban (Pakistan)", ""),
        ("Ajnad Brigade", "لواء الأجناد", "Liwa Ajnad", "أجناد"),
        ("Sons of the River", "مسلحي أبناء النهر", "Abna an Nahr", "وأبناء النهر"),
        ("Unidentified Armed Group (Iraq)", "", "Unidentified Military Forces", "جنود"),
        ("Civilians (Syria)", "مزارعين", "Civilians (Iraq)", "قرويين"),
    ],
)
def test_one_side(name: str, text: str, other: str, other_text: str) -> None:
    assert same_side(name, text, other, other_text)


@pytest.mark.parametrize(
    ("name", "text", "other", "other_text"),
    [
        ("Houthi", "الحوثيين", "Islamic State", "تنظيم الدولة"),
        ("Military Forces of Iraq", "قوات الجيش", "Police Forces of Iraq", "قوات الشرطة"),
        ("Unidentified Armed Group (Iraq)", "المسلحين", "Taliban", "المسلحين"),
        ("Protesters (Iraq)", "المحتجين", "Rioters (Iraq)", "المحتجين"),
        ("", "", "Houthi", "الحوثيين"),
    ],
)
def test_two_sides(name: str, text: str, other: str, other_text: str) -> None:
    assert not same_side(name, text, other, other_text)


@pytest.mark.parametrize(
    ("name", "text", "other", "other_text", "alike"),
    [
        ("Al Bayda", "البيضاء", "Bayda", "", True),
        ("Samarra", "", "Sāmarrā", "", True),
        ("Samarra", "سامراء", "Smra", "", False),
        ("Samarra", "مدينة سامراء", "Smra", "سامراء", True),
        ("Tikrit", "تكريت", "Samarra", "سامراء", False),
        ("Tikrit", "قرية تكريت", "Samarra", "قرية سامراء", False),
        ("Jurf", "جرف النهر الكبير", "River", "النهر", False),
    ],
)
def test_places(name: str, text: str, other: str, other_text: str, alike: bool) -> None:
    assert same_place(name, text, other, other_text) is alike


def test_a_sentence_holds_most_of_the_evidence_however_it_is_spelled() -> None:
    assert holds("وقال إنّ الغارةَ أصابت مبنى فى الحيّ", "الغارة اصابت مبني في الحي")
    assert not holds("الغارة أصابت سوقا", "انفجرت عبوة في السوق أمس")
    assert not holds("الغارة أصابت سوقا", "")
