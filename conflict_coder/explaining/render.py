"""An explanation on a terminal, in colour, or as plain text in a pipe. All of it is `Text`: nothing of an
article is read as markup."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from conflict_coder.explaining.direction import block, isolated, quoted, remark, safe
from conflict_coder.explaining.explanation import (
    Explanation,
    Filled,
    Firing,
    Found,
    Origin,
    Outcome,
    RowShown,
    ScopeShown,
    SentenceShown,
)

_STYLES = {
    "side": "cyan",
    "place": "green",
    "date": "yellow",
    "number": "magenta",
    "trigger": "bold underline",
    "scope": "bold red",
}
_MARKS = {
    Outcome.row: ("✓", "bold green"),
    Outcome.joined: ("+", "green"),
    Outcome.toll: ("+", "green"),
    Outcome.unreal: ("✗", "red"),
    Outcome.failed: ("✗", "dim"),
}
_LABEL, _INDENT = 9, 2


def print_explanation(explanation: Explanation, console: Console) -> None:
    """Print *explanation* on *console*. A line is never broken but in a sentence's own text."""
    for line in lines(explanation, console):
        console.print(line, soft_wrap=True)


def lines(explanation: Explanation, console: Console) -> Iterator[Text]:
    """What is printed, line by line; the console tells the width and whether there is colour."""
    article = explanation.article
    facts = [str(article.date or "no date"), explanation.country and f"country {explanation.country}"]
    yield Text.assemble(
        ("article ", "bold"), isolated(article.id or "without id"), f" ({', '.join(filter(None, facts))})"
    )
    if console.color_system is not None and not console.no_color:
        yield _legend()
    numbers = {row.event.event_id: n for n, row in enumerate(explanation.rows(), 1)}
    for sentence in explanation.sentences:
        yield Text()
        yield from _sentence(sentence, numbers, console)
    yield Text()
    yield Text(_counted(len(numbers)), "bold")


def _counted(rows: int) -> str:
    return "no rows" if not rows else "1 row" if rows == 1 else f"{rows} rows"


def _legend() -> Text:
    parts: list[tuple[str, str] | str] = ["colours: "]
    for name, style in _STYLES.items():
        parts += [(name, style), " "]
    return Text.assemble(*parts)


def _sentence(sentence: SentenceShown, numbers: dict[str, int], console: Console) -> Iterator[Text]:
    yield Text(f"sentence {sentence.number}{' (title)' if sentence.title else ''}", "bold")
    yield from block(_coloured(sentence), console, _INDENT)
    for found in sentence.found:
        yield _found(found)
    for scope in sentence.scopes:
        yield _scope(scope)
    for firing in sentence.firings:
        yield from _firing(firing, numbers)
    for row in sentence.rows:
        yield from _row(row, numbers)
    if not sentence.firings:
        yield _labelled("rule", "none has a trigger here", style="dim")


def _coloured(sentence: SentenceShown) -> Text:
    text = Text(safe(sentence.text))
    for found in sentence.found:
        text.stylize(_STYLES.get(found.kind, ""), found.start, found.end)
    for firing in sentence.firings:
        text.stylize(_STYLES["trigger"], firing.start, firing.end)
    for scope in sentence.scopes:
        text.stylize(_STYLES["scope"], scope.start, scope.end)
    return text


def _labelled(label: str, *parts: Text | str, style: str = "", label_style: str = "dim") -> Text:
    line = Text(" " * _INDENT)
    line.append(label.ljust(_LABEL), label_style)
    for part in parts:
        line.append_text(part if isinstance(part, Text) else Text(part, style))
    return line


def _found(found: Found) -> Text:
    style = _STYLES.get(found.kind, "")
    return _labelled(found.kind, quoted(found.text, style), f"  {isolated(found.meaning)}", label_style=style)


def _scope(scope: ScopeShown) -> Text:
    effect = f"  changes {', '.join(scope.rules)}" if scope.rules else "  changes nothing"
    over = (" over ", quoted(scope.covers)) if scope.covers else ()
    parts = (quoted(scope.text, _STYLES["scope"]), f"  {scope.scope}: {scope.status}", *over, effect)
    return _labelled("scope", *parts, label_style=_STYLES["scope"])


def _firing(firing: Firing, numbers: dict[str, int]) -> Iterator[Text]:
    mark, style = _MARKS[firing.outcome]
    word = (f"  {firing.kind} ", quoted(firing.word))
    light = (" carried by ", quoted(firing.light)) if firing.light else ()
    parts = (quoted(firing.text, _STYLES["trigger"]), *word, *light, Text(_ending(firing, numbers), style))
    yield _labelled("rule", Text(f"{mark} {firing.rule}  ", style), *parts)
    for filled in firing.slots:
        yield _slot(filled)
    if firing.tried:
        yield _labelled("", f"  {'tried':<14}{', '.join(firing.tried)}", style="dim")


def _ending(firing: Firing, numbers: dict[str, int]) -> str:
    if firing.event_id:
        row = f"row {numbers[firing.event_id]}" if firing.event_id in numbers else f"row {firing.event_id}"
        return f"  → {row}" + (f", {remark(firing.reason)}" if firing.reason else "")
    return f"  no row: {remark(firing.reason)}"


def _slot(filled: Filled) -> Text:
    return _labelled("", f"  {filled.slot:<14}", quoted(filled.text), f"  by {filled.construction}")


def _row(row: RowShown, numbers: dict[str, int]) -> Iterator[Text]:
    event = row.event
    head = f"{numbers[event.event_id]}  {event.event_id}  rule {event.rule}  status {event.status}"
    yield _labelled("row", Text(head, "bold green"), label_style="bold green")
    for origin in row.origins:
        yield _origin(origin)


def _origin(origin: Origin) -> Text:
    words = ("  ", quoted(origin.words)) if origin.words else ()
    how = Text(f"  {origin.how}" if origin.how else "", "dim")
    return _labelled("", f"  {origin.column:<14}", isolated(origin.value), *words, how)
