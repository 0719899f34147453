"""What every reader is given beside the bytes: where they come from, and what the user asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conflict_coder.reading.dates import day_in_name
from conflict_coder.reading.fields import Fields
from conflict_coder.reading.problem import OnError, ReadProblem


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a whole run: names of fields, who hears of problems, what articles do not tell."""

    fields: Fields
    on_error: OnError
    default_date: date | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or stdin.

    shown: its name in problems.  id: the id of the one article it holds, where that has none.
    records: the name before `#` in the ids of records.  stem: the file name without its suffix.
    suffix: what its name tells of its format, or "".  members: before the names of its files, if an archive.
    """

    shown: str
    id: str
    records: str
    stem: str
    settings: Settings
    suffix: str = ""
    members: str = ""

    def problem(
        self, cause: str, line: int | None = None, column: int | None = None, hint: str = ""
    ) -> ReadProblem:
        """A problem of this source, to be raised where reading cannot go on."""
        return ReadProblem(self.shown, cause, line, column, hint)

    def tell(self, cause: str, line: int | None = None, column: int | None = None, hint: str = "") -> None:
        """Report a problem after which reading goes on."""
        self.settings.on_error(self.problem(cause, line, column, hint))

    def day_in_name(self) -> date | None:
        """The day that the file's name tells; an impossible one is reported."""
        try:
            return day_in_name(self.stem)
        except ValueError as error:
            self.tell(f"{error} in the file's name")
            return None
