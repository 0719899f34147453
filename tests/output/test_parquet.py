"""Parquet as pyarrow reads it, and what is said where pyarrow is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

from conflict_coder.coding.event import COLUMNS
from conflict_coder.output import Format
from tests.output.conftest import PROTEST, SOUTH, STRIKE, coded, needs_parquet, write_file


@needs_parquet
def test_columns_have_their_types(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "events.parquet"
    write_file(path, Format.parquet, [coded(STRIKE, PROTEST), coded(), coded(SOUTH)])
    table = pq.read_table(path)
    assert tuple(table.column_names) == COLUMNS
    types = {name: table.schema.field(name).type for name in ("event_date", "fatalities", "latitude", "rule")}
    assert list(types.values()) == [pa.date32(), pa.int64(), pa.float64(), pa.string()]
    assert table.column("latitude").to_pylist() == [16.94, None, -26.2]
    assert table.column("evidence")[0].as_py() == STRIKE.evidence


@needs_parquet
def test_rows_come_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet as pq

    monkeypatch.setattr("conflict_coder.output.parquet._GROUP", 3)
    path = tmp_path / "events.parquet"
    write_file(path, Format.parquet, [coded(STRIKE, PROTEST)] * 4)
    metadata = pq.read_metadata(path)
    assert [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)] == [4, 4]


@needs_parquet
def test_no_rows_is_a_file_with_columns(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    path = tmp_path / "events.parquet"
    write_file(path, Format.parquet, [])
    assert pq.read_table(path).num_rows == 0
    assert tuple(pq.read_schema(path).names) == COLUMNS


def test_a_missing_pyarrow_is_told_with_the_command_that_installs_it(tmp_path: Path) -> None:
    script = "import sys; sys.modules['pyarrow'] = None\nfrom conflict_coder.cli.main import run; run()"
    article = tmp_path / "a.txt"
    article.write_text("قصف", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", script, "code", str(article), "-o", str(tmp_path / "events.parquet")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "uv sync --extra parquet" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
