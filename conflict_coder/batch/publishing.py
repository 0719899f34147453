"""Files of rows that follow a ledger: after each run they hold its rows, all and in order.

A file of JSON Lines grows: the ledger keeps how long it was when its rows were last noted, and what a killed
run left behind that is cut off and written again. A file of another format is written anew, and takes its
place whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from glob import escape
from pathlib import Path

from conflict_coder.batch.ledger import Ledger, Mark
from conflict_coder.coding.coded import CodedArticle
from conflict_coder.output import Format, open_writer
from conflict_coder.output.lines import JsonLinesWriter
from conflict_coder.output.targets import FromOffset
from conflict_coder.output.writer import OutputError, Writer

_NOTHING = Mark(seq=0, revision=-1)


def claim_output(ledger: Ledger, path: Path, fmt: Format) -> None:
    """Make *path* the ledger's, to write to from now on.

    Raises OutputError where it holds something that is not the ledger's, and would be lost.
    """
    if fmt is Format.table:
        raise OutputError("a table to look at cannot follow a state file; choose another --format")
    if ledger.published(_name(path), fmt) is not None:
        return
    if path.exists() and (path.stat().st_size or not path.is_file()):
        raise OutputError(f"{path} is there already and not from {ledger.path}: name another, or remove it")
    ledger.note_published(_name(path), fmt, _NOTHING, 0)


def publish(ledger: Ledger, path: Path, fmt: Format, *, bom: bool = False) -> None:
    """Make *path* hold the rows of the ledger. Killed at any moment, it is completed by the next call.

    Raises OSError, and OutputError for a format that cannot be written.
    """
    name, now = _name(path), ledger.mark()
    before = ledger.published(name, fmt)
    size = path.stat().st_size if path.is_file() else -1
    if before == (now, size):
        return
    if fmt is Format.jsonl and before and before[0].revision == now.revision and size >= before[1]:
        mark, length = before
        _fill(JsonLinesWriter(FromOffset(path, length)), ledger.coded(mark.seq))
    else:
        for part in path.parent.glob(f".{escape(path.name)}.*.part"):  # a killed run could not remove it
            part.unlink()
        _fill(open_writer(fmt, path, bom=bom), ledger.coded())
    ledger.note_published(name, fmt, now, path.stat().st_size)


def _fill(writer: Writer, articles: Iterable[CodedArticle]) -> None:
    with writer:
        for coded in articles:
            writer.write(coded)


def _name(path: Path) -> str:
    return str(path.resolve())
