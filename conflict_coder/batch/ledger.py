"""The ledger of a job that runs again and again: which articles are coded, by which rules, to which rows.

One SQLite file. Its rows are the truth, and files of rows are made from it (`batch.publishing`):
whatever a run is killed in, the next one finds the ledger whole and goes on.
"""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from conflict_coder.batch.records import packed, unpacked
from conflict_coder.coding.coded import CodedArticle
from conflict_coder.output.transactions import now, transaction

_SCHEMA = 1
_WAIT = 60.0  # seconds for a reader that holds the file
_TABLES = """
CREATE TABLE IF NOT EXISTS ledger (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ledger_articles (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of the rows; a number is never used again
  content BLOB NOT NULL UNIQUE,
  version TEXT NOT NULL,
  events INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  run INTEGER NOT NULL,
  record BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS ledger_articles_by_run ON ledger_articles (run);
CREATE TABLE IF NOT EXISTS ledger_runs (
  run INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  process TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  outcome TEXT,
  articles INTEGER NOT NULL DEFAULT 0,
  events INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS ledger_outputs (
  path TEXT PRIMARY KEY,
  format TEXT NOT NULL,
  seq INTEGER NOT NULL,  -- the last article whose rows are there
  revision INTEGER NOT NULL,
  bytes INTEGER NOT NULL
);
"""


class LedgerError(OSError):
    """The ledger cannot be read or written: a full disk, a damaged file, another program's file."""


class NotALedger(Exception):  # noqa: N818 - a state, not a fault
    """The file is something else, or a ledger of another version; the message says what."""


class LedgerInUse(Exception):  # noqa: N818 - a state, not a fault
    """Another run works with the ledger; the message says which."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger knows of an article."""

    version: str
    failed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the ledger has come. revision: grows when an earlier article's rows change."""

    seq: int
    revision: int


class Ledger:
    """One run's hold of a ledger, from opening to closing; no other run can have it meanwhile.

    version: how this run codes (`identity.coding_version`).
    Raises LedgerInUse, NotALedger, and LedgerError for a file that cannot be written.
    """

    def __init__(self, path: Path, version: str) -> None:
        self.path, self.version = path, version
        self._lock = _locked(path)
        try:
            with told(path):
                self._connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
                _check(self._connection, path)
                self._connection.execute("PRAGMA journal_mode = WAL")  # `state` can look while a run writes
                self._connection.execute("PRAGMA synchronous = FULL")
                _create(self._connection)
                with self._transaction():
                    self.run = self._begin_run()
        except BaseException:
            self._lock.close()
            raise

    def entry(self, content: bytes) -> Entry | None:
        """What is known of the article with this content, None for a new one."""
        with told(self.path):
            found = self._connection.execute(
                "SELECT version, failed FROM ledger_articles WHERE content = ?", (content,)
            ).fetchone()
        return Entry(found[0], bool(found[1])) if found else None

    def save(self, batch: Iterable[tuple[bytes, CodedArticle]], known: int = 0) -> None:
        """Write coded articles and count them, and *known* ones passed over: all of it, or nothing.

        An article that failed before takes its place at the end; one that is coded again keeps its place, and
        where it fails, its rows too.
        """
        batch = list(batch)
        with self._transaction():
            for content, coded in batch:
                self._put(content, coded)
            counts = (
                len(batch),
                sum(len(coded.events) for _, coded in batch),
                sum(bool(coded.error) for _, coded in batch),
                known,
                self.run,
            )
            self._connection.execute(
                "UPDATE ledger_runs SET articles = articles + ?, events = events + ?, failed = failed + ?,"
                " known = known + ? WHERE run = ?",
                counts,
            )

    def mark(self) -> Mark:
        """How far the ledger has come."""
        with told(self.path):
            (seq,) = self._connection.execute("SELECT coalesce(max(seq), 0) FROM ledger_articles").fetchone()
            (revision,) = self._connection.execute(
                "SELECT value FROM ledger WHERE name = 'revision'"
            ).fetchone()
        return Mark(seq, revision)

    def coded(self, after: int = 0) -> Iterator[CodedArticle]:
        """The articles of all runs after the one with number *after*, in order, without their text."""
        with told(self.path):
            for (record,) in self._connection.execute(
                "SELECT record FROM ledger_articles WHERE seq > ? ORDER BY seq", (after,)
            ):
                yield unpacked(record)

    def published(self, path: str, fmt: str) -> tuple[Mark, int] | None:
        """How much of the ledger a file of rows holds, and its size; None for a file it does not know."""
        with told(self.path):
            found = self._connection.execute(
                "SELECT seq, revision, bytes FROM ledger_outputs WHERE path = ? AND format = ?", (path, fmt)
            ).fetchone()
        return (Mark(found[0], found[1]), found[2]) if found else None

    def note_published(self, path: str, fmt: str, mark: Mark, size: int) -> None:
        """Keep what a file of rows holds now."""
        with self._transaction():
            self._connection.execute(
                "INSERT OR REPLACE INTO ledger_outputs VALUES (?, ?, ?, ?, ?)",
                (path, fmt, mark.seq, mark.revision, size),
            )

    def close(self, outcome: str) -> None:
        """Note how the run ended (`done`, `stopped` or `failed`) and let go of the ledger."""
        try:
            with self._transaction():
                self._connection.execute(
                    "UPDATE ledger_runs SET ended = ?, outcome = ? WHERE run = ?", (now(), outcome, self.run)
                )
        finally:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._lock.close()

    def _put(self, content: bytes, coded: CodedArticle) -> None:
        row = (self.version, len(coded.events), bool(coded.error), self.run, packed(coded))
        old = self._connection.execute(
            "SELECT failed FROM ledger_articles WHERE content = ?", (content,)
        ).fetchone()
        if old and not old[0]:
            if not coded.error:
                self._connection.execute(
                    "UPDATE ledger_articles SET version = ?, events = ?, failed = ?, run = ?, record = ?"
                    " WHERE content = ?",
                    (*row, content),
                )
                self._connection.execute("UPDATE ledger SET value = value + 1 WHERE name = 'revision'")
            return
        self._connection.execute("DELETE FROM ledger_articles WHERE content = ?", (content,))
        self._connection.execute(
            "INSERT INTO ledger_articles (version, events, failed, run, record, content)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (*row, content),
        )

    def _begin_run(self) -> int:
        process = f"{os.getpid()} on {socket.gethostname()}"
        self._connection.execute("UPDATE ledger_runs SET outcome = 'killed' WHERE outcome IS NULL")
        cursor = self._connection.execute(
            "INSERT INTO ledger_runs (version, process, started) VALUES (?, ?, ?)",
            (self.version, process, now()),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of the block's statements, or none. Raises LedgerError."""
        with told(self.path), transaction(self._connection):
            yield


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors as LedgerError, with the file's name."""
    try:
        yield
    except (sqlite3.Error, ValueError) as error:
        raise LedgerError(f"{path}: {error}") from error


def _create(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        for statement in _TABLES.split(";\n"):
            connection.execute(statement)
        connection.execute("INSERT OR IGNORE INTO ledger VALUES ('schema', ?), ('revision', 0)", (_SCHEMA,))


def _check(connection: sqlite3.Connection, path: Path, *, new: bool = True) -> None:
    """Raise NotALedger where the file is none. new: an empty file may become one."""
    query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    try:
        tables = {name for (name,) in connection.execute(query)}
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise NotALedger(f"{path} is no state file") from None
        raise
    if new and not tables:
        return
    if "ledger" not in tables:
        raise NotALedger(f"{path} is no state file, but a database of something else")
    schema = connection.execute("SELECT value FROM ledger WHERE name = 'schema'").fetchone()
    if schema != (_SCHEMA,):
        raise NotALedger(f"{path} is a state file of another version of conflict-coder")


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to look into a ledger with, also while a run writes. Raises NotALedger and LedgerError."""
    with told(path):
        if not path.is_file():
            raise NotALedger(f"{path}: no such file")
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_WAIT)
        try:
            _check(connection, path, new=False)
            connection.execute("BEGIN")  # all that is asked is answered of one moment
            yield connection
        finally:
            connection.close()


def _locked(path: Path) -> sqlite3.Connection:
    """A hold of the ledger that ends with this process, however that ends, and that no child inherits.

    It is SQLite's own lock, on an empty file beside the ledger: it works where SQLite works.
    """
    beside = path.with_name(path.name + ".lock")
    with told(beside):
        lock = sqlite3.connect(beside, timeout=0.0, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            lock.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise LedgerInUse(_who(path)) from None
            raise
    return lock


def _who(path: Path) -> str:
    with suppress(sqlite3.Error):
        connection = sqlite3.connect(path, timeout=1.0)
        try:
            last = "SELECT process, started FROM ledger_runs ORDER BY run DESC LIMIT 1"
            process, started = connection.execute(last).fetchone()
            return f"{path}: another run uses it (process {process}, since {started})"
        except TypeError:  # it has no run yet
            pass
        finally:
            connection.close()
    return f"{path}: another run uses it"
