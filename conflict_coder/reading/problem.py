"""What is wrong with an input, in one line that says where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(eq=False)
class ReadProblem(Exception):  # noqa: N818 - mostly handed over, seldom raised
    """An input, or a record in it, that cannot be read.

    file: as the user named it, `<stdin>` for stdin.  line, column: from 1, None where there is none.
    cause: what is wrong.  hint: what would mend it, or "".  `str()` gives all of it in one line:
    `news.jsonl:7:12: broken JSON: … (hint)`.
    """

    file: str
    cause: str
    line: int | None = None
    column: int | None = None
    hint: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        hint = f" ({self.hint})" if self.hint else ""
        return " ".join(f"{place}: {self.cause}{hint}".split())


OnError = Callable[[ReadProblem], None]
