"""SQLite: a file of tables, written whole, or one that grows run by run."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.output.sqlite_tables import OtherTablesError, begin_run, create_tables, end_run, save
from conflict_coder.output.targets import WholeFile
from conflict_coder.output.transactions import transaction
from conflict_coder.output.writer import OutputError, Writer

_BATCH = 1000  # articles in a transaction at most: a batch is quick, so that others may write in between
_SECONDS = 2.0  # what a growing file may lag behind
_WAIT = 60.0  # for another program that writes to the file
_JOURNALS = ("-journal", "-wal")


class SqliteWriter(Writer):
    """Fills the tables in small transactions. The order of rows is that of the articles.

    path: the file.  whole: the new file that takes its place when the writer closes, or None for a file
    that grows: its rows with the same `event_id` are replaced, the others stay, and what was written
    before a failure is kept.
    Raises OutputError for a file that cannot hold the tables, and OSError for one that cannot be written.
    """

    def __init__(self, path: Path, whole: WholeFile | None = None) -> None:
        super().__init__()
        self._shown, self._whole = path, whole
        self._waiting: list[CodedArticle] = []
        self._saved = time.monotonic()
        with self._told():
            self._connection = sqlite3.connect(
                whole.path if whole else path, timeout=_WAIT, isolation_level=None
            )
        try:
            if whole is not None:  # nothing to guard: the file is thrown away when anything goes wrong
                self._connection.execute("PRAGMA journal_mode = MEMORY")
                self._connection.execute("PRAGMA synchronous = OFF")
            with self._transaction():
                create_tables(self._connection)
                self._run = begin_run(self._connection)
        except BaseException:
            self._connection.close()
            raise

    def write(self, coded: CodedArticle) -> None:
        self._waiting.append(coded)
        self.rows += len(coded.events)
        late = self._whole is None and time.monotonic() - self._saved > _SECONDS
        if late or len(self._waiting) >= _BATCH:
            self._save()

    def close(self) -> None:
        self._save()
        self._end("done")
        self._connection.close()
        if self._whole is not None:
            self._whole.commit()

    def discard(self) -> None:
        if self._whole is not None:
            self._connection.close()
            self._whole.discard()
            return
        with suppress(OSError, OutputError):
            self._save()
            self._end("stopped")
        self._connection.close()

    def _save(self) -> None:
        with self._transaction():
            save(self._connection, self._waiting, self._run)
        self._waiting.clear()
        self._saved = time.monotonic()

    def _end(self, outcome: str) -> None:
        with self._transaction():
            end_run(self._connection, self._run, outcome)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of the block's statements, or none; errors as those of the other writers."""
        with self._told(), transaction(self._connection):
            yield

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's errors in the words and kinds of the other writers'."""
        try:
            yield
        except OtherTablesError as error:
            raise OutputError(f"{self._shown}: {error}") from None
        except sqlite3.OperationalError as error:  # locked, full, not writable
            raise OSError(f"{self._shown}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise OutputError(f"{self._shown}: {error}") from error


def new_sqlite(path: Path) -> SqliteWriter:
    """A writer of a file that takes the place of *path* when it closes."""
    for journal in (path.with_name(path.name + ending) for ending in _JOURNALS):
        if journal.exists():  # SQLite would play it into the new file
            raise OutputError(f"{path} is in use by another program, or was left broken: {journal} is there")
    whole = WholeFile(path)
    if whole.direct:
        raise OutputError(f"{path} is no regular file, which SQLite needs")
    try:
        return SqliteWriter(path, whole)
    except BaseException:
        whole.discard()
        raise


def growing_sqlite(path: Path) -> SqliteWriter:
    """A writer that adds to *path*, or makes it."""
    if path.is_dir():
        raise IsADirectoryError(21, "is a folder, not a file", str(path))
    return SqliteWriter(path)
