"""The tables of an SQLite file of rows: `events`, `articles` and `runs`.

They are made and filled over a connection that the caller holds, in the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from conflict_coder import __version__
from conflict_coder.coding.coded import CodedArticle
from conflict_coder.coding.event import COLUMNS
from conflict_coder.output.columns import column_types, values
from conflict_coder.output.transactions import now

_SQL_TYPES = {str: "TEXT NOT NULL", int: "INTEGER", float: "REAL", date: "DATE"}
_ARTICLE_COLUMNS = (
    "article_id",
    "title",
    "source",
    "url",
    "article_date",
    "country",
    "events",
    "error",
    "run",
)
_TABLES = (
    "CREATE TABLE IF NOT EXISTS events (\n  {columns},\n"
    "  run INTEGER REFERENCES runs,\n  PRIMARY KEY (event_id)\n)",
    """CREATE TABLE IF NOT EXISTS articles (
  article_id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  article_date DATE,
  country TEXT NOT NULL,
  events INTEGER NOT NULL,
  error TEXT NOT NULL,
  run INTEGER REFERENCES runs
)""",
    """CREATE TABLE IF NOT EXISTS runs (
  run INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  outcome TEXT,
  articles INTEGER NOT NULL DEFAULT 0,
  events INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0
)""",
)
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS events_by_article ON events (article_id)",
    "CREATE INDEX IF NOT EXISTS events_by_day ON events (event_date)",
)


class OtherTablesError(ValueError):
    """The file has tables of these names with other columns; the message says which."""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables that are not there. Raises OtherTablesError where one is, with other columns."""
    columns = ",\n  ".join(f'"{name}" {_SQL_TYPES[kind]}' for name, kind in column_types().items())
    for statement in _TABLES:
        connection.execute(statement.replace("{columns}", columns))
    for table, due in (("events", (*COLUMNS, "run")), ("articles", _ARTICLE_COLUMNS)):
        there = tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
        if there != due:
            raise OtherTablesError(f"its table {table} has other columns than this version writes")
    for statement in _INDEXES:
        connection.execute(statement)


def begin_run(connection: sqlite3.Connection) -> int:
    """Note a new run and give its number."""
    cursor = connection.execute("INSERT INTO runs (version, started) VALUES (?, ?)", (__version__, now()))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def end_run(connection: sqlite3.Connection, run: int, outcome: str) -> None:
    """Note how the run ended: `done` or `stopped`. A killed one has no outcome."""
    connection.execute("UPDATE runs SET ended = ?, outcome = ? WHERE run = ?", (now(), outcome, run))


def save(connection: sqlite3.Connection, batch: Iterable[CodedArticle], run: int) -> None:
    """Write the articles, their events and the run's counts; what has the same id is replaced."""
    batch = list(batch)
    events = [event for coded in batch for event in coded.events]
    connection.executemany(
        f"INSERT OR REPLACE INTO events VALUES ({_marks(len(COLUMNS) + 1)})",
        ([*map(_plain, values(event)), run] for event in events),
    )
    connection.executemany(
        f"INSERT OR REPLACE INTO articles VALUES ({_marks(len(_ARTICLE_COLUMNS))})",
        ([*_article(coded), run] for coded in batch),
    )
    failed = sum(bool(coded.error) for coded in batch)
    connection.execute(
        "UPDATE runs SET articles = articles + ?, events = events + ?, failed = failed + ? WHERE run = ?",
        (len(batch), len(events), failed, run),
    )


def _article(coded: CodedArticle) -> list[object]:
    article = coded.article
    return [
        article.id,
        article.title,
        article.source,
        article.url,
        _plain(article.date),
        article.country,
        len(coded.events),
        coded.error,
    ]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _marks(n: int) -> str:
    return ", ".join("?" * n)
