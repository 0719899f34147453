"""Where and when: the act's place and day, not its teller's; lists of places; what is carried on."""

from __future__ import annotations

from datetime import date

import pytest

from conflict_coder import Article, Coder

TODAY = date(2015, 8, 5)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


def _rows(coder: Coder, text: str) -> list[dict[str, object]]:
    return [event.row() for event in coder.code(Article(text=text, date=TODAY))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "قال المتحدث باسم البنتاغون في واشنطن إن غارة جوية استهدفت معسكراً لحركة الشباب في بلدة دينسور",
            "Diinsoor",
        ),
        ("بيروت - رويترز: قتل عشرة أشخاص في انفجار سيارة مفخخة في بلدة عزاز شمال حلب", "Azaz"),
        ("قتل ثلاثة مدنيين في غارة للطيران السوري على بلدة كفرنبل بريف إدلب الجنوبي", "Kafr Nabl"),
        ("قتل 14 جندياً مالياً في كمين نصبه جهاديون قرب بلدة تيسيت في منطقة غاو", "Tessit"),
        ("قتل شرطيان بتفجير انتحاري في محافظة صلاح الدين، شمال بغداد", "Salah al-Din"),
        ("قصفت فصائل معارضة في حلب، مواقع لقوات النظام في نبل", "Nubl"),
        ("قصف الطيران السوري مواقع لتنظيم داعش شرقي سوريا، بما فيها هجين", "Hajin"),
        ("قتل شخصان في القدس برصاص مسلح", "Jerusalem"),
        ("قال محافظ ديالى إن سيارة ملغومة انفجرت في بلدة خان بني سعد", "Khan Bani Saad"),
        (
            "نددت السفارة الفرنسية في بغداد بتفجير السيارة المفخخة الذي أوقع ستة قتلى في الفلوجة أمس",
            "Fallujah",
        ),
        ("انفجرت سيارة مفخخة استهدفت حافلات أهالي كفريا والفوعة في حي الراشدين غرب حلب", "Ar Rashidin"),
        ("خمسة انفجارات هزت بغداد وأوقعت 20 قتيلاً", "Baghdad"),
        ("توغلت وحدة إسرائيلية في الأراضي الفلسطينية شرق بلدة خزاعة وقتلت شاباً أمس", "Khuzaa"),
        (
            "فجر انتحاري نفسه داخل مسجد الإمام علي ببلدة القديح وقتل 21 مصلياً",
            "Imam Ali Mosque (Qudaih)",
        ),
        ("قتل 17 شرطياً باكستانياً في هجوم انتحاري قرب مينغورا البلدة الرئيسية في الوادي", "Mingora"),
        ("أغار طيران التحالف على معسكر اللواء 35 بمدينة المخا", "Brigade 35 Camp"),
        ("دارت اشتباكات بين مسلحين بين جبل محسن وباب التبانة في مدينة طرابلس اللبنانية", "Tripoli"),
        (
            "بغداد (ا ف ب) - قتل ستة من المصلين بانفجار داخل كنيسة سيدة النجاة في الكرادة",
            "Our Lady of Salvation Church",
        ),
        ("أعلنت السلطات في طبرق أن الطيران الليبي أغار على سرايا الدفاع عن بنغازي في الجفرة", "Al Jufrah"),
        ("طردت اللجان الشعبية مسلحي القاعدة في تعز من معسكر العمري وقتلت عشرة منهم", "Al Umari Camp"),
        ("وفي ريف إدلب قتلت وحدة من الجيش السوري ستة مسلحين قرب بلدة معرة مصرين", "Maarrat Misrin"),
        (
            "قتل مستوطن فتى في قرية المزرعة القبلية شمال رام الله، وفي الخليل عقد المحافظ اجتماعا",
            "Al Mazraah al Qibliyah",
        ),
        ("وفي مدينة حمص انفجرت سيارة مفخخة وقتلت مدنيين في حي الزهراء", "Az Zahraa (Homs)"),
        ("وصل رتل تركي من 25 دبابة إلى بلدة مورك قادما من معبر كفرلوسين", "Murak"),
    ],
)
def test_the_place_of_the_act(coder: Coder, text: str, place: str) -> None:
    assert {row["location"] for row in _rows(coder, text)} == {place}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "قصف الطيران الحربي السوري بلدات سراقب وأريحا وجسر الشغور في ريف إدلب وقتل عشرة مدنيين",
            [("Saraqib", 4), ("Ariha", 3), ("Jisr ash Shughur", 3)],
        ),
        (
            "شنت طائرات التحالف غارات على محافظات مأرب وحجة والجوف، ومدينة صنعاء",
            [("Marib", None), ("Hajjah", None), ("Al Jawf", None), ("Sanaa", None)],
        ),
        (
            "قصف الطيران أحياء الشعار وطريق الباب ومساكن هنانو في مدينة حلب ما أدى إلى مقتل 15 مدنياً",
            [("Aleppo", 15)],
        ),
        ("دارت اشتباكات بين الجيش ومسلحين بين تعز ولحج", [("Taiz", None)]),
        (
            "شنت القوات الأمريكية غارات على القائم وعكاشات غربي العراق والميادين والبوكمال شرقي سوريا",
            [("Al Qaim", None), ("Akashat", None), ("Al Mayadin", None), ("Abu Kamal", None)],
        ),
    ],
)
def test_a_list_of_places(coder: Coder, text: str, rows: list[tuple[str, int | None]]) -> None:
    assert [(row["location"], row["fatalities"]) for row in _rows(coder, text)] == rows


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "اندلعت اشتباكات بين الجيش وحركة الشباب في بلدة أفغوي أمس. وأسفرت المعارك عن مقتل 7 جنود. "
            "وفي بيدوا قتل شرطيان بانفجار لغم.",
            ["Afgooye", "Baidoa"],
        ),
        (
            "هاجم مسلحون حاجزاً للجيش قرب مدينة بنغازي فقتلوا جنديين. "
            "من جهة أخرى انفجرت سيارة مفخخة في طرابلس دون وقوع ضحايا.",
            ["Benghazi", "Tripoli"],
        ),
        (
            "قتل ثلاثة جنود في هجوم انتحاري في بغداد أمس. من جهة أخرى قتل أربعة جنود بانفجار لغم أمس.",
            ["Baghdad", ""],
        ),
    ],
)
def test_a_place_holds_until_the_next(coder: Coder, text: str, places: list[str]) -> None:
    assert [row["location"] for row in _rows(coder, text)] == places


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("أعلن الجيش العراقي الثلاثاء أن جنديين قتلا في هجوم انتحاري في الرمادي الأحد", ["2015-08-02"]),
        ("أعلن الجيش العراقي الثلاثاء مقتل جنديين في هجوم انتحاري في الرمادي", ["2015-08-04"]),
        ("هز انفجار سيارة مفخخة مدينة كركوك أمس وهو أعنف هجوم منذ أسابيع", ["2015-08-04"]),
        (
            "قتل خمسة جنود في هجوم انتحاري في الرمادي أمس، بعد يومين من تفجير في بغداد أوقع 30 قتيلاً",
            ["2015-08-04", "2015-08-02"],
        ),
        (
            "قتل جنديان في هجوم انتحاري في الرمادي أمس. وقبل ذلك بيوم قصف الطيران مدينة هيت.",
            ["2015-08-04", "2015-08-03"],
        ),
        (
            "أعلنت الشرطة الأربعاء مقتل تسعة في هجوم انتحاري في الرمادي. "
            "ووقع الهجوم الانتحاري في الرمادي مساء الاثنين.",
            ["2015-08-03"],
        ),
        (
            "قتل جنديان بانفجار لغم في بلدة قرب تعز. وكان مسلحون هاجموا حاجزاً للجيش في مأرب السبت. "
            "وفي عدن قتل شرطي في هجوم انتحاري.",
            ["2015-08-05", "2015-08-01", "2015-08-05"],
        ),
        (
            "قصفت قوات النظام بلدة عندان، كما دارت بعد منتصف ليل الاثنين اشتباكات بين قوات النظام "
            "والفصائل المعارضة في حي صلاح الدين",
            ["2015-08-05", "2015-08-03"],
        ),
        # the day of the news holds until another story
        (
            "قتل ثلاثة جنود في هجوم على حاجز في كركوك أمس. وفي تكريت قتل شرطي بانفجار لغم. "
            "من جهة أخرى، قصف الطيران التركي مواقع في سنجار.",
            ["2015-08-04", "2015-08-04", "2015-08-05"],
        ),
        # «حينها»: all the days of the act told before
        (
            "هاجم مسلحون فندقاً في كابول في مارس (آذار) 2014 وقتلوا تسعة أشخاص. "
            "وقتل حينها شرطيان في اشتباك مع المسلحين.",
            ["2014-03-01", "2014-03-01"],
        ),
        # a stretch of time that describes a place or a side is not the act's; one that describes the act is
        ("قصف الطيران الروسي مدينة هجين التي سيطر عليها المسلحون عام 2014", ["2015-08-05"]),
        (
            "قصفت المدفعية التركية بلدة انسحب منها المسلحون قبل أسبوعين في ريف حلب",
            ["2015-08-05", "2015-07-19"],
        ),
        ("قتل ستة في الهجوم الانتحاري على مسجد في الكويت الذي وقع في يونيو الماضي", ["2015-06-01"]),
        # who told one act yesterday need not have told the others
        (
            "أعلن الجيش العراقي أمس مقتل ثلاثة جنود في هجوم على حاجز في كركوك. "
            "وانتقد نواب في البرلمان أداء القوات. وفي تكريت قتل شرطي بانفجار لغم.",
            ["2015-08-04", "2015-08-05"],
        ),
        # an older day further down is not that of the news
        (
            "يواصل الجيش العراقي حصار الفلوجة. وانتقد نواب أداء القوات. "
            "وقتل ثلاثة جنود في هجوم على حاجز في كركوك السبت. ورفض الوزير التعليق. "
            "وفي تكريت قتل شرطي بانفجار لغم.",
            ["2015-08-05", "2015-08-01", "2015-08-05"],
        ),
    ],
)
def test_the_day_of_the_act(coder: Coder, text: str, days: list[str]) -> None:
    assert [row["event_date"] for row in _rows(coder, text)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # the article stands under a Wednesday, its text was written on the Sunday before
        (
            "قتل سبعة جنود اليوم الأحد في كمين قرب مدينة مأرب اليمنية. "
            "وقصف الطيران مواقع للحوثيين في صعدة أمس. وفجر انتحاري نفسه في مدينة عدن أول من أمس الجمعة",
            ["2015-08-02", "2015-08-01", "2015-07-31"],
        ),
        (
            "قتل سبعة جنود أمس الاثنين في كمين قرب مدينة مأرب اليمنية. وقصف الطيران صعدة اليوم.",
            ["2015-08-03", "2015-08-04"],
        ),
        # one word that fits the article's date, and it is that of the text
        (
            "قتل سبعة جنود أمس الثلاثاء في كمين قرب مدينة مأرب اليمنية. "
            "وقصف الطيران صعدة أمس الأحد. وانفجر لغم في تعز اليوم.",
            ["2015-08-04", "2015-08-02", "2015-08-05"],
        ),
    ],
)
def test_days_count_from_the_day_the_text_was_written(coder: Coder, text: str, days: list[str]) -> None:
    assert [str(row["event_date"]) for row in _rows(coder, text)] == days


def test_the_day_of_who_opens_with_a_long_title(coder: Coder) -> None:
    text = (
        "أعلن وزير الداخلية العراقي السابق محمد سالم اليوم الأربعاء أن التفجير الذي استهدف سوقاً في بعقوبة "
        "قبل يومين أوقع 12 قتيلاً."
    )
    assert [str(row["event_date"]) for row in _rows(coder, text)] == ["2015-08-03"]


def test_the_place_of_an_act_counted_from(coder: Coder) -> None:
    text = (
        "قتل 95 شخصاً في تفجير انتحاري وسط كابول أمس. "
        "وجاء التفجير بعد أسبوع من هجوم على فندق إنتركونتيننتال في المدينة أوقع 22 قتيلاً."
    )
    rows = [(row["location"], row["fatalities"]) for row in _rows(coder, text)]
    assert rows == [("Kabul", 95), ("Intercontinental Hotel (Kabul)", 22)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("يحتجز الحوثيون 1200 معتقل من محافظات إب وذمار والبيضاء", 1),
        ("اعتقل الجيش الإسرائيلي 12 فلسطينياً في نابلس والخليل وجنين أمس", 3),
    ],
)
def test_where_the_taken_are_from_is_no_list_of_places(coder: Coder, text: str, rows: int) -> None:
    assert len(_rows(coder, text)) == rows


def test_a_night_is_not_carried_on(coder: Coder) -> None:
    text = (
        "قتل أربعة جنود في هجوم على حاجز في أبين الليلة الماضية. "
        "وفي محافظة الضالع قتل مسلحان في كمين نصبته القوات الحكومية."
    )
    days = [(row["location"], str(row["event_date"])) for row in _rows(coder, text)]
    assert days == [("Abyan", "2015-08-04"), ("Ad Dali", "2015-08-05")]


def test_where_the_abducted_are_taken_to_is_not_where_they_were_taken(coder: Coder) -> None:
    text = "اقتاد مسلحون ست فتيات من بلدة شيبوك إلى غابة سامبيسا أمس"
    assert {row["location"] for row in _rows(coder, text)} == {"Chibok"}
