"""Parquet: typed columns, for pandas, Polars, DuckDB, R. pyarrow is an extra of the package."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.coding.event import Event
from conflict_coder.output.columns import column_types
from conflict_coder.output.targets import Target
from conflict_coder.output.writer import OutputError, Writer

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ModuleNotFoundError:
    raise OutputError(
        "Parquet needs pyarrow. In the checkout: uv sync --extra parquet, or uv pip install '.[parquet]'"
    ) from None

_GROUP = 10_000  # rows held in memory: some 30 MB


class ParquetWriter(Writer):
    """Writes a row group whenever enough rows have come, compressed with zstd."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target = target
        self._schema = schema()
        self._writer = pq.ParquetWriter(target.binary(), self._schema, compression="zstd")
        self._waiting: list[Event] = []

    def write(self, coded: CodedArticle) -> None:
        self._waiting += coded.events
        self.rows += len(coded.events)
        if len(self._waiting) >= _GROUP:
            self._write_group()

    def close(self) -> None:
        self._write_group()
        self._writer.close()
        self._target.commit()

    def discard(self) -> None:
        with suppress(OSError):  # a full disk once more
            self._writer.close()
        self._target.discard()

    def _write_group(self) -> None:
        if not self._waiting:
            return
        columns = {name: [getattr(event, name) for event in self._waiting] for name in column_types()}
        self._writer.write_table(pa.table(columns, schema=self._schema))
        self._waiting.clear()


def schema() -> Any:
    """The columns as Arrow types: text is never null, days and numbers are where unknown."""
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), date: pa.date32()}
    return pa.schema(
        [pa.field(name, types[kind], nullable=kind is not str) for name, kind in column_types().items()]
    )
