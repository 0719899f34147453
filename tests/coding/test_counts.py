"""How many people, vehicles or weapons an act counts besides its dead."""

from __future__ import annotations

from datetime import date

import pytest

from conflict_coder import Article, Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("خطف مسلحون ثلاثة مهندسين وسائقهم قرب كركوك", 4),
        ("خطف مسلحون أربعة أميركيين ونمساوياً من المتعاقدين الأمنيين في البصرة", 5),
        ("اقتاد مسلحون مهندسَين كوريين من فندق في البيضاء شرقي ليبيا", 2),
        ("أسقطت الدفاعات الجوية السعودية ثلاث طائرات مسيرة فوق جازان", 3),
        ("فكك الجيش اللبناني عبوتين ناسفتين في بلدة عرسال", 2),
        ("ضبطت قوات الأمن 13 صاروخاً مضاداً للدبابات في مدينة سرت الليبية", 13),
    ],
)
def test_counts(coder: Coder, text: str, count: int) -> None:
    (row,) = (event.row() for event in coder.code(Article(text=text, date=date(2016, 10, 17))))
    assert row["count"] == count
