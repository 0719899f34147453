"""A YAML file as values that know where they stand.

PyYAML's own loader gives plain values and forgets the positions, keeps the last of two equal keys, and
reads `no` as false. Here the file is composed into nodes, which keep all that; `Source.value` is the
plain value for the models, `Source.span` the place of any part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from conflict_coder.matching.problems import Problem, Span

Where = tuple[str | int, ...]  # keys and indices from the top of a file to a part of it

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_BOM = "\ufeff"


@dataclass(slots=True)
class Source:
    """One YAML file. file: its path as messages show it.  root: None when it is empty or broken."""

    file: str
    lines: list[str]
    root: Node | None = None
    value: Any = None
    problems: list[Problem] = field(default_factory=list)

    def problem(
        self, span: Span, message: str, hint: str = "", *, item: str = "", fatal: bool = True
    ) -> Problem:
        """A problem in this file, with its source line."""
        line = self.lines[span.line - 1] if 0 < span.line <= len(self.lines) else ""
        return Problem(self.file, span, message, hint, item, line, fatal)

    def node(self, path: Where) -> Node | None:
        """The node at *path*, or None."""
        found = self.root
        for key in path:
            found = _child(found, key)
        return found

    def span(self, path: Where, *, key: bool = False) -> Span:
        """Where *path* stands: its value, or its key (the nearest part that exists, where it does not)."""
        parent, found = None, self.root
        for step in path:
            below = _child(found, step)
            if below is None:
                break
            parent, found = found, below
        if key and isinstance(parent, MappingNode):
            found = next((k for k, v in parent.value if v is found), found)
        return _span(found)

    def raw(self, path: Where) -> str:
        """The text of the scalar at *path* as written, without quotes; "" for a list or a mapping."""
        found = self.node(path)
        return str(found.value) if isinstance(found, ScalarNode) else ""

    def scalars(self, path: Where = ()) -> Iterator[tuple[Where, str, Span]]:
        """Every scalar value below *path*: its path, text and place. A key is a part of its value's path."""
        yield from _scalars(self.node(path), path, set())


def read_source(path: Path, shown: str | None = None) -> Source:
    """Read a YAML file. What is broken in its syntax, and its duplicate keys, stand in `problems`.

    shown: the path as messages give it.  Never raises for the content; OSError when it cannot be read.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        source = Source(shown or str(path), [])
        line = data[: error.start].count(b"\n") + 1
        message = "the file is not UTF-8: save it as UTF-8"
        source.problems.append(source.problem(Span(line, 1), message))
        return source
    return parse(text, shown or str(path))


def parse(text: str, file: str) -> Source:
    """The same for text that is already read."""
    source = Source(file, text.splitlines())
    try:
        source.root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        source.problems.append(_syntax(source, error, text))
        return source
    except RecursionError:
        source.problems.append(source.problem(Span(1, 1), "broken YAML: nested too deep"))
        return source
    source.value = _Values(source).of(source.root)
    return source


def _syntax(source: Source, error: yaml.YAMLError, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    told = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    if mark is None:  # a character that YAML does not allow: only its offset is known
        at = min(getattr(error, "position", 0) or 0, len(text))
        line = text.count("\n", 0, at)
        return source.problem(Span(line + 1, at - (text.rfind("\n", 0, at) + 1) + 1), f"broken YAML: {told}")
    context, began = getattr(error, "context", None), getattr(error, "context_mark", None)
    since = f"{context} that begins at line {began.line + 1}" if context and began else (context or "")
    return source.problem(Span(mark.line + 1, mark.column + 1), f"broken YAML: {told}", since)


class _Values:
    """Plain values of nodes, as the models take them. An anchor's value is made once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._done: dict[int, Any] = {}
        self._scalars = yaml.constructor.SafeConstructor()

    def of(self, node: Node | None) -> Any:
        if node is None:
            return None
        if id(node) not in self._done:
            self._done[id(node)] = None  # an anchor inside itself ends here
            self._done[id(node)] = self._make(node)
        return self._done[id(node)]

    def _make(self, node: Node) -> Any:
        if isinstance(node, SequenceNode):
            return [self.of(child) for child in node.value]
        if isinstance(node, MappingNode):
            return self._mapping(node)
        if node.tag == _TAG + "str" or not node.tag.startswith(_TAG):
            return node.value
        try:
            return self._scalars.construct_object(node)
        except (ValueError, yaml.YAMLError):  # 2016-02-31 looks like a date and is none
            return node.value

    def _mapping(self, node: MappingNode) -> dict[str, Any]:
        first: dict[str, Node] = {}
        for key, value in node.value:
            name = _key(key)
            if name in first:
                again = f"key «{name}» stands twice; first at line {first[name].start_mark.line + 1}"
                self._source.problems.append(
                    self._source.problem(_span(key), again, "YAML keeps only the last one: join them")
                )
                continue
            first[name] = key
            self.of(value)
        kept = {id(key) for key in first.values()}
        return {_key(key): self.of(value) for key, value in node.value if id(key) in kept}


def _key(node: Node) -> str:
    """A key as written: `no:` and `1:` are names here, whatever YAML makes of them."""
    return str(node.value) if isinstance(node, ScalarNode) else "?"


def _child(node: Node | None, key: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(key, int):
        return node.value[key] if 0 <= key < len(node.value) else None
    if isinstance(node, MappingNode):
        return next((value for name, value in node.value if _key(name) == key), None)
    return None


def _scalars(node: Node | None, path: Where, seen: set[int]) -> Iterator[tuple[Where, str, Span]]:
    if node is None or id(node) in seen:  # an anchor's value is looked at once, and may lie in itself
        return
    seen.add(id(node))
    if isinstance(node, ScalarNode):
        yield path, str(node.value), _span(node)
    elif isinstance(node, SequenceNode):
        for i, child in enumerate(node.value):
            yield from _scalars(child, (*path, i), seen)
    elif isinstance(node, MappingNode):
        for key, child in node.value:
            yield from _scalars(child, (*path, _key(key)), seen)


def _span(node: Node | None) -> Span:
    """A scalar is underlined whole, the first line of anything longer by its first character."""
    if node is None:
        return Span(1, 1)
    start, end = node.start_mark, node.end_mark
    whole = isinstance(node, ScalarNode) and start.line == end.line
    return Span(start.line + 1, start.column + 1, max(1, end.column - start.column) if whole else 1)
