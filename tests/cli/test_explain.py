"""`conflict-coder explain`: what goes where, and how it ends."""

import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from conflict_coder.cli.explain import explain

app = typer.Typer(rich_markup_mode=None)
app.command()(explain)


def run(*args: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """An article of two sentences."""
    path = tmp_path / "news.txt"
    path.write_text("قصف الجيش السوري بلدة دوما أمس. ولم يقتل أحد.\n", "utf-8")
    return path


def test_a_file_is_explained_on_stdout(news: Path) -> None:
    result = run(news, "--date", "2016-03-02")
    assert result.exit_code == 0, result.output
    assert "2016-03-01" in result.stdout
    assert re.search(r"^  row +1  [0-9a-f]{12}  rule ", result.stdout, re.MULTILINE)
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_stdin_and_the_country_for_bare_names() -> None:
    result = run("-", "--country", "Syria", stdin="قصف الجيش البلدة أمس.")
    assert "Military Forces of Syria" in result.stdout
    assert "country Syria" in result.stdout


def test_one_sentence(news: Path) -> None:
    result = run(news, "--sentence", "1")
    assert "sentence 1" in result.stdout
    assert "sentence 0" not in result.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere.txt"], "nowhere.txt"),
        (["-", "--sentence", "9"], "no sentence 9"),
        (["-", "--date", "yesterday"], "--date"),
        (["-", "--rules", "/no/such/pack"], "/no/such/pack"),
    ],
)
def test_wrong_use_is_2(args: list[str], said: str) -> None:
    result = run(*args, stdin="قصف الجيش البلدة.")
    assert result.exit_code == 2
    assert said in result.stderr


def test_what_cannot_be_read_is_told_and_loses_no_other(news: Path) -> None:
    empty = news.parent / "empty.txt"
    empty.write_bytes(b"")
    result = run(empty, news)
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert "sentence 0" in result.stdout


def test_an_article_that_cannot_be_explained_is_told(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("told to fail")

    monkeypatch.setattr("conflict_coder.explaining.explain", fails)
    result = run(news)
    assert result.exit_code == 1
    assert "told to fail" in result.stderr
    assert "Traceback" not in result.stderr


def test_broken_rules_are_2(news: Path, broken_pack: Path) -> None:
    result = run(news, "--rules", broken_pack)
    assert result.exit_code == 2
    assert "events/mine.yaml:2:3: unknown key «famly»" in result.stderr
