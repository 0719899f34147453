"""Publication days, as fields and file names write them."""

from __future__ import annotations

import re
from datetime import date

_SEPARATOR = r"\s*[-/.]\s*"
# \d and int() know the Eastern digits too.  A time may follow; its zone never moves the day.
_TIME = r"(?:(?:T|[\s,،]+)\d{1,2}:\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_TIME}", re.S)
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}}){_TIME}", re.S)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d.*)?")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]")  # marks of direction
_IN_NAME = re.compile(r"^(\d{4}-\d{2}-\d{2})(?!\d)|(?<!\d)(\d{4}-\d{2}-\d{2})$")

DATE_HINT = "write 2018-12-04, 2018/12/04 or 4/12/2018"


def parse_day(text: str) -> date:
    """The day that *text* names: an ISO date or date and time, Y/m/d or d/m/Y, in any digits.

    Raises ValueError, worded for the user, when *text* is no date or names a day that does not exist.
    """
    bare = _UNSEEN.sub("", text).strip()
    if match := _YEAR_FIRST.fullmatch(bare) or _COMPACT.fullmatch(bare):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(bare):
        day, month, year = (int(part) for part in match.groups())
    else:
        raise ValueError(f"not a date: {_short(bare)!r}")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"impossible date: {_short(bare)}") from None


def day_in_name(stem: str) -> date | None:
    """The ISO date that a file's name (without suffix) begins or ends with, else None.

    Raises ValueError when that date does not exist.
    """
    match = _IN_NAME.search(stem)
    return parse_day(match[1] or match[2]) if match else None


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
