"""Sides, victims and places that a sentence leaves to the ones before it."""

from datetime import date

import pytest

from conflict_coder import Article, Coder
from conflict_coder.coding.event import Event

DAY = date(2016, 5, 5)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


def last(coder: Coder, text: str) -> Event:
    """The event told last."""
    return coder.code(Article(text=text, id="t", date=DAY))[-1]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "هاجمت جماعة بوكو حرام قاعدة للجيش في بلدة مونغونو. وأحرق مقاتلوها عشرات المنازل في البلدة.",
            "Boko Haram",
        ),
        ("وصل زعيم الحوثيين إلى صعدة. وقصفت قواته مدينة مأرب بالمدفعية.", "Houthi"),
        ("دخلت حركة الشباب بلدة ماركا. وأعدمت الحركة ثلاثة مدنيين هناك.", "Al Shabaab"),
        (
            "اقتحم الجيش الإسرائيلي مخيم جنين. واعتقلت قواته 12 فلسطينيا في المخيم.",
            "Military Forces of Israel",
        ),
        (
            "سيطرت قوات سوريا الديمقراطية على بلدة الشدادي. وقتلت القوات عشرة من مسلحي داعش هناك.",
            "QSD: Syrian Democratic Forces",
        ),
        ("قال متحدث باسم طالبان إن مقاتليها هاجموا موقعا في سنجين.", "Taliban"),
    ],
)
def test_a_pronoun_or_a_bare_noun_is_the_side_told_before(coder: Coder, text: str, doer: str) -> None:
    assert last(coder, text).actor1 == doer


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("أسر الحوثيون جنودا سعوديين في نجران. وقصف التحالف العربي مواقع الجماعة في صعدة.", "Houthi"),
        (
            "قتل مسلحو جبهة النصرة عشرة من الجنود السوريين في إدلب. وهاجمت طائرات النظام مواقعهم هناك.",
            "Jabhat al Nusra",
        ),
    ],
)
def test_positions_are_of_the_side_that_is_struck(coder: Coder, text: str, struck: str) -> None:
    assert last(coder, text).actor2 == struck


@pytest.mark.parametrize(
    ("text", "doer", "victim"),
    [
        (
            "خطف مسلحون صحفيا في الموصل. وقتلوه بعد ساعات.",
            "Unidentified Armed Group (Iraq)",
            "Civilians (Iraq)",
        ),
        (
            "قتلت جماعة أبو سياف رهينة في جولو. وكانت الجماعة خطفته قبل عام.",
            "Abu Sayyaf",
            "Civilians (Philippines)",
        ),
    ],
)
def test_a_verb_carries_doer_and_victim_over_a_full_stop(
    coder: Coder, text: str, doer: str, victim: str
) -> None:
    event = last(coder, text)
    assert (event.actor1, event.actor2) == (doer, victim)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "هاجمت جماعة بوكو حرام قاعدة للجيش في بلدة مونغونو. وأحرق مقاتلوها عشرات المنازل في البلدة.",
            "Monguno",
        ),
        ("اقتحم الجيش الإسرائيلي مخيم جنين. واعتقلت قواته 12 فلسطينيا في المخيم.", "Jenin Camp"),
    ],
)
def test_a_place_told_once_is_carried(coder: Coder, text: str, place: str) -> None:
    assert last(coder, text).location == place


def test_ours_is_of_who_speaks_after(coder: Coder) -> None:
    event = last(coder, "لم تقصف طائراتنا أي مستشفى في حلب، قال الناطق باسم وزارة الدفاع الروسية.")
    assert event.actor1 == "Military Forces of Russia"


@pytest.mark.parametrize(
    ("text", "doer", "struck"),
    [
        # the name comes after
        (
            "أعدم مسلحو الحركة ثلاثة مدنيين في بلدة جلب التي تسيطر عليها حركة الشباب.",
            "Al Shabaab",
            "Civilians (Somalia)",
        ),
        # «ها» is the ministry's, not the rebels'
        (
            "أعلنت وزارة الدفاع التركية مقتل تسعة من عناصر حزب العمال الكردستاني في ضربات وجهتها مقاتلاتها "
            "على جبال متينا.",
            "Military Forces of Turkey",
            "PKK: Kurdistan Workers Party",
        ),
        # the car of those who ride in it
        (
            "قتل رئيس بلدية وسائقه عندما أطلق مسلحون النار على سيارتهما في كويتا.",
            "Unidentified Armed Group (Pakistan)",
            "Civilians (Pakistan)",
        ),
        # of two groups the one of that noun
        (
            "هاجمت حركة الشباب بلدة بيدوا. وينافسها تنظيم الدولة الإسلامية في بونتلاند. "
            "وأعدمت الحركة جنديا في بيدوا.",
            "Al Shabaab",
            "Civilians (Somalia)",  # whoever is put to death is one
        ),
    ],
)
def test_both_sides(coder: Coder, text: str, doer: str, struck: str) -> None:
    event = last(coder, text)
    assert (event.actor1, event.actor2) == (doer, struck)
