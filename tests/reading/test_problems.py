"""Each bad input is told in one line with file, line and cause, and costs no other article."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conflict_coder.reading import ReadProblem, read_paths, stream

from .conftest import Reads, read

GOOD = '{"text": "أ"}\n'
BAD_DATE = "impossible date: 2015-02-31 (write 2018-12-04, 2018/12/04 or 4/12/2018)"
FORMATS = "(give text, HTML, JSON or CSV)"
NAME_IT = "(the text's field can be named, as text=NAME)"
CUT_OFF = "Compressed file ended before the end-of-stream marker was reached"
TOO_MANY = "3 fields where the header has 2 (quote fields that hold the delimiter)"
NO_TEXT = f"no text among the fields: id, lead {NAME_IT}"
QUOTES = '(inside a quoted field, write " as "")'
UNCLOSED = f"a quotation mark is not closed {QUOTES}"


@pytest.mark.parametrize(
    ("name", "content", "problems", "texts"),
    [
        # Nothing, or no text
        ("a.txt", b"", ["a.txt: empty file"], []),
        ("a.jsonl", b"", ["a.jsonl: empty file"], []),
        ("a.txt", b" \n\n", ["a.txt: no text in the file"], []),
        ("a.txt", "---\nid: 1\n---\n\n", ["a.txt: no text under the front matter"], []),
        ("a.txt", b"%PDF-1.7\n1 0 obj", [f"a.txt: binary file: a PDF {FORMATS}"], []),
        ("a.csv", b"PK\x03\x04\x14\0", ["a.csv: broken zip archive: File is not a zip file"], []),
        ("a.jsonl", b"\x1f\x8b\x08\0", [f"a.jsonl: broken gzip file: {CUT_OFF}"], []),
        ("a.txt", bytes(range(256)), [f"a.txt: binary file {FORMATS}"], []),
        ("a.txt", "café déjà".encode("latin-1"), ["a.txt: neither UTF-8 nor Windows-1256 (byte 0xe9)"], []),
        # JSON
        ("a.jsonl", GOOD * 6 + '{"text": ]\n' + GOOD,
         ["a.jsonl:7:10: broken JSON: Expecting value"], ["أ"] * 7),
        ("a.jsonl", f"[1]\n{GOOD}7\n", [
            "a.jsonl:1: a JSON array where an article's object is due",
            "a.jsonl:3: a JSON number where an article's object is due",
        ], ["أ"]),
        ("a.jsonl", GOOD + "[" * 100_000 + "\n" + GOOD,
         ["a.jsonl:2: broken JSON: nested too deeply, or a number too long"], ["أ", "أ"]),
        ("a.json", '[\n{"text": "أ"},\n{"text": "ب" "id": 1}]',
         ["a.json:3:14: broken JSON: Expecting ',' delimiter"], ["أ"]),
        ("a.json", '[{"text": "أ"},\n', ["a.json:2:1: broken JSON: Expecting value"], ["أ"]),
        ("a.json", '{"articles": [{"text": "أ"}\n', ["a.json:2:1: broken JSON: ']' is due"], ["أ"]),
        ("a.json", '[{"text": "أ"},\n3,\n{"text": "ب"}]',
         ["a.json:2: a JSON number where an article's object is due"], ["أ", "ب"]),
        # Fields
        ("a.jsonl", GOOD + '{"id": 3, "lead": "ب"}\n', [f"a.jsonl:2: {NO_TEXT}"], ["أ"]),
        ("a.jsonl", '{"text": ""}\n' + GOOD, ["a.jsonl:1: field 'text' is empty"], ["أ"]),
        ("a.jsonl", '{"text": ["أ"]}\n' + GOOD, ["a.jsonl:1: field 'text' is a list, not text"], ["أ"]),
        ("a.jsonl", GOOD + '{"text": "ب", "date": "2015-02-31"}\n', [f"a.jsonl:2: {BAD_DATE}"], ["أ", "ب"]),
        ("a.txt", "---\nid: 1\ndate: 2015-02-31\n---\nأ", [f"a.txt:3: {BAD_DATE}"], ["أ"]),
        ("2015-02-31.txt", "أ", ["2015-02-31.txt: impossible date: 2015-02-31 in the file's name"], ["أ"]),
        ("a.csv", "text,date\nأ,2018-01-01\nب,2015-02-31\n", [f"a.csv:3: {BAD_DATE}"], ["أ", "ب"]),
        # Tables
        ("a.csv", "id,lead\n1,أ\n", [f"a.csv:1: no text column; the columns are: id, lead {NAME_IT}"], []),
        ("a.csv", "\n\n", ["a.csv: no header line"], []),
        ("a.csv", 'id,text\n1,"أ\n\nأ"\n2,\n3,ج\n', ["a.csv:5: field 'text' is empty"], ["أ\n\nأ", "ج"]),
        ("a.csv", "id,text\n1,أ,ب\n2,ج,,\n", [f"a.csv:2: {TOO_MANY}"], ["ج"]),
        ("a.csv", 'id,text\n1,"أ\n2,ب\n3,ج\n', [f"a.csv:2: {UNCLOSED}"], ["ب", "ج"]),
        ("a.csv", 'id,text\n1,"أ\n2,"ب"\n3,ج\n', [f"a.csv:2: {UNCLOSED}"], ["ب", "ج"]),
        ("a.csv", 'id,text\n1,"أ" ب\n2,ج\n',
         [f"a.csv:2: broken CSV: ',' expected after '\"' {QUOTES}"], ["ج"]),
        # Front matter
        ("a.txt", "---\nid: 1\ntitle: [أ\n---\nب", [
            "a.txt:4:1: broken front matter: expected ',' or ']', but got '<stream end>'"
            " (put values that hold a colon in quotation marks)"
        ], []),
        ("a.txt", "---\ntitle: قال: نعم\n---\nب", [
            "a.txt:2:11: broken front matter: mapping values are not allowed here"
            " (put values that hold a colon in quotation marks)"
        ], []),
        ("a.html", "<html><body></body></html>", ["a.html: no article found in the page"], []),
    ],
)  # fmt: skip
def test_bad_input(
    reads: Reads, name: str, content: str | bytes, problems: list[str], texts: list[str]
) -> None:
    outcome = reads(name, content)
    assert outcome.problems == problems
    assert [article.text for article in outcome.articles] == texts


def test_an_impossible_date_is_not_replaced_by_the_default(reads: Reads) -> None:
    assert (
        reads("a.jsonl", '{"text": "أ", "date": "31/2/2015"}', default_date=date(2000, 1, 1)).article.date
        is None
    )


def test_an_undecodable_line_costs_only_itself(reads: Reads) -> None:
    outcome = reads("a.jsonl", GOOD.encode() + b'{"text": "caf\xe9"}\n' + GOOD.encode())
    assert outcome.problems == ["a.jsonl:2: neither UTF-8 nor Windows-1256 (byte 0xe9)"]
    assert len(outcome.articles) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_a_line_too_long_is_refused(
    reads: Reads, monkeypatch: pytest.MonkeyPatch, encoding: str, suffix: str
) -> None:
    monkeypatch.setattr(stream, "MAX_LINE", 2**20)
    long = "ا" * (3 * 2**20)
    lines = {
        "jsonl": [GOOD.strip(), json.dumps({"text": long}, ensure_ascii=False), GOOD],
        "csv": ["text", long, "أ\n"],
    }
    outcome = reads(f"a.{suffix}", "\n".join(lines[suffix]).encode(encoding))
    assert outcome.problems == [f"a.{suffix}:2: line longer than 1 MB (one article a line)"]
    assert {article.text for article in outcome.articles} == {"أ"}


def test_a_file_too_large_for_one_article(reads: Reads) -> None:
    outcome = reads("a.txt", b"a" * (16 * 2**20 + 1))
    assert outcome.problems == ["a.txt: larger than 16 MB (many articles go in JSON Lines)"]


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.txt").write_text("أ", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("nowhere")
    outcome = read(*(tmp_path / name for name in ("missing.txt", "empty", "link.txt", "good.txt")))
    outcome.root = f"{tmp_path}/"
    assert outcome.problems == [
        "missing.txt: no such file or folder",
        "empty: no articles in this folder (.txt .html .htm .json .jsonl .ndjson .csv .tsv .zip)",
        "link.txt: cannot be opened or read: No such file or directory",
    ]
    assert outcome.article.id == "good"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opens = Path.open

    def refuse(path: Path, *args: Any, **options: Any) -> Any:
        if path.name == "a.txt":  # root, who often runs tests, may read everything
            raise PermissionError(13, "Permission denied", str(path))
        return opens(path, *args, **options)

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("أ", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    outcome = read(tmp_path)
    assert [problem.cause for problem in outcome.told] == ["cannot be opened or read: Permission denied"]
    assert outcome.article.id == "b"


def test_a_listener_that_raises_ends_the_reading(tmp_path: Path) -> None:
    def refuse(problem: ReadProblem) -> None:
        raise problem

    (tmp_path / "a.jsonl").write_text("{\n" + GOOD, encoding="utf-8")
    with pytest.raises(ReadProblem, match=r"a\.jsonl:1:2: broken JSON"):
        list(read_paths([tmp_path], on_error=refuse))


def test_a_problem_is_one_line() -> None:
    assert (
        str(ReadProblem("a\nb.txt", "no\r\n good", 3, hint="try\n again")) == "a b.txt:3: no good (try again)"
    )
