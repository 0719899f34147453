"""A record of named fields, whatever format it comes from, to an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from conflict_coder.reading.article import Article
from conflict_coder.reading.context import Source
from conflict_coder.reading.dates import DATE_HINT, parse_day

NO_TEXT_HINT = "the text's field can be named, as text=NAME"
_SHOWN_NAMES = 8
# Half of a pair, which JSON can spell and no file of rows can hold.
_LONE = re.compile("[\ud800-\udfff]")


def article_from(
    record: Mapping[str, object],
    source: Source,
    default_id: str,
    line: int | None,
    lines: Mapping[str, int] | None = None,
    default_date: date | None = None,
) -> Article | None:
    """The article that *record* holds, or None when it has no text, which is reported.

    line: where the record begins; lines: where its single fields do, if known. A field that cannot be
    read is reported and left empty: an impossible date gives no date, not the default one.
    """
    reader = _FieldReader(record, source, line, lines or {})
    text = reader.text_of("text")
    if not text.strip():
        if not reader.failed:
            _tell_no_text(record, source, line)
        return None
    day = reader.day()
    if day is None and "date" not in reader.failed:
        day = default_date or source.settings.default_date
    return Article(
        text=text,
        id=reader.text_of("id").strip() or _LONE.sub("\ufffd", default_id),
        title=reader.text_of("title").strip(),
        date=day,
        source=reader.text_of("source").strip(),
        url=reader.text_of("url").strip(),
        country=reader.text_of("country").strip() or source.settings.country,
    )


class _FieldReader:
    """Reads the fields of one record, and remembers which could not be read."""

    def __init__(
        self, record: Mapping[str, object], source: Source, line: int | None, lines: Mapping[str, int]
    ) -> None:
        self._record, self._source, self._line, self._lines = record, source, line, lines
        self.failed: set[str] = set()

    def text_of(self, role: str) -> str:
        """The first of the field's names that holds something, else ""."""
        return self._named(role)[1]

    def day(self) -> date | None:
        name, text = self._named("date")
        if not text.strip():
            return None
        try:
            return parse_day(text)
        except ValueError as error:
            self._fail("date", name, str(error), DATE_HINT)
            return None

    def _named(self, role: str) -> tuple[str, str]:
        for name in self._source.settings.fields.names(role, self._record):
            value = self._record[name]
            if isinstance(value, int | float) and not isinstance(value, bool):
                value = str(value)
            if isinstance(value, str):
                if value.strip():
                    return name, _LONE.sub("\ufffd", value)
            elif value is not None:
                self._fail(role, name, f"field {name!r} is a {_kind(value)}, not text")
                return name, ""
        return "", ""

    def _fail(self, role: str, name: str, cause: str, hint: str = "") -> None:
        self.failed.add(role)
        self._source.tell(cause, self._lines.get(name, self._line), hint=hint)


def _tell_no_text(record: Mapping[str, object], source: Source, line: int | None) -> None:
    if names := source.settings.fields.names("text", record):
        source.tell(f"field {names[0]!r} is empty", line)
    else:
        source.tell(f"no text among the fields: {shown_names(list(record))}", line, hint=NO_TEXT_HINT)


def shown_names(names: list[str]) -> str:
    """Some of *names*, for a message."""
    more = ", …" if len(names) > _SHOWN_NAMES else ""
    return ", ".join(names[:_SHOWN_NAMES]) + more if names else "none"


def _kind(value: object) -> str:
    names = {bool: "truth value", list: "list", dict: "table"}
    return names.get(type(value), type(value).__name__)
