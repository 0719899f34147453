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
            "وفي أواخر نوفمبر قُتل 50 من جنود الجيش الليبي بعد قيام مقاتلي تنظيم داعش بمهاجمة معسكر في سرت.",
            [None, 50],
        ),
        # one fight, told again with its toll
        (
            "دارت اشتباكات عنيفة بين الجيش الليبي وتنظيم داعش في سرت أمس.\nوقتل سبعة جنود في الاشتباكات.",
            [7],
        ),
    ],
)
def test_whose_toll_it_is(coder: Coder, text: str, dead: list[int | None]) -> None:
    rows = [event.row() for event in coder.code(Article(text=text, date=TODAY))]
    assert [row["fatalities"] for row in rows] == dead
