"""Articles coded in several processes: in order, a few at a time, and none lost for another's sake."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait

from conflict_coder.batch.attempt import ArticleProblem, CodesArticles, Outcome
from conflict_coder.batch.chunks import chunks
from conflict_coder.batch.worker import Worker, WorkerDied
from conflict_coder.reading.article import Article

_ARTICLES, _LETTERS = 16, 60_000  # in a chunk at most: enough to pay for its way, little enough to lose
_WINDOW = 4  # chunks under way for each worker
_TRIES = 2  # of an article alone, whose worker died perhaps for no fault of the article


@dataclass(slots=True)
class _Chunk:
    """Neighbouring articles, and their outcomes as far as they are known."""

    articles: list[Article]
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        return len(self.outcomes) == len(self.articles)


@dataclass(frozen=True, slots=True)
class _Job:
    """Articles of a chunk that a worker is given at once."""

    chunk: _Chunk
    first: int
    last: int  # exclusive
    tries: int = 1

    @property
    def articles(self) -> list[Article]:
        return self.chunk.articles[self.first : self.last]

    def answered(self, outcomes: Iterable[Outcome]) -> None:
        self.chunk.outcomes.update(zip(range(self.first, self.last), outcomes, strict=True))

    def failed(self, message: str) -> None:
        self.answered(ArticleProblem(article.id, message) for article in self.articles)

    def one_by_one(self) -> list[_Job]:
        return [_Job(self.chunk, at, at + 1) for at in range(self.first, self.last)]


def code_in_processes(
    articles: Iterable[Article], coder: CodesArticles, workers: int, timeout: float | None
) -> Iterator[tuple[Article, Outcome]]:
    """Yield each article with its outcome, in order. workers, timeout: as in `code_articles`.

    A chunk that takes too long, or whose worker dies, is coded again article by article, which finds the one
    to blame: its outcome is a problem, those of the others are theirs.
    """
    pool = _Pool(coder, max(workers, 1), timeout)
    source = map(_Chunk, chunks(articles, _ARTICLES, _LETTERS))
    under_way: deque[_Chunk] = deque()
    try:
        while True:
            while len(under_way) < pool.size * _WINDOW and (chunk := next(source, None)) is not None:
                under_way.append(chunk)
                pool.add(chunk)
            if not under_way:
                break
            while not under_way[0].done:
                pool.step()
            done = under_way.popleft()
            yield from ((article, done.outcomes[at]) for at, article in enumerate(done.articles))
        pool.dismiss()
    finally:
        pool.kill()


class _Pool:
    """The workers, what each of them does, and what none of them does yet."""

    def __init__(self, coder: CodesArticles, size: int, timeout: float | None) -> None:
        self.size = size
        self._coder, self._timeout = coder, timeout
        self._waiting: deque[_Job] = deque()
        self._idle: list[Worker] = []
        self._busy: dict[Worker, _Job] = {}

    def add(self, chunk: _Chunk) -> None:
        """Take on a chunk; it is begun at once where a worker is free."""
        self._waiting.append(_Job(chunk, 0, len(chunk.articles)))
        self._take_answers(0.0)
        self._hand_out()

    def step(self) -> None:
        """Wait until something is done, or somebody is late, and see to it."""
        self._take_answers(self._patience())
        for worker in [worker for worker in self._busy if worker.late()]:
            job = self._busy.pop(worker)
            worker.kill()
            if job.last - job.first > 1:
                self._waiting.extendleft(reversed(job.one_by_one()))
            else:
                job.failed(f"stopped after {self._timeout:g} s")
        self._hand_out()

    def dismiss(self) -> None:
        """Let the workers, all idle now, keep what they learnt."""
        for worker in self._idle:
            worker.dismiss()
        while self._idle:
            self._idle.pop().dismissed()

    def kill(self) -> None:
        """End all processes."""
        for worker in (*self._idle, *self._busy):
            worker.kill()
        self._idle.clear()
        self._busy.clear()

    def _hand_out(self) -> None:
        while self._waiting and (self._idle or len(self._busy) < self.size):
            siblings = (*self._idle, *self._busy)
            worker = self._idle.pop() if self._idle else Worker(self._coder, self._timeout, siblings)
            job = self._waiting.popleft()
            self._busy[worker] = job
            try:
                worker.give(job.articles)
            except WorkerDied as death:
                self._bury(worker, death)

    def _take_answers(self, patience: float | None) -> None:
        ready = wait([worker.connection for worker in self._busy], patience)
        for worker in [worker for worker in self._busy if worker.connection in ready]:
            self._take_answer(worker)

    def _take_answer(self, worker: Worker) -> None:
        try:
            self._busy[worker].answered(worker.answer())
        except WorkerDied as death:
            self._bury(worker, death)
        else:
            del self._busy[worker]
            self._idle.append(worker)

    def _bury(self, worker: Worker, death: WorkerDied) -> None:
        """Clear a dead worker away and see to what it was doing."""
        job = self._busy.pop(worker)
        worker.kill()
        if job.last - job.first > 1:
            self._waiting.extendleft(reversed(job.one_by_one()))
        elif job.tries < _TRIES:
            self._waiting.appendleft(_Job(job.chunk, job.first, job.last, job.tries + 1))
        else:
            job.failed(str(death))

    def _patience(self) -> float | None:
        deadlines = [worker.deadline for worker in self._busy if worker.deadline is not None]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None
