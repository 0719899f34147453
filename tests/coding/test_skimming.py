"""What is passed over unread: articles whose words say nothing of conflict, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from conflict_coder import Article, Coder
from conflict_coder.coding.document import begin
from conflict_coder.coding.knowledge import load_knowledge
from conflict_coder.coding.skimming import Skimmer
from conflict_coder.coding.subject import mark_subject
from conflict_coder.reading import read_paths

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"

READ = [
    "قتل ثلاثة جنود في انفجار عبوة ناسفة شرق الموصل.",
    "أغار الطيران الحربي على أطراف البلدة فجر الثلاثاء.",
    "فتح رجال حميدتي الطريق المؤدي إلى المدينة.",
    "تظاهر المئات أمام مقر الحكومة في الخرطوم.",
    "خطف مجهولون طبيباً قرب مستشفى سبها.",
    "اتفقت القوات الحكومية والحوثيون على تبادل الأسرى.",
]
PASSED_OVER = [
    "فاز الفريق على ضيفه بهدفين وتصدر ترتيب الدوري قبل جولتين من نهايته.",
    "ارتفعت أسعار النفط في التعاملات الآسيوية بعد هبوط المخزونات.",
    "افتتح وزير الثقافة معرض الكتاب بمشاركة مئتي دار نشر.\nويستمر المعرض عشرة أيام.\nوالدخول بلا رسوم.",
    "توصل باحثون إلى طريقة جديدة لتحلية المياه بالطاقة الشمسية.",
    "",
]


@pytest.fixture(scope="module")
def skimmer() -> Skimmer:
    coder = Coder()
    return Skimmer(load_knowledge(), coder.morphology)


@pytest.mark.parametrize("text", READ)
def test_read(skimmer: Skimmer, text: str) -> None:
    assert skimmer.may_be_on_subject(Article(text=text, id="a"))
    assert skimmer.may_be_on_subject(Article(text="لا شيء.", title=text, id="a"))


@pytest.mark.parametrize("text", PASSED_OVER)
def test_passed_over(skimmer: Skimmer, text: str) -> None:
    assert not skimmer.may_be_on_subject(Article(text=text, id="a"))


def test_the_shipped_articles_are_read_where_a_sentence_is_on_subject(skimmer: Skimmer) -> None:
    coder = Coder()
    for article in read_paths([EXAMPLES], on_error=lambda problem: pytest.fail(str(problem))):
        begun = begin(article, coder.knowledge, coder.morphology)
        mark_subject(begun.sentences, coder.knowledge)
        assert skimmer.may_be_on_subject(article) or not any(one.on_subject for one in begun.sentences)
