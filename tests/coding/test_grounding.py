"""A telling is an event where enough is told of it, and only where it is told as done."""

from __future__ import annotations

import datetime

import pytest

from conflict_coder import Article, Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


def _rows(coder: Coder, text: str) -> list[str]:
    return [e.sub_event_type for e in coder.code(Article(text=text, date=datetime.date(2016, 5, 5)))]


@pytest.mark.parametrize(
    "text",
    [
        "استخدم الجيش القوة المفرطة لاعتقال ثلاثة نشطاء في رام الله أمس",
        "اتهم الوزير خلية في الموصل أمس بالتخطيط لاغتيال قاضيين",
        "هاجم الرئيس التركي نظيره السوري ووصفه بالإرهابي في أنقرة أمس",
        "شن زعيم حزب الله هجوماً عنيفاً على السعودية في خطابه أمس",
        "أعلنت حركة طالبان أمس أنها ستعاود احتجاز مهندس ألماني في غزني",
        "لم يحاول مقاتلو الحركة حتى أمس الخميس اقتحام بلدة مرير قرب كيسمايو",
        "دفعت الوزارة بالدورية أمس لتفجير عبوة مشبوهة في سوق بعقوبة",
        "وزعت في تعز أمس هدايا على أسر الجرحى والشهداء في المدينة",
    ],
)
def test_what_is_only_meant_or_known_is_no_event(coder: Coder, text: str) -> None:
    assert _rows(coder, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "تعرض رئيس بلدية درنة عبد الله المنصوري أمس لمحاولة اغتيال",
        "كان حي السكري في حلب أمس مسرحاً لاشتباكات بين الجيش السوري وجبهة النصرة",
        "هاجم رجل دورية للشرطة في نابلس أمس بسكين وأصاب شرطيين",
        "بثت القناة صوراً لقصف نفذته طائرات التحالف على صعدة أمس",
        "خرج المئات للتظاهر في الخرطوم أمس",
        "ورفضت الجبهة مقترحات عرضها عليها وسطاء من الصليب الأحمر وخطفت سبعة عمال من الأجانب",
        "القبض على قيادي في داعش شرقي الموصل",
        "أهالي بلدة السفيرة يتظاهرون ضد النظام",
    ],
)
def test_what_is_undergone_or_shown_is_one(coder: Coder, text: str) -> None:
    assert len(_rows(coder, text)) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "سيطر الجيش السوري على بلدة خناصر أمس بعد انسحاب تنظيم داعش منها",
            ["Non-violent transfer of territory"],
        ),
        (
            "انسحب الجيش العراقي من الرمادي وسيطر تنظيم داعش على المدينة أمس",
            ["Non-state actor overtakes territory"],
        ),
        (
            "سيطرت قوات سوريا الديمقراطية على الرقة أمس وانسحب تنظيم داعش من الطبقة",
            ["Non-state actor overtakes territory", "Non-violent transfer of territory"],
        ),
    ],
)
def test_a_place_that_changes_hands_is_one_event(coder: Coder, text: str, kinds: list[str]) -> None:
    assert _rows(coder, text) == kinds


def test_what_a_text_tells_first_needs_less(coder: Coder) -> None:
    other, told = "انفجرت عبوة بدورية للجيش في أفغوي أمس وقتل جنديان. ", "المعارك على أشدها في كيسمايو."
    assert _rows(coder, told) == ["Armed clash"]
    assert _rows(coder, other + told) == ["Remote explosive/landmine/IED"]
