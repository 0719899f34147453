"""Rows as other programs read them."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

import pytest
from rich.cells import cell_len

from conflict_coder.coding.event import COLUMNS, Event
from conflict_coder.output import write_rows
from conflict_coder.output.acled import ACLED_COLUMNS, acled_row

STRIKE = Event(
    event_id="00000000002a",
    article_id="a,1",
    article_date=date(2016, 3, 3),
    family="strike",
    event_type="Explosions/Remote violence",
    sub_event_type="Air/drone strike",
    event_date=date(2016, 3, 2),
    event_date_end=date(2016, 3, 2),
    time_precision=1,
    actor1="Operation Restoring Hope",
    actor2="Houthi",
    location="Saada",
    admin1="Sadah",
    country="Yemen",
    latitude=16.94,
    fatalities=3,
    evidence='قصفت طائرات التحالف "مواقع" للحوثيين في صعدة،\nأمس [bold]',
)
DENIAL = Event(event_id="2b", family="denial", event_type="Denial", country="Yemen", actor1="Houthi")
PROTEST = Event(
    event_id="2c", event_type="Protests", sub_event_type="Peaceful protest", actor1="Protesters (Iraq)"
)


def written(fmt: str, *events: Event, bom: bool = False) -> str:
    stream = io.StringIO(newline="")
    write_rows(iter(events), fmt, stream, bom=bom)  # type: ignore[arg-type]
    return stream.getvalue()


def test_csv_comes_back_as_it_went() -> None:
    text = written("csv", STRIKE, PROTEST)
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == COLUMNS
    assert dict(zip(header, rows[0], strict=True))["evidence"] == STRIKE.evidence
    assert dict(zip(header, rows[0], strict=True))["injuries"] == ""
    assert len(rows) == 2
    assert text.endswith("\r\n")


def test_csv_has_its_header_without_rows_and_a_mark_on_demand() -> None:
    assert written("csv") == ",".join(COLUMNS) + "\r\n"
    assert written("csv", bom=True).startswith("\ufeffevent_id,")


def test_jsonl_is_typed_and_readable() -> None:
    text = written("jsonl", STRIKE)
    row = json.loads(text)
    assert tuple(row) == COLUMNS
    assert (row["fatalities"], row["injuries"], row["latitude"]) == (3, None, 16.94)
    assert "صعدة" in text
    assert text.count("\n") == 1


def test_rows_are_written_as_events_come() -> None:
    stream = io.StringIO(newline="")

    def events() -> Iterator[Event]:
        yield STRIKE
        assert "Houthi" in stream.getvalue()

    for fmt in ("csv", "jsonl", "acled"):
        stream.seek(stream.truncate(0) or 0)
        assert write_rows(events(), fmt, stream) == 1  # type: ignore[arg-type]


def test_acled_has_its_31_columns() -> None:
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


def test_the_table_keeps_its_columns_with_arabic() -> None:
    lines = written("table", STRIKE, PROTEST, DENIAL).splitlines()
    assert len({cell_len(line) for line in lines}) == 1
    shown = "\n".join(lines)
    assert "[bold]" in shown
    assert all(f"→ {name}" in shown for name in ("Houthi",))


def test_each_arabic_line_of_the_table_is_isolated() -> None:
    long = Event(evidence="قال المتحدث باسم الجيش " * 20)
    lines = [line for line in written("table", long).splitlines() if "الجيش" in line]
    assert len(lines) > 1
    assert all(line.count("\u2067") == line.count("\u2069") == 1 for line in lines)


def test_no_events_is_a_line() -> None:
    assert written("table") == "No events.\n"


@pytest.mark.parametrize("fmt", ["csv", "jsonl", "acled", "table"])
def test_the_same_events_give_the_same_bytes(fmt: str) -> None:
    assert written(fmt, STRIKE, PROTEST) == written(fmt, STRIKE, PROTEST)
