"""What every writer of rows is: opened on a place, given coded articles, and closed or discarded."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self

from conflict_coder.coding.coded import CodedArticle


class OutputError(ValueError):
    """Rows cannot be written as asked; the message says why, and what would do."""


class Writer(ABC):
    """Writes the rows of coded articles, one article after the other, in a memory that does not grow.

    As a context manager it closes when the block ends well and discards when the block raises.
    rows: how many were written.
    """

    def __init__(self) -> None:
        self.rows = 0

    @abstractmethod
    def write(self, coded: CodedArticle) -> None:
        """Write the rows of one article. Raises OSError."""

    @abstractmethod
    def close(self) -> None:
        """Finish: all rows are there, and stay there. Raises OSError."""

    @abstractmethod
    def discard(self) -> None:
        """End without finishing. A whole file stays as it was before; what grows keeps whole rows.

        Also after a `close` that failed. Raises nothing for a disk that is full still.
        """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.discard()
            return
        try:
            self.close()
        except BaseException:
            self.discard()
            raise
