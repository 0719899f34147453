"""Publication days as fields write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_coder.reading.dates import day_in_name, parse_day

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
SHAPES = [
    "{y:04}-{m:02}-{d:02}",
    "{y:04}/{m}/{d}",
    "{d}/{m}/{y:04}",
    "{d:02}-{m:02}-{y:04}",
    "{y:04}{m:02}{d:02}",
]
TIMES = ["", "T10:20", "T10:20:30.5Z", " 23:59:59+03:00"]


@given(st.dates(), st.sampled_from(SHAPES), st.sampled_from(TIMES), st.sampled_from([{}, EASTERN, PERSIAN]))
def test_every_shape_in_every_digits(day: date, shape: str, time: str, digits: dict[int, str]) -> None:
    time = time if "-" in shape or "/" in shape else time.replace(" ", "T")
    text = (shape.format(y=day.year, m=day.month, d=day.day) + time).translate(digits)
    assert parse_day(text) == day
    assert parse_day(f" \u200f{text}\u200f ") == day


@pytest.mark.parametrize(
    "text", ["2015-02-31", "31/2/2015", "2015-13-01", "0000-01-01", "٢٠١٥/٢/٣١", "20150231"]
)
def test_impossible(text: str) -> None:
    with pytest.raises(ValueError, match="impossible date"):
        parse_day(text)


@pytest.mark.parametrize(
    "text", ["", "أمس", "2018", "2018-12", "4/12/18", "1543900000", "2018-12-04x", "1/2018-12-04"]
)
def test_not_a_date(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        parse_day(text)


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse_day(text), date)


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("2018-12-04", date(2018, 12, 4)),
        ("2018-12-04_hajin", date(2018, 12, 4)),
        ("hajin-2018-12-04", date(2018, 12, 4)),
        ("2018-12-04-2019-01-01", date(2018, 12, 4)),
        ("12018-12-04", None),
        ("2018-12-045", None),
        ("hajin", None),
    ],
)
def test_day_in_a_files_name(stem: str, day: date | None) -> None:
    assert day_in_name(stem) == day
