"""The README says what is true: its rule is one of the example rules, its columns are those of the rows."""

import csv
import re
import textwrap
from datetime import date
from pathlib import Path

import yaml

from conflict_coder import Article, Coder, Event

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def section(title: str) -> str:
    """The text under a heading, up to the next."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_the_rule_is_one_of_the_examples() -> None:
    block = "\n".join(line for line in section("A rule").splitlines() if line.startswith("    ") or not line)
    (shown,) = yaml.safe_load(textwrap.dedent(block))
    files = sorted((ROOT / "examples" / "rules" / "events").glob("*.yaml"))
    assert shown in [rule for file in files for rule in yaml.safe_load(file.read_text("utf-8"))]


def test_the_rows_are_what_comes_out() -> None:
    text, shown = map(textwrap.dedent, re.findall(r"(?:^    .+\n)+", section("What comes out"), re.M))
    assert (ROOT / "examples" / "article.txt").read_text("utf-8") == text
    due = list(csv.DictReader(shown.splitlines()))
    rows = [event.row() for event in Coder().code(Article(text=text, date=date(2014, 7, 3)))]
    names = list(due[0])
    assert [{name: "" if row[name] is None else str(row[name]) for name in names} for row in rows] == due


def test_the_columns_are_those_of_the_rows_in_their_order() -> None:
    cells = [line.split("|")[1] for line in section("Columns").splitlines() if line.startswith("| `")]
    assert re.findall(r"`(\w+)`", " ".join(cells)) == list(Event(event_id="x").row())
