"""The README says what is true: its rule is one of the example rules, its columns are those of the rows."""

import re
import textwrap
from pathlib import Path

import yaml

from conflict_coder import Event

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


def test_the_columns_are_those_of_the_rows_in_their_order() -> None:
    cells = [line.split("|")[1] for line in section("Columns").splitlines() if line.startswith("| `")]
    assert re.findall(r"`(\w+)`", " ".join(cells)) == list(Event(event_id="x").row())
