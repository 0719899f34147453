"""The command line: `conflict-coder code`, `explain`, `evaluate`, `state`, `rules`.

Nothing heavy is imported here or at the top of a command's file: `--help` and shell completion pay for
Typer and Rich alone.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from conflict_coder.cli import code, evaluate, explain, rules, state
from conflict_coder.cli.exits import INTERRUPTED

app = typer.Typer(
    name="conflict-coder",
    help="Code Arabic news articles into ACLED-style event rows, with event patterns written in YAML.",
    epilog="Example: conflict-coder code examples/articles -f csv -o events.csv",
    no_args_is_help=True,
    rich_markup_mode=None,  # Rich help draws in Markdown and Pygments: three times the start-up
    pretty_exceptions_enable=False,
)
app.command("code")(code.code)
app.command("explain")(explain.explain)
app.command("evaluate")(evaluate.evaluate)
app.command("state")(state.state)
app.add_typer(rules.app, name="rules")


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"conflict-coder {version('conflict-coder')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end."),
    ] = False,
) -> None:
    """Code Arabic news articles into ACLED-style event rows, with event patterns written in YAML."""


def run() -> None:
    """The `conflict-coder` command."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
