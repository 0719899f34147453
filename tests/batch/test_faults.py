"""What becomes of a job that is killed, has no room, or is started twice: none of its rows is lost or twice.

Real runs of the command. FAULT_KILLS=50 kills more often (CI does with a few):

    FAULT_KILLS=50 uv run pytest tests/batch/test_faults.py
"""

import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

KILLS = int(os.environ.get("FAULT_KILLS", "5"))
ARTICLES = 600 if KILLS <= 5 else 3000
DIFFERENT = ARTICLES * 9 // 10
TOWNS = ["تكريت", "حمص", "تعز", "الموصل", "سرت", "الرمادي", "درعا", "الحديدة", "بنغازي", "كسلا"]
COMMAND = [sys.executable, "-m", "conflict_coder"]


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough articles for some seconds, of one event each; a tenth of them stand there twice."""
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for i in range(ARTICLES):
            n = i - 7 if i % 10 == 9 else i
            text = (
                f"قتل {n + 2} جنود في هجوم شنه تنظيم الدولة الإسلامية على حاجز للجيش قرب {TOWNS[n % 10]} أمس."
            )
            record = {"id": f"a{i}", "text": text, "date": "2016-03-02"}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


@pytest.fixture(scope="module")
def due(news: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The rows of an undisturbed run."""
    out = tmp_path_factory.mktemp("due") / "rows.jsonl"
    done = finish(news, out.with_suffix(".db"), out)
    assert done.returncode == 0, done.stderr
    rows = out.read_bytes()
    assert len(rows.splitlines()) == DIFFERENT
    return rows


def start(news: Path, state: Path, out: Path, **options: object) -> subprocess.Popen[bytes]:
    command = [*COMMAND, "code", str(news), "--state", str(state), "-o", str(out), "-j", "2"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


def finish(news: Path, state: Path, out: Path) -> subprocess.CompletedProcess[bytes]:
    process = start(news, state, out)
    _, said = process.communicate(timeout=300)
    return subprocess.CompletedProcess(process.args, process.returncode, stderr=said)


def test_a_run_that_is_killed_at_any_moment(news: Path, due: bytes, tmp_path: Path) -> None:
    chance = random.Random(2016)
    state, out = tmp_path / "first.db", tmp_path / "first.jsonl"
    seconds = run_for(300.0, news, state, out)
    kills = tries = 0
    while kills < KILLS and tries < 3 * KILLS:
        state, out = tmp_path / f"{tries}.db", tmp_path / f"{tries}.jsonl"
        for _ in range(chance.randint(1, 4)):
            tries += 1
            kills += not run_for(chance.uniform(0.2, 1.0) * seconds, news, state, out)
        seconds = min(seconds, run_for(300.0, news, state, out) or seconds)  # the machine's load varies
        assert out.read_bytes() == due
        assert articles_in(state) == DIFFERENT
        assert not list(tmp_path.glob(f".{out.name}.*"))
    assert kills


def run_for(limit: float, news: Path, state: Path, out: Path) -> float:
    """Start a run and kill it after so many seconds. How long it took if it ended, well, before; else 0."""
    began = time.monotonic()
    process = start(news, state, out)
    try:
        _, said = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return 0.0
    assert process.returncode == 0, said
    return time.monotonic() - began


def articles_in(state: Path) -> int:
    connection = sqlite3.connect(state)
    (count,) = connection.execute("SELECT count(*) FROM ledger_articles").fetchone()
    connection.close()
    return int(count)


@pytest.mark.parametrize(
    ("room", "suffix"),
    [
        pytest.param(20_000, ".jsonl", id="the ledger is made"),
        pytest.param(150_000, ".jsonl", id="the ledger is filled"),
        pytest.param(600_000, ".jsonl", id="the rows are written"),
        pytest.param(400_000, ".csv", id="CSV is written"),
    ],
)
def test_a_disk_that_is_full(news: Path, due: bytes, tmp_path: Path, room: int, suffix: str) -> None:
    """No file may become longer than the room, which the writers meet as they meet a full disk."""
    state, out = tmp_path / "state.db", tmp_path / f"rows{suffix}"
    process = start(news, state, out, preexec_fn=lambda: limit(room))
    _, said = process.communicate(timeout=300)
    assert process.returncode == 4, said
    assert b"Traceback" not in said
    done = finish(news, state, out)
    assert done.returncode == 0, done.stderr
    if suffix == ".jsonl":
        assert out.read_bytes() == due
    else:
        assert len(out.read_bytes().splitlines()) == DIFFERENT + 1
    assert not list(tmp_path.glob("*.part"))


def limit(room: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


def test_two_runs_at_once(news: Path, due: bytes, tmp_path: Path) -> None:
    state, out = tmp_path / "state.db", tmp_path / "rows.jsonl"
    first = start(news, state, out)
    while not Path(f"{state}.lock").exists() or not state.exists():
        time.sleep(0.02)
    first.send_signal(signal.SIGSTOP)  # else it may be done before the second has started
    second = start(news, state, out)
    _, said = second.communicate(timeout=60)
    first.send_signal(signal.SIGCONT)
    assert second.returncode == 3
    assert "another run uses it" in said.decode()
    _, said = first.communicate(timeout=300)
    assert first.returncode == 0, said
    assert out.read_bytes() == due


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped(
    sign: signal.Signals, code: int, news: Path, due: bytes, tmp_path: Path
) -> None:
    state, out = tmp_path / "state.db", tmp_path / "rows.jsonl"
    process = start(news, state, out)
    while not out.with_name("state.db-wal").exists():
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(sign)
    _, said = process.communicate(timeout=60)
    # CPython ends by the signal itself where Ctrl-C came in a string that `exec` runs (a dataclass being
    # made), whoever catches the exception; a shell reads both as *code*.
    assert process.returncode in (code, -sign), said
    assert b"Traceback" not in said
    assert finish(news, state, out).returncode == 0
    assert out.read_bytes() == due


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda out: out.unlink(), id="removed"),
        pytest.param(lambda out: out.write_bytes(out.read_bytes()[:-9]), id="cut"),
        pytest.param(
            lambda out: out.write_bytes(out.read_bytes() + b'{"event_id": "0'), id="half a line more"
        ),
    ],
)
def test_rows_that_a_killed_run_left(
    spoil: Callable[[Path], object], news: Path, due: bytes, tmp_path: Path
) -> None:
    """The file of rows is not as the ledger left it: it is mended, and no row of it is coded again."""
    state, out = tmp_path / "state.db", tmp_path / "rows.jsonl"
    half = tmp_path / "half.jsonl"
    half.write_bytes(b"".join(news.read_bytes().splitlines(keepends=True)[:100]))
    assert finish(half, state, out).returncode == 0
    spoil(out)
    done = finish(news, state, out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == due
