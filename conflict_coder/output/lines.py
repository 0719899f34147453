"""JSON Lines: an object a line, null for unknown days and numbers."""

from __future__ import annotations

import json

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.output.targets import Target
from conflict_coder.output.writer import Writer


class JsonLinesWriter(Writer):
    """An object of the native columns a line. Rows are flushed as each article comes."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target = target
        self._stream = target.text()

    def write(self, coded: CodedArticle) -> None:
        rows = [json.dumps(event.row(), ensure_ascii=False) + "\n" for event in coded.events]
        self._stream.write("".join(rows))
        self._stream.flush()
        self.rows += len(rows)

    def close(self) -> None:
        self._target.commit()

    def discard(self) -> None:
        self._target.discard()
