"""One way for every test of the room: write files, read them, look at articles and problems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from conflict_coder.reading import Article, ReadProblem, read_paths


@dataclass
class Outcome:
    """What a reading gave. `problems` as lines, without the folder they lie in."""

    articles: list[Article]
    told: list[ReadProblem] = field(default_factory=list)
    root: str = ""

    @property
    def problems(self) -> list[str]:
        return [str(problem).replace(self.root, "") for problem in self.told]

    @property
    def article(self) -> Article:
        (article,) = self.articles
        return article


def read(*paths: str | Path, **options: Any) -> Outcome:
    told: list[ReadProblem] = []
    return Outcome(list(read_paths(paths, on_error=told.append, **options)), told)


Reads = Callable[..., Outcome]


@pytest.fixture
def reads(tmp_path: Path) -> Reads:
    """Write one file and read it: `reads("a.csv", content)`, content in bytes or text (UTF-8)."""

    def write_and_read(name: str, content: str | bytes, **options: Any) -> Outcome:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        outcome = read(file, **options)
        outcome.root = f"{tmp_path}/"
        return outcome

    return write_and_read
