"""Denials, claims and accusations: who says it, of whose act, and what status the act has."""

from datetime import date

import pytest

from conflict_coder import Article, Coder
from conflict_coder.coding.event import Event

DAY = date(2016, 5, 5)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


def code(coder: Coder, text: str) -> tuple[list[Event], list[Event]]:
    """The text's denials, and its acts."""
    events = coder.code(Article(text=text, id="t", date=DAY))
    denials = [event for event in events if event.event_type == "Denial"]
    return denials, [event for event in events if event.event_type != "Denial"]


@pytest.mark.parametrize(
    ("text", "denier", "place"),
    [
        (
            "نفى الجيش السوري أن تكون طائراته قد قصفت مستشفى في مدينة دوما أمس.",
            "Military Forces of Syria",
            "Douma",
        ),
        ("أنكرت حركة طالبان مسؤوليتها عن تفجير سيارة مفخخة في مدينة قندوز.", "Taliban", "Kunduz"),
        ("تبرأت حركة الشباب من الهجوم على مسجد في مقديشو.", "Al Shabaab", "Mogadishu"),
        ("نفى الناطق الرسمي لقوات التحالف العربي قصف سوق في صعدة.", "Operation Restoring Hope", "Saada"),
        ("جاء نفي حزب الله قصف بلدة عرسال ردا على بيان للجيش.", "Hezbollah", "Arsal"),
        ("جاء إنكار طالبان ضلوعها في تفجير كابل بعد يوم من الحادث.", "Taliban", "Kabul"),
        ("قال المتحدث باسم الحوثيين إنه لا صحة للأنباء عن قصف مدرسة في مأرب.", "Houthi", "Marib"),
        (
            "لا صحة لما نشر عن مقتل 12 جنديا سوريا قرب تدمر، قال الناطق باسم الجيش السوري.",
            "Military Forces of Syria",
            "Palmyra",
        ),
        (
            "وصفت حركة حماس الحديث عن إطلاقها صواريخ من خان يونس بأنه محض افتراء.",
            "Hamas Movement",
            "Khan Yunis",
        ),
        ("قال ناطق باسم حركة طالبان: لا علاقة لنا بالهجوم على حافلة ركاب في غزني.", "Taliban", "Ghazni"),
        (
            "أعلنت جبهة النصرة أنها ليست مسؤولة عن اغتيال قائد في جيش الإسلام في إدلب.",
            "Jabhat al Nusra",
            "Idlib",
        ),
        ("لم تقصف قواتنا أي حي سكني في تعز، قال المتحدث باسم الحوثيين.", "Houthi", "Taiz"),
        (
            "أكد قائد الشرطة في البصرة أن عناصره لم يطلقوا النار على المتظاهرين.",
            "Police Forces of Iraq",
            "Basra",
        ),
    ],
)
def test_a_denial_is_tied_to_the_act_it_denies(coder: Coder, text: str, denier: str, place: str) -> None:
    denials, acts = code(coder, text)
    assert [(denial.actor1, denial.location) for denial in denials] == [(denier, place)]
    assert [act.status for act in acts] == ["denied"]
    assert denials[0].related_to == acts[0].event_id
    assert acts[0].related_to == denials[0].event_id


@pytest.mark.parametrize(
    "text",
    [
        "اتهم ناشطون الجيش التركي بقتل خمسة مدنيين في عفرين. ونفى الجيش التركي ذلك.",
        "قتل سبعة مدنيين في غارة جوية في إدلب أمس. ونفت وزارة الدفاع الروسية أن تكون طائراتها نفذت الغارة.",
        "انفجرت سيارة مفخخة في القامشلي. وقال متحدث باسم تنظيم الدولة إن التنظيم لا علاقة له بالانفجار.",
    ],
)
def test_what_is_denied_may_be_told_a_sentence_before(coder: Coder, text: str) -> None:
    denials, acts = code(coder, text)
    assert len(denials) == 1
    assert [act.status for act in acts] == ["denied"]
    assert denials[0].related_to == acts[0].event_id
    assert denials[0].location == acts[0].location


def test_who_spoke_last_denies_where_nobody_is_named(coder: Coder) -> None:
    text = "أعلن متحدث باسم حركة طالبان أن مقاتليها هاجموا قافلة في هلمند. ونفى مقتل أي مدنيين في الهجوم."
    denials, _ = code(coder, text)
    assert [denial.actor1 for denial in denials] == ["Taliban"]


@pytest.mark.parametrize(
    "text",
    [
        "لم ينف الجيش العراقي استخدامه المدفعية.",
        "سينفي الجيش السوري هذه الاتهامات في مؤتمر صحفي غدا.",
        "دعا حزب الأمة إلى نفي القادة المتمردين خارج السودان.",
        "نفي الشيخ إلى قبرص بعد مقتل أنصاره قبل أعوام.",
        "قال الجيش العراقي إنه لن يقصف مدينة الفلوجة.",
        "قال الجيش السوري إن المسلحين لم ينسحبوا من بلدة مضايا.",
        "قال شهود إن المسلحين لم يهاجموا القرية.",
        "لا علاقة بين الطقس وتأخر الرحلات في مطار بيروت.",
    ],
)
def test_look_alikes_of_denial(coder: Coder, text: str) -> None:
    denials, _ = code(coder, text)
    assert denials == []


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("تبنى تنظيم الدولة الإسلامية تفجير سيارة مفخخة في مدينة الحسكة.", "Islamic State"),
        (
            "قال الجيش النيجيري في بيان إنه قتل 15 من مسلحي بوكو حرام في بلدة داماساك.",
            "Military Forces of Nigeria",
        ),
        ("كتائب القسام: فجرنا عبوة ناسفة بقوة إسرائيلية شرق خان يونس.", "Hamas Movement"),
        ("قالت جبهة النصرة إن مقاتليها نصبوا كمينا لرتل من قوات النظام في ريف حماة.", "Jabhat al Nusra"),
    ],
)
def test_who_tells_an_act_of_its_own_claims_it(coder: Coder, text: str, doer: str) -> None:
    _, acts = code(coder, text)
    assert [(act.actor1, act.status) for act in acts] == [(doer, "claimed")]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("اتهم الحوثيون التحالف العربي بقصف سوق في حرض.", "Operation Restoring Hope"),
        ("اتهم ناشطون الجيش التركي بقتل خمسة مدنيين في عفرين.", "Military Forces of Turkey"),
        ("اتهمت منظمة حقوقية الحشد الشعبي بخطف عشرات المدنيين في الصقلاوية.", "Popular Mobilization Forces"),
        ("حملت الحكومة العراقية تنظيم الدولة الإسلامية مسؤولية تفجير سوق في الكاظمية.", "Islamic State"),
    ],
)
def test_the_accused_is_the_doer(coder: Coder, text: str, doer: str) -> None:
    _, acts = code(coder, text)
    assert [(act.actor1, act.status) for act in acts] == [(doer, "alleged")]


def test_what_others_report_is_reported(coder: Coder) -> None:
    _, acts = code(coder, "ذكرت مصادر طبية أن مسلحين قتلوا شرطيين في العريش.")
    assert [act.status for act in acts] == ["reported"]


@pytest.mark.parametrize(
    "text",
    [
        "ينتظر أن تصل تعزيزات عسكرية إلى الفلوجة خلال ساعات.",
        "تحشد تركيا لشن عملية برية ضد قسد في منبج.",
        "أوقف التحالف العربي غاراته على صنعاء أمس.",
    ],
)
def test_what_is_awaited_meant_or_stopped_gives_no_row(coder: Coder, text: str) -> None:
    assert coder.code(Article(text=text, date=date(2016, 5, 5))) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ادعت تركيا أن وحدات حماية الشعب أحرقت منازل في تل أبيض.", "alleged"),
        ("ادعت وحدات حماية الشعب أنها قتلت خمسة جنود أتراك في تل أبيض.", "claimed"),
        ("أعلنت حركة طالبان أنها وراء تفجير قافلة للجيش في قندهار أمس.", "claimed"),
        ("تتهم أنقرة دمشق بقصف رتل تركي في خان شيخون أمس.", "alleged"),
        ("اشتبكت قوات حكومية وأخرى تابعة للمجلس الانتقالي الجنوبي في عدن.", "reported"),
    ],
)
def test_whose_act_is_told(coder: Coder, text: str, status: str) -> None:
    _, acts = code(coder, text)
    assert [act.status for act in acts] == [status]
