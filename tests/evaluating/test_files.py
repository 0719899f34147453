"""Gold and rows from files: what is read, and how a broken line is told."""

import json
from datetime import date
from pathlib import Path

import pytest

from conflict_coder.evaluating import GoldEvent, Named, When, coded_row, read_gold, read_rows
from conflict_coder.reading.problem import ReadProblem

EVENT = {
    "event_type": "Protests",
    "sub_event_type": "Peaceful protest",
    "family": "protest",
    "actor1": {"name": "Protesters (Tunisia)", "ar": "محتجون", "inter": "Protesters"},
    "actor2": None,
    "location": {"name": "Sfax", "ar": "صفاقس", "country": "TUN", "level": "town"},
    "date": {"start": "2021-05-01", "end": "2021-05-03", "precision": 2, "ar": None},
    "fatalities": None,
    "injuries": {"n": 2, "text": "شخصين"},
    "count": {"n": 200, "of": "protesters", "text": "نحو 200"},
    "status": "reported",
    "evidence": "تظاهر نحو 200 محتج",
}


def read(path: Path, *lines: object, kind: str = "gold") -> tuple[list[object], list[str]]:
    """What *lines* give, and the problems without the folder."""
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    problems: list[ReadProblem] = []
    read_one = read_gold if kind == "gold" else read_rows
    found = read_one(path, problems.append)
    return list(found), [str(problem).removeprefix(f"{path.parent}/") for problem in problems]


def test_an_event_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    record = {"id": 7, "date": "2021-05-04", "text": "…", "tag": "t", "events": [EVENT]}
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(record).encode() + b"\r\n\r\n")
    (told,) = read_gold(path, lambda problem: pytest.fail(str(problem)))
    assert (told.id, told.tag, told.article.date) == ("7", "t", date(2021, 5, 4))
    assert told.events == (
        GoldEvent(
            event_type="Protests",
            sub_event_type="Peaceful protest",
            actor1=Named("Protesters (Tunisia)", "محتجون"),
            location=Named("Sfax", "صفاقس"),
            when=When(date(2021, 5, 1), date(2021, 5, 3)),
            injuries=2,
            count=200,
            evidence="تظاهر نحو 200 محتج",
        ),
    )


def test_at_precision_one_a_date_is_its_first_day(tmp_path: Path) -> None:
    day = EVENT | {"date": {"start": "2021-05-01", "end": "2021-05-03", "precision": 1}}
    found, _ = read(tmp_path / "g", {"id": "a", "text": "", "events": [day]})
    assert found[0].events[0].when == When(date(2021, 5, 1), date(2021, 5, 1))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "a"', "gold.jsonl:1:11: broken JSON"),
        ("[1]", "gold.jsonl:1: not a JSON object"),
        ({"text": "", "events": []}, "gold.jsonl:1: no id"),
        ({"id": "a", "text": ""}, "gold.jsonl:1: no events: write []"),
        ({"id": "a", "events": {}}, "gold.jsonl:1: events is not a list"),
        ({"id": "a", "date": "3 May", "events": []}, "gold.jsonl:1: date is not a day"),
        ({"id": "a", "events": [{}]}, "gold.jsonl:1: event 1: no event_type"),
        ({"id": "a", "events": [EVENT, EVENT | {"actor1": "X"}]}, "event 2: actor1 is not an object"),
        ({"id": "a", "events": [EVENT | {"fatalities": {"n": "few"}}]}, "event 1: n is not a number: 'few'"),
        ({"id": "a", "events": [EVENT | {"date": {}}]}, "event 1: date: no start"),
    ],
)
def test_a_broken_line_of_gold(tmp_path: Path, line: object, told: str) -> None:
    found, problems = read(tmp_path / "gold.jsonl", line)
    assert found == []
    assert len(problems) == 1
    assert told in problems[0]


def test_all_broken_lines_are_told_and_the_others_read(tmp_path: Path) -> None:
    good = {"id": "a", "text": "", "events": []}
    found, problems = read(tmp_path / "gold.jsonl", "{", good, "", good, good | {"id": "b"}, "x")
    assert [told.id for told in found] == ["a", "b"]  # type: ignore[attr-defined]
    assert [problem.split(":")[1] for problem in problems] == ["1", "4", "6"]
    assert "the id a stands in line 2 already" in problems[1]


def test_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes('{"id": "أ", "events": []}'.encode("cp1256"))
    problems: list[ReadProblem] = []
    assert read_gold(path, problems.append) == []
    assert str(problems[0]) == f"{path}:1:9: not UTF-8"


def test_a_row_as_the_coder_writes_it() -> None:
    made = coded_row(
        {"article_id": "a", "event_type": "Battles", "event_date": "2021-05-03", "fatalities": "3"}
    )
    assert (made.event_date, made.fatalities, made.actor1, made.injuries) == (date(2021, 5, 3), 3, "", None)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"event_type": "Battles"}, "rows.jsonl:1: no article_id: rows are those of `conflict-coder code"),
        (
            {"article_id": "a", "event_type": "Battles", "injuries": []},
            "rows.jsonl:1: injuries is not a number",
        ),
        ({"article_id": "a", "event_type": "Battles", "event_date": "2021-13-01"}, "event_date is not a day"),
    ],
)
def test_a_broken_row(tmp_path: Path, line: object, told: str) -> None:
    found, problems = read(tmp_path / "rows.jsonl", line, kind="rows")
    assert found == []
    assert told in problems[0]
