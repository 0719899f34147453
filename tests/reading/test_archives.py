"""A zip archive is read as if it were a folder."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from conflict_coder.reading import unpacking

from .conftest import Reads, read
from .packing import PACKERS, zipped

FILES = {
    "sub/deep/d.txt": "d",
    "b.txt": "b",
    "sub/c.jsonl": '{"text": "c1"}\n{"text": "c2"}\n',
    "a.txt": "a",
    "notes.md": "no",
    ".hidden.txt": "no",
    "sub/.git/e.txt": "no",
    "__MACOSX/._a.txt": "no",
    "other/f.txt.gz": PACKERS[".gz"](b"f"),
}
NOTHING = "no articles in this archive (.txt .html .htm .json .jsonl .ndjson .csv .tsv)"
OFFICE = "binary file: an office document (save it as text)"
TEXTS = ["a", "b", "f", "c1", "c2", "d"]


def test_members_come_as_those_of_a_folder(reads: Reads, tmp_path: Path) -> None:
    for name, content in FILES.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    unzipped = read(tmp_path / "news")
    outcome = reads("news.zip", zipped(FILES))
    assert outcome.told == []
    assert outcome.articles == unzipped.articles
    assert [article.text for article in outcome.articles] == TEXTS


def test_an_archive_in_a_folder_is_a_folder_in_it(tmp_path: Path) -> None:
    (tmp_path / "2018").mkdir()
    (tmp_path / "2018" / "may.zip").write_bytes(zipped(FILES))
    (tmp_path / "z.txt").write_text("z", "utf-8")
    ids = [article.id for article in read(tmp_path).articles]
    assert ids == ["z", "2018/may/a", "2018/may/b", "2018/may/other/f", "2018/may/sub/c.jsonl#1",
                   "2018/may/sub/c.jsonl#2", "2018/may/sub/deep/d"]  # fmt: skip


def test_an_archive_on_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(zipped(FILES))))
    assert [article.text for article in read("-").articles] == TEXTS


def test_one_bad_member_costs_no_other(reads: Reads) -> None:
    lines = '{"text": "b"}\n{"text": ]\n'
    files = {"a.txt": b"a" * 500, "b.jsonl": lines, "c.pdf.txt": "%PDF-1.7", "d.txt": "d"}
    packed = bytearray(zipped(files))
    at = packed.index(b"a.txt") + len("a.txt")
    packed[at] ^= 0xFF  # the first byte of the first member
    outcome = reads("x.zip", bytes(packed))
    assert [article.text for article in outcome.articles] == ["b", "d"]
    first, *others = outcome.problems
    assert first.startswith("x.zip/a.txt: broken in its archive: ")
    assert others == [
        "x.zip/b.jsonl:2:10: broken JSON: Expecting value",
        "x.zip/c.pdf.txt: binary file: a PDF (give text, HTML, JSON or CSV)",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (zipped({}), NOTHING),
        (zipped({"a.md": "x"}), NOTHING),
        (zipped({"[Content_Types].xml": "x", "a.txt": "x"}), OFFICE),
        (zipped({"a.txt": "x"})[:-10], "broken zip archive: File is not a zip file"),
        (PACKERS[".gz"](zipped({"a.txt": "x"})), "binary file: a zip archive (give text, HTML, JSON or CSV)"),
    ],
)
def test_what_is_wrong_with_an_archive(reads: Reads, content: bytes, problem: str) -> None:
    outcome = reads("x.zip", content)
    assert (outcome.problems, outcome.articles) == ([f"x.zip: {problem}"], [])


def test_an_archive_in_an_archive_is_told(reads: Reads) -> None:
    outcome = reads("x.zip", zipped({"y.zip": zipped({"a.txt": "a"}), "z.txt": "z"}))
    assert [article.text for article in outcome.articles] == ["z"]
    assert outcome.problems == ["x.zip/y.zip: a zip archive in another (unpack the outer one)"]


def test_an_encrypted_member_is_told(reads: Reads) -> None:
    packed = bytearray(zipped({"a.txt": "a", "b.txt": "b"}))
    packed[packed.index(b"PK\x01\x02") + 8] |= 1  # in the table of contents
    outcome = reads("x.zip", bytes(packed))
    assert [article.text for article in outcome.articles] == ["b"]
    assert outcome.problems == ["x.zip/a.txt: encrypted (unpack the archive with its password)"]


def test_a_bomb_is_not_unpacked(reads: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "ALWAYS_UNPACKED", 2**20)
    outcome = reads("x.zip", zipped({"a.jsonl": b"\n" * 2**24, "b.txt": "b"}))
    assert [article.text for article in outcome.articles] == ["b"]
    assert outcome.problems == [f"x.zip/a.jsonl: {unpacking.BOMB}"]


def test_a_packing_that_is_not_known_is_told(reads: Reads) -> None:
    packed = bytearray(zipped({"a.txt": "a"}))
    for header, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        packed[packed.index(header) + offset] = 97
    (problem,) = reads("x.zip", bytes(packed)).problems
    assert problem.startswith("x.zip/a.txt: broken in its archive: ")


def test_a_large_archive_is_a_zip_too(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive, archive.open("a.jsonl", "w", force_zip64=True) as member:
        member.write(b'{"text": "a"}\n')
    assert read(path).article.text == "a"
