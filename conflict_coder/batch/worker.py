"""A process that codes articles, and the pipe that is its alone.

A pipe a worker, where the pools of the standard library and of pebble have one for all of them: a worker
that is killed while it writes can then spoil nothing but its own answer.
"""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection

from conflict_coder.batch.attempt import CodesArticles, Outcome, attempt
from conflict_coder.reading.article import Article

_LAST_WORDS = 10.0  # seconds a worker has, after its work, to keep what it learnt
_STOPS = (signal.SIGINT, signal.SIGTERM)
_GRACE = 5.0  # seconds after which a worker that should have been stopped ends by itself


class WorkerDied(Exception):  # noqa: N818 - what happened, as KeyboardInterrupt
    """The worker's process ended in the middle of its work; the message says how."""


class Worker:
    """One process at work. It is given articles, and answers with their outcomes.

    timeout: seconds in which it must answer, None for no limit.  siblings: the workers that run already.
    connection: what its answers come by, to wait on.
    """

    def __init__(self, coder: CodesArticles, timeout: float | None, siblings: Iterable[Worker]) -> None:
        # A forked process has the compiled rules at once; where there is no fork they are sent to it.
        forks = "fork" in multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork" if forks else None)
        self.connection, theirs = context.Pipe()
        # A forked process has our ends of all pipes, and while one is open nobody sees that we are gone.
        inherited = [*(worker.connection for worker in siblings), self.connection] if forks else []
        self._process = context.Process(target=_work, args=(theirs, coder, timeout, inherited), daemon=True)
        with _no_stops():
            self._process.start()
        theirs.close()
        self._timeout = timeout
        self.deadline: float | None = None  # by time.monotonic(); None when idle or without a limit

    def give(self, articles: Sequence[Article]) -> None:
        """Send articles to code. Raises WorkerDied."""
        self.deadline = None if self._timeout is None else time.monotonic() + self._timeout
        try:
            self.connection.send(articles)
        except OSError:
            raise self._death() from None

    def answer(self) -> list[Outcome]:
        """The outcomes of what it was given; waits for them. Raises WorkerDied."""
        try:
            outcomes: list[Outcome] = self.connection.recv()
        except (EOFError, OSError):
            raise self._death() from None
        self.deadline = None
        return outcomes

    def late(self) -> bool:
        """Whether it has worked for longer than it may."""
        return self.deadline is not None and time.monotonic() > self.deadline

    def dismiss(self) -> None:
        """Let an idle worker keep what it learnt and end; `kill` waits for that."""
        with suppress(OSError):
            self.connection.send(None)

    def kill(self, patience: float = 0.0) -> None:
        """End the process whatever it does, after *patience* seconds in which it may end by itself."""
        self._process.join(patience)
        self._process.kill()
        self._process.join()
        self.connection.close()

    def dismissed(self) -> None:
        """Wait until a dismissed worker has ended."""
        self.kill(_LAST_WORDS)

    def _death(self) -> WorkerDied:
        self._process.join(1.0)
        code = self._process.exitcode
        if code is not None and code < 0:
            name = signal.Signals(-code).name if -code in signal.valid_signals() else f"signal {-code}"
            hint = ", perhaps for want of memory" if -code == signal.SIGKILL else ""
            return WorkerDied(f"its process was killed ({name}{hint})")
        return WorkerDied(f"its process ended in the middle of it (exit code {code})")


@contextmanager
def _no_stops() -> Iterator[None]:
    """Hold Ctrl-C and SIGTERM back while a process forks.

    Python drops what a handler raises in a fork's hooks, and the child would take the parent's handler along.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        _let_stops_in()


def _let_stops_in() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)


def _work(
    connection: Connection, coder: CodesArticles, timeout: float | None, inherited: Sequence[Connection]
) -> None:
    """Code what comes until there is no more, or until the parent has gone."""
    gc.freeze()  # what was inherited stays one memory with the parent's
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _let_stops_in()
    for other in inherited:
        other.close()
    with suppress(EOFError, OSError), open(os.devnull, "w") as nowhere:
        while (articles := connection.recv()) is not None:
            if timeout is not None:  # when the parent was killed, nobody else stops a worker that hangs
                faulthandler.dump_traceback_later(timeout + _GRACE, exit=True, file=nowhere)
            connection.send([attempt(coder, article) for article in articles])
            faulthandler.cancel_dump_traceback_later()
        coder.flush()
