"""`conflict-coder explain`: why an article gives the rows it gives."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from conflict_coder.cli.exits import SOME_FAILED, quiet_ends, stop, utf8_stdout
from conflict_coder.cli.inputs import article_paths, open_coder
from conflict_coder.cli.options import ArticlePaths, Country, Morphology, PublicationDay, RulePacks, Verbose

if TYPE_CHECKING:
    from conflict_coder import Article, Coder
    from conflict_coder.cli.reporting import Report
    from conflict_coder.explaining import Explanation


def explain(
    paths: ArticlePaths = None,
    date: PublicationDay = None,
    country: Country = "",
    rules: RulePacks = None,
    morphology: Morphology = None,
    sentence: Annotated[
        int | None,
        typer.Option(
            "--sentence",
            "-s",
            min=0,
            metavar="N",
            help="Only this one, by the number in a row's `sentence`.",
            show_default=False,
        ),
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour, also on a terminal.")] = False,
    verbose: Verbose = False,
) -> None:
    from rich.console import Console

    from conflict_coder.cli.reporting import Report
    from conflict_coder.explaining import print_explanation
    from conflict_coder.reading import read_paths

    report = Report(quiet=True, verbose=verbose)
    sources = article_paths(paths, "explain")
    with quiet_ends():
        coder = open_coder(rules or [], morphology, country)
        utf8_stdout()
        console = Console(file=sys.stdout, highlight=False, no_color=no_color or None)
        articles = read_paths(
            sources,
            default_date=date.date() if date else None,
            country=country,
            on_error=report.unreadable,
        )
        for number, article in enumerate(articles):
            explanation = _explained(coder, article, report)
            if explanation is not None:
                if number:
                    console.print()
                print_explanation(_chosen(explanation, sentence), console)
        coder.flush()
    if report.failed:
        raise typer.Exit(SOME_FAILED)


explain.__doc__ = """Show why an article gives its rows: what fired, what each slot took, what changed it.

A rule that nearly fired is shown with the first condition that failed.

\b
Examples:
  conflict-coder explain article.txt --date 2016-03-02
  conflict-coder explain article.txt --sentence 3
  echo 'قصف مدفعي استهدف حلب' | conflict-coder explain -

\b
Exit codes:
    0  all done
    1  some articles could not be read or explained
    2  wrong usage or broken rules
  130  stopped by Ctrl-C
"""


def _explained(coder: Coder, article: Article, report: Report) -> Explanation | None:
    """The explanation, or None, told on stderr, when the article makes the coder fail."""
    import traceback

    from conflict_coder.batch import ArticleProblem
    from conflict_coder.explaining import explain as explain_article

    try:
        return explain_article(coder, article)
    except Exception as error:  # as in a batch: the other articles are explained
        report.uncoded(ArticleProblem(article.id, f"{type(error).__name__}: {error}", traceback.format_exc()))
        return None


def _chosen(explanation: Explanation, sentence: int | None) -> Explanation:
    if sentence is None:
        return explanation
    try:
        return explanation.only(sentence)
    except IndexError as error:
        stop(f"--sentence: {error}")
