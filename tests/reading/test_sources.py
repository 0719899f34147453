"""Which files are read, in which order, and what stdin is taken for."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from conflict_coder.reading import read_paths
from conflict_coder.reading.fields import fields_with
from conflict_coder.reading.sniff import sniff

from .conftest import read
from .test_pages import page

FIELDS = fields_with({"text": "Raw"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = [
        "b.txt", "a.txt", "A.TXT", "notes.md", ".hidden.txt", "no_suffix",
        "sub/c.txt", "sub/deep/d.txt", "sub/.git/e.txt", "other/f.txt",
    ]  # fmt: skip
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_to_its_depth_in_order(folder: Path) -> None:
    outcome = read(folder)
    assert outcome.told == []
    assert [article.text for article in outcome.articles] == [
        "A.TXT", "a.txt", "b.txt", "other/f.txt", "sub/c.txt", "sub/deep/d.txt",
    ]  # fmt: skip
    assert [article.id for article in outcome.articles] == ["A", "a", "b", "other/f", "sub/c", "sub/deep/d"]


def test_a_file_given_twice_is_read_once(folder: Path) -> None:
    outcome = read(folder / "b.txt", folder / "sub", folder, folder / "sub" / ".." / "a.txt")
    assert [article.text for article in outcome.articles] == [
        "b.txt", "sub/c.txt", "sub/deep/d.txt", "A.TXT", "a.txt", "other/f.txt",
    ]  # fmt: skip


def test_a_file_named_expressly_is_read_whatever_it_is_called(folder: Path) -> None:
    texts = [article.text for article in read(folder / "no_suffix", folder / ".hidden.txt").articles]
    assert texts == ["no_suffix", ".hidden.txt"]


def test_links_to_folders_do_not_go_round(folder: Path) -> None:
    (folder / "sub" / "round").symlink_to(folder)
    assert len(read(folder).articles) == 6


def test_a_pipe_in_a_folder_does_not_block(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert len(read(folder).articles) == 6


def test_a_named_pipe_given_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("خبر",), kwargs={"encoding": "utf-8"})
    writer.start()
    assert read(pipe).article.text == "خبر"
    writer.join()


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('{"text": "أ"}\n{"text": "ب"}\n', ["أ", "ب"]),
        ('\n{"text": "أ"}', ["أ"]),
        ('{\n "text": "أ"\n}\n', ["أ"]),
        ('[{"text": "أ"}, {"text": "ب"}]', ["أ", "ب"]),
        ('{"articles": [{"text": "أ"}]}', ["أ"]),
        ("title,text\nخ,أ\n", ["أ"]),
        ("العنوان;النص\nخ;أ\n", ["أ"]),
        ("[رويترز] قُتل جندي\n", ["[رويترز] قُتل جندي\n"]),
        ("النص، كما نُشر\n", ["النص، كما نُشر\n"]),
        ("---\nid: 1\n---\nأ", ["أ"]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_stdin(monkeypatch: pytest.MonkeyPatch, content: str, texts: list[str], encoding: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode(encoding))))
    outcome = read("-")
    assert outcome.told == []
    assert [article.text for article in outcome.articles] == texts


def test_problems_on_stdin_have_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "a"}\n{"text"}\n')))
    outcome = read("-", "-")
    assert [str(problem) for problem in outcome.told] == ["<stdin>:2:8: broken JSON: Expecting ':' delimiter"]
    assert outcome.article.id == "stdin#1"


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        (page(), ".html"),
        ("<!-- saved from url -->\n<html>", ".html"),
        ('  {"text"', ".json"),
        ('{"a": 1}\n{"a": 2', ".jsonl"),
        ('{"a": 1}\n\n', ".json"),
        ("[]", ".json"),
        ("raw\ttitle\nx\ty", ".csv"),
        ("raw,title\n", ".csv"),
        ("raw\nx\n", ".txt"),
        ("title,lead\n", ".txt"),
        ("{قيل}", ".txt"),
        ("< 5", ".txt"),
    ],
)
def test_sniffing(head: str, suffix: str) -> None:
    assert sniff(head.encode(), FIELDS) == suffix


def test_lines_are_read_as_they_are_taken(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    taken = threading.Event()

    def write() -> None:
        with pipe.open("wb", buffering=0) as stream:
            stream.write('{"text": "أ"}\n{"text": "ب"}\n'.encode())
            taken.wait(10)
            stream.write('{"text": "ج"}\n'.encode())

    writer = threading.Thread(target=write)
    writer.start()
    articles = read_paths([pipe], on_error=pytest.fail)
    assert next(articles).text == "أ"
    taken.set()
    assert [article.text for article in articles] == ["ب", "ج"]
    writer.join()


def test_reading_the_room_does_not_load_the_page_parser() -> None:
    code = "import sys, conflict_coder.reading; sys.exit('trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("*.txt", ["a", "b"]),
        ("?.txt", ["a", "b"]),
        ("[a]*", ["a"]),
        ("sub/*", ["c", "deep/d"]),
        ("**/*.txt", ["a", "b", "other/f", "sub/c", "sub/deep/d"]),
        ("s*", ["sub/c", "sub/deep/d"]),
        ("*/*.txt", ["other/f", "sub/c"]),
    ],
)
def test_a_pattern_stands_for_what_it_matches(folder: Path, pattern: str, ids: list[str]) -> None:
    (folder / "A.TXT").unlink()
    outcome = read(f"{folder}/{pattern}")
    assert outcome.told == []
    assert [article.id for article in outcome.articles] == ids


def test_a_pattern_that_matches_nothing_is_told(folder: Path) -> None:
    outcome = read(f"{folder}/*.csv")
    assert [str(problem) for problem in outcome.told] == [f"{folder}/*.csv: no file is called so"]


def test_a_file_that_is_called_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "[1].txt").write_text("أ", "utf-8")
    assert read(tmp_path / "[1].txt").article.text == "أ"
