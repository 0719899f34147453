"""Towns of several countries that bear one name: whoever is told by nationality tells which."""

from __future__ import annotations

import pytest

from conflict_coder import Article, Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("قتل أربعة جنود نيجيريين في هجوم شنه مسلحون قرب باما أمس", "Bama", "Nigeria"),
        ("قتل أربعة جنود من جيش بوركينا فاسو في كمين قرب باما", "Pama", "Burkina Faso"),
        ("آلاف الأردنيين يتظاهرون في عمان رفضا لقانون الضريبة", "Amman", "Jordan"),
        ("أغلق محتجون طريق المطار في عدن بالإطارات المشتعلة", "Tariq Al Matar", "Yemen"),  # not Tripoli's
        ("الشرطة العمانية توقف محتجين في عمان", "Oman", "Oman"),
        ("أصيب جندي أميركي بانفجار لغم في طرابلس شرقي ليبيا", "Tripoli", "Libya"),  # he is abroad
    ],
)
def test_the_nationality_of_people_chooses(text: str, town: str, country: str, coder: Coder) -> None:
    (event,) = coder.code(Article(text))
    assert (event.location, event.country) == (town, country)
