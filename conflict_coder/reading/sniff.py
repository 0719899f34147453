"""What a source without a telling suffix holds, from how it begins."""

from __future__ import annotations

import codecs
import re

from conflict_coder.reading.encoding import Decoder, NotTextError, wide_encoding
from conflict_coder.reading.fields import Fields
from conflict_coder.reading.tables import columns

_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|\?xml|!--|article|div|meta)\b|\s*<!--", re.I)
_ARRAY = re.compile(r"\s*\[\s*[{\]]")
_OBJECT = re.compile(r'\s*\{\s*["}]')


def sniff(head: bytes, fields: Fields) -> str:
    """The suffix that the format of *head*, a source's first bytes, would have."""
    text = _first_text(head)
    if _HTML.match(text):
        return ".html"
    if _ARRAY.match(text):
        return ".json"
    if _OBJECT.match(text):
        return ".jsonl" if is_json_lines(text) else ".json"
    return ".csv" if _is_header(text, fields) else ".txt"


def is_json_lines(text: str) -> bool:
    """Whether the first line is an object by itself and another follows."""
    first, _, rest = text.strip().partition("\n")
    return first.rstrip().endswith("}") and rest.lstrip().startswith("{")


def _is_header(text: str, fields: Fields) -> bool:
    """A table's first line names a text column beside others."""
    first = text.strip().partition("\n")[0]
    names = columns(first, fields)
    return len(names) > 1 and "text" in fields.known(names)


def _first_text(head: bytes) -> str:
    encoding = wide_encoding(head)
    if encoding:
        return head.decode(encoding, errors="ignore").lstrip("\ufeff")
    try:
        # Not final: the head may end inside a letter.
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        try:
            text = Decoder()(head)
        except NotTextError:
            text = head.decode("utf-8", errors="ignore")
    return text.lstrip("\ufeff")
