"""`conflict-coder code`: what goes where, and how it ends."""

import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from conflict_coder.cli.main import app
from conflict_coder.output.acled import ACLED_COLUMNS
from tests.cli.conftest import FAILS, HANGS, SHELLED, Run


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_rows_go_to_stdout_and_the_rest_to_stderr(run: Run, article: Path) -> None:
    result = run("code", article)
    assert result.exit_code == 0
    assert [row["event_type"] for row in rows(result.stdout)] == ["Battles", "Explosions/Remote violence"]
    assert "1 article, 2 events" in result.stderr
    assert "1 article" not in result.stdout


def test_quiet_says_nothing(run: Run, article: Path) -> None:
    assert run("code", article, "-q").stderr == ""


def test_a_failing_article_is_told_and_loses_no_other(run: Run, article: Path) -> None:
    (article.parent / "b.txt").write_text(FAILS, "utf-8")
    (article.parent / "c.txt").write_text(SHELLED.format("حمص"), "utf-8")
    result = run("code", article.parent)
    assert result.exit_code == 1
    assert len(rows(result.stdout)) == 3
    assert "told to fail" in result.stderr
    assert "Traceback" not in result.stderr
    assert "1 failed" in result.stderr
    assert "Traceback" in run("code", article.parent, "-v").stderr


def test_fail_fast_stops_and_leaves_the_old_file(run: Run, article: Path, tmp_path: Path) -> None:
    (article.parent / "0.txt").write_text(FAILS, "utf-8")
    out = tmp_path / "out.csv"
    out.write_text("old", "utf-8")
    assert run("code", article.parent / "0.txt", article, "--fail-fast", "-o", out).exit_code == 1
    assert out.read_text("utf-8") == "old"
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".part")]


@pytest.mark.parametrize(("name", "lines"), [("out.jsonl", 2), ("out.csv", 3)])
def test_the_file_tells_the_format(run: Run, article: Path, tmp_path: Path, name: str, lines: int) -> None:
    result = run("code", article, "-o", tmp_path / name)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert len((tmp_path / name).read_text("utf-8").splitlines()) == lines


def test_formats(run: Run, article: Path) -> None:
    acled = run("code", article, "-f", "acled").stdout
    assert acled.splitlines()[0] == ",".join(ACLED_COLUMNS)
    jsonl = run("code", article, "-f", "jsonl").stdout.splitlines()
    assert json.loads(jsonl[1])["evidence"] == SHELLED.format("تعز")
    assert "Evidence" in run("code", article, "-f", "table").stdout


def test_rows_are_appended(run: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert [run("code", article, "-o", out, "--append").exit_code for _ in range(2)] == [0, 0]
    assert len(out.read_text("utf-8").splitlines()) == 4


def test_the_table_has_a_row_once_however_often_it_is_appended(
    run: Run, article: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.sqlite"
    assert [run("code", article, "-o", out, "--append").exit_code for _ in range(2)] == [0, 0]
    with closing(sqlite3.connect(out)) as connection:
        counts = "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM runs)"
        assert connection.execute(counts).fetchall() == [(2, 2)]


def test_the_date_is_the_articles(run: Run, article: Path) -> None:
    result = run("code", article, "--date", "2016-03-02")
    assert {row["article_date"] for row in rows(result.stdout)} == {"2016-03-02"}


def test_stdin_and_fields(run: Run) -> None:
    text = SHELLED.format("حمص")
    record = json.dumps({"محتوى": text}, ensure_ascii=False)
    result = run("code", "-", "--field", "text=محتوى", stdin=record + "\n")
    assert [row["evidence"] for row in rows(result.stdout)] == [text]


def test_processes_give_the_same_rows(run: Run, article: Path) -> None:
    assert run("code", article, "--workers", "2").stdout == run("code", article).stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere.txt"], "nowhere.txt"),
        (["-", "--field", "text"], "ROLE=NAME"),
        (["-", "--field", "colour=محتوى"], "colour"),
        (["-", "--rules", "/no/such/pack"], "/no/such/pack"),
        (["-", "--date", "yesterday"], "--date"),
        (["-", "--format", "xml"], "--format"),
        (["-", "-o", "/no/such/folder/x.csv"], "no such folder"),
        (["-", "-o", "events.xlsx"], "no format is called .xlsx"),
        (["-", "-o", "events.csv", "--append"], "rows can be appended to jsonl and sqlite"),
        (["-", "--append"], "file"),
        (["-", "-f", "sqlite"], "file"),
        (["-", "-o", "/"], "folder"),
        (["-", "--cluster", "tcp://127.0.0.1:9", "-j", "2"], "leave one of them out"),
    ],
)
def test_wrong_use_is_2(run: Run, args: list[str], said: str) -> None:
    result = run("code", *args, stdin="قصف")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_broken_rules_are_2(run: Run, article: Path, broken_pack: Path) -> None:
    result = run("code", article, "--rules", broken_pack)
    assert result.exit_code == 2
    assert "events/mine.yaml:2:3: unknown key «famly»" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_morphology_is_told_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("قصف", "utf-8")
    result = CliRunner().invoke(app, ["code", str(path), "--morphology", "none-such"])
    assert result.exit_code == 2
    assert result.stderr.startswith("--morphology:")
    assert len(result.stderr.splitlines()) == 1


def test_an_article_that_takes_too_long_is_stopped(run: Run, article: Path) -> None:
    (article.parent / "b.txt").write_text(HANGS, "utf-8")
    result = run("code", article.parent, "--timeout", "0.5")
    assert result.exit_code == 1
    assert len(rows(result.stdout)) == 2
    assert "cannot code: b: stopped after 0.5 s" in result.stderr


def test_messages_as_json(run: Run, article: Path) -> None:
    (article.parent / "b.txt").write_text(FAILS, "utf-8")
    result = run("code", article.parent, "--log-format", "json")
    failed, done = map(json.loads, result.stderr.splitlines())
    assert (failed["level"], failed["event"], failed["article"]) == ("warning", "uncoded", "b")
    assert {key: done[key] for key in ("level", "event", "articles", "events", "failed")} == {
        "level": "info",
        "event": "done",
        "articles": 2,
        "events": 2,
        "failed": 1,
    }


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_keeps_what_is_done(sign: signal.Signals, code: int, tmp_path: Path) -> None:
    texts = [f"وقعت اشتباكات في بلدة رقم {i}. قتل جنديان في قصف على تكريت.\n" for i in range(6000)]
    path, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    path.write_text("".join(json.dumps({"text": text, "id": str(i)}) + "\n" for i, text in enumerate(texts)))
    command = [sys.executable, "-m", "conflict_coder", "code", str(path)]
    command += ["-j", "2", "-o", str(out), "--append"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    while not (out.exists() and out.stat().st_size > 10_000):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(sign)
    _, said = process.communicate(timeout=120)
    assert process.returncode == code
    assert b"Traceback" not in said
    kept = [json.loads(line)["article_id"] for line in out.read_text("utf-8").splitlines()]
    assert list(dict.fromkeys(kept)) == [str(i) for i in range(len(set(kept)))]
