"""Right-to-left text on a terminal, isolated, so that it and what stands beside it keep their places."""

from __future__ import annotations

import re
import unicodedata

from rich.console import Console
from rich.text import Text

_ISOLATE_RTL, _END_ISOLATE = "\u2067", "\u2069"
_NO_WIDTH = "\u200b"
_QUOTATION = re.compile("«[^»]*»")
# Marks of direction in an article would close our isolates, and its control characters command the terminal.
_UNSAFE = {
    **dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0xA0), 0x2028, 0x2029), " "),
    **dict.fromkeys((0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), _NO_WIDTH),
}


def safe(text: str) -> str:
    """An article's words without what would command a terminal; every character keeps its offset."""
    return text.translate(_UNSAFE)


def isolated(text: str) -> str:
    """The text, made safe, and isolated where it has right-to-left letters."""
    told = safe(text)
    return f"{_ISOLATE_RTL}{told}{_END_ISOLATE}" if _is_rtl(told) else told


def quoted(text: str, style: str = "") -> Text:
    """«text» as the article has it."""
    return Text(isolated(f"«{text}»"), style)


def remark(text: str) -> str:
    """A remark of ours with the article's words in it, in «», each isolated."""
    return _QUOTATION.sub(lambda found: isolated(found.group()), text)


def block(text: Text, console: Console, indent: int) -> list[Text]:
    """A sentence as lines to print: wrapped on a terminal, whole in a pipe; each line isolated by itself,
    as an isolate that runs over a line's end would not hold."""
    lines = list(text.wrap(console, max(20, console.width - indent))) if console.is_terminal else [text]
    rtl = _is_rtl(text.plain)
    blank = Text(" " * indent)
    return [
        Text.assemble(blank, _ISOLATE_RTL, line, _END_ISOLATE) if rtl else Text.assemble(blank, line)
        for line in lines
    ]


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
