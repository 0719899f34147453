"""Text in CSV that a spreadsheet must not take for a formula.

Excel and LibreOffice run a cell that begins with `=`, `+`, `-` or `@`, also after a tab or a line end, and
news texts are written by strangers. Such a text gets an apostrophe before it, which makes it text. So does
one that begins with apostrophes before such a sign: then taking one away gives back what was there.
Numbers are no texts: a coordinate of -33.9 stays a number.
"""

from __future__ import annotations

import re

# With the full-width signs, which Excel takes for the plain ones in some languages.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """*text* as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell
