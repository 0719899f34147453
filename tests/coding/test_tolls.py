"""How many an act killed and wounded: sums, parts, corrections, nobody."""

from __future__ import annotations

from datetime import date

import pytest

from conflict_coder import Article, Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


@pytest.mark.parametrize(
    ("text", "dead", "wounded"),
    [
        ("قتل ضابط وثلاثة جنود في هجوم للقاعدة على نقطة تفتيش في أبين", 4, None),
        ("قتل ثلاثة من رجال الشرطة ومهاجم واحد في هجوم على مركز للشرطة في قندهار", 4, None),
        ("هاجم مسلحون ثكنة في مالي ما أوقع 29 قتيلاً في صفوف الجيش ونحو أربعين في صفوف المهاجمين", 69, None),
        ("قتل سبعة أشخاص، بينهم ثلاثة أطفال وامرأتان، في قصف مدفعي على حي الوعر بحمص", 7, None),
        ("قالت الشرطة إن ثمانية أشخاص قتلوا وجرح 28 في انفجار قنبلة بسوق في كراتشي", 8, 28),
        ("لقي جندي مصرعه وأصيب آخر بجروح بانفجار لغم قرب حجة", 1, 1),
        ("سقط قتلى وجرحى في تفجير انتحاري في عدن", 10, 10),
        ("اندلعت اشتباكات في عين الحلوة أسفرت عن قتيل وسبعة جرحى", 1, 7),
        ("استهدفت غارة سيارة في شبوة ما أسفر عن مقتل من كانوا على متنها وعددهم أربعة", 4, None),
        ("أسفر هجوم في كابول عن سقوط نحو 90 شخصاً بين قتيل وجريح", None, None),
        ("انفجرت عبوة ناسفة في دمشق أمس من دون أن تؤدي إلى إصابات", 0, None),
        ("هاجم مسلحون حاجزاً للجيش في تعز أمس ولم ترد تقارير عن سقوط قتلى أو جرحى", 0, None),
        ("قتيلة وثلاثة جرحى في إلقاء قنبلة يدوية على رواد مقهى في عدن", 1, 3),
        ("انفجرت سيارة مفخخة في بغداد دون إنذار فأوقعت سبعة قتلى", 7, None),
        ("هاجم مسلحون حاجزاً للجيش في تعز أمس وقتلوا ثلاثة جنود ولم تقع إصابات بين المدنيين", 3, None),
        ("قتل 20 شخصاً في تفجير ببغداد. وقالت الشرطة إن حصيلة التفجير ارتفعت إلى 35 قتيلاً.", 35, None),
    ],
)
def test_tolls(coder: Coder, text: str, dead: int | None, wounded: int | None) -> None:
    (row,) = (event.row() for event in coder.code(Article(text=text, date=date(2015, 8, 5))))
    assert (row["fatalities"], row["injuries"]) == (dead, wounded)


def test_a_clause_has_its_own_toll(coder: Coder) -> None:
    text = (
        "لقي 13 شخصاً مصرعهم الاثنين في اشتباكات بمدينة الصدر، "
        "بينما قتل جندي أميركي الأحد في انفجار عبوة جنوب بغداد"
    )
    rows = [event.row() for event in coder.code(Article(text=text, date=date(2008, 4, 1)))]
    assert [row["fatalities"] for row in rows] == [13, 1]
