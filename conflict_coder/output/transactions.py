"""What every SQLite file of the coder needs: transactions that are whole, and the time they were made at."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block's statements, or none. The connection is one without transactions of its own
    (`isolation_level=None`). Raises sqlite3.Error.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def now() -> str:
    """The time in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
