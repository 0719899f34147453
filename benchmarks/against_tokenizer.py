"""How the coder's speed compares with CAMeL's `simple_word_tokenize`, which only cuts the text into words.

    uv run python benchmarks/against_tokenizer.py PATH... [--articles 500] [--rounds 3]

PATH: what `conflict-coder code` reads. Both run on the same articles, one after the other, in one process; of
the rounds the fastest counts, the first not at all: it fills the caches. Times are of the processor.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from camel_tools.tokenizers.word import simple_word_tokenize

from conflict_coder import Article, Coder
from conflict_coder.reading import read_paths


def seconds(work: Callable[[Article], object], articles: Sequence[Article], rounds: int) -> float:
    """The processor's time for all *articles*, in the fastest of some rounds after a first one."""
    times = []
    for _ in range(rounds + 1):
        start = time.process_time()
        for article in articles:
            work(article)
        times.append(time.process_time() - start)
    return min(times[1:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    coder = Coder()
    read = read_paths(options.paths, on_error=lambda problem: print(problem, file=sys.stderr))
    articles = list(itertools.islice(read, options.articles))
    if not articles:
        return 1
    texts = {id(article): f"{article.title} {article.text}" for article in articles}
    cut = seconds(lambda article: simple_word_tokenize(texts[id(article)]), articles, options.rounds)
    coded = seconds(coder.code, articles, options.rounds)
    sentences = sum(len(coder.analyse(article).sentences) for article in articles)
    print(f"{len(articles)} articles, {sentences} sentences")
    for name, spent in (("simple_word_tokenize", cut), ("conflict-coder", coded)):
        each = spent * 1000 / len(articles)
        print(f"{name:22}{each:8.2f} ms an article {sentences / spent:9.0f} sentences a second")
    print(f"the coder is {cut / coded:.2f} times as fast")
    return 0


if __name__ == "__main__":
    sys.exit(main())
