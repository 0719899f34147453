"""Web pages: the body without the site around it, and only what the page itself declares."""

from __future__ import annotations

from datetime import date

import pytest

from .conftest import Reads

DAY = date(2018, 12, 4)
OTHER_TIME = '<time datetime="2019-01-01">x</time>'
BODY = [
    "قُتل ثلاثة جنود وأُصيب سبعة آخرون، الثلاثاء، في هجوم شنه مسلحون على حاجز عسكري قرب المدينة.",
    "وقال مصدر أمني إن المهاجمين فروا باتجاه الصحراء، وإن قوات الجيش بدأت عملية تمشيط واسعة في المنطقة.",
    "ولم تعلن أي جهة مسؤوليتها عن الهجوم حتى الآن، فيما أُغلق الطريق الرئيسي أمام السيارات المدنية.",
]


def page(head: str = "", before: str = "", inside: str = "", after: str = "") -> str:
    paragraphs = "\n".join(f"<p>{text}</p>" for text in BODY)
    menu = "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/s'>رياضة</a></li></ul></nav>"
    return (
        f"<!DOCTYPE html>\n<html lang=ar><head><title>عنوان الصفحة</title>{head}</head><body>{menu}{before}"
        f"<article>{inside}{paragraphs}</article>{after}<footer>حقوق النشر محفوظة 2020</footer></body></html>"
    )


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def json_ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def test_the_body_and_nothing_around_it(reads: Reads) -> None:
    outcome = reads("a.html", page())
    assert outcome.problems == []
    assert outcome.article.text.split("\n") == BODY
    assert (outcome.article.id, outcome.article.title) == ("a", "عنوان الصفحة")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso-8859-6"])
def test_encodings(reads: Reads, encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    assert (
        reads("a.htm", page(f'<meta charset="{declared}">').encode(encoding)).article.text.split("\n") == BODY
    )


def test_what_the_page_declares(reads: Reads) -> None:
    head = (
        meta("og:title", "هجوم على حاجز")
        + meta("og:site_name", "صحيفة")
        + '<link rel="canonical" href="https://example.org/7">'
        + meta("article:published_time", "2018-12-04T21:10:00Z")
    )
    article = reads("a.html", page(head)).article
    assert (article.title, article.source, article.url, article.date) == (
        "هجوم على حاجز",
        "صحيفة",
        "https://example.org/7",
        DAY,
    )


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ({"head": meta("article:published_time", "2018-12-04T01:00:00+03:00")}, DAY),
        ({"head": '<meta itemprop="datePublished" content="2018-12-04">'}, DAY),
        ({"head": json_ld('{"@type": "NewsArticle", "datePublished": "2018-12-04T10:00:00"}')}, DAY),
        ({"head": json_ld('{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2018-12-04"}]}')}, DAY),
        ({"inside": '<time datetime="2018-12-04T10:00">الثلاثاء</time>'}, DAY),
        ({"inside": '<time pubdate datetime="2018-12-04">x</time>', "after": OTHER_TIME}, DAY),
        ({"head": meta("article:published_time", "soon") + meta("pubdate", "4/12/2018")}, DAY),
        # Nothing that would be a guess
        ({}, None),
        ({"after": "<p>٤ ديسمبر ٢٠١٨</p>"}, None),
        ({"head": meta("article:modified_time", "2018-12-04")}, None),
        ({"head": '<link rel="canonical" href="https://example.org/2018/12/04/a.html">'}, None),
        ({"head": json_ld('{"@type": "VideoObject", "datePublished": "2018-12-04"}')}, None),
        ({"head": json_ld("{broken")}, None),
        ({"before": '<time datetime="2018-12-03">x</time>', "after": OTHER_TIME}, None),
    ],
)  # fmt: skip
def test_the_day(reads: Reads, parts: dict[str, str], day: date | None) -> None:
    outcome = reads("a.html", page(**parts))
    assert (outcome.problems, outcome.article.date) == ([], day)


def test_the_file_name_and_the_default_come_after_the_page(reads: Reads) -> None:
    default = date(2000, 1, 1)
    declared = meta("article:published_time", "2018-12-05")
    assert reads("a-2018-12-04.html", page(declared), default_date=default).article.date == date(2018, 12, 5)
    assert reads("a-2018-12-04.html", page(), default_date=default).article.date == DAY
    assert reads("a.html", page(), default_date=default).article.date == default


def test_an_impossible_day_is_told(reads: Reads) -> None:
    outcome = reads("a.html", page(meta("article:published_time", "2018-02-30")))
    assert outcome.article.date is None
    assert [problem.cause for problem in outcome.told] == ["impossible date: 2018-02-30"]


def test_the_library_says_nothing_itself(reads: Reads, capfd: pytest.CaptureFixture[str]) -> None:
    assert reads("a.html", "<html><p></p></html>").problems == ["a.html: no article found in the page"]
    assert capfd.readouterr() == ("", "")
