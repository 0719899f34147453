"""Tests that stand in rules, run with a coder that knows its answers."""

from datetime import date
from pathlib import Path

import pytest

from conflict_coder.matching.load import RuleBook, load_packs
from conflict_coder.matching.testing import TestResult, run_rule_tests

from .test_check import BUNDLES, CONSTRUCTIONS, RULE, WORDS, write

SCOPE = """\
- id: denied.verb
  status: denied
  words:
    - نفى
  tests:
    - text: نفى الجيش قصف المحطة
      status: denied
"""
ATTACK = {"rule": "water.attack", "status": "reported", "actor1": "Unidentified Armed Group", "fatalities": 3}


@pytest.fixture
def book(tmp_path: Path) -> RuleBook:
    write(tmp_path, "pack.yaml", "name: base\nversion: 1.0\n".replace("1.0", "'1.0'"))
    write(tmp_path, "grammar/constructions.yaml", CONSTRUCTIONS)
    write(tmp_path, "grammar/bundles.yaml", BUNDLES)
    write(tmp_path, "grammar/words.yaml", WORDS)
    write(tmp_path, "grammar/scopes.yaml", SCOPE)
    write(tmp_path, "events/water.yaml", RULE)
    return load_packs([tmp_path])


def run(
    book: RuleBook, rows: list[dict[str, object]], scope_rows: list[dict[str, object]]
) -> list[TestResult]:
    """The rule's two tests and the scope's one: the first text has *rows*, the second none."""

    def code(text: str, day: date | None, country: str) -> list[dict[str, object]]:
        assert day is None
        assert country == ""
        return scope_rows if text.startswith("نفى") else rows if text.startswith("فجر") else []

    return run_rule_tests(book, code)


def test_rows_as_written_pass(book: RuleBook) -> None:
    denied = [{"family": "denial", "status": "reported"}, {"family": "attack", "status": "denied"}]
    results = run(book, [ATTACK], denied)
    assert [(result.item, result.line, result.passed) for result in results] == [
        ("water.attack", 20, True),
        ("water.attack", 23, True),
        ("denied.verb", 6, True),
    ]


def test_differences_are_named(book: RuleBook) -> None:
    wrong, _, scope = run(
        book, [{**ATTACK, "actor1": "Houthi"}], [{"family": "attack", "status": "reported"}]
    )
    assert wrong.differences == ("actor1: expected Unidentified Armed Group, got Houthi",)
    assert scope.differences == ("status: expected denied, got reported",)


def test_too_many_and_too_few_rows(book: RuleBook) -> None:
    assert run(book, [ATTACK, ATTACK], [])[0].differences == ("expected 1 row, got 2 rows",)
    missing = run(book, [{**ATTACK, "rule": "clash.armed"}], [])
    assert missing[0].differences == ("expected 1 row, got no row", "rows came from other rules: clash.armed")
    assert missing[2].differences == ("no row, and so none with status denied",)


def test_a_failing_coder_fails_its_test_alone(book: RuleBook) -> None:
    def code(text: str, day: date | None, country: str) -> list[dict[str, object]]:
        if text.startswith("فجر"):
            raise KeyError("x")
        return []

    results = run_rule_tests(book, code, only=["water.attack"])
    assert [result.passed for result in results] == [False, True]
    assert "KeyError" in results[0].differences[0]


def test_a_rule_without_tests_fails(tmp_path: Path) -> None:
    write(tmp_path, "pack.yaml", "name: base\nversion: 1.0.0\n")
    write(tmp_path, "grammar/constructions.yaml", CONSTRUCTIONS)
    write(tmp_path, "events/water.yaml", RULE[: RULE.index("  tests:")].replace("- hits", "- verb-object"))
    (result,) = run_rule_tests(load_packs([tmp_path], strict=False), lambda *_: [])
    assert result.differences == ("no test that matches", "no test that must not match")
