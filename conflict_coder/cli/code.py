"""`conflict-coder code`: articles in, rows out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from conflict_coder.cli.exits import EXIT_CODES, SOME_FAILED, quiet_ends, stop, utf8_stdout
from conflict_coder.cli.inputs import STDIN, article_paths, open_coder
from conflict_coder.cli.options import Country, Morphology, PublicationDay, RulePacks, Verbose

EXAMPLES = """\b
Examples:
  conflict-coder code article.txt --date 2016-03-02
  conflict-coder code news/ --format acled --output events.csv
  conflict-coder code scraped.csv --field text=محتوى --field date=تاريخ | head
  cat articles.jsonl | conflict-coder code - --format jsonl
"""


class RowFormat(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    acled = "acled"


_SUFFIXES = {".jsonl": RowFormat.jsonl, ".ndjson": RowFormat.jsonl}


def code(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH...",
            help="Articles: .txt, .html, .json, .jsonl, .csv, a folder of them, or - for stdin.",
            show_default=False,
        ),
    ] = None,
    fmt: Annotated[
        RowFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="table to look at, csv, jsonl, or acled (ACLED's 31 export columns).",
            show_default="table on a terminal, else csv or as the output file is called",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, whole or not at all.")
    ] = None,
    date: PublicationDay = None,
    country: Country = "",
    rules: RulePacks = None,
    morphology: Morphology = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--field", metavar="ROLE=NAME", help="Where a record holds its text, title, date, …"),
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, for Excel.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="How many processes code articles.")] = 1,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first failure.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    verbose: Verbose = False,
) -> None:
    from conflict_coder.batch import code_articles
    from conflict_coder.cli.reporting import Report
    from conflict_coder.output import write_rows
    from conflict_coder.reading import read_paths

    report = Report(quiet=quiet, verbose=verbose, fail_fast=fail_fast)
    sources = article_paths(paths, "code")
    shape = fmt or _format_for(output)
    _check_output(output)
    with quiet_ends(), _told_errors():
        coder = open_coder(rules or [], morphology, country)
        articles = read_paths(
            sources,
            default_date=date.date() if date else None,
            country=country,
            aliases=_aliases(fields or []),
            on_error=report.unreadable,
        )
        batches = code_articles(articles, coder, report.uncoded, jobs)
        progress = sys.stderr.isatty() and (shape is RowFormat.table or not sys.stdout.isatty())
        with _stream(output) as stream:
            write_rows(report.counted(batches, progress=progress), shape.value, stream, bom=bom)
    report.summary()
    if report.failed:
        raise typer.Exit(SOME_FAILED)


code.__doc__ = f"""Code articles into event rows, on stdout or in a file.

{EXAMPLES}
{EXIT_CODES}"""


def _format_for(output: Path | None) -> RowFormat:
    if output is not None:
        return _SUFFIXES.get(output.suffix.lower(), RowFormat.csv)
    return RowFormat.table if sys.stdout.isatty() else RowFormat.csv


def _check_output(output: Path | None) -> None:
    """A wrong place to write is told before the work, not after it."""
    if output is None or output == STDIN:
        return
    if output.is_dir():
        stop(f"--output is a folder: {output}")
    if not output.absolute().parent.is_dir():
        stop(f"--output: no such folder: {output.absolute().parent}")


@contextmanager
def _told_errors() -> Iterator[None]:
    """A full disk or a locked folder is a message, not a trace."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        stop(f"conflict-coder: {error}", SOME_FAILED)


def _stream(output: Path | None) -> AbstractContextManager[TextIO]:
    if output is None or output == STDIN:
        utf8_stdout()
        return nullcontext(sys.stdout)
    from conflict_coder.output import whole_file

    return whole_file(output)


def _aliases(fields: list[str]) -> dict[str, str]:
    """`text=محتوى` to {"text": "محتوى"}."""
    pairs = [field.partition("=") for field in fields]
    wrong = [f"{role}{sign}{name}" for role, sign, name in pairs if not (role and name)]
    if wrong:
        stop(f"--field takes ROLE=NAME, as text=محتوى; not: {', '.join(wrong)}")
    aliases = {role.strip(): name.strip() for role, _, name in pairs}
    from conflict_coder.reading.fields import fields_with

    try:
        fields_with(aliases)
    except ValueError as error:
        stop(f"--field: {error}")
    return aliases
