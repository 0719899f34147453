"""The scorer itself: what is right, wrong and missed."""

from pathlib import Path

import pytest

from conflict_coder.reading.article import Article
from tests.accuracy.scorer import CodedText, Row, read_coded, score

CLASH = {"event_type": "Battles", "actor1": "Houthi", "location": "Taizz", "fatalities": 3}
STRIKE = {"event_type": "Explosions/Remote violence", "actor1": "Houthi"}


def scored(events: tuple[Row, ...], rows: list[Row]) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    got = score([(CodedText(Article(text=""), events), rows)])
    return (
        (got.rows.right, got.rows.wrong, got.rows.missed),
        (got.slots.right, got.slots.wrong, got.slots.missed),
    )


def test_the_same_is_right() -> None:
    assert scored((CLASH, STRIKE), [STRIKE, CLASH]) == ((2, 0, 0), (4, 0, 0))


def test_another_value_is_wrong_and_missed_and_an_empty_one_missed() -> None:
    row = {"event_type": "Battles", "actor1": "Taliban", "location": "", "fatalities": 3, "actor2": "told"}
    assert scored((CLASH,), [row]) == ((1, 0, 0), (1, 1, 2))


def test_another_type_is_another_event() -> None:
    assert scored((CLASH,), [STRIKE]) == ((0, 1, 1), (0, 0, 0))


def test_rows_pair_with_the_events_they_agree_with() -> None:
    other = CLASH | {"location": "Aden", "fatalities": 1}
    assert scored((CLASH, other), [other, CLASH])[1] == (6, 0, 0)


def test_no_rows_where_none_are_due_is_no_fault() -> None:
    assert scored((), []) == ((0, 0, 0), (0, 0, 0))
    assert scored((), [CLASH])[0] == (0, 1, 0)


def test_a_file_without_events_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text('{"id": "a", "text": "لا شيء", "events": []}\n', "utf-8")
    with pytest.raises(ValueError, match="no hand-coded events"):
        read_coded(path)
