"""Streams that libraries give us, whose failures come as problems of the source they are read from."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, BinaryIO

from conflict_coder.reading.problem import ReadProblem


class ToldStream(io.RawIOBase):
    """Reads *inner*; whatever that raises is given to *problem*, and what that returns is raised."""

    def __init__(self, inner: BinaryIO, problem: Callable[[Exception], ReadProblem]) -> None:
        self._inner = inner
        self._problem = problem

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        read = getattr(self._inner, "read1", self._inner.read)
        try:
            data = read(len(buffer))
        except ReadProblem:
            raise
        except Exception as error:
            raise self._problem(error) from error
        buffer[: len(data)] = data
        return len(data)
