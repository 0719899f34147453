"""Places: names, cues, precision, roles, and the choice among namesakes."""

from __future__ import annotations

import pickle

import pytest

from conflict_coder.arabic.tokens import tokenize
from conflict_coder.mentions.gazetteer import Gazetteer, load_gazetteer
from conflict_coder.mentions.mention import Place
from conflict_coder.mentions.places import find_places, nearest_name, settle
from conflict_coder.resources import shipped_rules


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer([shipped_rules()])


def _places(text: str, gazetteer: Gazetteer, *hints: str) -> list[Place]:
    places = find_places(tokenize(text), gazetteer, text)
    settle(places, hints, gazetteer)
    return places


@pytest.mark.parametrize(
    ("text", "name", "told", "level", "country"),
    [
        ("انفجار في مدينة الموصل", "Mosul", "الموصل", "town", "Iraq"),
        ("قصف على دير الزور", "Deir ez-Zor", "دير الزور", "town", "Syria"),
        ("معارك في محافظة دير الزور", "Deir ez-Zor", "دير الزور", "admin", "Syria"),
        ("وصلوا للرقة", "Ar Raqqa", "الرقة", "town", "Syria"),
        ("هجوم في ولاية هلمند", "Helmand", "هلمند", "admin", "Afghanistan"),
        ("قصف مطار كويرس العسكري", "Kuweires Air Base", "مطار كويرس العسكري", "site", "Syria"),
        ("انفجار قرب مطار بيروت", "Beirut Airport", "مطار بيروت", "site", "Lebanon"),
        ("مقتل 12 في بور أو برنس", "Port-au-Prince", "بور أو برنس", "town", "Haiti"),
        ("هجوم بقنبلة في مدينة غيتيغا", "Gitega", "غيتيغا", "town", "Burundi"),
        ("اشتباكات في كيلينوتشي", "Kilinochchi", "كيلينوتشي", "town", "Sri Lanka"),
        ("هجوم في مدينة غراند بسام", "Grand-Bassam", "غراند بسام", "town", "Ivory Coast"),
        ("كمين قرب متنزه بندجاري", "Pendjari National Park", "متنزه بندجاري", "site", "Benin"),
        ("مقتل جنود في كبينكانكاندي", "Kpinkankandi", "كبينكانكاندي", "town", "Togo"),
        ("هجوم على ثكنة لمغيطي", "Lemgheity Barracks", "ثكنة لمغيطي", "site", "Mauritania"),
        ("احتجاز رهائن في دكا", "Dhaka", "دكا", "town", "Bangladesh"),
        ("مذبحة في قرية صلحان", "Solhan", "صلحان", "town", "Burkina Faso"),
        ("هجوم على معسكر شينيغودار", "Chinagodrar Camp", "معسكر شينيغودار", "site", "Niger"),
        ("متمردون في مبوندوي", "Mpondwe", "مبوندوي", "town", "Uganda"),
        ("احتجاجات في إقليم شينجيانغ", "Xinjiang", "شينجيانغ", "admin", "China"),
        ("معارك في قضاء الحويجة", "Hawija", "الحويجة", "admin", "Iraq"),
        ("غارة على شرق سوريا", "Syria", "شرق سوريا", "country", "Syria"),
        ("قتل ثلاثة في العاصمة الليبية طرابلس", "Tripoli", "طرابلس", "town", "Libya"),
        ("تفجير عند تقاطع كيلو 5", "KM5 Junction", "تقاطع كيلو 5", "site", "Somalia"),
        ("قصف على آزوفستال", "Azovstal", "آزوفستال", "site", "Ukraine"),
        ("مواجهات عند حاجز الكونتينر", "Container Checkpoint", "حاجز الكونتينر", "site", "Palestine"),
        ("هجوم في داباط", "Dabat", "داباط", "town", "Ethiopia"),
        ("انفجار في طرابلس اللبنانية", "Tripoli", "طرابلس", "town", "Lebanon"),
    ],
)
def test_known_names(text: str, name: str, told: str, level: str, country: str, gazetteer: Gazetteer) -> None:
    (place,) = _places(text, gazetteer)
    assert (place.name, place.text, place.level) == (name, told, level)
    assert place.candidates[0].country == country


@pytest.mark.parametrize(
    "text",
    [
        "نقلت قناة الجزيرة الخبر",
        "فتح الحارس الباب",
        "كتبت صحيفة القدس العربي",
        "كان الحزم مطلوبا",
        "ارتفع سعر النفط بنسبة واحد في المائة",
        "كان له دوراً كبيراً",
        "القوات الجزائرية والجيش السوري",
        "وقال مسؤول في بيان",
        "غارة على معسكر للمتمردين",
        "استهدفوا مستشفى ريفياً ومسجداً سنياً",
        "أعلنت هوية منفذ الهجوم",
        "قذائف محلية الصنع",
        "على طريق الحل السياسي",
        "سدّ المسلحون كل الدروب المؤدية إليها",
        "سيطروا على معظم محافظات الجنوب",
        "كان ذلك بالإضافة إلى عشرات آخرين",
        "أطلق على بروما شيئا",
        "رئيس الوزراء السابق عمران خان",
        "سيطروا على مطار المدينة",
        "انفجار في محطة القطارات",
    ],
)
def test_common_words_are_no_places(text: str, gazetteer: Gazetteer) -> None:
    assert _places(text, gazetteer) == []


def test_a_doubtful_name_needs_a_word_of_place(gazetteer: Gazetteer) -> None:
    (place,) = _places("اشتباكات في مدينة الباب", gazetteer)
    assert place.name == "Al Bab"
    (place,) = _places("هجوم في القائم", gazetteer)
    assert place.name == "Al Qaim"


@pytest.mark.parametrize(
    ("text", "told", "level", "latin"),
    [
        ("اقتحموا قرية الزربكة ليلا", "الزربكة", "town", "Al Zarbka"),
        ('سيطروا على حي "الزهور"', "الزهور", "site", "Al Zahur"),
        ("احترق فندق الواحة", "فندق الواحة", "site", "Al Waha Hotel"),
        ("هاجموا معسكر 57", "معسكر 57", "site", "57 Camp"),
        ("انفجار في سوق قندير", "سوق قندير", "site", "Qandir Market"),
        ("غارة على سوق الأربعاء الشعبي", "سوق الأربعاء الشعبي", "site", "Al Arbaa Market"),
        ("انفجار في حي العدالة", "العدالة", "site", "Al Adala"),
    ],
)
def test_unknown_names_are_kept(text: str, told: str, level: str, latin: str, gazetteer: Gazetteer) -> None:
    place = _places(text, gazetteer)[0]
    assert (place.text, place.level, place.name, place.candidates) == (told, level, latin, ())


@pytest.mark.parametrize(
    "text", ["في مدينة صغيرة", "دخلوا قرية مجاورة", "قصفوا بلدة تقع هناك", "عن طريق البريد", "مستشفى ميداني"]
)
def test_what_follows_a_cue_is_not_always_a_name(text: str, gazetteer: Gazetteer) -> None:
    assert _places(text, gazetteer) == []


def test_names_of_a_list_are_of_its_kind(gazetteer: Gazetteer) -> None:
    places = _places("غارات على محافظات حجة وصعدة", gazetteer)
    assert [(place.text, place.level) for place in places] == [("حجة", "admin"), ("صعدة", "admin")]
    places = _places("سقطت قذائف على شارعي الثورة وبغداد", gazetteer)
    assert [place.level for place in places] == ["site", "site"]
    assert places[1].name == "Baghdad Street"


def test_a_list_keeps_its_noun(gazetteer: Gazetteer) -> None:
    places = _places("سيطروا على قرى تل الحجر وأم الضباع والشيخ حسن", gazetteer)
    assert [place.text for place in places] == ["تل الحجر", "أم الضباع", "الشيخ حسن"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("معارك في ريف حلب الشمالي", "ريف حلب الشمالي"),
        ("هجوم شرقي مدينة الرمادي", "شرقي مدينة الرمادي"),
        ("كمين قرب سرت", "سرت"),
        ("على بعد 100 كلم شمال بغداد", "شمال بغداد"),
    ],
)
def test_vague_places(text: str, told: str, gazetteer: Gazetteer) -> None:
    (place,) = _places(text, gazetteer)
    assert place.vague
    assert place.text == told


def test_between_two_towns(gazetteer: Gazetteer) -> None:
    assert [place.vague for place in _places("كمين بين تعز ولحج", gazetteer)] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "انفجار في تلعفر (420 كلم شمال غربي بغداد)",
        "هجوم في بلدة تلعفر شمال العراق",
        "قتلى في مدينة الفلوجة بمحافظة الأنبار",
        "خطف في قرية الزركة الواقعة على بعد 30 كيلومترا جنوب كركوك",
        "اشتباك في بلدة القاع القريبة من الحدود السورية",
        "كمين قرب بلدة تيسيت في منطقة غاو",
        "قصف على حرض في حجة",
        "هجوم في محافظة صلاح الدين، شمال بغداد",
        "كمين في قضاء الطارمية بمحافظة صلاح الدين",
        "غارة في مديرية أرغستان بقندهار",
    ],
)
def test_a_place_that_only_situates_another(text: str, gazetteer: Gazetteer) -> None:
    assert [place.adjacent for place in _places(text, gazetteer)] == [False, True]


def test_joined_places_do_not_situate(gazetteer: Gazetteer) -> None:
    assert [place.adjacent for place in _places("غارات على حلب وريف إدلب", gazetteer)] == [False, False]


def test_roles(gazetteer: Gazetteer) -> None:
    text = "وصل رتل من تركيا إلى مدينة إدلب عبر معبر باب الهوى"
    assert [place.role for place in _places(text, gazetteer)] == ["origin", "goal", "path"]
    (place, other) = _places("في كل من حلب ودمشق", gazetteer)
    assert (place.role, other.role) == ("", "")


def test_particles_and_spans(gazetteer: Gazetteer) -> None:
    text = "قُتل شخصان. وقصفوا بمدينة الرمادي وبالفلوجة"
    ramadi, fallujah = _places(text, gazetteer)
    assert (ramadi.proclitics, ramadi.text) == (("ب",), "الرمادي")
    assert (fallujah.proclitics, fallujah.text) == (("و", "ب"), "الفلوجة")
    assert ramadi.last == fallujah.first


def test_hints_settle_namesakes(gazetteer: Gazetteer) -> None:
    assert _places("هجوم على البيضاء", gazetteer, "Yemen")[0].candidates[0].country == "Yemen"
    assert _places("هجوم على البيضاء", gazetteer, "Libya")[0].candidates[0].country == "Libya"
    assert _places("غارات على البيضاء وصعدة ومأرب", gazetteer)[0].candidates[0].country == "Yemen"


def test_the_capital_and_the_country_of_the_article(gazetteer: Gazetteer) -> None:
    assert _places("انفجار في العاصمة", gazetteer, "Yemen")[0].name == "Sanaa"
    assert _places("هجوم في جنوب شرق البلاد", gazetteer, "Turkey")[0].name == "Turkey"
    assert _places("انفجار في العاصمة", gazetteer)[0].name == ""


def test_a_misspelt_name(gazetteer: Gazetteer) -> None:
    hajin = nearest_name("حاجين", gazetteer, ["Syria"])
    assert hajin is not None
    assert hajin.name == "Hajin"
    assert nearest_name("حاجين", gazetteer, ["Libya"]) is None
    jisr = nearest_name("جسر الشغورة", gazetteer, ["Syria"])
    assert jisr is not None
    assert jisr.name == "Jisr ash Shughur"
    assert _places("معارك في بلدة حاجين", gazetteer, "Syria")[0].name == "Hajin"
    assert _places("معارك في بلدة حاجين", gazetteer, "Libya")[0].candidates == ()


def test_gazetteer_can_be_pickled(gazetteer: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(gazetteer))
    assert copy.names["الموصل"] == gazetteer.names["الموصل"]


@pytest.mark.parametrize(
    ("text", "chief"),
    [
        ("هجوم في محافظة حلب", (36.2, 37.16)),  # Aleppo, of the same name
        ("كمين في ولاية بورنو", (11.85, 13.16)),  # Maiduguri, the largest
        ("معارك في محافظة الأنبار", (33.42, 43.31)),  # Ramadi
    ],
)
def test_a_division_is_where_its_chief_town_is(
    text: str, chief: tuple[float, float], gazetteer: Gazetteer
) -> None:
    ref = _places(text, gazetteer)[0].candidates[0]
    assert ref.level == "admin"
    assert (ref.latitude, ref.longitude) == pytest.approx(chief, abs=0.1)


def test_a_place_that_yaml_names_twice_has_one_point(gazetteer: Gazetteer) -> None:
    one, other = (_places(f"انفجار في {name}", gazetteer)[0] for name in ("بانغي", "بانغوي"))
    assert one.candidates[0] == other.candidates[0]
    assert one.candidates[0].latitude == pytest.approx(4.36, abs=0.1)


def test_every_town_of_a_division_can_be_put_on_a_map(gazetteer: Gazetteer) -> None:
    refs = {ref for names in gazetteer.names.values() for name in names for ref in name.refs}
    assert sorted(ref.name for ref in refs if ref.level == "town" and ref.latitude is None) == [
        "Ait Aissi", "Al Hamrat", "Al Jawf", "Al Mahmoudiya", "Al Muwaysh",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قصف على أحياء أم درمان", ["Omdurman"]),
        ("معارك في أحياء حلب الشرقية", ["Aleppo"]),
        ("قصف أحياء السكري والكلاسة", ["Al Sakri", "Al Kalasa"]),  # a list of quarters
    ],
)
def test_quarters_of_a_town_are_the_town(text: str, told: list[str], gazetteer: Gazetteer) -> None:
    assert [place.name for place in _places(text, gazetteer)] == told
