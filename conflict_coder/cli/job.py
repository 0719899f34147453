"""`conflict-coder code --state`: a job that runs again and again, and codes each article once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from conflict_coder.batch.ledger import Ledger, LedgerError, LedgerInUse, NotALedger
from conflict_coder.batch.publishing import claim_output, publish
from conflict_coder.batch.taking_up import TakingUp
from conflict_coder.cli.exits import IN_USE, Terminated, stop
from conflict_coder.coding.coded import CodedArticle
from conflict_coder.output import Format
from conflict_coder.output.writer import OutputError
from conflict_coder.reading.article import Article

_STOPS = (KeyboardInterrupt, Terminated)


class Job:
    """One run of the job. As a context manager: when the block ends well, the output holds all rows.

    Wrong usage ends the command with 2, another run at the same time with 3.
    """

    def __init__(
        self, path: Path, version: str, output: Path | None, fmt: Format, *, append: bool, bom: bool
    ) -> None:
        if output is None or not output.name or str(output) == "-":
            stop("--state needs --output: it keeps a file of rows up to date, which a pipe cannot be")
        if append:
            stop("--state brings --output up to date by itself; leave --append out")
        if output.resolve() == path.resolve():
            stop("--state and --output are one file; rows need a file of their own")
        for folder in (path.absolute().parent, output.absolute().parent):
            if not folder.is_dir():
                stop(f"No such folder: {folder}")
        self._output, self._format, self._bom = output, fmt, bom
        self._taking_up: TakingUp | None = None
        try:
            self._ledger = Ledger(path, version)
        except LedgerInUse as error:
            stop(f"conflict-coder: {error}", IN_USE)
        except NotALedger as error:
            stop(f"--state: {error}")

    def __enter__(self) -> Self:
        try:
            claim_output(self._ledger, self._output, self._format)
        except OutputError as error:
            self._ledger.close("failed")
            stop(f"--output: {error}")
        return self

    def coded(
        self,
        articles: Iterable[Article],
        code: Callable[[Iterable[Article]], Iterator[CodedArticle]],
        *,
        recode: bool,
        day: date | None,
        country: str,
    ) -> Iterator[CodedArticle]:
        """Code what is new of *articles*, and keep it. Options as in `TakingUp`."""
        self._taking_up = TakingUp(self._ledger, recode, day, country)
        return self._taking_up.run(articles, code)

    def told(self) -> str:
        """What the summary says of the articles that were known."""
        known, outdated = self.facts().values()
        told = f", {known} known before" if known else ""
        return told + (f" ({outdated} coded by other rules: --recode codes them again)" if outdated else "")

    def facts(self) -> dict[str, int]:
        """The same as numbers."""
        taking_up = self._taking_up
        return {
            "known": taking_up.known if taking_up else 0,
            "outdated": taking_up.outdated if taking_up else 0,
        }

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            with suppress(LedgerError):
                self._ledger.close("stopped" if issubclass(kind, _STOPS) else "failed")
            return
        try:
            publish(self._ledger, self._output, self._format, bom=self._bom)
        except BaseException:
            with suppress(LedgerError):
                self._ledger.close("failed")
            raise
        self._ledger.close("done")
