"""Events as a table for the eye, with Arabic that stays in its cell.

A terminal that knows bidi takes a line's direction from its first strong letter and lets neighbours
change places. So each line of an Arabic cell is isolated, and lines are broken here and not by Rich,
because an isolate that runs over a line's end would not hold.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TextIO

from rich.box import HORIZONTALS
from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.table import Table
from rich.text import Text

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.coding.event import Event
from conflict_coder.output.targets import Target
from conflict_coder.output.writer import Writer

_ISOLATE_RTL, _ISOLATE_LTR, _END_ISOLATE = "\u2067", "\u2066", "\u2069"
_RTL = frozenset(("R", "AL"))
_DATE, _DEAD = 10, 4
_WIDE = {"Type": 20, "Sides": 28, "Place": 16}
_NARROW = {"Event": 26}  # a small terminal: type, sides and place under one another
_NARROW_BELOW = 120
_MIN_EVIDENCE = 20
_PLAIN_WIDTH = 160  # of a table in a file


class TableWriter(Writer):
    """Waits for all rows, to know the widths, and then writes the table; a line for no events."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target = target
        self._events: list[Event] = []

    def write(self, coded: CodedArticle) -> None:
        self._events += coded.events
        self.rows = len(self._events)

    def close(self) -> None:
        _print_table(self._events, self._target.text())
        self._target.commit()

    def discard(self) -> None:
        self._target.discard()


def _print_table(events: Sequence[Event], stream: TextIO) -> None:
    console = Console(file=stream, width=None if stream.isatty() else _PLAIN_WIDTH, highlight=False)
    if not events:
        console.print("No events.")
        return
    middle = _NARROW if console.width < _NARROW_BELOW else _WIDE
    widths = {"Date": _DATE, **middle, "Dead": _DEAD}
    taken = sum(width + 2 for width in widths.values()) + 3  # a blank and a divider each; both edges
    widths["Evidence"] = max(_MIN_EVIDENCE, console.width - taken)
    table = Table(box=HORIZONTALS, show_lines=True, padding=(0, 1, 0, 0), pad_edge=False)
    for title, width in widths.items():
        table.add_column(title, width=width, no_wrap=True, justify="right" if title == "Dead" else "left")
    for event in events:
        cells = _cells(event)
        table.add_row(*(_isolated(cells[title], width) for title, width in widths.items()))
    console.print(table)


def _cells(event: Event) -> dict[str, str]:
    """What each column shows of an event, by its title."""
    status = "" if event.status in ("", "reported") else f"({event.status})"
    cells = {
        "Date": _when(event),
        "Type": _stacked(event.sub_event_type or event.event_type, status),
        "Sides": _stacked(event.actor1, event.actor2 and f"→ {event.actor2}"),
        "Place": event.location or event.location_text or event.country,
        "Dead": "" if event.fatalities is None else str(event.fatalities),
        "Evidence": event.evidence,
    }
    return cells | {"Event": _stacked(cells["Type"], cells["Sides"], cells["Place"])}


def _stacked(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _when(event: Event) -> str:
    if event.event_date is None:
        return event.date_hint
    start, end = event.event_date, event.event_date_end
    return f"{start}" if end in (None, start) else f"{start}\n{end}"


def _isolated(text: str, width: int) -> Text:
    """The text broken into lines of *width* cells, each isolated when the text has right-to-left letters."""
    lines = [line for part in text.splitlines() for line in _wrap(part, width)]
    mark = _isolate_for(text)
    return Text("\n".join(f"{mark}{line}{_END_ISOLATE}" if mark else line for line in lines))


def _isolate_for(text: str) -> str:
    """The isolate of the text's own direction, which its first strong letter gives; "" for plain Latin."""
    strong = [kind for kind in map(unicodedata.bidirectional, text) if kind == "L" or kind in _RTL]
    if not _RTL.intersection(strong):
        return ""
    return _ISOLATE_LTR if strong[0] == "L" else _ISOLATE_RTL


def _wrap(text: str, width: int) -> list[str]:
    """Lines of whole words, measured in terminal cells; a longer word is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and cell_len(line) + 1 + cell_len(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *full, line = chop_cells(word, width)
        lines.extend(full)
    return [*lines, line] if line else lines
