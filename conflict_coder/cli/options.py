"""Options that several commands share, told once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

PublicationDay = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Publication day of articles that do not tell theirs."),
]
Country = Annotated[str, typer.Option(help="Country («Iraq») of generic sides where the article names none.")]
RulePacks = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        "-r",
        exists=True,
        file_okay=False,
        help="A rule pack of your own, over the shipped one. Repeatable.",
    ),
]
Morphology = Annotated[
    str | None,
    typer.Option(help="CAMeL morphology: a database's name or .db file. Default: embedded."),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show the trace of a failure.")]
