"""How a command ends: its exit codes, and quiet ends for a closed pipe and Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn, TypeVar

import typer

_Item = TypeVar("_Item")

DONE, SOME_FAILED, WRONG_USE, IN_USE, NOT_WRITTEN, CLUSTER_LOST = 0, 1, 2, 3, 4, 5
INTERRUPTED, PIPE_CLOSED, TERMINATED = 130, 141, 143

EXIT_CODES = """\b
Exit codes:
    0  all done
    1  some articles failed (the others are coded)
    2  wrong usage or broken rules
    3  another run uses the state file
    4  rows could not be written (a full disk, a locked file)
    5  the cluster could not be reached, or was lost
  130  stopped by Ctrl-C; 143: by SIGTERM
"""


def stop(message: str, code: int = WRONG_USE) -> NoReturn:
    """Say why on stderr and end with *code*."""
    typer.echo(message, err=True)
    raise typer.Exit(code)


class Terminated(BaseException):
    """SIGTERM came: systemd, or a shutdown, wants the run to end."""


class Stops:
    """What ends a run from outside: Ctrl-C and SIGTERM, raised as KeyboardInterrupt and Terminated."""

    def __init__(self) -> None:
        self._told: type[BaseException] | None = None

    def __call__(self, number: int, frame: object) -> NoReturn:
        """The handler of both signals."""
        self._told = KeyboardInterrupt if number == signal.SIGINT else Terminated
        raise self._told

    def heeded(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Pass *items* on, and end between two of them when a stop was told but not heard.

        Python drops what is raised in a destructor or in a fork's hooks: a signal that comes there is lost.
        """
        for item in items:
            yield item
            if self._told is not None:
                raise self._told


@contextmanager
def quiet_ends() -> Iterator[Stops]:
    """End without a trace when the reader of a pipe has gone (`| head`), or somebody stops the run."""
    stops = Stops()
    # Who ignores Ctrl-C (a shell's background job) goes on doing so.
    signs = [signal.SIGTERM]
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signs.append(signal.SIGINT)
    old = {sign: signal.signal(sign, stops) for sign in signs}
    try:
        yield stops
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout once more at its end; that must not meet the closed pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except Terminated:
        raise typer.Exit(TERMINATED) from None
    finally:
        for sign, handler in old.items():
            signal.signal(sign, handler)


def utf8_stdout() -> None:
    """Write UTF-8 and untranslated line ends to stdout, whatever the locale says (cron has none)."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
