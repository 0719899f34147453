"""What is in a ledger, for people and programs to look at."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from conflict_coder.batch.ledger import reading
from conflict_coder.batch.records import unpacked

_RUN = ("run", "started", "ended", "outcome", "articles", "events", "failed", "known", "version", "process")


@dataclass(frozen=True, slots=True)
class LedgerView:
    """A ledger at one moment.

    articles, events, failed: of the runs that are shown.  versions: articles by how they were coded.
    runs: the shown ones, oldest first; `known` were passed over, and a run without an outcome is still on.
    failures: articles that could not be coded, by id, and why.  outputs: files of rows; `in_step` when they
    hold all rows.
    """

    articles: int
    events: int
    failed: int
    versions: dict[str, int]
    runs: list[dict[str, object]]
    failures: list[tuple[str, str]]
    outputs: list[dict[str, object]]


def look(path: Path, since: datetime | None = None) -> LedgerView:
    """What is in the ledger at *path*. since: only of runs that began then or later.

    Raises NotALedger and LedgerError.
    """
    start = since.astimezone(UTC).isoformat(timespec="seconds") if since else ""
    with reading(path) as connection:
        return _view(connection, start)


def _view(connection: sqlite3.Connection, start: str) -> LedgerView:
    shown = "FROM ledger_articles WHERE run IN (SELECT run FROM ledger_runs WHERE started >= ?)"
    counts = f"SELECT count(*), coalesce(sum(events), 0), coalesce(sum(failed), 0) {shown}"
    articles, events, failed = connection.execute(counts, (start,)).fetchone()
    versions = connection.execute(f"SELECT version, count(*) {shown} GROUP BY version ORDER BY 1", (start,))
    runs = connection.execute(
        f"SELECT {', '.join(_RUN)} FROM ledger_runs WHERE started >= ? ORDER BY run", (start,)
    )
    failures = connection.execute(f"SELECT record {shown} AND failed ORDER BY seq", (start,))
    return LedgerView(
        articles=articles - failed,
        events=events,
        failed=failed,
        versions=dict(versions),
        runs=[dict(zip(_RUN, run, strict=True)) for run in runs],
        failures=[(coded.article.id, coded.error) for (record,) in failures for coded in [unpacked(record)]],
        outputs=_outputs(connection),
    )


def _outputs(connection: sqlite3.Connection) -> list[dict[str, object]]:
    due = connection.execute(
        "SELECT (SELECT coalesce(max(seq), 0) FROM ledger_articles),"
        " (SELECT value FROM ledger WHERE name = 'revision')"
    ).fetchone()
    found = connection.execute("SELECT path, format, seq, revision FROM ledger_outputs ORDER BY path")
    return [
        {"path": path, "format": fmt, "in_step": (seq, revision) == due} for path, fmt, seq, revision in found
    ]
