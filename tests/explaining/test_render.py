"""What an explanation looks like: plain in a pipe, coloured on a terminal, safe on both."""

import io
from datetime import date

import pytest
from rich.cells import cell_len
from rich.console import Console

from conflict_coder.coding.coder import Coder
from conflict_coder.explaining import explain, print_explanation
from conflict_coder.explaining.direction import isolated, safe
from conflict_coder.reading.article import Article

TEXT = "قصف الجيش السوري بلدة دوما أمس، ما أدى إلى مقتل ستة مدنيين بينهم طفلان وإصابة عشرين آخرين بجروح."


def shown(coder: Coder, text: str = TEXT, **options: object) -> str:
    stream = io.StringIO()
    console = Console(file=stream, highlight=False, **options)  # type: ignore[arg-type]
    print_explanation(explain(coder, Article(text=text, id="[red]a[/]", date=date(2016, 3, 2))), console)
    return stream.getvalue()


def test_a_pipe_gets_plain_text_with_the_sentence_on_one_line(coder: Coder) -> None:
    plain = shown(coder, width=40)
    assert "\x1b" not in plain
    assert "colours:" not in plain
    assert f"\u2067{TEXT}\u2069" in plain
    assert "shelling" in plain
    assert "1 row" in plain
    assert "article [red]a[/]" in plain


def test_a_terminal_gets_colours_and_a_legend(coder: Coder) -> None:
    coloured = shown(coder, force_terminal=True, color_system="standard", width=200)
    assert "\x1b[36m" in coloured
    assert "colours:" in coloured
    assert "colours:" not in shown(coder, force_terminal=True, color_system="standard", no_color=True)


def test_each_line_of_a_long_sentence_is_isolated_by_itself(coder: Coder) -> None:
    lines = shown(coder, force_terminal=True, color_system=None, width=50).splitlines()
    wrapped = [line for line in lines if line.startswith("  \u2067")]
    assert len(wrapped) > 1
    assert all(line.endswith("\u2069") for line in wrapped)
    assert max(map(cell_len, wrapped)) <= 52
    assert all(line.count("\u2067") == line.count("\u2069") for line in lines)


@pytest.mark.parametrize("character", ["\x1b", "\x9b", "\u202e", "\u2069", "\r"])
def test_an_article_cannot_command_the_terminal(coder: Coder, character: str) -> None:
    assert character not in safe(f"قصف{character}دوما")
    assert len(safe(f"قصف{character}دوما")) == len(f"قصف{character}دوما")
    plain = shown(coder, f"قصف الجيش السوري بلدة دوما {character}أمس")
    assert plain.count("\u2067") == plain.count("\u2069")
    if character != "\u2069":
        assert character not in plain


def test_only_arabic_is_isolated() -> None:
    assert isolated("Saada, Yemen") == "Saada, Yemen"
    assert isolated("صعدة") == "\u2067صعدة\u2069"
