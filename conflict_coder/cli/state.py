"""`conflict-coder state`: what is in a state file."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from conflict_coder.cli.exits import NOT_WRITTEN, quiet_ends, stop, utf8_stdout

if TYPE_CHECKING:
    from conflict_coder.batch.ledger_view import LedgerView

_RUN_COLUMNS = ("run", "started", "ended", "outcome", "articles", "events", "failed", "known")


class StateFormat(StrEnum):
    """How the state is told."""

    text = "text"
    json = "json"


def state(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What --state of `code` was given.")],
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
            help="Only of runs that began on this day or at this time, or later.",
        ),
    ] = None,
    fmt: Annotated[
        StateFormat, typer.Option("--format", "-f", help="text (tables on a terminal), or json.")
    ] = StateFormat.text,
) -> None:
    from conflict_coder.batch.ledger import LedgerError, NotALedger
    from conflict_coder.batch.ledger_view import look

    try:
        view = look(file, since)
    except NotALedger as error:
        stop(f"conflict-coder: {error}")
    except LedgerError as error:
        stop(f"conflict-coder: {error}", NOT_WRITTEN)
    with quiet_ends():
        utf8_stdout()
        if fmt is StateFormat.json:
            typer.echo(json.dumps(asdict(view), ensure_ascii=False, indent=2))
        elif sys.stdout.isatty():
            _show_tables(view)
        else:
            _print_lines(view)


state.__doc__ = """Tell what is in a state file: articles, runs, failures, and files of rows.

\b
Examples:
  conflict-coder state news.db
  conflict-coder state news.db --since 2026-03-01 --format json

\b
Exit codes:
    0  told
    2  wrong usage, or no state file
    4  the file cannot be read
"""


def _totals(view: LedgerView) -> list[tuple[str, object]]:
    return [("articles", view.articles), ("events", view.events), ("failed", view.failed)]


def _print_lines(view: LedgerView) -> None:
    """A kind and its facts a line, separated by tabs."""
    lines: list[tuple[object, ...]] = [*_totals(view)]
    lines += [("version", version, count) for version, count in view.versions.items()]
    lines += [("run", *_cells(run)) for run in view.runs]
    lines += [("output", out["path"], out["format"], _step(out)) for out in view.outputs]
    lines += [("failure", *failure) for failure in view.failures]
    for line in lines:
        print("\t".join("" if cell is None else str(cell) for cell in line))


def _show_tables(view: LedgerView) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    console.print(", ".join(f"{count} {name}" for name, count in _totals(view)), markup=False)
    tables: list[tuple[str, tuple[str, ...], list[tuple[object, ...]]]] = [
        ("Coded by", ("version", "articles"), list(view.versions.items())),
        ("Runs (UTC)", _RUN_COLUMNS, [tuple(map(_short, _cells(run))) for run in view.runs]),
        ("Rows in", ("path", "format", ""), [(o["path"], o["format"], _step(o)) for o in view.outputs]),
        ("Failed", ("article", "why"), [*view.failures]),
    ]
    for title, columns, rows in tables:
        if rows:
            table = Table(
                *columns,
                title=title,
                title_justify="left",
                box=None,
                header_style="bold",
                padding=(0, 1, 0, 0),
            )
            for row in rows:
                table.add_row(*("" if cell is None else str(cell) for cell in row))
            console.print(table)


def _cells(run: dict[str, object]) -> list[object]:
    return [run[column] for column in _RUN_COLUMNS]


def _short(cell: object) -> object:
    """A time to the minute, for eyes; all else as it is."""
    return cell[:16].replace("T", " ") if isinstance(cell, str) and cell.endswith("+00:00") else cell


def _step(output: dict[str, object]) -> str:
    return "all rows" if output["in_step"] else "behind: the next run completes it"
