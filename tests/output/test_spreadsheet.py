"""No text in CSV is a formula, and every text comes back."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_coder.output.spreadsheet import guarded, unguarded
from tests.output.conftest import SOUTH, STRIKE

SIGNS = "=+-@\t\r\n＝＋－＠"
TEXTS = st.text(alphabet=st.sampled_from(f"{SIGNS}'\" ,;قa1"), max_size=8) | st.text(max_size=20)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+963", "'+963"),
        ("- قال", "'- قال"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("قصف", "قصف"),
        ("a=b", "a=b"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_a_formula_becomes_text(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(TEXTS)
def test_no_cell_is_a_formula_and_every_text_comes_back(text: str) -> None:
    assert not guarded(text).startswith(tuple(SIGNS))
    assert unguarded(guarded(text)) == text


@given(TEXTS, TEXTS)
def test_two_texts_never_become_one_cell(one: str, other: str) -> None:
    assert (guarded(one) == guarded(other)) == (one == other)


@pytest.mark.parametrize("fmt", ["csv", "acled"])
def test_files_hold_no_formula_and_numbers_stay(fmt: str, written: Callable[..., str]) -> None:
    events = (replace(STRIKE, source="=HYPERLINK(1)"), replace(SOUTH, source="@x"))
    rows = list(csv.DictReader(io.StringIO(written(fmt, *events), newline="")))
    assert [row["source"] for row in rows] == ["'=HYPERLINK(1)", "'@x"]
    assert (rows[1]["latitude"], rows[1]["longitude"]) == ("-26.2", "-1.5")
