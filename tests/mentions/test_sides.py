"""Sides: which words of a sentence name somebody, who it is, how many, and what the row calls them."""

from __future__ import annotations

import pickle
from functools import lru_cache

import pytest

from conflict_coder.arabic.lexicon import load_lexicon
from conflict_coder.arabic.morphology import Morphology, open_morphology
from conflict_coder.arabic.tokens import tokenize
from conflict_coder.mentions.actors import Actors, load_actors, points_to, resolve
from conflict_coder.mentions.mention import Side
from conflict_coder.mentions.numbers import find_numbers, load_number_words
from conflict_coder.mentions.sides import find_sides
from conflict_coder.resources import shipped_rules

RULES = shipped_rules()


@lru_cache(maxsize=1)
def actors() -> Actors:
    return load_actors([RULES])


@lru_cache(maxsize=1)
def morphology() -> Morphology:
    return open_morphology(None, load_lexicon([RULES]))


def sides(text: str) -> list[Side]:
    tokens = tokenize(text)
    morphology().read(tokens)
    return find_sides(tokens, actors(), find_numbers(tokens, load_number_words([RULES]), text), text)


def side(text: str, phrase: str) -> Side:
    """The side of *text* whose words are *phrase*."""
    found = sides(text)
    for one in found:
        if one.text == phrase:
            return one
    raise AssertionError([one.text for one in found])


def name(text: str, phrase: str, country: str = "", year: int | None = 2019) -> tuple[str, str]:
    return resolve(side(text, phrase), country=country, year=year, actors=actors())


@pytest.mark.parametrize(
    ("text", "phrase", "country", "expected"),
    [
        ("انسحبت قوات النظام من التلة", "قوات النظام", "Syria", "Military Forces of Syria"),
        ("أعلنت قسد أسر خمسة", "قسد", "Syria", "QSD: Syrian Democratic Forces"),
        ("هدنة بين إسرائيل وحركة الجهاد الإسلامي", "إسرائيل", "Israel", "Government of Israel"),
        ("تتهم أنقرة دمشق بقصف رتل", "دمشق", "Syria", "Government of Syria"),
        ("معارك بين جبهة تحرير تيغراي وإثيوبيا", "إثيوبيا", "Ethiopia", "Government of Ethiopia"),
        ("تبادلت دورية وعناصر من طالبان إطلاق النار", "عناصر من طالبان", "Afghanistan", "Taliban"),
        ("هاجم مقاتلو تنظيم «داعش» الحاجز", "مقاتلو تنظيم «داعش»", "Iraq", "Islamic State"),
        ("قصفت مقاتلات التحالف المخازن", "مقاتلات التحالف", "Yemen", "Operation Restoring Hope"),
        ("قصفت مقاتلات التحالف المخازن", "مقاتلات التحالف", "Syria", "Global Coalition Against Daesh"),
        ("هاجم الجيش الوطني القرية", "الجيش الوطني", "Syria", "JWS: Syrian National Army"),
        ("هاجم الجيش الوطني القرية", "الجيش الوطني", "Yemen", "Military Forces of Yemen"),
        ("هاجم الجيش الوطني القرية", "الجيش الوطني", "Libya", "Military Forces of Libya Haftar Faction"),
        ("استهدف عناصر من حركة الشباب دورية", "عناصر من حركة الشباب", "Somalia", "Al Shabaab"),
        ("انفجرت عبوة في مدرعة للجيش", "مدرعة للجيش", "Egypt", "Military Forces of Egypt"),
        ("قتل أربعة من أفراد الشرطة", "أربعة من أفراد الشرطة", "Kenya", "Police Forces of Kenya"),
        ("قتل مسلحون مجهولون تاجرا", "مسلحون مجهولون", "Libya", "Unidentified Armed Group (Libya)"),
        ("قتل مسلحون مجهولون تاجرا", "تاجرا", "Libya", "Civilians (Libya)"),
        ("تجمع عشرات المتظاهرين", "عشرات المتظاهرين", "Lebanon", "Protesters (Lebanon)"),
        ("قال المتحدث باسم الجيش المالي", "المتحدث باسم الجيش المالي", "Mali", "Military Forces of Mali"),
        ("نفت القوات المسلحة الليبية ذلك", "القوات المسلحة الليبية", "Libya", "Military Forces of Libya"),
        ("اقتحم رجال القبائل المبنى", "رجال القبائل", "Yemen", "Tribal Militia (Yemen)"),
        ("هاجم مسلحون من مصراتة الحاجز", "مسلحون من مصراتة", "Libya", "Misratah Brigades"),
        ("تقدمت القوات المسلحة في المدينة", "القوات المسلحة", "Sudan", "Military Forces of Sudan"),
        ("استهدف طيران العدوان المزرعة", "طيران العدوان", "Yemen", "Operation Restoring Hope"),
        ("فجر المستعربون الباب", "المستعربون", "Palestine", "Military Forces of Israel"),
        ("أسقطت القوة الجوية طائرة", "القوة الجوية", "Iraq", "Military Forces of Iraq"),
        ("دخلت قوات المشير خليفة حفتر البلدة", "قوات المشير خليفة حفتر", "Libya",
         "Military Forces of Libya Haftar Faction"),
        # adjectives of sides
        ("خطف مسلحون حوثيون معلما", "مسلحون حوثيون", "Yemen", "Houthi"),
        ("قتل طفل في قصف حوثي على المخيم", "حوثي", "Yemen", "Houthi"),
        ("احتجز عناصر حوثيون ثلاث نساء", "عناصر حوثيون", "Yemen", "Houthi"),
        # whose they are said to be, and whose clothes they wear
        ("هاجم مسلحون يعتقد أنهم من حركة الشباب حافلة", "مسلحون يعتقد أنهم من حركة الشباب", "Kenya",
         "Al Shabaab"),
        ("خطف رجال يشتبه في انتمائهم إلى بوكو حرام تاجرا", "رجال يشتبه في انتمائهم إلى بوكو حرام", "Cameroon",
         "Boko Haram"),
        ("خطف مسلحون بزي الشرطة تاجرا", "مسلحون بزي الشرطة", "Iraq", "Unidentified Armed Group (Iraq)"),
        ("خطف مسلحون يرتدون ملابس الجيش تاجرا", "مسلحون يرتدون ملابس الجيش", "Iraq",
         "Unidentified Armed Group (Iraq)"),
        # a name is read over whom it belongs to; a general name is told by who follows
        ("سيطرت قوات الحزام الأمني التابعة للمجلس الانتقالي الجنوبي",
         "قوات الحزام الأمني التابعة للمجلس الانتقالي الجنوبي",
         "Yemen", "STC: Southern Transitional Council (Security Belt Forces)"),
        ("أسر مقاومون من كتائب القسام جنديا", "مقاومون من كتائب القسام", "Palestine", "Hamas Movement"),
        # who sides with a state is no army of it
        ("قاتل مسلحون متحالفون مع الجيش في القرية", "مسلحون متحالفون مع الجيش", "Sudan",
         "Pro-Government Militia (Sudan)"),
        ("هاجم جنود موالون لنائبه المقر", "جنود موالون لنائبه", "South Sudan",
         "Unidentified Armed Group (South Sudan)"),
        # peoples
        ("هاجم رعاة من الفولاني القرية", "رعاة من الفولاني", "Nigeria", "Fulani Ethnic Militia (Nigeria)"),
        ("أحرق مسلحون من الليندو القرية", "مسلحون من الليندو", "Democratic Republic of Congo",
         "Lendu Ethnic Militia (Democratic Republic of Congo)"),
        ("أحرق مسلحون قرى لقبيلة الدينكا", "قرى لقبيلة الدينكا", "South Sudan", "Civilians (South Sudan)"),
        ("هاجم مقاتلون قاعدة جوية", "قاعدة جوية", "Mali", "Military Forces of Mali"),
        ("هاجمت فصائل درزية الحاجز", "فصائل درزية", "Syria", "Druze Militia (Syria)"),
        ("هاجم متمردون كاتشين المعسكر", "متمردون كاتشين", "Myanmar", "KIA: Kachin Independence Army"),
        ("حلق طيران معاد فوق صور", "طيران معاد", "Lebanon", "Military Forces of Israel"),
        ("حلق طيران معاد فوق المدينة", "طيران معاد", "Ukraine", "Military Forces of Ukraine"),
        ("هاجمت عصابة غران غريف البلدة", "عصابة غران غريف", "Haiti", "Gharan Gharif Gang"),
        ("اغتيل القائد العسكري لكتائب القسام", "القائد العسكري لكتائب القسام", "Palestine", "Hamas Movement"),
        ("خطف الموالون للحكومة تاجرا", "الموالون للحكومة", "Yemen", "Pro-Government Militia (Yemen)"),
        ("استهدف مسلحون مدرسة الشرطة", "مدرسة الشرطة", "Colombia", "Police Forces of Colombia"),
        # whom a noun means where no name is told
        ("هاجم مسلحو الحركة الحاجز", "مسلحو الحركة", "Somalia", "Al Shabaab"),
        ("هاجم مسلحو الجماعة الحاجز", "مسلحو الجماعة", "Yemen", "Houthi"),
        ("هاجم مسلحو الحركة الحاجز", "مسلحو الحركة", "Chad", "Unidentified Armed Group (Chad)"),
        ("وقعت دورية في كمين للانفصاليين", "الانفصاليين", "Cameroon", "Ambazonian Separatists (Cameroon)"),
        ("قتل زعيم تنظيم القاعدة أيمن الظواهري", "زعيم تنظيم القاعدة أيمن الظواهري", "Afghanistan",
         "Al Qaeda"),
        ("أطلقت المضادات الأرضية النار", "المضادات الأرضية", "Lebanon", "Military Forces of Lebanon"),
    ],
)  # fmt: skip
def test_names(text: str, phrase: str, country: str, expected: str) -> None:
    assert name(text, phrase, country)[0] == expected


@pytest.mark.parametrize(
    ("text", "phrase", "count"),
    [
        ("هاجم حشد من الأهالي المخفر", "حشد من الأهالي", 10),
        ("خرجت جموع غفيرة من المواطنين", "جموع غفيرة من المواطنين", 10),
        ("هاجم مشجعون لاجئين", "مشجعون", 10),
        ("قتل مسلحون مجهولون تاجرا", "مسلحون مجهولون", 10),
        ("طالب أهالي القرية بالماء", "أهالي", 10),
        ("قطع أقارب الضحية الطريق", "أقارب الضحية", None),
        ("أفرجت طالبان عن سائحين", "طالبان", None),  # the group, no two students
    ],
)
def test_crowds(text: str, phrase: str, count: int | None) -> None:
    assert side(text, phrase).count == count


@pytest.mark.parametrize(
    ("text", "phrase", "cls", "following"),
    [
        ("تظاهر أنصار الصدر", "أنصار الصدر", "armed", True),
        ("تظاهر مؤيدو المرشح", "مؤيدو المرشح", "civilian", True),
        ("أحرق غاضبون السفارة", "غاضبون", "protester", False),
    ],
)
def test_followers(text: str, phrase: str, cls: str, following: bool) -> None:
    found = side(text, phrase)
    assert (found.cls, found.following) == (cls, following)


def test_state_force_abroad_is_external() -> None:
    assert name("قصفت طائرات تركية الجبل", "طائرات تركية", "Iraq") == (
        "Military Forces of Turkey",
        "External/Other forces",
    )
    assert name("قصفت طائرات تركية الجبل", "طائرات تركية", "Turkey")[1] == "State forces"
    assert name("توغلت قوات الاحتلال", "قوات الاحتلال", "Palestine") == (
        "Military Forces of Israel",
        "External/Other forces",
    )


@pytest.mark.parametrize(
    ("phrase", "country", "year", "expected"),
    [
        ("قوات الدعم السريع", "Sudan", 2021, "Military Forces of Sudan Rapid Support Forces"),
        ("قوات الدعم السريع", "Sudan", 2024, "Rapid Support Forces"),
        ("حركة طالبان", "Afghanistan", 2015, "Taliban"),
        ("حركة طالبان", "Afghanistan", 2023, "Military Forces of Afghanistan"),
    ],
)
def test_names_change_with_the_year(phrase: str, country: str, year: int, expected: str) -> None:
    assert name(f"هاجمت {phrase} القرية", phrase, country, year)[0] == expected


@pytest.mark.parametrize(
    ("text", "phrase", "count", "implied"),
    [
        ("قتل 14 جنديا نيجيريا", "14 جنديا نيجيريا", 14, False),
        ("قتل جنديان في الكمين", "جنديان", 2, True),
        ("قتل ضابط في الكمين", "ضابط", 1, True),
        ("قتل جنود في الكمين", "جنود", 10, True),
        ("انسحب الجنود من الموقع", "الجنود", None, False),
        ("أفرج عن الجنود الأربعة", "الجنود الأربعة", 4, False),
        ("قتل عدد من المزارعين", "عدد من المزارعين", 10, False),
        ("قتل رجل دين في الهجوم", "رجل دين", 1, True),
        ("اغتيل إمام مسجد في عدن", "إمام مسجد", 1, True),
    ],
)
def test_counts(text: str, phrase: str, count: int | None, implied: bool) -> None:
    found = side(text, phrase)
    assert (found.count, found.implied) == (count, implied)


def test_particles_and_prepositions_stay_outside() -> None:
    found = side("وسلم المبنى للشرطة", "الشرطة")
    assert found.proclitics == ("ل",)
    assert side("قتلوا على يد مسلحين", "مسلحين").preposition == "علي يد"


def test_allies_are_joined() -> None:
    found = sides("تقدمت قوات الجيش السوري مدعومة بالطيران الروسي")
    assert [one.text for one in found[0].joined] == ["الطيران الروسي"]
    assert found[0].joined[0].nationality == "Russia"


def test_pronoun_on_the_head() -> None:
    found = sides("اشتبك مقاتلوها مع قواته")
    assert [(one.head, one.pronoun) for one in found] == [("مقاتل", "ها"), ("قوة", "ه")]


@pytest.mark.parametrize(
    "text",
    [
        "أدى هجوم مسلح إلى حريق",
        "تعطلت حركة المرور",
        "رد بقوة على السؤال",
        "بدأ تنظيم مسابقة",
        "في شمال سوريا",
        "قال في مؤتمر صحفي",
        "انعدام الأمن في المدينة",
        "على الحدود بين سوريا والأردن",
        "التقى سعود آل خليفة",
        "اجتمع مجلس الأمن",
    ],
)
def test_no_side(text: str) -> None:
    assert sides(text) == []


def test_reporters_are_sources() -> None:
    assert {one.cls for one in sides("وقال مصدر أمني وشهود عيان")} == {"source"}


def test_nationality_of_an_act() -> None:
    found = sides("نفذت غارات جوية روسية")
    assert [(one.thing, one.nationality) for one in found] == [("adjective", "Russia")]


def test_a_country_acts_or_is_a_place() -> None:
    assert [one.thing for one in sides("قصفت تركيا الموقع")] == ["country"]
    assert sides("هطلت الأمطار في تركيا") == []


def test_unknown_group_keeps_its_name() -> None:
    assert name("هاجمت كتيبة «نسور الوادي» الحاجز", "كتيبة «نسور الوادي»")[0].endswith("Brigade")


@pytest.mark.parametrize(
    ("text", "phrase", "country", "expected"),
    [
        ("هاجم أفراد من آل جعفر", "أفراد من آل جعفر", "Lebanon", "Al Jafr Clan Militia (Lebanon)"),
        ("تجددت المعارك بين آل جعفر وآل زعيتر", "آل زعيتر", "Lebanon", "Al Zaytr Clan Militia (Lebanon)"),
        ("بين قبيلتي المعاليا والتعايشة", "التعايشة", "Sudan", "al Taaysha Ethnic Militia (Sudan)"),
        ("قبيلة مجاورة", "قبيلة", "Sudan", "Civilians (Sudan)"),
    ],
)  # fmt: skip
def test_unknown_tribes_keep_their_name(text: str, phrase: str, country: str, expected: str) -> None:
    assert name(text, phrase, country)[0] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("طردت القوات العراقية الجهاديين من البلدة", ["القوات العراقية", "الجهاديين"]),
        ("اشتبك مع مقاتلين أكراد", ["مقاتلين أكراد"]),
        ("أسقطت فصائل المعارضة مروحية روسية", ["فصائل المعارضة", "مروحية روسية"]),
        ("فجر استشهادي من كتائب القسام نفسه", ["استشهادي من كتائب القسام"]),
        ("على الفرقة الرابعة مشاة", ["الفرقة الرابعة مشاة"]),
        ("متمردون موالون لرياك مشار", ["متمردون موالون لرياك مشار"]),
        ("دهس رجل يقود شاحنة حشدا", ["رجل", "حشدا"]),
    ],
)
def test_where_a_phrase_ends(text: str, words: list[str]) -> None:
    assert [one.text for one in sides(text) if one.thing != "vehicle"] == words


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("استهدف انتحاري الكنيسة المرقسية", "انتحاري"),  # no bomber of the church
        ("وقعت دورية في كمين لمسلحي حركة الشباب", "مسلحي حركة الشباب"),  # their act, no checkpoint
        ("طعن شاب الكاتب على منصة", "شاب"),  # one of «anybody» owns nobody
        ("قتل فريق أمني سعودي الصحفي في القنصلية", "الصحفي"),  # no adjective of what has no article
    ],
)
def test_what_a_phrase_does_not_take(text: str, phrase: str) -> None:
    assert side(text, phrase)


def test_where_a_thing_was_made_is_not_whose_it_is() -> None:
    assert side("دمر الجيش مدرعة للمتمردين تركية الصنع", "مدرعة للمتمردين تركية الصنع").nationality == ""


def test_a_car_owns_no_gunmen() -> None:
    found = sides("كمين نصبه مسلحون لسيارة تابعة للاستخبارات")
    assert [one.text for one in found] == ["مسلحون", "سيارة تابعة للاستخبارات"]


def test_whom_a_noun_of_harm_befalls() -> None:
    assert side("مقتل نحو 15 جنديا", "نحو 15 جنديا").befallen
    assert not side("قتل جنديا", "جنديا").befallen


def test_settlers_are_civilians_where_they_are_struck() -> None:
    settlers = side("أحرق مستوطنون منزلا", "مستوطنون")
    assert resolve(settlers, country="Palestine", year=2019, actors=actors())[0] == "Settlers (Israel)"
    struck = resolve(settlers, country="Palestine", year=2019, actors=actors(), victim=True)
    assert struck == ("Civilians (Israel)", "Civilians")


def test_officials_are_civilians_when_attacked() -> None:
    mayor = side("اغتيال رئيس بلدية في تعز", "رئيس بلدية")
    assert resolve(mayor, country="Yemen", year=2019, actors=actors(), victim=True)[0] == "Civilians (Yemen)"


def test_points_to() -> None:
    assert points_to(side("قتلت بوكو حرام قرويين", "بوكو حرام")) == ""
    assert points_to(side("نفت قسد ذلك", "قسد")) == "Syria"


def test_tables_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(actors())).aliases.keys() == actors().aliases.keys()


@pytest.mark.parametrize(
    ("text", "victim", "cls"),
    [
        ("ذبح تنظيم داعش الصحفي الأميركي", "الصحفي الأميركي", "civilian"),  # said of nothing before it
        ("خطفت الجماعة الإسلامية الصحفي", "الصحفي", "civilian"),
        ("استهدف قناص طفلا في الحي", "طفلا", "civilian"),  # an accusative owns nothing
        ("قتل جندي إسرائيلي فلسطينيا في الخليل", "فلسطينيا", "civilian"),
        ("اغتال مسلحون ضابطا متقاعدا", "ضابطا متقاعدا", "civilian"),
        ("خطف مسلحون ثلاثة مهندسين أتراك", "ثلاثة مهندسين أتراك", "civilian"),
    ],
)
def test_whom_an_act_befalls_stands_apart(text: str, victim: str, cls: str) -> None:
    assert side(text, victim).cls == cls


def test_one_after_a_name_is_no_number_of_it() -> None:
    assert [one.text for one in sides("أعدمت طالبان أحد الرهائن")] == ["طالبان", "أحد الرهائن"]


@pytest.mark.parametrize(
    ("text", "phrase", "partitive"),
    [
        ("وصلت كتيبة من القوات الخاصة", "كتيبة من القوات الخاصة", True),
        ("تحركت قوات تابعة للجيش السوداني", "قوات تابعة للجيش السوداني", True),
        ("دفع الجيش باللواء 41 إلى تمنراست", "اللواء 41", True),
        ("تقدمت القوات العراقية", "القوات العراقية", False),
    ],
)
def test_some_of_an_army_is_told_from_the_whole(text: str, phrase: str, partitive: bool) -> None:
    assert side(text, phrase).partitive is partitive
