"""How a command ends: its exit codes, and quiet ends for a closed pipe and Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

DONE, SOME_FAILED, WRONG_USE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

EXIT_CODES = """\b
Exit codes:
    0  all done
    1  some articles failed (the others are coded)
    2  wrong usage or broken rules
  130  stopped by Ctrl-C
"""


def stop(message: str, code: int = WRONG_USE) -> NoReturn:
    """Say why on stderr and end with *code*."""
    typer.echo(message, err=True)
    raise typer.Exit(code)


@contextmanager
def quiet_ends() -> Iterator[None]:
    """End without a trace when the reader of a pipe has gone (`| head`) or the user stops the run."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout once more at its end; that must not meet the closed pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def utf8_stdout() -> None:
    """Write UTF-8 and untranslated line ends to stdout, whatever the locale says (cron has none)."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
