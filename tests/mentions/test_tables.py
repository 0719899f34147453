"""A pack of one's own adds numbers, dates and nouns for people to those that ship."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conflict_coder import Article, Coder
from conflict_coder.mentions.tables import joined, read_table
from conflict_coder.resources import shipped_rules

TABLES = {
    "numbers": "units:\n  3:\n    - تلاتة\n",
    "dates": "days:\n  1:\n    - إمبارح\n",
    "people": "heads:\n  - class: armed\n    thing: people\n    broken:\n      قبضاي:\n        - قبضايات\n",
}


def write_pack(folder: Path, tables: dict[str, str]) -> Path:
    (folder / "mentions").mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: own\nversion: 0.1.0\n", "utf-8")
    for name, text in tables.items():
        (folder / "mentions" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_words_of_ones_own_are_read_beside_those_that_ship(tmp_path: Path) -> None:
    coder = Coder(rules=[write_pack(tmp_path / "own", TABLES)])
    text = "هاجم قبضايات حاجزاً للجيش في تعز إمبارح وقتلوا تلاتة جنود"
    [row] = coder.code(Article(text=text, date=date(2016, 3, 2)))
    assert (row.actor1_text, row.fatalities, row.event_date) == ("قبضايات", 3, date(2016, 3, 1))

    text = "هاجم مسلحون حاجزاً للجيش في تعز أمس وقتلوا خمسة جنود"
    [row] = coder.code(Article(text=text, date=date(2016, 3, 2)))
    assert (row.actor1_text, row.fatalities, row.event_date) == ("مسلحون", 5, date(2016, 3, 1))


def test_lists_grow_and_single_values_give_way() -> None:
    first = {"few": ["بضعة"], "years": {"first": 1990, "after": ["عام"]}}
    second = {"few": ["حفنة"], "years": {"first": 1980}, "odd": ["نيف"]}
    assert joined([first, second]) == {
        "few": ["بضعة", "حفنة"],
        "years": {"first": 1980, "after": ["عام"]},
        "odd": ["نيف"],
    }


@pytest.mark.parametrize("text", ["few: حفنة\n", "- حفنة\n", "years:\n  - 1980\n"])
def test_a_table_of_another_shape_is_told_with_its_file(tmp_path: Path, text: str) -> None:
    own = write_pack(tmp_path / "own", {"numbers": text})
    with pytest.raises(ValueError, match=r"numbers\.yaml: .*list"):
        read_table([shipped_rules(), own], "numbers")
