"""The real coder, once for all tests, and texts of many kinds."""

from datetime import date

import pytest

from conflict_coder.coding.coder import Coder
from conflict_coder.reading.article import Article

DAY = date(2016, 3, 2)

TEXTS = [
    "شن طيران التحالف العربي غارات على مواقع الحوثيين في صعدة أمس، ما أسفر عن مقتل خمسة مسلحين.",
    "اندلعت اشتباكات عنيفة بين الجيش ومسلحين في الموصل. وأسفرت الاشتباكات عن مقتل ثلاثة جنود وإصابة سبعة.",
    "انفجرت سيارة مفخخة قرب سوق في بغداد. وقال مصدر أمني إن الانفجار أودى بحياة تسعة أشخاص.",
    "نفى المتحدث باسم الجيش أن تكون قواته قصفت بلدة عربين.",
    "لم تقصف الطائرات مدينة تعز اليوم، ولن تقصفها غدا.",
    "خطف مسلحون مجهولون تاجرا في طرابلس يوم الاثنين الماضي.",
    "تظاهر المئات في عدن احتجاجا على انقطاع الكهرباء، وفرقت الشرطة المتظاهرين.",
    "سيطرت قوات سوريا الديمقراطية على قرية شرق الرقة بعد معارك مع تنظيم الدولة.",
    "وصلت تعزيزات عسكرية للجيش إلى مأرب. دفع الحوثيون بعشرات المقاتلين إلى الحديدة.",
    "قتل جندي وأصيب آخران في انفجار لغم. وعثر على جثة مدني. وقال ناشطون إن القتيل مزارع.",
    "هدد التنظيم بقصف دمشق. قد تقع اشتباكات في حمص إذا انسحب الجيش.",
    "قصف مدفعي استهدف القامشلي\nوقال المرصد إن القصف أوقع قتيلين وستة جرحى",
    "تبنى تنظيم الدولة هجوما انتحاريا على حاجز للجيش في سيناء أسفر عن مقتل عشرة جنود.",
    # the second attack has its doer from the article
    "شن طيران التحالف العربي غارات على مواقع الحوثيين في صعدة أمس. واستهدفت غارات أخرى مخازن سلاح في مأرب.",
    "مناورات بالذخيرة الحية في البحر. افتتح الوزير معرض الكتاب.",
]


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder with the shipped rules."""
    return Coder()


@pytest.fixture(params=range(len(TEXTS)), ids=str)
def article(request: pytest.FixtureRequest) -> Article:
    """One article after another; every other one has a headline."""
    n: int = request.param
    title = TEXTS[n].split(".")[0] if n % 2 else ""
    return Article(text=TEXTS[n], title=title, id=f"a{n}", date=DAY if n % 3 else None)
