"""The tables of an SQLite file, as SQLite itself reads them."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from conflict_coder import Article, __version__
from conflict_coder.coding.coded import CodedArticle
from conflict_coder.output import Format, open_writer
from conflict_coder.output.writer import OutputError
from tests.output.conftest import DENIAL, PROTEST, SOUTH, STRIKE, coded, write_file

NEWS = Article(text="نص", id="a,1", title="عنوان", date=date(2016, 3, 3), source="وكالة", country="Yemen")
DULL = Article(text="طقس", id="b")


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with two events of an article, an article of none, and one that failed."""
    path = tmp_path / "events.sqlite"
    batch = [coded(STRIKE, SOUTH, article=NEWS), coded(article=DULL)]
    failed = CodedArticle(Article(text="x", id="c"), error="ValueError: no")
    write_file(path, Format.sqlite, [*batch, failed])
    return path


def test_columns_have_their_types(file: Path) -> None:
    types = "typeof(event_date), typeof(fatalities), typeof(latitude), typeof(injuries), typeof(actor2)"
    assert ask(file, f"SELECT {types} FROM events WHERE event_id = '{STRIKE.event_id}'") == [
        ("text", "integer", "real", "null", "text")
    ]
    assert ask(file, "SELECT date(event_date, '+1 day') FROM events WHERE fatalities > 2") == [
        ("2016-03-03",)
    ]


def test_every_article_is_told_also_without_events(file: Path) -> None:
    assert ask(file, "SELECT article_id, title, article_date, country, events, error FROM articles") == [
        ("a,1", "عنوان", "2016-03-03", "Yemen", 2, ""),
        ("b", "", None, "", 0, ""),
        ("c", "", None, "", 0, "ValueError: no"),
    ]


def test_a_run_tells_what_it_did(file: Path) -> None:
    assert ask(file, "SELECT run, version, outcome, articles, events, failed FROM runs") == [
        (1, __version__, "done", 3, 2, 1)
    ]
    assert ask(file, "SELECT started <= ended FROM runs") == [(1,)]


def test_a_row_with_the_same_id_is_replaced_and_the_others_stay(file: Path) -> None:
    newer = replace(STRIKE, fatalities=5)
    write_file(file, Format.sqlite, [coded(newer, DENIAL, article=NEWS)], append=True)
    assert ask(file, "SELECT event_id, fatalities, run FROM events ORDER BY event_id") == [
        (STRIKE.event_id, 5, 2),
        (DENIAL.event_id, None, 2),
        (SOUTH.event_id, 0, 1),
    ]
    assert ask(file, "SELECT article_id, events, run FROM articles WHERE run = 2") == [("a,1", 2, 2)]
    assert ask(file, "SELECT count(*) FROM runs") == [(2,)]


def test_without_append_the_file_is_new(file: Path) -> None:
    write_file(file, Format.sqlite, [coded(PROTEST)])
    assert ask(file, "SELECT event_id FROM events") == [(PROTEST.event_id,)]
    assert ask(file, "SELECT run FROM runs") == [(1,)]


def test_a_growing_file_keeps_what_was_done(file: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_file(file, Format.sqlite, _stopped(), append=True)
    assert ask(file, "SELECT count(*) FROM events") == [(3,)]
    assert ask(file, "SELECT outcome, events FROM runs WHERE run = 2") == [("stopped", 1)]


def _stopped() -> Iterator[CodedArticle]:
    yield coded(PROTEST)
    raise KeyboardInterrupt


def test_a_reader_sees_a_growing_file_while_it_grows(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conflict_coder.output.sqlite._SECONDS", -1)
    with open_writer(Format.sqlite, file, append=True) as writer:
        writer.write(coded(PROTEST))
        assert ask(file, "SELECT count(*) FROM events") == [(3,)]
        assert ask(file, "SELECT outcome FROM runs WHERE run = 2") == [(None,)]


def test_two_processes_write_to_one_file(tmp_path: Path) -> None:
    path = tmp_path / "events.sqlite"
    script = (
        "import sys; from pathlib import Path\n"
        "from conflict_coder.output import Format, open_writer\n"
        "from conflict_coder.coding.coded import CodedArticle\n"
        "from conflict_coder import Article, Event\n"
        "who, path = sys.argv[1:]\n"
        "with open_writer(Format.sqlite, Path(path), append=True) as writer:\n"
        "    for i in range(2500):\n"
        "        name = who + str(i)\n"
        "        writer.write(CodedArticle(Article(text='', id=name), [Event(event_id=name)]))\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, who, str(path)]) for who in "ab"]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    assert ask(path, "SELECT count(*), count(DISTINCT run) FROM events") == [(5000, 2)]
    assert ask(path, "SELECT articles, outcome FROM runs") == [(2500, "done")] * 2


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ("text", "file is not a database"),
        ("table", "other columns"),
        ("wal", "in use"),
    ],
)
def test_a_file_that_cannot_hold_the_rows_is_left_alone(tmp_path: Path, made: str, said: str) -> None:
    path = tmp_path / "events.db"
    if made == "text":
        path.write_text("event_id,article_id\n" * 100, "utf-8")
    else:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE events (id INTEGER)")
    if made == "wal":
        path.with_name("events.db-wal").write_bytes(b"x")
    before = path.read_bytes()
    with pytest.raises(OutputError, match=said):
        open_writer(Format.sqlite, path, append=made != "wal")
    assert path.read_bytes() == before


def test_a_device_is_no_database() -> None:
    with pytest.raises(OutputError, match="regular file"):
        open_writer(Format.sqlite, Path("/dev/null"))


def test_stdout_is_no_database() -> None:
    with pytest.raises(OutputError, match="file"):
        open_writer(Format.sqlite, None)
