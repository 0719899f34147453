"""Plain text: one article a file, with YAML front matter or without.

The article's text is what follows the front matter's closing line, exactly as the file has it (line
ends too), so offsets in rows count characters from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from conflict_coder.reading.article import Article
from conflict_coder.reading.context import Source
from conflict_coder.reading.encoding import NotTextError, decode_whole
from conflict_coder.reading.records import article_from
from conflict_coder.reading.stream import Opened, read_whole

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_NULL = "tag:yaml.org,2002:null"
_FIRST_LINE = 2  # of the YAML, after the opening line


@dataclass
class _FrontMatter:
    values: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def read_plain(opened: Opened, source: Source) -> Iterator[Article]:
    """Yield the file's article. Raises ReadProblem when the file or its front matter cannot be read."""
    try:
        text = decode_whole(read_whole(opened, source))
    except NotTextError as error:
        raise source.problem(str(error)) from None
    front, body = _split(text, source)
    if not body.strip():
        raise source.problem("no text under the front matter" if front.values else "no text in the file")
    names = source.settings.fields.names("text", front.values)
    record = {name: value for name, value in front.values.items() if name not in names}
    article = article_from(
        {**record, "text": body}, source, source.id, 1, front.lines, default_date=source.day_in_name()
    )
    if article is not None:
        yield article


def _split(text: str, source: Source) -> tuple[_FrontMatter, str]:
    """Front matter and body. A `---` that no second one closes, or with no fields after it, is body."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return _FrontMatter(), text
    try:
        node = yaml.compose(match["yaml"], Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise _broken(error, source) from None
    if not isinstance(node, yaml.MappingNode):
        return _FrontMatter(), text
    return _fields(node), text[match.end() :]


def _fields(node: yaml.MappingNode) -> _FrontMatter:
    """The fields as written: `2018-12-04` stays text, so that one reader of dates serves every format."""
    front = _FrontMatter()
    for key, value in node.value:
        name = str(key.value)
        front.lines[name] = key.start_mark.line + _FIRST_LINE
        front.values[name] = None if value.tag == _NULL else value.value
    return front


def _broken(error: yaml.YAMLError, source: Source) -> Exception:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + _FIRST_LINE if mark else _FIRST_LINE
    cause = getattr(error, "problem", None) or "a character that YAML forbids"
    hint = "put values that hold a colon in quotation marks"
    return source.problem(f"broken front matter: {cause}", line, mark.column + 1 if mark else None, hint)
