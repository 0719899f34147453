"""How much faster two processes code than one, each run of a coder of its own.

    uv run python benchmarks/workers.py PATH... [--articles 1000] [--workers 2]

PATH: what `conflict-coder code` reads. Wall time, start of the processes included, rules loaded before.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from conflict_coder import Article, Coder
from conflict_coder.batch import ArticleProblem, code_articles
from conflict_coder.reading import read_paths


def seconds(articles: Sequence[Article], coder: Coder, workers: int) -> tuple[float, int]:
    """The wall time of coding *articles* with so many processes, and the events found."""
    failed: list[ArticleProblem] = []
    start = time.perf_counter()
    events = sum(len(coded.events) for coded in code_articles(articles, coder, failed.append, workers))
    return time.perf_counter() - start, events


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    coder = Coder()
    read = read_paths(options.paths, on_error=lambda problem: print(problem, file=sys.stderr))
    articles = list(itertools.islice(read, options.articles))
    seconds(articles, coder, 1)  # the words of these articles are met for the first time
    (one, events), (more, same) = seconds(articles, coder, 1), seconds(articles, coder, options.workers)
    print(f"{len(articles)} articles, {events} events")
    print(f"1 process    {one:8.2f} s")
    print(f"{options.workers} processes  {more:8.2f} s  ({one / more:.2f} times as fast)")
    return int(events != same)


if __name__ == "__main__":
    sys.exit(main())
