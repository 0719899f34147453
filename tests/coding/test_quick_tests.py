"""What is passed over unread for speed changes no row: with the quick tests and without they are the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from conflict_coder import Article, Coder
from conflict_coder.arabic.memo import Memo
from conflict_coder.matching.engine import find_matches
from conflict_coder.reading import read_paths

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "articles"
RULES = sorted((ROOT / "rules" / "events").glob("*.yaml"))
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module", params=[False, True], ids=["articles", "rule tests"])
def on_subject(request: pytest.FixtureRequest) -> bool:
    """Whether every text counts as conflict news, as it does in rules' tests."""
    return bool(request.param)


@pytest.fixture(scope="module")
def coder(on_subject: bool) -> Coder:
    return Coder(on_subject=on_subject)


@pytest.fixture(scope="module")
def thorough(on_subject: bool) -> Coder:
    """A coder that tries every name at every word, and every construction at every trigger."""
    coder = Coder(on_subject=on_subject)
    coder.knowledge.actors.opening = Memo(lambda form: True)
    coder.knowledge.gazetteer.opening = Memo(lambda form: True)
    for rule in coder.knowledge.rules.rules:
        rule.constructions = tuple(replace(one, needed=()) for one in rule.constructions)
    return coder


def rule_tests(path: Path) -> Iterator[Article]:
    for rule in yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER):
        for i, test in enumerate(rule.get("tests", ())):
            day = test.get("date")
            day = date.fromisoformat(day) if isinstance(day, str) else day
            country = test.get("country", "")
            yield Article(text=test["text"], id=f"{rule['id']}-{i}", date=day, country=country)


def examples() -> list[Article]:
    return list(read_paths([EXAMPLES], on_error=lambda problem: pytest.fail(str(problem))))


def rows(coder: Coder, articles: list[Article]) -> Rows:
    return [event.row() for article in articles for event in coder.code(article)]


def rows_read_whole(coder: Coder, articles: list[Article]) -> Rows:
    """The rows of articles of which every sentence is read to the end, as `explain` reads them."""
    found: Rows = []
    for article in articles:
        document = coder.analyse(article)
        for one in document.sentences:
            assert one.may_tell or not find_matches(one.view, coder.knowledge.rules)
        found += [event.row() for event in coder.rows(document, coder.reports(document))]
    return found


def test_the_shipped_articles_give_the_same_rows(coder: Coder, thorough: Coder) -> None:
    assert rows(coder, examples())
    assert rows(coder, examples()) == rows_read_whole(thorough, examples())


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_the_texts_of_the_rules_give_the_same_rows(coder: Coder, thorough: Coder, path: Path) -> None:
    articles = list(rule_tests(path))
    assert rows(coder, articles) == rows_read_whole(thorough, articles)


def test_what_is_kept_of_words_does_not_hang_on_where_they_were_met(coder: Coder) -> None:
    there = [rows(coder, [article]) for article in examples()]
    back = [rows(coder, [article]) for article in reversed(examples())]
    assert there == back[::-1]
