"""Options that several commands share, told once."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

ArticlePaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...",
        help="Articles: .txt, .html, .json, .jsonl or .csv files, packed (.gz .bz2 .xz .zst .zip) or not; "
        "folders, patterns or addresses (s3://, https://) of them; - for stdin.",
        show_default=False,
    ),
]
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
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", "-j", min=1, help="How many processes code articles.", show_default="one for each core"
    ),
]
Timeout = Annotated[
    float,
    typer.Option(min=0.0, metavar="SECONDS", help="Stop an article that takes longer; 0 for no limit."),
]


def worker_count(workers: int | None) -> int:
    """The number that was given, or that of the cores this process may use."""
    if workers is not None:
        return workers
    cores = getattr(os, "sched_getaffinity", None)
    return len(cores(0)) if cores else os.cpu_count() or 1
