"""A memory of answers about words, bounded so that a run over any number of articles stays as small."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

LIMIT = 1 << 15  # words: more than the vocabulary of some thousand articles


class Memo(dict[K, V], Generic[K, V]):
    """`memo[key]` is ask(key), asked once; when it is full it forgets everything and begins anew.

    Of all that is asked of a word the most is asked again within a few articles: forgetting costs little,
    and a look-up is that of a dict.
    """

    __slots__ = ("_ask", "_limit")

    def __init__(self, ask: Callable[[K], V], limit: int = LIMIT) -> None:
        super().__init__()
        self._ask, self._limit = ask, limit

    def __missing__(self, key: K) -> V:
        if len(self) >= self._limit:
            self.clear()
        answer = self[key] = self._ask(key)
        return answer

    def __reduce__(self) -> tuple[type[Memo[K, V]], tuple[Callable[[K], V], int]]:
        return type(self), (self._ask, self._limit)  # what it holds is never pickled
