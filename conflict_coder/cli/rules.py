"""`conflict-coder rules`: check, test, list and show rule packs, and the schemas for editors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from conflict_coder.cli.exits import DONE, SOME_FAILED, WRONG_USE, quiet_ends, stop, utf8_stdout
from conflict_coder.cli.options import RulePacks

if TYPE_CHECKING:
    from conflict_coder.matching.load import RuleBook
    from conflict_coder.matching.problems import Problem
    from conflict_coder.matching.testing import Code

app = typer.Typer(
    name="rules",
    help="Check, test, list and show rules.",
    epilog="Example: conflict-coder rules check my-rules",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_EXITS = """\b
Exit codes:
    0  all is well
    1  a test failed
    2  wrong usage or broken rules"""

Packs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PACK...",
        help="Folders of rules of your own, over the shipped ones.",
        show_default="the shipped rules",
    ),
]


@app.command(
    help="Find the mistakes in rule files: every one, with its line and column.\n\n"
    "\b\nExample:\n  conflict-coder rules check my-rules\n\n" + _EXITS
)
def check(packs: Packs = None) -> None:
    from conflict_coder.cli.rule_reports import tell_checked, tell_problems

    book = _checked(packs)
    problems = _own_problems(book, packs)
    tell_problems(problems)
    tell_checked(len(problems), _own_count(book, packs))
    raise typer.Exit(WRONG_USE if problems else DONE)


@app.command(
    "test",
    help="Run the tests that stand in the rules.\n\n"
    "\b\nExample:\n  conflict-coder rules test my-rules\n  conflict-coder rules test --only strike.air\n\n"
    + _EXITS,
)
def run_tests(
    packs: Packs = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="ID", help="Only this rule or scope. Repeatable.")
    ] = None,
) -> None:
    from conflict_coder.cli.rule_reports import tell_problems, tell_tests
    from conflict_coder.matching.testing import run_rule_tests

    book = _checked(packs)
    broken = [problem for problem in _own_problems(book, packs) if problem.fatal]
    if broken:
        tell_problems(broken)
        raise typer.Exit(WRONG_USE)
    own = [name for (_, name), origin in book.origins.items() if _is_own(origin.file, packs)]
    for name in only or []:
        _known(name, book)
    with quiet_ends():
        results = run_rule_tests(book, _code(packs), only or own)
        tell_tests(results)
    raise typer.Exit(DONE if all(result.passed for result in results) else SOME_FAILED)


@app.command("list", help="List the event rules.\n\n\b\nExample:\n  conflict-coder rules list my-rules")
def list_(packs: Packs = None) -> None:
    from conflict_coder.cli.rule_reports import show_rules

    with quiet_ends():
        utf8_stdout()
        show_rules(_checked(packs))


@app.command(
    help="Print a rule, construction, bundle, word list or scope as its file has it.\n\n"
    "\b\nExample:\n  conflict-coder rules show strike.air"
)
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="What to show, by its id.", show_default=False)],
    packs: RulePacks = None,
) -> None:
    from conflict_coder.cli.rule_reports import show_item

    book = _checked(packs)
    _known(name, book)
    with quiet_ends():
        utf8_stdout()
        for kind in book.kinds_of(name):
            show_item(kind, book.origins[kind, name])


@app.command(
    help="Print the JSON Schema of a kind of rule file, for editors.\n\n"
    "\b\nExample:\n  conflict-coder rules schema events > events.schema.json"
)
def schema(
    file: Annotated[
        str, typer.Argument(help="pack, events, constructions, bundles, words or scopes.")
    ] = "events",
) -> None:
    import json

    from conflict_coder.matching.problems import did_you_mean
    from conflict_coder.matching.schema import FILES, schema_for

    if file not in FILES:
        stop(f"No schema for «{file}»; {did_you_mean(file, FILES)}")
    utf8_stdout()
    typer.echo(json.dumps(schema_for(file), ensure_ascii=False, indent=2))


def _folders(packs: list[Path] | None) -> list[Path]:
    """The packs to load: the shipped one first, unless it is named itself."""
    from conflict_coder.resources import shipped_rules

    shipped = shipped_rules()
    own = packs or []
    named = any(pack.resolve() == shipped.resolve() for pack in own)
    return own if named else [shipped, *own]


def _checked(packs: list[Path] | None) -> RuleBook:
    from conflict_coder.coding.event import COLUMNS
    from conflict_coder.matching.load import check_packs

    return check_packs(_folders(packs), columns=COLUMNS)


def _is_own(file: str, packs: list[Path] | None) -> bool:
    return not packs or any(Path(file).resolve().is_relative_to(pack.resolve()) for pack in packs)


def _own_problems(book: RuleBook, packs: list[Path] | None) -> list[Problem]:
    """The problems of the named packs, and what they break in the shipped one."""
    return [problem for problem in book.problems if problem.fatal or _is_own(problem.file, packs)]


def _own_count(book: RuleBook, packs: list[Path] | None) -> int:
    return sum(_is_own(origin.file, packs) for origin in book.origins.values())


def _known(name: str, book: RuleBook) -> None:
    from conflict_coder.matching.problems import did_you_mean

    ids = list(dict.fromkeys(known for _, known in book.origins))
    if name not in ids:
        stop(f"No rule «{name}»; {did_you_mean(name, ids, 'known')}")


def _code(packs: list[Path] | None) -> Code:
    """The coder, as the tests call it."""
    from conflict_coder import Coder
    from conflict_coder.reading.article import Article
    from conflict_coder.resources import shipped_rules

    own = [pack for pack in packs or [] if pack.resolve() != shipped_rules().resolve()]
    coder = Coder(rules=own, on_subject=True)
    return lambda text, day, country: [
        event.row() for event in coder.code(Article(text=text, date=day, country=country))
    ]
