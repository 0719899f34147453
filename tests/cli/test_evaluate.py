"""`conflict-coder evaluate`: what goes where, and how it ends."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

WORDS = "اشتبك الجيش مع مسلحين في تعز"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two texts with a clash each, and one without."""
    path = tmp_path / "gold.jsonl"
    day = {"start": "2021-05-03", "end": "2021-05-03", "precision": 1}
    clash = {"event_type": "Battles", "sub_event_type": "Armed clash", "date": day, "evidence": WORDS}
    texts = [
        {"id": "a", "tag": "clash", "text": WORDS, "events": [clash]},
        {"id": "b", "tag": "clash", "text": WORDS, "events": [clash]},
        {"id": "c", "tag": "none", "text": "", "events": []},
    ]
    path.write_text("".join(json.dumps(text) + "\n" for text in texts), "utf-8")
    return path


def rows(path: Path, *articles: str) -> Path:
    """Rows that have the clash of these articles right."""
    clash = {"event_type": "Battles", "sub_event_type": "Armed clash", "event_date": "2021-05-03"}
    coded = [clash | {"article_id": article, "evidence": WORDS, "rule": "clash"} for article in articles]
    path.write_text("".join(json.dumps(row) + "\n" for row in coded), "utf-8")
    return path


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    return rows(tmp_path / "rows.jsonl", "a")


def test_a_pipe_gets_tab_separated_lines(run: Run, gold: Path, coded: Path) -> None:
    done = run("evaluate", gold, coded)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].split("\t") == ["texts", "gold_events", "coded_rows", "empty_texts", "stayed_empty"]
    assert lines[1].split("\t") == ["3", "2", "1", "1", "1"]
    assert "events\t1.000\t0.500\t0.667\t1\t0\t1" in lines
    assert any(line.startswith("slot\t") for line in lines)
    assert any(line.startswith("event_type\t") for line in lines)


@pytest.mark.parametrize(
    ("by", "line"),
    [
        ("tag", "clash\t2\t1.000\t0.500\t0.667"),
        ("rule", "clash\t1\t1\t1\t0"),
        ("type", "Battles\t2\t1.000\t0.500\t0.667"),
        ("slot", "date\t1.000\t0.500\t0.667\t1.000"),
    ],
)
def test_by(run: Run, gold: Path, coded: Path, by: str, line: str) -> None:
    assert line in run("evaluate", gold, coded, "--by", by).stdout


def test_rows_from_stdin(run: Run, gold: Path, coded: Path) -> None:
    done = run("evaluate", gold, "-", stdin=coded.read_text("utf-8"))
    assert "events\t1.000\t0.500" in done.stdout


def test_without_rows_the_texts_are_coded(run: Run, gold: Path) -> None:
    done = run("evaluate", gold)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1].split("\t")[:3] == ["3", "2", "2"]


def test_misses(run: Run, gold: Path, coded: Path) -> None:
    assert "missed" not in run("evaluate", gold, coded).stdout.splitlines()[-3]
    told = run("evaluate", gold, coded, "--misses", 5).stdout
    assert "\nmissed b\n" in told
    assert WORDS in told


def test_a_baseline_shows_what_was_gained_and_lost(run: Run, gold: Path, coded: Path, tmp_path: Path) -> None:
    before = rows(tmp_path / "before.jsonl", "b")
    told = run("evaluate", gold, coded, "--baseline", before).stdout
    assert "1 gained, 1 lost" in told
    assert "\n+ a  Battles" in told
    assert "\n- b  Battles" in told


def test_json_has_every_figure(run: Run, gold: Path, coded: Path, tmp_path: Path) -> None:
    before = rows(tmp_path / "before.jsonl", "b")
    done = run("evaluate", gold, coded, "--json", "--misses", 1, "--baseline", before)
    told = json.loads(done.stdout)
    assert told["events"] == {"precision": 1, "recall": 0.5, "f1": 0.667}
    assert told["rule"]["clash"] == {"rows": 1, "right_type": 1, "right": 1, "unpaired": 0}
    assert told["tag"]["none"]["stayed_empty"] == 1
    assert [change["id"] for change in told["baseline"]["lost"]] == ["b"]
    assert told["misses"][0]["event"]["when"]["start"] == "2021-05-03"


def test_under_a_floor_is_1_and_says_so(run: Run, gold: Path, coded: Path) -> None:
    done = run("evaluate", gold, coded, "--floor", "events=0.7", "--floor", "slots=0.1")
    assert done.exit_code == 1
    assert "events 0.667 is under its floor of 0.7" in done.stderr
    assert "slots" not in done.stderr
    assert run("evaluate", gold, coded, "--floor", "events=0.6", "--floor", "empty=1").exit_code == 0


def test_broken_lines_of_all_files_are_told(run: Run, gold: Path, coded: Path) -> None:
    for path in (gold, coded):
        path.write_text(path.read_text("utf-8") + "{\n", "utf-8")
    done = run("evaluate", gold, coded)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert f"{gold}:4:2: broken JSON" in done.stderr
    assert f"{coded}:2:2: broken JSON" in done.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--floor", "event=0.5"), "did you mean «events»"),
        (("--baseline", "missing.jsonl"), "missing.jsonl: No such file"),
        (("--morphology", "x.db"), "leave ROWS out"),
        (("--baseline", "-"), ""),
    ],
)
def test_wrong_use_is_2(run: Run, gold: Path, coded: Path, options: tuple[str, ...], told: str) -> None:
    done = run("evaluate", gold, "-" if "-" in options else coded, *options, stdin="")
    assert done.exit_code == 2
    assert told in done.stderr


def test_gold_without_texts_is_2(run: Run, tmp_path: Path, coded: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n", "utf-8")
    done = run("evaluate", empty, coded)
    assert done.exit_code == 2
    assert "No texts" in done.stderr


def test_rows_of_other_articles_are_told(run: Run, gold: Path, tmp_path: Path) -> None:
    done = run("evaluate", gold, rows(tmp_path / "r", "a", "x", "y"))
    assert done.exit_code == 0
    assert "2 rows of articles that GOLD lacks" in done.stderr
