"""Packed files are read as what they hold."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_coder.reading import read_paths, unpacking

from .conftest import Reads, read
from .packing import PACKERS
from .test_pages import page

LINES = '{"text": "أ"}\n{"text": "ب"}\n'
MAGIC = [b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"]
each_packing = pytest.mark.parametrize("packing", list(PACKERS))


@each_packing
@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [
        ("a.txt", "أ\n", ["a"]),
        ("a.html", page("<p>وقع هجوم في المدينة صباح اليوم وقتل جنديان.</p>" * 5), ["a"]),
        ("a.json", '{"text": "أ"}', ["a"]),
        ("a.jsonl", LINES, ["a.jsonl#1", "a.jsonl#2"]),
        ("a.csv", "title,text\nخ,أ\n", ["a.csv#2"]),
        ("a.tsv", "text\ttitle\nأ, ب\tخ\n", ["a.tsv#2"]),
        ("a", LINES, ["a#1", "a#2"]),
    ],
)
def test_a_packed_file_is_what_it_holds(
    reads: Reads, packing: str, name: str, content: str, ids: list[str]
) -> None:
    packed = reads(name + packing, PACKERS[packing](content.encode()))
    plain = reads(name, content)
    assert packed.told == []
    assert packed.articles == plain.articles
    assert [article.id for article in packed.articles] == ids


@each_packing
def test_the_bytes_tell_and_not_the_name(reads: Reads, packing: str) -> None:
    assert len(reads("a.jsonl", PACKERS[packing](LINES.encode())).articles) == 2
    assert len(reads(f"a.jsonl{packing}", LINES).articles) == 2


@each_packing
def test_pieces_one_after_the_other_are_one_file(reads: Reads, packing: str) -> None:
    pack = PACKERS[packing]
    assert len(reads(f"a.jsonl{packing}", pack(LINES.encode()) + pack(LINES.encode())).articles) == 4


@each_packing
def test_stdin_may_be_packed(monkeypatch: pytest.MonkeyPatch, packing: str) -> None:
    packed = PACKERS[packing](LINES.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed)))
    assert [article.text for article in read("-").articles] == ["أ", "ب"]


@each_packing
def test_a_packed_file_is_found_in_a_folder(tmp_path: Path, packing: str) -> None:
    (tmp_path / "2018").mkdir()
    (tmp_path / "2018" / f"b-2018-12-04.txt{packing}").write_bytes(PACKERS[packing]("أ".encode()))
    (tmp_path / f"data{packing}").write_bytes(PACKERS[packing]("ب".encode()))
    article = read(tmp_path).article
    assert (article.id, article.date) == ("2018/b-2018-12-04", date(2018, 12, 4))


@each_packing
def test_what_stands_before_a_break_is_read_and_the_rest_told(tmp_path: Path, packing: str) -> None:
    lines = "".join(f'{{"text": "{i * 7919 % 100_003}", "id": {i}}}\n' for i in range(20_000))
    packed = PACKERS[packing](lines.encode())
    (tmp_path / f"a.jsonl{packing}").write_bytes(packed[: len(packed) * 9 // 10])
    (tmp_path / "b.txt").write_text("بعده", "utf-8")
    outcome = read(tmp_path)
    *before, after = outcome.articles
    assert after.text == "بعده"
    # bzip2 and xz give a block at a time.
    assert [article.id for article in before] == [str(i) for i in range(len(before))]
    (problem,) = outcome.told
    assert f"a.jsonl{packing}: broken" in str(problem)


@each_packing
def test_garbage_after_the_first_bytes_is_told(reads: Reads, packing: str) -> None:
    packed = bytearray(PACKERS[packing](LINES.encode()))
    packed[8:] = b"x" * (len(packed) - 8)
    (problem,) = reads(f"a.jsonl{packing}", bytes(packed)).problems
    assert problem.startswith(f"a.jsonl{packing}: broken")


def test_packed_twice_is_told(reads: Reads) -> None:
    pack = PACKERS[".gz"]
    (problem,) = reads("a.txt.gz.gz", pack(pack("أ".encode()))).problems
    assert "binary file: a gzip file" in problem


@each_packing
def test_a_bomb_is_told(reads: Reads, packing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "ALWAYS_UNPACKED", 2**20)
    bomb = PACKERS[packing]((LINES + " " * 2**24).encode())
    outcome = reads(f"a.jsonl{packing}", bomb)
    assert len(outcome.articles) == 2
    assert outcome.problems == [f"a.jsonl{packing}: {unpacking.BOMB}"]


def test_honest_repetition_is_no_bomb(reads: Reads) -> None:
    line = '{"text": "قُتل جنديان في هجوم على حاجز شمال المدينة"}\n'
    assert len(reads("a.jsonl.gz", PACKERS[".gz"](line.encode() * 20_000)).articles) == 20_000


@given(st.binary(max_size=200), st.sampled_from(MAGIC))
def test_no_bytes_make_it_fall(data: bytes, magic: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(magic + data)
        told: list[object] = []
        list(read_paths([path], on_error=told.append))
        assert told
