"""Whether a long run stays small: the memory of one process after 1,000 articles and at the end.

    uv run python benchmarks/memory.py PATH... [--articles 100000] [--max-megabytes 300]

PATH: what `conflict-coder code` reads, read again from its start as often as it takes. Prints the peak every
tenth of the way. Ends with 1 when the last is above *max-megabytes*.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from conflict_coder import Article, Coder
from conflict_coder.batch import ArticleProblem, code_articles
from conflict_coder.reading import read_paths

_FIRST = 1000  # articles: by then everything is loaded


def again_and_again(paths: list[Path]) -> Iterator[Article]:
    """The articles of *paths* without end, as long as there are any."""
    while True:
        some = False
        for article in read_paths(paths, on_error=lambda problem: print(problem, file=sys.stderr)):
            some = True
            yield article
        if not some:
            return


def megabytes() -> float:
    """The most memory this process has taken so far."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--max-megabytes", type=float, default=300)
    options = parser.parse_args()
    failed: list[ArticleProblem] = []
    articles = itertools.islice(again_and_again(options.paths), options.articles)
    marks = {_FIRST, *range(options.articles // 10, options.articles + 1, max(1, options.articles // 10))}
    for n, _ in enumerate(code_articles(articles, Coder(), failed.append), start=1):
        if n in marks:
            print(f"{n:8} articles {megabytes():6.0f} MB", flush=True)
    return int(megabytes() > options.max_megabytes)


if __name__ == "__main__":
    sys.exit(main())
