"""`conflict-coder code`: articles in, rows out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from conflict_coder.cli.exits import EXIT_CODES, NOT_WRITTEN, SOME_FAILED, quiet_ends, stop
from conflict_coder.cli.inputs import STDIN, article_paths, open_coder
from conflict_coder.cli.log import LogFormat, log_of
from conflict_coder.cli.options import (
    ArticlePaths,
    Country,
    Morphology,
    PublicationDay,
    RulePacks,
    Timeout,
    Verbose,
    Workers,
    worker_count,
)
from conflict_coder.output import Format, format_of, known_suffixes, open_writer

if TYPE_CHECKING:
    from conflict_coder.cli.reporting import Report
    from conflict_coder.coding.coded import CodedArticle
    from conflict_coder.output.writer import Writer

EXAMPLES = """\b
Examples:
  conflict-coder code article.txt --date 2016-03-02
  conflict-coder code news/ --format acled --output events.csv
  conflict-coder code scraped.csv --field text=محتوى --field date=تاريخ | head
  cat articles.jsonl | conflict-coder code - --format jsonl
  conflict-coder code news/ --state news.db --output events.jsonl --quiet
"""


def code(
    paths: ArticlePaths = None,
    fmt: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="table is to look at, acled has ACLED's 31 export columns.",
            show_default="as the output file is called; else table on a terminal, csv in a pipe",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, whole or not at all.")
    ] = None,
    append: Annotated[bool, typer.Option("--append", help="Add rows to those in the output file.")] = False,
    state: Annotated[
        Path | None,
        typer.Option(
            help="Keep in this file what is coded; code only what is new, and bring --output up to date."
        ),
    ] = None,
    recode: Annotated[
        bool, typer.Option("--recode", help="With --state: code again what other rules coded.")
    ] = False,
    date: PublicationDay = None,
    country: Country = "",
    rules: RulePacks = None,
    morphology: Morphology = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--field", metavar="ROLE=NAME", help="Where a record holds its text, title, date, …"),
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, for Excel.")] = False,
    workers: Workers = None,
    timeout: Timeout = 60.0,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Code on a Dask cluster: its scheduler's tcp://host:8786."),
    ] = None,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first failure.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")] = False,
    verbose: Verbose = False,
    log_format: Annotated[
        LogFormat,
        typer.Option("--log-format", help="json: messages as a JSON object a line, for log collectors."),
    ] = LogFormat.text,
) -> None:
    from conflict_coder.batch import code_articles
    from conflict_coder.batch.identity import coding_version
    from conflict_coder.cli.job import Job
    from conflict_coder.cli.machines import join_cluster
    from conflict_coder.cli.reporting import Report
    from conflict_coder.reading import read_paths

    report = Report(quiet=quiet, verbose=verbose, fail_fast=fail_fast, log=log_of(log_format))
    sources = article_paths(paths, "code")
    shape = fmt or _format_for(output)
    day = date.date() if date else None
    progress = sys.stderr.isatty() and (shape is Format.table or not sys.stdout.isatty())
    if cluster is not None and workers is not None:
        stop("--workers are of this machine, and a --cluster has its own; leave one of them out")
    with quiet_ends() as stops, _told_errors(report), ExitStack() as machines:
        coder = open_coder(rules or [], morphology, country)
        read = partial(read_paths, sources, aliases=_aliases(fields or []), on_error=report.unreadable)
        limit = timeout or None
        coded_by: Callable[..., Iterator[CodedArticle]]
        if cluster is None:
            count = worker_count(workers)
            coded_by = partial(code_articles, coder=coder, workers=count, timeout=limit)
        else:
            coded_by = machines.enter_context(join_cluster(cluster, coder, limit, report.log)).code
        coded_by = partial(coded_by, on_error=report.uncoded)
        if state is None:
            with _opened(shape, output, append=append, bom=bom) as writer:
                batch = stops.heeded(coded_by(read(default_date=day, country=country)))
                for coded in report.counted(batch, progress=progress):
                    writer.write(coded)
            report.summary()
        else:
            version = coding_version(rules or [], morphology, country)
            job = Job(state, version, output, shape, append=append, bom=bom)
            with job:
                batch = job.coded(read(), coded_by, recode=recode, day=day, country=country)
                report.count(stops.heeded(batch), progress=progress)
            report.summary(job.told(), **job.facts())
    if report.failed:
        raise typer.Exit(SOME_FAILED)


code.__doc__ = f"""Code articles into event rows, on stdout or in a file.

{EXAMPLES}
{EXIT_CODES}"""


def _format_for(output: Path | None) -> Format:
    if output is None or output == STDIN:
        return Format.table if sys.stdout.isatty() else Format.csv
    told = format_of(output)
    if told is None:
        known = " ".join(known_suffixes())
        stop(f"--output: no format is called {output.suffix} (known: {known}); name one with --format")
    return told


@contextmanager
def _told_errors(report: Report) -> Iterator[None]:
    """A full disk or a locked folder is a message, not a trace."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        report.log.say("error", "not_written", str(error))
        raise typer.Exit(NOT_WRITTEN) from None


def _opened(fmt: Format, output: Path | None, *, append: bool, bom: bool) -> Writer:
    """The writer of the rows. A place that cannot be written to is told before the work, not after it."""
    from conflict_coder.output.writer import OutputError

    path = None if output == STDIN else output
    if path is not None and not path.absolute().parent.is_dir():
        stop(f"--output: no such folder: {path.absolute().parent}")
    try:
        return open_writer(fmt, path, append=append, bom=bom)
    except IsADirectoryError:
        stop(f"--output is a folder: {path}")
    except OutputError as error:
        stop(f"--output: {error}")


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
