"""Many articles: in order, and none lost for another's sake."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conflict_coder.batch import ArticleProblem, code_articles
from conflict_coder.coding.event import Event
from conflict_coder.reading.article import Article


class OneEventEach:
    """Gives an event with the article's text, fails on some, and keeps what it learnt in a file."""

    def __init__(self, kept: Path | None = None) -> None:
        self.kept = kept

    def code(self, article: Article) -> list[Event]:
        if "bad" in article.text:
            raise ValueError(f"no sense in {article.text}")
        return [Event(article_id=article.id, evidence=article.text)]

    def flush(self) -> None:
        if self.kept:
            self.kept.write_text("kept", "utf-8")


def articles(*texts: str) -> Iterator[Article]:
    return (Article(text=text, id=f"{i}") for i, text in enumerate(texts))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_article_loses_no_other(jobs: int) -> None:
    problems: list[ArticleProblem] = []
    batch = list(code_articles(articles("a", "bad", "c"), OneEventEach(), problems.append, jobs))
    assert [[event.evidence for event in coded.events] for coded in batch] == [["a"], [], ["c"]]
    assert [coded.article.id for coded in batch] == ["0", "1", "2"]
    assert [coded.error for coded in batch] == ["", "ValueError: no sense in bad", ""]
    assert [(problem.article_id, problem.message) for problem in problems] == [
        ("1", "ValueError: no sense in bad")
    ]
    assert "Traceback" in problems[0].trace


def test_many_processes_keep_the_order() -> None:
    texts = [f"t{i}" for i in range(60)]
    batch = code_articles(articles(*texts), OneEventEach(), pytest.fail, jobs=2)
    assert [coded.events[0].evidence for coded in batch] == texts


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_caller_may_stop_at_a_problem(jobs: int) -> None:
    def stop(problem: ArticleProblem) -> None:
        raise RuntimeError(problem.article_id)

    with pytest.raises(RuntimeError, match="1"):
        list(code_articles(articles("a", "bad", "c"), OneEventEach(), stop, jobs))


def test_articles_are_read_as_they_are_needed() -> None:
    read: list[str] = []

    def source() -> Iterator[Article]:
        for article in articles("a", "b", "c"):
            read.append(article.id)
            yield article

    next(code_articles(source(), OneEventEach(), pytest.fail))
    assert read == ["0"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_coder_learnt_is_kept(jobs: int, tmp_path: Path) -> None:
    list(code_articles(articles("a"), OneEventEach(tmp_path / "kept"), pytest.fail, jobs))
    assert (tmp_path / "kept").exists()
