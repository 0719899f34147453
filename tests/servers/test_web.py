"""`conflict-coder code https://…`, against a real web server."""

from __future__ import annotations

from pathlib import Path

from tests.reading.packing import PACKERS, zipped
from tests.servers.conftest import article, code
from tests.servers.test_s3 import lines


def test_files_pages_and_archives(web: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(PACKERS[".gz"](lines(2)))
    (tmp_path / "b.zip").write_bytes(zipped({"in/c.txt": article(1)}))
    page = (
        "<!doctype html><html><head><title>خبر</title></head><body><article><p>{}</p></article></body></html>"
    )
    (tmp_path / "page").write_text(page.format(article(2) * 3), "utf-8")
    run = code(f"{web}/a.jsonl.gz?sig=secret", f"{web}/b.zip", f"{web}/page")
    assert (run.code, run.said) == (0, "")
    assert list(dict.fromkeys(run.articles)) == ["r0", "r1", "in/c", "page"]


def test_a_pattern_matches_the_links_of_an_index(web: str, tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl", "c.md"):
        (tmp_path / name).write_bytes(lines(1, ord(name[0])))
    run = code(f"{web}/*.jsonl")
    assert (run.code, run.articles) == (0, ["r97", "r98"])


def test_what_is_wrong_is_told_and_costs_no_other(web: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article(0), "utf-8")
    run = code(f"{web}/none.txt?key=secret", "http://127.0.0.1:9/x.txt", f"{web}/a.txt")
    assert run.code == 1
    assert run.articles == ["a"]
    missing, refused = run.said.splitlines()
    assert missing.endswith(f"{web}/none.txt: no such file or folder")
    assert "http://127.0.0.1:9/x.txt: cannot be read: " in refused
    assert "secret" not in run.said
