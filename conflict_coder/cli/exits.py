"""How a command ends: its exit codes, and quiet ends for a closed pipe and Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

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


@contextmanager
def quiet_ends() -> Iterator[None]:
    """End without a trace when the reader of a pipe has gone (`| head`), or somebody stops the run."""
    old = signal.signal(signal.SIGTERM, _raise_terminated)
    try:
        yield
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
        signal.signal(signal.SIGTERM, old)


def _raise_terminated(number: int, frame: object) -> NoReturn:
    raise Terminated


def utf8_stdout() -> None:
    """Write UTF-8 and untranslated line ends to stdout, whatever the locale says (cron has none)."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
