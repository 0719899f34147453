"""Each format gives its articles with every field where it belongs."""

import os
from datetime import date
from pathlib import Path

import pytest

from conflict_coder.reading import Article

from .conftest import Reads, read

DAY = date(2018, 12, 4)
TEXT = "قُتل جنديان في هجوم شمال المدينة."
OTHER = "وقال شهود إن الطريق أُغلق."
FULL = Article(TEXT, "7", "هجوم", DAY, "وكالة", "https://example.org/7", "Syria")
FULL_JSON = (
    f'{{"id": 7, "title": "هجوم", "text": "{TEXT}", "date": "2018-12-04", "source": "وكالة",'
    ' "url": "https://example.org/7", "country": "Syria", "events": [], "tag": {"a": 1}}'
)

NAMES = ["id", "title", "text", "date", "source", "url", "country"]
ARABIC_NAMES = ["المعرف", "العنوان", "النص", "التاريخ", "المصدر", "الرابط", "الدولة"]


def table(delimiter: str, names: list[str], day: str) -> str:
    cells = ["7", "هجوم", TEXT, day, "وكالة", FULL.url, "Syria"]
    return f"{delimiter.join(names)}\n{delimiter.join(cells)}\n"


def front_matter(names: list[str]) -> str:
    values = ["7", "هجوم", "", "2018-12-04", "وكالة", FULL.url, "Syria"]
    lines = [f"{name}: {value}" for name, value in zip(names, values, strict=True) if value]
    return "\n".join(["---", *lines, "---", TEXT])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", FULL_JSON + "\n"),
        ("a.ndjson", "\n" + FULL_JSON),
        ("a.json", FULL_JSON),
        ("a.json", f"[{FULL_JSON}]"),
        ("a.json", f'{{"count": 1, "articles": [{FULL_JSON}], "next": null}}'),
        ("a.csv", table(",", NAMES, "2018-12-04")),
        ("a.csv", table(",", [*NAMES, "tag"], "2018-12-04T21:30:00+03:00")),
        ("a.csv", table(";", NAMES, "4/12/2018")),
        ("a.tsv", table("\t", NAMES, "٤/١٢/٢٠١٨")),
        ("a.csv", table(",", ARABIC_NAMES, "2018/12/4")),
        ("a.txt", front_matter(NAMES)),
        ("a.txt", front_matter(ARABIC_NAMES).replace("---\n" + TEXT, "...\n" + TEXT)),
    ],
)  # fmt: skip
def test_all_fields(reads: Reads, name: str, content: str) -> None:
    outcome = reads(name, content)
    assert outcome.problems == []
    assert outcome.article == FULL


@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [
        ("a.jsonl", '{"text": "أ"}\n\n{"text": "ب"}\n', ["a.jsonl#1", "a.jsonl#3"]),
        ("a.json", '[{"text": "أ"}, {"text": "ب"}]', ["a.json#1", "a.json#2"]),
        ("a.json", '{"text": "أ"}', ["a"]),
        ("a.json", '{"text": "أ"}\n{"text": "ب"}\n', ["a.json#1", "a.json#2"]),
        ("a.json", '{\n"text": "أ"}\n{"text": "ب"}\n', ["a.json#1", "a.json#2"]),
        ("a.csv", 'text,id\n"أ\nب",\nج,\n', ["a.csv#2", "a.csv#4"]),
        ("2018-12-04-hajin.txt", "أ", ["2018-12-04-hajin"]),
    ],
)
def test_ids_of_articles_without_one(reads: Reads, name: str, content: str, ids: list[str]) -> None:
    outcome = reads(name, content)
    assert outcome.problems == []
    assert [article.id for article in outcome.articles] == ids


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        f"\n\n{TEXT}\n",
        f"{TEXT}\r\n{OTHER}\r\n",
        "قال &quot;الجيش&quot; إن&nbsp;الهدوء عاد",
        f"{TEXT}\u2028{OTHER}\t\u200f",
    ],
)
def test_the_text_is_as_given(reads: Reads, body: str) -> None:
    assert reads("a.txt", body).article.text == body
    assert reads("a.txt", f"---\r\ntitle: خبر\r\n---\r\n{body}").article.text == body
    quoted = body.replace('"', '""')
    assert reads("a.csv", f'id,text\n1,"{quoted}"\n').article.text == body


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{TEXT}\n",  # never closed
        f"---\n{TEXT}\n---\n{OTHER}\n",  # no fields in it
        f"{TEXT}\n---\nid: 3\n---\n",  # not in front
    ],
)
def test_dashes_that_are_no_front_matter(reads: Reads, text: str) -> None:
    outcome = reads("a.txt", text)
    assert (outcome.problems, outcome.article.text, outcome.article.id) == ([], text, "a")


@pytest.mark.parametrize(
    ("name", "front", "day"),
    [
        ("hajin-2018-12-04.txt", "", DAY),
        ("2018-12-04-hajin.txt", "", DAY),
        ("2018-12-04.txt", "", DAY),
        ("2018-12-04T10.txt", "", DAY),
        ("hajin-2018-12-04.txt", "---\ndate: 2018-12-05\n---\n", date(2018, 12, 5)),
        ("hajin-2018-12-041.txt", "", date(2000, 1, 1)),
        ("a-2018-12-04-b.txt", "", date(2000, 1, 1)),
        ("hajin.txt", "", date(2000, 1, 1)),
        ("hajin.txt", "---\ndate:\n---\n", date(2000, 1, 1)),
    ],
)
def test_the_day_of_a_plain_file(reads: Reads, name: str, front: str, day: date) -> None:
    outcome = reads(name, front + TEXT, default_date=date(2000, 1, 1))
    assert (outcome.problems, outcome.article.date) == ([], day)


def test_nothing_tells_the_day(reads: Reads) -> None:
    assert reads("a.txt", TEXT).article.date is None


def test_defaults_give_way_to_the_record(reads: Reads) -> None:
    content = '{"text": "أ"}\n{"text": "ب", "date": "2018-12-04", "country": "Iraq"}\n'
    first, second = reads("a.jsonl", content, default_date=date(2000, 1, 1), country="Yemen").articles
    assert (first.date, first.country) == (date(2000, 1, 1), "Yemen")
    assert (second.date, second.country) == (DAY, "Iraq")


def test_the_users_names_come_first(reads: Reads) -> None:
    content = '{"text": "تصنيف", "Raw Body": "أ", "seen": "2018-12-04"}'
    outcome = reads("a.json", content, aliases={"text": "raw_body", "date": "seen"})
    assert (outcome.article.text, outcome.article.date) == ("أ", DAY)


def test_a_name_that_holds_nothing_leaves_it_to_the_next(reads: Reads) -> None:
    assert reads("a.json", '{"text": null, "body": " ", "content": "أ"}').article.text == "أ"


def test_an_alias_of_no_field_is_told_at_once(reads: Reads) -> None:
    with pytest.raises(ValueError, match="unknown article field: 'txt'"):
        reads("a.txt", TEXT, aliases={"txt": "body"})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("أ", "أ"),
        ('"أ, ب"', "أ, ب"),
        ('قال "نعم" ثم', 'قال "نعم" ثم'),
        ('"قال ""نعم"" ثم ""لا"""', 'قال "نعم" ثم "لا"'),
        ('"سطر\r\nوسطر\n\nوسطر"', "سطر\r\nوسطر\n\nوسطر"),
    ],
)
def test_csv_quoting(reads: Reads, cell: str, text: str) -> None:
    outcome = reads("a.csv", f"text,date\n{cell},\nب,2018-12-04\n")
    assert outcome.problems == []
    assert outcome.articles[0].text == text
    assert outcome.articles[1].date == DAY


def test_a_field_longer_than_the_csv_module_allows(reads: Reads) -> None:
    text = "كلمة " * 50_000
    assert reads("a.csv", f"id,text\n1,{text}\n").article.text == text


def test_half_a_character_is_replaced_in_its_place(reads: Reads) -> None:
    article = reads("a.jsonl", r'{"text": "قصف \ud800 حلب \ud83d\ude00", "id": "\udfff"}').article
    assert article.text == "قصف \ufffd حلب 😀"
    assert article.id == "\ufffd"


def test_a_file_name_that_is_no_text_is_an_id_that_is(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("قصف", "utf-8")
    assert read(tmp_path).article.id == "caf\ufffd"
