"""Rows as other programs read them: the formats that are text."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.coding.event import COLUMNS, Event
from conflict_coder.output import Format, format_of, open_writer
from conflict_coder.output.acled import ACLED_COLUMNS, acled_row
from conflict_coder.output.writer import OutputError
from tests.output.conftest import DENIAL, FORMATS, PROTEST, SOUTH, STRIKE, coded, write_file

Written = Callable[..., str]


def test_csv_comes_back_as_it_went(written: Written) -> None:
    text = written("csv", STRIKE, PROTEST)
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == COLUMNS
    assert dict(zip(header, rows[0], strict=True))["evidence"] == STRIKE.evidence
    assert dict(zip(header, rows[0], strict=True))["injuries"] == ""
    assert len(rows) == 2
    assert text.endswith("\r\n")


def test_csv_has_its_header_without_rows_and_a_mark_on_demand(written: Written) -> None:
    assert written("csv") == ",".join(COLUMNS) + "\r\n"
    assert written("csv", bom=True).startswith("\ufeffevent_id,")


def test_jsonl_is_typed_and_readable(written: Written) -> None:
    text = written("jsonl", STRIKE)
    row = json.loads(text)
    assert tuple(row) == COLUMNS
    assert (row["fatalities"], row["injuries"], row["latitude"]) == (3, None, 16.94)
    assert "صعدة" in text
    assert text.count("\n") == 1


@pytest.mark.parametrize("fmt", ["csv", "jsonl", "acled"])
def test_rows_are_written_as_articles_come(
    fmt: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_writer(Format(fmt), None) as writer:
        writer.write(coded(STRIKE))
        assert "Houthi" in capsys.readouterr().out
    assert writer.rows == 1


def test_acled_has_its_31_columns(written: Written) -> None:
    assert len(ACLED_COLUMNS) == 31
    header, row = csv.reader(io.StringIO(written("acled", STRIKE), newline=""))
    told = dict(zip(header, row, strict=True))
    assert told["event_id_cnty"] == "YEM42"
    assert (told["event_date"], told["year"], told["fatalities"]) == ("2016-03-02", "2016", "3")
    assert told["timestamp"] == "1456963200"
    assert told["notes"].startswith("On 2 March 2016, Operation Restoring Hope carried out")
    assert STRIKE.evidence in told["notes"]


def test_acled_leaves_out_denials_and_tells_crowds() -> None:
    assert acled_row(DENIAL) is None
    row = acled_row(PROTEST)
    assert row is not None
    assert (row["tags"], row["fatalities"], row["timestamp"]) == ("crowd size=no report", 0, None)
    assert str(row["event_id_cnty"]).startswith("XXX")


def test_the_table_keeps_its_columns_with_arabic(written: Written) -> None:
    lines = written("table", STRIKE, PROTEST, DENIAL).splitlines()
    assert len({cell_len(line) for line in lines}) == 1
    shown = "\n".join(lines)
    assert "[bold]" in shown
    assert all(f"→ {name}" in shown for name in ("Houthi",))


def test_each_arabic_line_of_the_table_is_isolated(written: Written) -> None:
    long = Event(evidence="قال المتحدث باسم الجيش " * 20)
    lines = [line for line in written("table", long).splitlines() if "الجيش" in line]
    assert len(lines) > 1
    assert all(line.count("\u2067") == line.count("\u2069") == 1 for line in lines)


def test_no_events_is_a_line(written: Written) -> None:
    assert written("table") == "No events.\n"


@pytest.mark.parametrize("fmt", ["csv", "jsonl", "geojson", "acled", "table"])
def test_the_same_events_give_the_same_bytes(fmt: str, written: Written) -> None:
    assert written(fmt, STRIKE, PROTEST) == written(fmt, STRIKE, PROTEST)


def test_geojson_has_points_and_null_geometry(written: Written) -> None:
    collection = json.loads(written("geojson", STRIKE, PROTEST, SOUTH))
    assert collection["type"] == "FeatureCollection"
    strike, protest, south = collection["features"]
    assert strike["geometry"] == {"type": "Point", "coordinates": [43.76, 16.94]}
    assert protest["geometry"] is None
    assert south["geometry"]["coordinates"] == [-1.5, -26.2]
    assert strike["id"] == STRIKE.event_id
    assert tuple(strike["properties"]) == COLUMNS
    assert strike["properties"]["event_date"] == "2016-03-02"


def test_geojson_without_rows_is_a_collection(written: Written) -> None:
    assert json.loads(written("geojson")) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize(
    ("name", "fmt"),
    [
        ("events.csv", Format.csv),
        ("events.JSONL", Format.jsonl),
        ("events.ndjson", Format.jsonl),
        ("events.geojson", Format.geojson),
        ("events.parquet", Format.parquet),
        ("events.sqlite", Format.sqlite),
        ("events.db", Format.sqlite),
        ("events", Format.csv),
        ("events.xlsx", None),
        ("events.json", None),
    ],
)
def test_the_suffix_tells_the_format(name: str, fmt: Format | None) -> None:
    assert format_of(Path(name)) is fmt


@pytest.mark.parametrize("fmt", ["table", "csv", "parquet", "geojson", "acled"])
def test_what_is_written_whole_does_not_grow(fmt: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="jsonl and sqlite"):
        open_writer(Format(fmt), tmp_path / "out", append=True)


def test_nothing_is_appended_to_stdout() -> None:
    with pytest.raises(OutputError, match="file"):
        open_writer(Format.jsonl, None, append=True)


def test_json_lines_grow(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    write_file(path, Format.jsonl, [coded(STRIKE)])
    write_file(path, Format.jsonl, [coded(PROTEST, DENIAL)], append=True)
    ids = [json.loads(line)["event_id"] for line in path.read_text("utf-8").splitlines()]
    assert ids == [event.event_id for event in (STRIKE, PROTEST, DENIAL)]


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_run_that_raises_leaves_the_old_file(fmt: Format, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old", "utf-8")
    with pytest.raises(KeyboardInterrupt):
        write_file(path, fmt, _stopped())
    assert path.read_text("utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def _stopped() -> Iterator[CodedArticle]:
    yield coded(STRIKE)
    raise KeyboardInterrupt
