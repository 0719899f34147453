"""How many milliseconds an article takes, without start-up.

    uv run python benchmarks/throughput.py PATH... [--workers 2]

PATH: what `conflict-coder code` reads.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from conflict_coder import Coder
from conflict_coder.batch import ArticleProblem, code_articles
from conflict_coder.reading import read_paths


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    problems: list[object] = []
    started = time.perf_counter()
    coder = Coder()
    ready = time.perf_counter()
    articles = list(read_paths(options.paths, on_error=problems.append))
    read = time.perf_counter()
    failed: list[ArticleProblem] = []
    batch = code_articles(articles, coder, failed.append, options.workers)
    events = sum(len(coded.events) for coded in batch)
    coded = time.perf_counter()
    letters = sum(len(article.text) for article in articles)
    print(f"coder ready   {(ready - started) * 1000:9.0f} ms")
    print(f"articles read {(read - ready) * 1000:9.0f} ms  ({len(articles)}, {letters / 1000:.0f} k letters)")
    print(f"coded         {(coded - read) * 1000:9.0f} ms  ({events} events, {len(failed)} failed)")
    if articles:
        print(f"an article    {(coded - read) * 1000 / len(articles):9.2f} ms")
    return int(bool(problems or failed))


if __name__ == "__main__":
    sys.exit(main())
