"""The command line with the real coder, which goes wrong on demand."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import conflict_coder
from conflict_coder.coding.coder import Coder
from conflict_coder.coding.event import Event
from conflict_coder.reading.article import Article

Run = Callable[..., Result]
FAILS, HANGS = "يفشل", "يتأخر"  # texts of articles that cannot be coded, or not in time
SHELLED = "قتل ثلاثة جنود في قصف على {} أمس."


class FaultyCoder(Coder):
    """The coder, but for two texts."""

    def code(self, article: Article) -> list[Event]:
        if article.text == FAILS:
            raise ValueError("told to fail")
        if article.text == HANGS:
            time.sleep(60)
        return super().code(article)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in this process; `run("code", path, stdin="…")` gives its result."""
    from conflict_coder.cli.main import app

    # In the dict: getattr would load it anew.
    monkeypatch.setitem(vars(conflict_coder), "Coder", FaultyCoder)

    def invoke(*args: object, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)

    return invoke


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of two events."""
    path = tmp_path / "a.txt"
    path.write_text("وقعت اشتباكات بين الجيش ومسلحين في الموصل أمس.\n" + SHELLED.format("تعز"), "utf-8")
    return path


@pytest.fixture
def broken_pack(tmp_path: Path) -> Path:
    """A pack with an unknown key in its one rule."""
    folder = tmp_path / "broken"
    (folder / "events").mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: broken\nversion: 0.1.0\n", "utf-8")
    (folder / "events" / "mine.yaml").write_text("- id: mine\n  famly: bomb\n", "utf-8")
    return folder
