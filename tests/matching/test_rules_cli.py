"""`conflict-coder rules …`, but for the coder."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from conflict_coder.cli.rules import app

from .test_check import RULE, write


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A pack of one event, on the shipped grammar."""
    write(tmp_path, "pack.yaml", "name: own\nversion: 0.3.0\n")
    write(tmp_path, "events/water.yaml", RULE.replace("- hits", "- transitive"))
    return tmp_path


def test_check(own: Path) -> None:
    done = run("check", own)
    assert done.exit_code == 0, done.output
    write(own, "events/water.yaml", RULE)
    done = run("check", own)
    assert done.exit_code == 2
    assert "water.yaml:13:7: unknown construction or bundle «hits» [water.attack]" in done.stderr
    assert "1 problem" in done.stderr


def test_tests_of_a_broken_pack_are_not_run(own: Path) -> None:
    write(own, "events/water.yaml", RULE)
    assert run("test", own).exit_code == 2


def test_list_is_tab_separated_in_a_pipe(own: Path) -> None:
    lines = run("list", own).stdout.splitlines()
    assert lines[0] == "id\tfamily\tevent\tstatus\tpack"
    assert "water.attack\tattack\tViolence against civilians / Attack\ttest\town 0.3.0" in lines


def test_show(own: Path) -> None:
    done = run("show", "water.attack", "--rules", own)
    head, *lines = done.stdout.splitlines()
    assert head.startswith("# event, ")
    assert head.endswith("water.yaml:1")
    assert lines == RULE.replace("- hits", "- transitive").splitlines()
    done = run("show", "noun-betwen")
    assert done.exit_code == 2
    assert "did you mean «noun-between»?" in done.stderr


def test_schema() -> None:
    assert json.loads(run("schema").stdout)["type"] == "array"
    assert run("schema", "event").exit_code == 2
