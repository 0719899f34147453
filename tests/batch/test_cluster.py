"""A Dask cluster on loopback: a scheduler, three workers, and what may go wrong with them. Real processes."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

pytest.importorskip("distributed")

COMMAND = [sys.executable, "-m", "conflict_coder"]
DASK = [sys.executable, "-m", "dask"]
ARTICLES = 1000
TOWNS = ["تكريت", "حمص", "تعز", "سرت", "درعا"]
TEXT = "قتل {} جنود في هجوم شنه تنظيم الدولة الإسلامية على حاجز للجيش قرب {} أمس."


class Cluster:
    """A scheduler and workers, each a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"
        )
        self.workers = [self._worker() for _ in range(3)]

    def _worker(self) -> subprocess.Popen[bytes]:
        return self._start(
            "worker", self.address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder)
        )

    def _start(self, *args: str) -> subprocess.Popen[bytes]:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen([*DASK, *args], start_new_session=True, **quiet)  # type: ignore[call-overload,no-any-return]

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """With its children: a Dask worker is a nanny and its worker."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    started = Cluster(tmp_path)
    yield started
    started.stop()


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles, with one that is empty of events now and then."""
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for i in range(ARTICLES):
            text = "افتتح الوزير معرض الكتاب." if i % 5 == 0 else TEXT.format(i + 2, TOWNS[i % 5])
            file.write(json.dumps({"id": f"a{i}", "text": text, "date": "2016-03-02"}) + "\n")
    return path


@pytest.fixture(scope="module")
def due(news: Path) -> bytes:
    """The rows of a local run."""
    done = subprocess.run([*COMMAND, "code", str(news), "-f", "jsonl"], capture_output=True, check=True)
    return done.stdout


def start(news: Path, address: str, *args: object) -> subprocess.Popen[bytes]:
    command = [*COMMAND, "code", str(news), "--cluster", address, "-f", "jsonl", *map(str, args)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)


def test_the_rows_are_those_of_a_local_run(news: Path, due: bytes, cluster: Cluster) -> None:
    rows, said = start(news, cluster.address).communicate(timeout=120)
    assert rows == due, said


def test_a_worker_dies_in_the_middle(news: Path, due: bytes, cluster: Cluster) -> None:
    process = start(news, cluster.address)
    assert process.stdout is not None
    first = process.stdout.readline()
    kill(cluster.workers[0])
    rows, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert first + rows == due


def test_the_scheduler_is_lost_and_a_later_run_goes_on(
    news: Path, due: bytes, cluster: Cluster, tmp_path: Path
) -> None:
    state, out = tmp_path / "state.db", tmp_path / "rows.jsonl"
    process = start(news, cluster.address, "--state", state, "-o", out)
    time.sleep(1.0)
    while process.poll() is None and not Path(f"{state}.lock").exists():
        time.sleep(0.05)
    time.sleep(1.5)
    kill(cluster.scheduler)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 5, said
    assert b"no cluster there, or no more" in said
    assert b"Traceback" not in said
    command = [*COMMAND, "code", str(news), "--state", str(state), "-o", str(out)]
    assert subprocess.run(command, check=False).returncode == 0
    assert out.read_bytes() == due


def test_no_cluster_there(news: Path) -> None:
    process = start(news, "tcp://127.0.0.1:9")
    _, said = process.communicate(timeout=120)
    assert process.returncode == 5
    assert b"no cluster there" in said
    assert b"Traceback" not in said
