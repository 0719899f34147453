"""What a run says on stderr: problems as they come, progress on a terminal, one line at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import typer

from conflict_coder.batch import ArticleProblem
from conflict_coder.coding.coded import CodedArticle


@dataclass
class Report:
    """Counts one run. quiet: no progress, no summary (problems are told still). verbose: with traces."""

    quiet: bool = False
    verbose: bool = False
    fail_fast: bool = False
    articles: int = 0
    events: int = 0
    failed: int = 0
    started: float = field(default_factory=time.monotonic)

    def unreadable(self, problem: object) -> None:
        """Tell that a source, or a record in it, could not be read."""
        self._failure(f"cannot read: {problem}")

    def uncoded(self, problem: ArticleProblem) -> None:
        """Tell that an article could not be coded."""
        trace = f"\n{problem.trace}" if self.verbose else ""
        self._failure(f"cannot code: {problem.article_id or 'article without id'}: {problem.message}{trace}")

    def _failure(self, message: str) -> None:
        self.failed += 1
        print(f"conflict-coder: {message}", file=sys.stderr)
        if self.fail_fast:
            raise typer.Exit(1)

    def counted(self, batch: Iterable[CodedArticle], *, progress: bool) -> Iterator[CodedArticle]:
        """Yield the coded articles, counting, with a line of progress where *progress* says so."""
        if progress and not self.quiet:
            yield from self._with_progress(batch)
            return
        for coded in batch:
            self._count(coded)
            yield coded

    def _with_progress(self, batch: Iterable[CodedArticle]) -> Iterator[CodedArticle]:
        from rich.console import Console

        with Console(stderr=True).status("reading") as status:
            for coded in batch:
                self._count(coded)
                yield coded
                status.update(self._counts())

    def _count(self, coded: CodedArticle) -> None:
        self.articles += 1
        self.events += len(coded.events)

    def _counts(self) -> str:
        return f"{_number(self.articles, 'article')}, {_number(self.events, 'event')}"

    def summary(self) -> None:
        """Tell what was done, in one line."""
        if self.quiet:
            return
        failed = f", {self.failed} failed" if self.failed else ""
        seconds = time.monotonic() - self.started
        print(f"conflict-coder: {self._counts()}{failed} in {seconds:.1f} s", file=sys.stderr)


def _number(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
