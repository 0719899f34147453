"""A command line whose coder is a stand-in: an event a line of the article, and a failure on demand."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import conflict_coder
from conflict_coder.coding.event import Event
from conflict_coder.reading.article import Article

Run = Callable[..., Result]


class StandInCoder:
    """Takes the arguments of the real coder and knows no Arabic."""

    def __init__(self, rules: Sequence[Path] = (), morphology: str | None = None, country: str = "") -> None:
        self.country = country

    def code(self, article: Article) -> list[Event]:
        if "فشل" in article.text:
            raise ValueError("told to fail")
        if "بطيء" in article.text:
            time.sleep(60)
        lines = [line for line in article.text.splitlines() if line.strip()]
        return [
            Event(event_id=f"{i:x}", event_type="Battles", article_date=article.date, evidence=line)
            for i, line in enumerate(lines)
        ]

    def flush(self) -> None:
        """It learns nothing."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command with the stand-in; `run("code", path, stdin="…")` gives its result."""
    from conflict_coder.cli.main import app

    # In the dict, as getattr would load the real one.
    monkeypatch.setitem(vars(conflict_coder), "Coder", StandInCoder)

    def invoke(*args: object, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)

    return invoke


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of two lines."""
    path = tmp_path / "a.txt"
    path.write_text("وقعت اشتباكات في المدينة.\nقتل جنديان في قصف.\n", "utf-8")
    return path
