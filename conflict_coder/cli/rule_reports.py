"""How `conflict-coder rules` tells what it found: problems, tests, rules."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from conflict_coder.matching.load import Origin, RuleBook
    from conflict_coder.matching.problems import Problem
    from conflict_coder.matching.testing import TestResult

_LIST_COLUMNS = ("id", "family", "event", "status", "pack")


def _stderr() -> Console:
    return Console(stderr=True, highlight=False, soft_wrap=True)


def tell_problems(problems: Sequence[Problem]) -> None:
    """Every problem with its source line, on stderr."""
    console = _stderr()
    for problem in problems:
        console.print(Text(problem.headline, style="bold red" if problem.fatal else "bold yellow"))
        for line in problem.excerpt:
            console.print(Text(line))
        console.print()


def tell_checked(problems: int, items: int) -> None:
    """What the check came to, in one line on stderr."""
    found = "no problems" if not problems else f"{problems} problem" + "s" * (problems > 1)
    _stderr().print(f"{items} rules, constructions, lists and scopes checked: {found}")


def tell_tests(results: Sequence[TestResult]) -> None:
    """Every failed test, and how many passed, on stderr."""
    console = _stderr()
    failed = [result for result in results if not result.passed]
    for result in failed:
        console.print(Text(f"{result.file}:{result.line}: {result.item} failed", style="bold red"))
        if result.text:
            console.print(Text(f"    {result.text}"))
        for difference in result.differences:
            console.print(Text(f"    {difference}"))
        console.print()
    style = "bold red" if failed else "bold green"
    console.print(Text(f"{len(results) - len(failed)} passed, {len(failed)} failed", style=style))


def show_rules(book: RuleBook) -> None:
    """The event rules on stdout: a table for people, tab-separated lines for a pipe."""
    rows = [
        (rule.id, rule.family, rule.event, rule.status, book.pack_of(rule.id))
        for rule in book.events.values()
    ]
    if not sys.stdout.isatty():
        for row in (_LIST_COLUMNS, *rows):
            print("\t".join(row))
        return
    from rich.table import Table

    table = Table(*_LIST_COLUMNS, box=None, header_style="bold")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def show_item(kind: str, origin: Origin) -> None:
    """An item's own lines, under a comment that tells where they stand."""
    first, last = origin.lines
    lines = Path(origin.file).read_text("utf-8-sig").splitlines()[first - 1 : last]
    print(f"# {kind}, {origin.file}:{first}")
    print("\n".join(lines))
