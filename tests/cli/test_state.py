"""`code --state` and `state`: each article once, and what is told of it."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import FAILS, SHELLED, Run

FIRST, SECOND, THIRD = (SHELLED.format(town) for town in ("تعز", "حمص", "سرت"))


def rows(path: Path) -> list[str]:
    return [json.loads(line)["evidence"] for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (("a", FIRST), ("b", SECOND), ("same as a", FIRST)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def test_an_article_is_coded_once(run: Run, news: Path, tmp_path: Path) -> None:
    state, out = tmp_path / "s.db", tmp_path / "out.jsonl"
    first = run("code", news, "--state", state, "-o", out)
    assert first.exit_code == 0
    assert "2 articles, 2 events, 1 known before" in first.stderr
    (news / "b2.txt").write_text(THIRD, "utf-8")
    again = run("code", news, "--state", state, "-o", out, "--date", "2016-03-02")  # another day: no matter
    assert "1 article, 1 event, 3 known before" in again.stderr
    assert rows(out) == [FIRST, SECOND, THIRD]


def test_a_failed_article_is_tried_again(run: Run, news: Path, tmp_path: Path) -> None:
    state, out = tmp_path / "s.db", tmp_path / "out.jsonl"
    (news / "0.txt").write_text(FAILS, "utf-8")
    for _ in range(2):
        result = run("code", news, "--state", state, "-o", out)
        assert result.exit_code == 1
        assert result.stderr.count("told to fail") == 1
    told = json.loads(run("state", state, "--format", "json").stdout)
    assert told["failures"] == [["0", "ValueError: told to fail"]]
    assert (told["articles"], told["failed"]) == (2, 1)


def test_other_rules_recode_when_asked(run: Run, news: Path, tmp_path: Path) -> None:
    state, out = tmp_path / "s.db", tmp_path / "out.jsonl"
    run("code", news, "--state", state, "-o", out)
    other = ("--country", "Iraq")
    told = run("code", news, "--state", state, "-o", out, *other).stderr
    assert "3 known before (3 coded by other rules: --recode codes them again)" in told
    before = out.read_bytes()
    assert "2 articles, 2 events" in run("code", news, "--state", state, "-o", out, *other, "--recode").stderr
    assert out.read_bytes() == before  # the same rows in the same places
    assert "3 known before" in run("code", news, "--state", state, "-o", out, *other, "--recode").stderr


@pytest.mark.parametrize("name", ["out.csv", "out.geojson", "out.sqlite"])
def test_a_file_of_another_format_follows_too(run: Run, news: Path, tmp_path: Path, name: str) -> None:
    state, out = tmp_path / "s.db", tmp_path / name
    run("code", news, "--state", state, "-o", out)
    (news / "d.txt").write_text(THIRD, "utf-8")
    assert run("code", news, "--state", state, "-o", out).exit_code == 0
    if name == "out.csv":
        found = len(list(csv.DictReader(out.open(encoding="utf-8", newline=""))))
    elif name == "out.geojson":
        found = len(json.loads(out.read_text("utf-8"))["features"])
    else:
        with closing(sqlite3.connect(out)) as database:
            (found,) = database.execute("SELECT count(*) FROM articles").fetchone()
    assert found == 3


def test_several_files_follow_one_state(run: Run, news: Path, tmp_path: Path) -> None:
    state = tmp_path / "s.db"
    run("code", news, "--state", state, "-o", tmp_path / "a.jsonl")
    run("code", news, "--state", state, "-o", tmp_path / "b.jsonl")
    assert rows(tmp_path / "b.jsonl") == rows(tmp_path / "a.jsonl")
    assert "all rows" in run("state", state).stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "--state needs --output"),
        (["-o", "-"], "--state needs --output"),
        (["-o", "s.db"], "one file"),
        (["-o", "new.jsonl", "--append"], "leave --append out"),
        (["-o", "mine.jsonl"], "not from"),
        (["-o", "no/such/out.csv"], "No such folder"),
        (["-o", "new.txt", "-f", "table"], "cannot follow"),
    ],
)
def test_wrong_use_is_2(
    run: Run, news: Path, args: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.jsonl").write_text("{}\n", "utf-8")
    result = run("code", news, "--state", "s.db", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert Path("mine.jsonl").read_text("utf-8") == "{}\n"


@pytest.mark.parametrize("command", ["code", "state"])
def test_what_is_no_state_file_is_left_alone(run: Run, news: Path, tmp_path: Path, command: str) -> None:
    text, other = tmp_path / "text.db", tmp_path / "other.db"
    text.write_text("no database, and longer than a header of one " * 9, "utf-8")
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE mine (x)")
    for path in (text, other):
        before = path.read_bytes()
        args = (news, "--state", path, "-o", tmp_path / "out.jsonl") if command == "code" else (path,)
        result = run(command, *args)
        assert result.exit_code == 2
        assert "no state file" in result.stderr
        assert path.read_bytes() == before


def test_what_is_in_it(run: Run, news: Path, tmp_path: Path) -> None:
    state, out = tmp_path / "s.db", tmp_path / "out.jsonl"
    run("code", news, "--state", state, "-o", out)
    lines = [line.split("\t") for line in run("state", state).stdout.splitlines()]
    assert lines[:3] == [["articles", "2"], ["events", "2"], ["failed", "0"]]
    assert [line[4:] for line in lines if line[0] == "run"] == [["done", "2", "2", "0", "1"]]
    told = json.loads(run("state", state, "--since", "2999-01-01", "-f", "json").stdout)
    assert (told["articles"], told["runs"]) == (0, [])
    assert told["outputs"] == [{"path": str(out), "format": "jsonl", "in_step": True}]
    assert run("state", tmp_path / "none.db").exit_code == 2
