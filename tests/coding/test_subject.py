"""A telling needs text about conflict beside it."""

from __future__ import annotations

import pytest

from conflict_coder import Article, Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    "text",
    [
        "هاجم الناقد الكاتب في ندوة أقيمت بمدينة طنطا أمس",
        "سيطر الهدوء على قاعة الاجتماع في مدينة وهران أمس",
        "وصلت الطائرة الكويتية الثالثة إلى مطار عدن أمس محملة بسلال غذائية للنازحين",
        "أصيب أربعة عمال بجروح في حريق شب بمستودع للأخشاب في مدينة صفاقس أمس",
        "قتل مواطن ابنه بعد أن أطلق عليه عياراً نارياً وأصاب زوجته بثلاث طلقات في حائل أمس",
        "ألقت الشرطة في دبي القبض على عصابة سرقت محل مجوهرات وضبطت بحوزتها مسدساً أمس",
        "مقتل ثلاثة أشخاص بتحطم طائرة صغيرة في طوكيو أمس وإصابة خمسة",
        "هاجم المدرب حكم المباراة واتهم لاعبي وهران بالعنف بعد مواجهة الفريقين في الدوري أمس",
    ],
)
def test_words_of_conflict_in_other_news_give_no_row(coder: Coder, text: str) -> None:
    assert coder.code(Article(text=text)) == []


def test_an_armed_side_beside_the_same_verb_gives_a_row(coder: Coder) -> None:
    assert len(coder.code(Article(text="هاجم مسلحون قرية قرب مدينة طنطا أمس"))) == 1


def test_a_lone_word_of_conflict_in_a_long_text_on_another_subject_gives_no_row(coder: Coder) -> None:
    text = (
        "افتتح الوزير في الرباط معرضاً للصناعات التقليدية. يضم المعرض قاعات للنسيج والفخار. "
        "وقال مدير المعرض إن الإقبال فاق التوقعات. ووصل 300 متطوع إلى القاعة لمساعدة العارضين. "
        "ويستمر المعرض أسبوعين."
    )
    assert coder.code(Article(text=text, title="معرض للصناعات التقليدية في الرباط")) == []


@pytest.mark.parametrize(
    "text",
    [
        "قتل لاعب كرة القدم الصومالي في تفجير انتحاري نفذته حركة الشباب في مقديشو أمس",
        "قصفت طائرات النظام مهرجاناً للأطفال في إدلب وقتلت ثلاثة مدنيين أمس",
        "اشتبك الجيش الأردني مع مهربي مخدرات مسلحين على الحدود السورية وقتل أربعة منهم أمس",
        "صد الجيش السوري هجوما لداعش على حقل الشاعر أمس",
    ],
)
def test_conflict_outweighs_a_word_of_another_subject(coder: Coder, text: str) -> None:
    assert coder.code(Article(text=text))


def test_a_sentence_of_another_subject_tells_nothing_even_in_conflict_news(coder: Coder) -> None:
    text = (
        "قصفت طائرات حربية بلدة سراقب في ريف إدلب وقتلت خمسة مدنيين. "
        "وقتل رجل زوجته بمسدس في بلدة سرمدا بسبب خلاف عائلي."
    )
    rows = coder.code(Article(text=text, title="غارات على سراقب"))
    assert [row.location for row in rows] == ["Saraqib"]


def test_violence_with_no_word_of_war_in_a_long_text_gives_no_row(coder: Coder) -> None:
    text = (
        "عثرت الشرطة في مدينة أيوا الأميركية أمس على جثة شاب مقتول برصاصة في الرأس. "
        "ونقلت الجثة إلى المستشفى. وأوقفت الشرطة رجلين. وقال جيران الضحية إنهم سمعوا إطلاق نار. "
        "وقتل في الحي نفسه شخصان قبل شهر."
    )
    assert coder.code(Article(text=text, title="مقتل شاب في أيوا")) == []


def test_what_is_told_aside_must_be_told_firmly(coder: Coder) -> None:
    text = (
        "أعلن البنك المركزي التركي أمس خفض سعر الفائدة. وانخفضت الليرة أمام الدولار. "
        "ويخشى المستثمرون من التوتر بعد {}. ويتوقع محللون تراجع البورصة. وقال وزير المال إن الوضع مستقر."
    )
    title = "البنك المركزي التركي يدعم الليرة"
    passing = "الضربات الجوية على حزب العمال الكردستاني في العراق"
    assert coder.code(Article(text=text.format(passing), title=title)) == []
