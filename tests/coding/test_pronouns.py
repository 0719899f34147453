"""Sides that stand in the endings of words: «وخطفوا», «قتلوه», «بعدما خطفوه»."""

from __future__ import annotations

from datetime import date

import pytest

from conflict_coder import Article, Coder

TODAY = date(2014, 6, 2)
Row = tuple[str, str, int | None, int | None]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # the doer of the clause before goes on; each act has its own victims
        (
            "هاجم مسلحون قرية قرب مدينة كادونا النيجيرية وقتلوا تسعة مزارعين وخطفوا العشرات.",
            [("Attack", "Unidentified Armed Group (Nigeria)", 9, None),
             ("Abduction/forced disappearance", "Unidentified Armed Group (Nigeria)", None, 12)],
        ),
        # a verb that is no act has a subject too
        (
            "أوقف مسلحون حافلة قرب مدينة غزني الأفغانية وخطفوا سبعة ركاب.",
            [("Abduction/forced disappearance", "Unidentified Armed Group (Afghanistan)", None, 7)],
        ),
        (
            "استدعت قوات الاحتلال شاباً من بلدة بيت أمر واعتقلته.",
            [("Arrests", "Military Forces of Israel", None, 1)],
        ),
        # so have things that nobody is harmed by («وصادروا»), in no protest
        (
            "سدّ الحوثيون الدروب المؤدية إلى مدينة تعز اليمنية وأحكموا حصارها.",
            [("Other", "Houthi", None, None)],
        ),
        # a pronoun on the preposition after the act, or on the last of its words
        (
            "خطف مسلحون ثلاثة مهندسين في مدينة زنجبار اليمنية ثم أفرجوا عنهم بعد يومين.",
            [("Abduction/forced disappearance", "Unidentified Armed Group (Yemen)", None, 3),
             ("Other", "Unidentified Armed Group (Yemen)", None, 3)],
        ),
        (
            "خطف مسلحون طبيبين في مدينة درنة الليبية ثم أطلقوا سراحهما أمس.",
            [("Abduction/forced disappearance", "Unidentified Armed Group (Libya)", None, 2),
             ("Other", "Unidentified Armed Group (Libya)", None, 2)],
        ),
        # who is seized and then killed was attacked, whichever is told first
        (
            "خطف مسلحون صحفياً من منزله في مدينة البصرة العراقية ثم قتلوه.",
            [("Attack", "Unidentified Armed Group (Iraq)", 1, None)],
        ),
        (
            "قتل مسلحون مترجماً يعمل مع القوات البريطانية في البصرة بعدما خطفوه أول من أمس.",
            [("Attack", "Unidentified Armed Group (Iraq)", 1, None)],
        ),
        # one seized, another killed: two acts
        (
            "خطف مسلحون طبيباً في مدينة درنة الليبية وقتلوا حارسين.",
            [("Abduction/forced disappearance", "Unidentified Armed Group (Libya)", None, 1),
             ("Attack", "Unidentified Armed Group (Libya)", 2, None)],
        ),
        # his men, killed by a side, are not its own
        (
            "نصب مقاتلو طالبان كميناً لرتل فرنسي شرق كابول وأردوا عشرين من جنوده قتلى.",
            [("Armed clash", "Taliban", 20, None)],
        ),
        # a raid only to take people away is one act with it
        (
            "اقتحم مسلحون مدرسة في مدينة كادونا النيجيرية وخطفوا أربعين تلميذاً.",
            [("Abduction/forced disappearance", "Unidentified Armed Group (Nigeria)", None, 40)],
        ),
        # whom a word of loss points to
        (
            "أطلق مسلحون النار على ناشط في مدينة البصرة العراقية ما أدى إلى مقتله على الفور.",
            [("Attack", "Unidentified Armed Group (Iraq)", 1, None)],
        ),
        (
            "استهدف قناص طفلاً في حي بستان القصر في حلب فاستشهد على الفور.",
            [("Attack", "Unidentified Armed Group (Syria)", 1, None)],
        ),
        # a clause of time goes on with the doer of the act it dates
        (
            "قتل مسلحون ستة قرويين وشرطياً عندما فتحوا النار على سوق في مدينة قنا المصرية.",
            [("Attack", "Unidentified Armed Group (Egypt)", 7, None)],
        ),
        # houses looted beside an attack are an act of their own
        (
            "هاجم مسلحون قرية قرب مدينة نيالا وقتلوا ستة من سكانها وأحرقوا منازل المدنيين.",
            [("Attack", "Unidentified Armed Group (Sudan)", 6, None),
             ("Looting/property destruction", "Unidentified Armed Group (Sudan)", None, None)],
        ),
        # the look-alike «قتل زوجته» does not reach over a preposition
        (
            "اقتحم مسلحون منزل مدرس في مدينة بعقوبة العراقية وقتلوه أمام زوجته.",
            [("Attack", "Unidentified Armed Group (Iraq)", 1, None)],
        ),
        # «وقتلت» goes on with forces, which are feminine
        (
            "داهمت قوات الأمن الكينية حياً في مدينة ممباسا وقتلت أربع نساء.",
            [("Attack", "Police Forces of Kenya", 4, None)],
        ),
        # acts joined by «و» have their sides in common
        (
            "ارتكب مسلحون أعمال قتل وخطف واغتصاب في مخيم زمزم.",
            [("Attack", "Unidentified Armed Group (Sudan)", None, None),
             ("Abduction/forced disappearance", "Unidentified Armed Group (Sudan)", None, None),
             ("Sexual violence", "Unidentified Armed Group (Sudan)", None, None)],
        ),
        # who is killed with a bomb was bombed
        (
            "اغتيل ناشط بتفجير سيارته في مدينة عدن اليمنية.",
            [("Remote explosive/landmine/IED", "Unidentified Armed Group (Yemen)", 1, None)],
        ),
        # who burnt the house killed those in it
        (
            "أحرق مسلحون منزلاً في مدينة نيالا السودانية ما أدى إلى مقتل رضيع.",
            [("Attack", "Unidentified Armed Group (Sudan)", 1, None)],
        ),
        # a toll told anew is news
        (
            "ارتفع عدد ضحايا الهجوم على سوق في مدينة مايدوغوري النيجيرية إلى 35 قتيلاً.",
            [("Attack", "Unidentified Armed Group (Nigeria)", 35, None)],
        ),
        # who was seized and is told to be dead was killed
        (
            "خطف مسلحون طبيباً من منزله في مدينة البصرة العراقية وعثر على جثته بعد ساعات.",
            [("Attack", "Unidentified Armed Group (Iraq)", 1, None)],
        ),
        # a further act of one light verb has its doer
        (
            "قام مسلحون من بوكو حرام بذبح ستة مزارعين في بلدة ديكوا واختطاف سبع نساء.",
            [("Attack", "Boko Haram", 6, None), ("Abduction/forced disappearance", "Boko Haram", None, 7)],
        ),
        # a number alone may be the victims
        (
            "أنزل مسلحون ركاب حافلة قرب مدينة بعقوبة العراقية وأعدموا عشرة منهم.",
            [("Attack", "Unidentified Armed Group (Iraq)", 10, None)],
        ),
        # bodies found are of civilians, where nobody says more
        (
            "عثرت الشرطة على 11 جثة مجهولة الهوية في بغداد.",
            [("Attack", "Unidentified Armed Group (Iraq)", 11, None)],
        ),
        # women among the dead tell that they were no fighters
        (
            "سقط ستة قتلى بينهم امرأة عندما أطلقت دورية أميركية النار على سيارة قرب بعقوبة.",
            [("Attack", "Military Forces of the United States", 6, None)],
        ),
        # who is raped is not thereby dead
        (
            "اغتصبت ميليشيا الجنجويد ثلاث نساء قرب نيالا وقتلت اثنتين منهن.",
            [("Sexual violence", "Janjaweed", None, None), ("Attack", "Janjaweed", 2, None)],
        ),
        # a light verb whose own noun stands before it carries no other
        (
            "قتل ستون شخصاً في هجوم شنه مسلحون على قرية قرب الجنينة، ونهب المهاجمون منازل السكان.",
            [("Attack", "Unidentified Armed Group (Sudan)", 60, None),
             ("Looting/property destruction", "Unidentified Armed Group (Sudan)", None, None)],
        ),
        # a judge may be the victim
        (
            "اعترض مسلحون طريق القاضي في مدينة لحج اليمنية وخطفوه.",
            [("Abduction/forced disappearance", "Unidentified Armed Group (Yemen)", None, 1)],
        ),
        # two of whom a verb tells in its ending
        (
            "هاجم مسلحون محامياً وشقيقه بالرصاص في مدينة بنغازي الليبية، وفارقا الحياة في المستشفى.",
            [("Attack", "Unidentified Armed Group (Libya)", 2, None)],
        ),
        # a plural goes on with a preposition
        (
            "اقتحم رجال حميدتي بلدة السريحة في ولاية الجزيرة السودانية وفتكوا بخمسين من سكانها.",
            [("Attack", "Military Forces of Sudan Rapid Support Forces", 50, None)],
        ),
        # whose bullets they were
        (
            "استشهدت مسعفة برصاص قناص شرق خان يونس أثناء محاولتها إسعاف مصابين.",
            [("Attack", "Unidentified Armed Group (Palestine)", 1, None)],
        ),
    ],
)  # fmt: skip
def test_what_endings_tell(coder: Coder, text: str, rows: list[Row]) -> None:
    told = [event.row() for event in coder.code(Article(text=text, date=TODAY))]
    assert [(r["sub_event_type"], r["actor1"], r["fatalities"], r["count"]) for r in told] == rows
