"""The command as a process: start, help, pipes, interrupts."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
import typer

from conflict_coder.cli import exits

CODER = [sys.executable, "-m", "conflict_coder"]
HEAVY = ("yaml", "pydantic", "camel_tools", "trafilatura", "multiprocessing.pool", "numpy", "hijridate")


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\nfrom conflict_coder.cli.main import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        f"sys.exit(' '.join(name for name in {HEAVY!r} if name in sys.modules) or None)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["", "code", "explain", "evaluate", "rules", "rules check", "rules test"])
def test_every_help_has_an_example(command: str) -> None:
    done = subprocess.run([*CODER, *command.split(), "--help"], capture_output=True, text=True, check=True)
    assert "Example" in done.stdout
    assert "conflict-coder" in done.stdout


def test_help_tells_the_exit_codes() -> None:
    done = subprocess.run([*CODER, "code", "--help"], capture_output=True, text=True, check=True)
    assert "Exit codes" in done.stdout


def test_version() -> None:
    done = subprocess.run([*CODER, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("conflict-coder 0.")


def test_a_closed_pipe_is_quiet() -> None:
    coder = subprocess.Popen(
        [*CODER, "code", "-q", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert coder.stdout is not None
    coder.stdout.close()
    coder.stdout = None
    _, said = coder.communicate("قتل جنديان في قصف على تعز.".encode())
    assert said == b""
    assert coder.returncode == 141


def wait_until_idle(process: subprocess.Popen[bytes]) -> None:
    """Wait until the process has started, and computes no more: it waits for its input."""
    stat = Path(f"/proc/{process.pid}/stat")
    if not stat.exists():
        time.sleep(5)
        return
    spent = started = 20  # hundredths of a second: Python's own start takes as much
    while True:
        time.sleep(1)
        now = sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13]))
        if now == spent > started:
            return
        spent = now


@pytest.mark.usefixtures("heeding_ctrl_c")
def test_ctrl_c_is_130_without_a_trace() -> None:
    coder = subprocess.Popen(
        [*CODER, "code", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    wait_until_idle(coder)
    coder.send_signal(signal.SIGINT)
    _, said = coder.communicate()
    assert coder.returncode == 130
    assert b"Traceback" not in said


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_that_python_drops_is_heeded_at_the_next_item(sign: signal.Signals, code: int) -> None:
    """As one that comes while a destructor runs: what its handler raises is lost."""
    seen = []

    def run() -> None:
        with exits.quiet_ends() as stops:
            for item in stops.heeded(range(10)):
                seen.append(item)
                if item == 3:
                    with suppress(BaseException):
                        os.kill(os.getpid(), sign)

    with pytest.raises(typer.Exit) as ended:
        run()
    assert (ended.value.exit_code, seen) == (code, [0, 1, 2, 3])
