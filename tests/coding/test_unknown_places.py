"""Names of places that no table holds, told by a word of where before them."""

from __future__ import annotations

import pytest

from conflict_coder import Article, Coder
from conflict_coder.mentions.mention import Place


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل أربعة جنود نيجيريين في هجوم قرب كوندوغا دورو أمس", "كوندوغا"),
        ("قتل جنديان في كمين شمالي لوراكانغو", "لوراكانغو"),
        ("كمين غرب الزمبوعة أدى إلى مقتل جندي", "الزمبوعة"),
        ("انفجرت عبوة قرب بيرنن غواري وقتلت جنديين", "بيرنن غواري"),
        ("هجوم مسلح قرب منزله أدى إلى مقتل شرطي", None),  # a noun with its pronoun
        ("هجوم مسلح قرب الصالة أدى إلى مقتل شرطي", None),  # a thing, not a place
        ("مقتل جنديين من حلف شمال الأطلسي في هجوم", None),
        ("قتل شرطي في هجوم مسلح قرب مسجد", None),
    ],
)
def test_the_word_after_a_direction_or_near_is_a_name(text: str, told: str | None, coder: Coder) -> None:
    (sentence,) = coder.analyse(Article(text)).sentences
    names = [place.text for place in sentence.view.all if isinstance(place, Place) and place.name]
    assert names == ([] if told is None else [told])
