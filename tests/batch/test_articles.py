"""Many articles: in order, and none lost for another's sake."""

import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conflict_coder.batch import ArticleProblem, code_articles
from conflict_coder.reading.article import Article
from tests.batch.stand_in import StandIn, articles

WAYS = [(1, None), (1, 60.0), (2, None), (3, 60.0)]  # workers, timeout


@pytest.mark.parametrize(("workers", "timeout"), WAYS)
def test_a_failing_article_loses_no_other(workers: int, timeout: float | None) -> None:
    problems: list[ArticleProblem] = []
    batch = list(code_articles(articles("a", "bad", "c"), StandIn(), problems.append, workers, timeout))
    assert [[event.evidence for event in coded.events] for coded in batch] == [["a"], [], ["c"]]
    assert [coded.article.text for coded in batch] == ["a", "bad", "c"]
    assert [(problem.article_id, problem.message) for problem in problems] == [
        ("1", "ValueError: no sense in bad")
    ]
    assert batch[1].error == problems[0].message
    assert "Traceback" in problems[0].trace


@pytest.mark.parametrize(("workers", "timeout"), WAYS)
def test_the_order_is_that_of_the_articles(workers: int, timeout: float | None) -> None:
    texts = [f"slow {i}" if i % 40 == 0 else f"t{i}" for i in range(400)]
    batch = code_articles(articles(*texts), StandIn(), pytest.fail, workers, timeout)
    assert [coded.events[0].evidence for coded in batch] == texts


@pytest.mark.parametrize(("workers", "timeout"), WAYS)
def test_the_caller_may_stop_at_a_problem(workers: int, timeout: float | None) -> None:
    def stop(problem: ArticleProblem) -> None:
        raise RuntimeError(problem.article_id)

    with pytest.raises(RuntimeError, match="1"):
        list(code_articles(articles("a", "bad", "c"), StandIn(), stop, workers, timeout))


@pytest.mark.parametrize(("workers", "timeout"), WAYS)
def test_articles_are_read_as_they_are_needed(workers: int, timeout: float | None) -> None:
    read: list[str] = []

    def source() -> Iterator[Article]:
        for article in articles(*map(str, range(5000))):
            read.append(article.id)
            yield article

    batch = code_articles(source(), StandIn(), pytest.fail, workers, timeout)
    list(itertools.islice(batch, 1000))
    assert len(read) <= 1000 + 64 * workers


@pytest.mark.parametrize(("workers", "timeout"), WAYS)
def test_what_the_coder_learnt_is_kept(workers: int, timeout: float | None, tmp_path: Path) -> None:
    list(code_articles(articles("a"), StandIn(tmp_path / "kept"), pytest.fail, workers, timeout))
    assert (tmp_path / "kept").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sleeps", "stopped after 0.5 s"),
        ("hangs", "stopped after 0.5 s"),
        ("killed", "killed (SIGKILL, perhaps for want of memory)"),
        ("crashes", "killed (SIGSEGV)"),
        ("exits", "exit code 3"),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_takes_its_process_along(text: str, said: str, workers: int) -> None:
    texts = [*(f"t{i}" for i in range(20)), text, *(f"t{i}" for i in range(20)), text, "last"]
    problems: list[ArticleProblem] = []
    batch = list(code_articles(articles(*texts), StandIn(), problems.append, workers, 0.5))
    assert [coded.article.text for coded in batch] == texts
    assert [coded.article.text for coded in batch if not coded.events] == [text, text]
    assert [problem.article_id for problem in problems] == ["20", "41"]
    assert all(said in problem.message for problem in problems)


def test_an_article_whose_process_died_by_chance_is_tried_again(tmp_path: Path) -> None:
    texts = ["a", f"once {tmp_path / 'one'}", "b"]
    assert all(coded.events for coded in code_articles(articles(*texts), StandIn(), pytest.fail, 2))


def test_idle_workers_that_are_killed_are_replaced() -> None:
    def source() -> Iterator[Article]:
        yield from articles(*map(str, range(100)))
        for child in _children(os.getpid()):
            os.kill(child, signal.SIGKILL)
        yield from articles(*map(str, range(100, 200)))

    batch = code_articles(source(), StandIn(), pytest.fail, 2)
    assert [coded.events[0].evidence for coded in batch] == list(map(str, range(200)))


RUN = """
import sys
from tests.batch.stand_in import StandIn, articles
from conflict_coder.batch import code_articles
for coded in code_articles(articles("a", "hangs", "slow", "c"), StandIn(), print, 2, 1.0):
    print(coded.article.text, flush=True)
"""


def test_no_process_outlives_a_killed_run() -> None:
    run = subprocess.Popen([sys.executable, "-c", RUN])
    workers: set[int] = set()
    while len(workers) < 1:
        workers |= _children(run.pid)
        time.sleep(0.02)
    time.sleep(0.2)
    workers |= _children(run.pid)
    run.kill()
    run.wait()
    until = time.monotonic() + 15
    while any(map(_runs, workers)):
        assert time.monotonic() < until, "a worker runs on"
        time.sleep(0.1)


def _children(parent: int) -> set[int]:
    """The processes of a parent, as /proc tells."""
    path = Path(f"/proc/{parent}/task/{parent}/children")
    if not path.exists():
        pytest.skip("needs Linux's /proc")
    return set(map(int, path.read_text().split()))


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
