"""What a run says on stderr: problems as they come, progress on a terminal, one line at the end."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import typer

from conflict_coder.batch import ArticleProblem
from conflict_coder.cli.log import Log, TextLog
from conflict_coder.coding.coded import CodedArticle


@dataclass
class Report:
    """Counts one run, and says what there is to say.

    quiet: no progress, no summary (problems are told still). verbose: with traces.
    """

    quiet: bool = False
    verbose: bool = False
    fail_fast: bool = False
    log: Log = field(default_factory=TextLog)
    articles: int = 0
    events: int = 0
    failed: int = 0
    started: float = field(default_factory=time.monotonic)

    def unreadable(self, problem: object) -> None:
        """Tell that a source, or a record in it, could not be read."""
        self._failure("unreadable", f"cannot read: {problem}")

    def uncoded(self, problem: ArticleProblem) -> None:
        """Tell that an article could not be coded."""
        trace = f"\n{problem.trace}" if self.verbose and problem.trace else ""
        name = problem.article_id or "article without id"
        self._failure("uncoded", f"cannot code: {name}: {problem.message}{trace}", article=problem.article_id)

    def _failure(self, event: str, message: str, **facts: object) -> None:
        self.failed += 1
        self.log.say("warning", event, message, **facts)
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

    def count(self, batch: Iterable[CodedArticle], *, progress: bool) -> None:
        """Count the coded articles, which somebody else keeps."""
        for _ in self.counted(batch, progress=progress):
            pass

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

    def summary(self, more: str = "", **facts: object) -> None:
        """Tell what was done, in one line; *more* and *facts* are told with it."""
        if self.quiet:
            return
        failed = f", {self.failed} failed" if self.failed else ""
        seconds = time.monotonic() - self.started
        self.log.say(
            "info",
            "done",
            f"{self._counts()}{failed}{more} in {seconds:.1f} s",
            articles=self.articles,
            events=self.events,
            failed=self.failed,
            **facts,
            seconds=round(seconds, 3),
        )


def _number(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
