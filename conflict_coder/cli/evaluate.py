"""`conflict-coder evaluate`: rows against what a person coded."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from conflict_coder.cli.exits import SOME_FAILED, WRONG_USE, quiet_ends, stop, utf8_stdout
from conflict_coder.cli.inputs import STDIN, open_coder
from conflict_coder.cli.options import Morphology, RulePacks

if TYPE_CHECKING:
    from conflict_coder import Coder
    from conflict_coder.cli.reporting import Report
    from conflict_coder.evaluating import CodedRow, Evaluation, Floor, GoldText
    from conflict_coder.reading.problem import OnError, ReadProblem

T = TypeVar("T")


class By(StrEnum):
    """What the figures are broken down by."""

    tag = "tag"
    type = "type"
    rule = "rule"
    slot = "slot"


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Hand-coded texts, JSON Lines; - for stdin.", show_default=False),
    ],
    rows: Annotated[
        Path | None,
        typer.Argument(
            metavar="ROWS",
            help="Coded rows, as `code --format jsonl` writes them; - for stdin. Without: GOLD is coded now.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        list[By] | None,
        typer.Option("--by", help="Break the figures down. Repeatable.", show_default="slot and type"),
    ] = None,
    misses: Annotated[
        int, typer.Option("--misses", min=0, metavar="N", help="Show up to N wrong, missed and false rows.")
    ] = 0,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="ROWS", help="Other rows: show the events gained and lost since."),
    ] = None,
    floors: Annotated[
        list[str] | None,
        typer.Option(
            "--floor",
            metavar="NAME=LEAST",
            help="End with 1 below it: events, slots, rows (F1; also events.precision, rows.recall, …), "
            "or empty (the share of texts without events that stayed empty). Repeatable.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All figures as one JSON object.")] = False,
    rules: RulePacks = None,
    morphology: Morphology = None,
    workers: Annotated[
        int, typer.Option("--workers", "-j", min=1, help="Without ROWS: how many processes code.")
    ] = 1,
) -> None:
    from conflict_coder.cli.reporting import Report
    from conflict_coder.evaluating import Evaluation, compare, pair_all

    report = Report(quiet=True)
    if rows is not None and (rules or morphology):
        stop("--rules and --morphology are for coding GOLD now: leave ROWS out.")
    if [gold, rows, baseline].count(STDIN) > 1:
        stop("Only one of GOLD, ROWS and --baseline can be stdin.")
    wanted = _floors(floors or [])
    with quiet_ends():
        texts, coded, others = _read(gold, rows, baseline)
        if rows is None:
            coded = _coded(texts, open_coder(rules or [], morphology, ""), report, workers)
        outcomes = pair_all(texts, coded)
        comparison = None if others is None else compare(outcomes, pair_all(texts, others))
        evaluation = Evaluation.of(outcomes, comparison)
        under = _under(evaluation, wanted)
        utf8_stdout()
        _show(evaluation, by, misses, as_json)
    for line in under:
        typer.echo(f"conflict-coder: {line}", err=True)
    if under or report.failed:
        raise typer.Exit(SOME_FAILED)


evaluate.__doc__ = """Compare rows with what a person coded: precision, recall and F1.

A line of GOLD is a text and its events; docs/gold.md tells the fields.

\b
Examples:
  conflict-coder evaluate gold.jsonl rows.jsonl
  conflict-coder evaluate gold.jsonl rows.jsonl --by rule --misses 5
  conflict-coder evaluate gold.jsonl rows.jsonl --baseline before.jsonl
  conflict-coder evaluate gold.jsonl --rules my-rules --floor events=0.7
  conflict-coder code gold.jsonl -f jsonl | conflict-coder evaluate gold.jsonl -

\b
Exit codes:
    0  all done
    1  a figure is under its floor, or a text could not be coded
    2  wrong usage, a broken line in GOLD or ROWS, or broken rules
  130  stopped by Ctrl-C
"""


def _floors(written: list[str]) -> list[Floor]:
    from conflict_coder.evaluating import floor_of

    try:
        return [floor_of(floor) for floor in written]
    except ValueError as error:
        stop(f"--floor: {error}")


def _read(
    gold: Path, rows: Path | None, baseline: Path | None
) -> tuple[list[GoldText], list[CodedRow], list[CodedRow] | None]:
    """The three files. All their broken lines are told before the command ends: half a file has no
    figures.
    """
    from conflict_coder.evaluating import read_gold, read_rows

    problems: list[ReadProblem] = []
    texts = _opened(read_gold, gold, problems.append)
    coded = [] if rows is None else _opened(read_rows, rows, problems.append)
    others = None if baseline is None else _opened(read_rows, baseline, problems.append)
    for problem in problems:
        typer.echo(f"conflict-coder: {problem}", err=True)
    if problems:
        raise typer.Exit(WRONG_USE)
    if not texts:
        stop(f"No texts in {gold}")
    for path, read in ((rows, coded), (baseline, others or [])):
        _tell_strangers(texts, path, read)
    return texts, coded, others


def _opened(read: Callable[[Path, OnError], T], path: Path, on_error: OnError) -> T:
    try:
        return read(path, on_error)
    except OSError as error:
        stop(f"conflict-coder: {path}: {error.strerror or error}")


def _tell_strangers(texts: list[GoldText], path: Path | None, rows: list[CodedRow]) -> None:
    from conflict_coder.evaluating import strangers

    if left_out := len(strangers(texts, rows)):
        typer.echo(f"conflict-coder: {path}: {left_out} rows of articles that GOLD lacks, left out", err=True)


def _coded(texts: list[GoldText], coder: Coder, report: Report, workers: int) -> list[CodedRow]:
    from rich.console import Console

    from conflict_coder.evaluating import code_texts

    if not sys.stderr.isatty():
        return code_texts(texts, coder, report.uncoded, workers)
    with Console(stderr=True).status(f"coding {len(texts)} texts"):
        return code_texts(texts, coder, report.uncoded, workers)


def _under(evaluation: Evaluation, floors: list[Floor]) -> list[str]:
    from conflict_coder.evaluating import under_floors

    try:
        return under_floors(evaluation.measures, floors)
    except ValueError as error:
        stop(f"--floor: {error}")


def _show(evaluation: Evaluation, by: list[By] | None, misses: int, as_json: bool) -> None:
    from conflict_coder.cli import evaluation_reports as tell
    from conflict_coder.evaluating import USUAL, sections
    from conflict_coder.evaluating import misses as all_misses

    wrong = list(islice(all_misses(evaluation.outcomes), misses))
    if as_json:
        tell.show_json(evaluation, wrong)
        return
    tell.show_sections(sections(evaluation, [name.value for name in by] if by else USUAL))
    if evaluation.comparison:
        tell.show_comparison(evaluation.comparison)
    tell.show_misses(wrong)
