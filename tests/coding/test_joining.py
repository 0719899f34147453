"""Which tellings across an article are one event, and whose toll is whose."""

from __future__ import annotations

from datetime import date

import pytest

from conflict_coder import Article, Coder

TODAY = date(2018, 12, 4)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        # an attack on a day of a long campaign is an act of its own
        (
            "دارت اشتباكات عنيفة بين الجيش الليبي وتنظيم داعش في سرت لمدة ثلاثة أسابيع.\n"
            "وفي أواخر نوفمبر قُتل 50 من جنود الجيش الليبي بعد أن هاجم مقاتلو تنظيم داعش معسكراً في سرت.",
            [None, 50],
        ),
        # one fight, told again with its toll
        (
            "دارت اشتباكات عنيفة بين الجيش الليبي وتنظيم داعش في سرت أمس.\nوقتل سبعة جنود في الاشتباكات.",
            [7],
        ),
        # the dead of a whole war are no event beside one told
        (
            "قتل خمسة جنود في كمين نصبه مسلحون قرب مدينة تعز اليمنية أمس.\n"
            "وقتل أكثر من 15 ألف شخص منذ بدء الحرب في اليمن عام 2015.",
            [5],
        ),
        # so many dead in one place die but once, whatever the words for the blast
        (
            "قتل 13 شخصاً في انفجار في مدينة مايدوغوري النيجيرية.\n"
            "وقالت الشرطة إن انتحارياً فجر نفسه في مدينة مايدوغوري فقتل 13 شخصاً.",
            [13],
        ),
        # a part of those counted before is not more dead
        (
            "ذكر مسؤول أن 57 مدنياً، منهم 12 طفلاً وتسع نساء، قتلوا بقصف مدفعي على مدينة تعز أمس.",
            [57],
        ),
        # a count since something began is no part of an act
        (
            "أحصت وزارة الصحة 510 قتلى منذ بدء الهجوم على العاصمة الليبية طرابلس.\n"
            "وقتل خمسة جنود بانفجار لغم في سرت أمس.",
            [5],
        ),
        # a toll corrected is divided over the places of the act
        (
            "قتل 18 شخصاً في تفجيرين انتحاريين في بلدتي سرمين وبنش في ريف إدلب أمس.\n"
            "وذكر المرصد أن عدد القتلى ارتفع إلى 22.",
            [11, 11],
        ),
        # a toll told of one of the places is of that one
        (
            "شنت الطائرات الحربية السورية غارات على بلدات سرمين وبنش وسراقب، ما أدى إلى مقتل سبعة في بنش.",
            [None, 7, None],
        ),
        (
            "دارت مواجهات بين المقاومة الشعبية والحوثيين في تعز وقتل ستة من الحوثيين واثنان من المقاومة.",
            [8],
        ),
        # who were found dead are counted
        ("عثرت الشرطة العراقية على سبع جثث عليها آثار تعذيب في بغداد أمس.", [7]),
    ],
)
def test_whose_toll_it_is(coder: Coder, text: str, dead: list[int | None]) -> None:
    rows = [event.row() for event in coder.code(Article(text=text, date=TODAY))]
    assert [row["fatalities"] for row in rows] == dead


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        # a bare toll of the side that fought is the fight's
        (
            "قتل الجيش المالي 20 متشدداً في معركة قرب مدينة غاو أمس.\nوقال متحدث إن ستة جنود ماليين أصيبوا.",
            [6],
        ),
    ],
)
def test_losses_of_the_first_side(coder: Coder, text: str, wounded: list[int | None]) -> None:
    rows = [event.row() for event in coder.code(Article(text=text, date=TODAY))]
    assert [row["injuries"] for row in rows] == wounded


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # what is done to a demonstration, in its sentence or further on, is no event beside it
        ("تظاهر المئات في أنقرة ضد الحكومة واعتقلت الشرطة عدداً منهم.", ["Protest with intervention"]),
        ("خرج آلاف المتظاهرين ليلاً في دوما حيث اعتقل العشرات.", ["Protest with intervention"]),
        ("خرج المئات في مسيرة بنابلس، وتصدت لهم قوات الاحتلال بقنابل الغاز.", ["Protest with intervention"]),
        (
            "تظاهر آلاف السودانيين في الخرطوم أمس للمطالبة بحكم مدني.\n"
            "وأطلقت الشرطة الغاز المسيل للدموع لتفريق المتظاهرين.",
            ["Protest with intervention"],
        ),
        ("تجمع آلاف المحتجين في بغداد أمس.\nورشق المتظاهرون الأمن بالحجارة.", ["Violent demonstration"]),
        (
            "تظاهر الآلاف في ساحة التحرير وسط بغداد أمس.\n"
            "وأطلقت قوات الأمن الغاز المسيل للدموع لتفريق المتظاهرين قرب جسر الجمهورية.",
            ["Protest with intervention"],
        ),
        # an act that they protest against is another
        ("تظاهر المئات في جنين أمس تنديداً باعتقال الشرطة ناشطاً.", ["Peaceful protest", "Arrests"]),
    ],
)
def test_what_becomes_of_a_demonstration(coder: Coder, text: str, kinds: list[str]) -> None:
    rows = [event.row() for event in coder.code(Article(text=text, date=TODAY))]
    assert [row["sub_event_type"] for row in rows] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # fighters fall captive in the fight told beside it; civilians who are taken are another act
        ("اشتبك الجيش المالي مع متمردين قرب مدينة غاو وأسر سبعة مسلحين.", ["Armed clash"]),
        # crimes in a list are acts of their own; who is raped is not thereby dead
        (
            "اتهم ناشطون الجيش السوداني بقتل تسعة مزارعين وخطف سبعة آخرين قرب نيالا.",
            ["Attack", "Abduction/forced disappearance"],
        ),
        (
            "اتهمت الأمم المتحدة الجيش السوداني بقتل تسعة مدنيين واغتصاب ست نساء وإحراق منازل في نيالا.",
            ["Attack", "Sexual violence", "Looting/property destruction"],
        ),
        # who shot at a crowd arrested some of it
        (
            "قتلت قوات الأمن السودانية خمسة متظاهرين في الخرطوم واعتقلت العشرات.",
            ["Excessive force against protesters"],
        ),
        # a dawn blows nothing up
        ("أغارت مقاتلات روسية فجر الثلاثاء على منزل في مدينة إدلب.", ["Air/drone strike"]),
        # a word within a side's name tells nothing
        ("أعلن جيش التحرير الوطني في كولومبيا هدنة من جانب واحد.", ["Agreement"]),
        # the doer stands inside the phrase
        ("استنكر الأهالي قمع الاحتلال مسيرة في كفر قدوم أمس.", ["Protest with intervention"]),
        # a noun that opens the line is told by itself
        ("وقف لإطلاق النار بين الفصائل في حلب لثلاثة أيام.", ["Agreement"]),
    ],
)
def test_words_of_a_phrase(coder: Coder, text: str, kinds: list[str]) -> None:
    rows = [event.row() for event in coder.code(Article(text=text, date=TODAY))]
    assert [row["sub_event_type"] for row in rows] == kinds


def test_a_headline_in_other_words(coder: Coder) -> None:
    title = "مجزرة جديدة تحصد عشرات المدنيين في حلب"
    text = "قتل 25 مدنياً في قصف مدفعي لقوات النظام على حي الفردوس في مدينة حلب أمس."
    rows = [event.row() for event in coder.code(Article(title=title, text=text, date=TODAY))]
    assert [(row["sub_event_type"], row["fatalities"]) for row in rows] == [
        ("Shelling/artillery/missile attack", 25)
    ]


def test_how_many_are_taken_in_all(coder: Coder) -> None:
    text = "اعتقلت قوات الاحتلال 18 فلسطينياً في نابلس أمس.\nواعتقلت قوات الاحتلال ستة من الخليل."
    rows = [event.row() for event in coder.code(Article(text=text, date=TODAY))]
    assert [row["count"] for row in rows][:1] == [18]


@pytest.mark.parametrize(
    ("title", "text", "kinds"),
    [
        (
            "قصف على سراقب يقتل خمسة",
            "شن الطيران الحربي غارات على بلدة سراقب في ريف إدلب وقتل خمسة مدنيين أمس.",
            ["Air/drone strike"],
        ),
        (
            "قصف على سراقب",
            "قصفت المدفعية بلدة سراقب في ريف إدلب. وشنت طائرات غارات على بلدة معرة النعمان.",
            ["Shelling/artillery/missile attack", "Air/drone strike"],
        ),
    ],
)
def test_a_headline_that_tells_no_weapon(coder: Coder, title: str, text: str, kinds: list[str]) -> None:
    assert [row.sub_event_type for row in coder.code(Article(title=title, text=text))] == kinds


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # «الهجوم» points back, though the place and the day are told anew and finer
        (
            "قتل 11 شخصاً في هجوم شنه مسلحون على قاعدة عسكرية في كيدال أمس.\n"
            "وقال متحدث عسكري إن الهجوم الذي وقع صباح الاثنين استهدف مدخل القاعدة في كيدال.",
            1,
        ),
        # the act of another place is another, also where it points to one
        (
            "قتل 11 شخصاً في هجوم شنه مسلحون على قرية في كيدال أمس.\n"
            "وقتل أربعة في هجوم شنه مسلحون على قرية في غاو أمس.",
            2,
        ),
        # raids told again in the plural with «ال»
        (
            "شن طيران التحالف العربي غارات على مواقع للحوثيين في صعدة أمس.\n"
            "وأدت الغارات إلى تدمير مخازن أسلحة في صعدة.",
            1,
        ),
        # one place on two days told
        (
            "انفجرت سيارة مفخخة في مدينة عزاز أمس وقتل خمسة مدنيين.\n"
            "وقتل تسعة مدنيين بانفجار سيارة مفخخة في عزاز قبل خمسة أيام.",
            2,
        ),
        # the same side strikes two towns
        (
            "قصفت الطائرات الحربية السورية مدينة دوما أمس.\nكما قصفت الطائرات السورية مدينة سراقب أمس.",
            2,
        ),
    ],
)
def test_what_is_told_again(coder: Coder, text: str, events: int) -> None:
    assert len(coder.code(Article(text=text, date=TODAY))) == events
