"""How `conflict-coder evaluate` tells what it found: tables on a terminal, tab-separated lines in a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from conflict_coder.explaining.direction import isolated

if TYPE_CHECKING:
    from conflict_coder.evaluating import (
        Change,
        CodedRow,
        Comparison,
        Evaluation,
        GoldEvent,
        Miss,
        Named,
        Section,
    )

_STYLES = {"wrong": "yellow", "missed": "red", "false": "magenta"}


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)


def show_sections(sections: Sequence[Section]) -> None:
    """The tables on stdout, a blank line between them."""
    for number, section in enumerate(sections):
        if number:
            print()
        if sys.stdout.isatty():
            _show_table(section)
        else:
            for row in (section.columns, *section.rows):
                # A tab or a line's end in a cell would make it two.
                print("\t".join(" ".join(cell.split()) for cell in row))


def _show_table(section: Section) -> None:
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    for number, column in enumerate(section.columns):
        names = number == 0 and not all(row[0].isdecimal() for row in section.rows)
        table.add_column(column.replace("_", " "), justify="left" if names else "right")
    for row in section.rows:
        table.add_row(*(Text(isolated(cell)) for cell in row))
    Console().print(table)


def show_comparison(comparison: Comparison) -> None:
    """The events gained and lost, an event a line."""
    console = _console()
    console.print(f"\n{len(comparison.gained)} gained, {len(comparison.lost)} lost")
    for sign, style, changes in (
        ("+", "green", comparison.gained),
        ("-", "red", comparison.lost),
    ):
        for change in changes:
            console.print(Text(f"{sign} {_changed(change)}", style))


def _changed(change: Change) -> str:
    return "  ".join((isolated(change.text.id), _kind(change.event), isolated(change.event.evidence)))


def show_misses(misses: Iterable[Miss]) -> None:
    """Each of *misses*: what was wanted, what was given, and the words it rests on."""
    console = _console()
    for miss in misses:
        slots = f": {', '.join(miss.slots)}" if miss.slots else ""
        console.print(Text(f"\n{miss.kind} {isolated(miss.id)}{slots}", _STYLES[miss.kind]))
        if miss.event:
            console.print(Text(f"  gold  {_gold_line(miss.event)}"))
            console.print(Text(f"        {isolated(miss.event.evidence)}"))
        if miss.row:
            console.print(Text(f"  row   {_row_line(miss.row)}"))
            if not miss.event:
                console.print(Text(f"        {isolated(miss.row.evidence)}"))


def _gold_line(event: GoldEvent) -> str:
    when = event.when
    day = "" if when is None else f"{when.start}" if when.start == when.end else f"{when.start}…{when.end}"
    sides = _sides(_named(event.actor1), _named(event.actor2))
    return _line(_kind(event), sides, _named(event.location), day, event.fatalities)


def _named(held: Named | None) -> str:
    return "" if held is None else held.name or held.text


def _row_line(row: CodedRow) -> str:
    place = row.location or row.location_text
    told = _line(_kind(row), _sides(row.actor1, row.actor2), place, str(row.event_date or ""), row.fatalities)
    return f"{told} | {row.rule}" if row.rule else told


def _kind(event: GoldEvent | CodedRow) -> str:
    return " / ".join(isolated(part) for part in (event.event_type, event.sub_event_type) if part)


def _sides(actor1: str, actor2: str) -> str:
    return " → ".join(isolated(side) if side else "?" for side in (actor1, actor2))


def _line(kind: str, sides: str, place: str, day: str, dead: int | None) -> str:
    return " | ".join((kind, sides, isolated(place) or "no place", day or "no day", f"{dead or 0} dead"))


def show_json(evaluation: Evaluation, misses: Sequence[Miss]) -> None:
    """All figures as one JSON object on stdout."""
    from conflict_coder.evaluating import as_object

    print(json.dumps(as_object(evaluation, misses), ensure_ascii=False, indent=2, default=str))
