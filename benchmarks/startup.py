"""How long the command takes to start, and to code one short article, each as a whole process.

    uv run python benchmarks/startup.py [--runs 9] [--max-ratio 2.5] [--max-seconds 1]

Prints the medians. Ends with 1 when `--help` costs more than *max-ratio* times importing Typer and Rich, or
one article more than *max-seconds*.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

ARTICLE = "قتل ثلاثة جنود أمس في اشتباكات بين الجيش ومسلحين قرب مدينة تعز.\n"
CODER = (sys.executable, "-c", "from conflict_coder.cli.main import run; run()")


def median_seconds(command: Sequence[str], runs: int, stdin: str = "") -> float:
    """The median wall time of *command*, after one run that warms the caches (Python's own bytecode too)."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(
            command, input=stdin, text=True, encoding="utf-8", capture_output=True, check=True, env=env
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--max-ratio", type=float, default=2.5)
    parser.add_argument("--max-seconds", type=float, default=1.0)
    options = parser.parse_args()
    base = median_seconds((sys.executable, "-c", "import typer, rich"), options.runs)
    started = median_seconds((*CODER, "--help"), options.runs)
    coded = median_seconds((*CODER, "code", "-", "--date", "2020-01-02"), options.runs, ARTICLE)
    ratio = started / base
    print(f"import typer, rich  {base * 1000:7.0f} ms")
    print(f"--help              {started * 1000:7.0f} ms  ({ratio:.2f} times)")
    print(f"one article         {coded * 1000:7.0f} ms")
    return int(ratio > options.max_ratio or coded > options.max_seconds)


if __name__ == "__main__":
    sys.exit(main())
