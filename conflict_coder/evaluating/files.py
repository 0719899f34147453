"""JSON Lines of gold and of rows. All broken lines are told, each with its file and line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, TypeVar

from conflict_coder.evaluating.coded import CodedRow, coded_row
from conflict_coder.evaluating.gold import GoldText, gold_text
from conflict_coder.reading.problem import OnError, ReadProblem

T = TypeVar("T")
_STDIN = Path("-")
_BOM = b"\xef\xbb\xbf"


def read_gold(path: Path, on_error: OnError) -> list[GoldText]:
    """The hand-coded texts of *path* (`-`: stdin). A broken line, or an id seen before, goes to *on_error*.

    Raises OSError for a file that cannot be opened.
    """
    first: dict[str, int] = {}
    texts = []
    for number, text in _records(path, gold_text, on_error):
        if text.id in first:
            cause = f"the id {text.id} stands in line {first[text.id]} already"
            on_error(ReadProblem(_shown(path), cause, number))
            continue
        first[text.id] = number
        texts.append(text)
    return texts


def read_rows(path: Path, on_error: OnError) -> list[CodedRow]:
    """The coded rows of *path* (`-`: stdin). A broken line goes to *on_error*.

    Raises OSError for a file that cannot be opened.
    """
    return [row for _, row in _records(path, coded_row, on_error)]


def _records(
    path: Path, made: Callable[[Mapping[str, object]], T], on_error: OnError
) -> Iterator[tuple[int, T]]:
    """What *made* makes of each line, with the line's number."""
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        try:
            record = made(_object(line))
        except json.JSONDecodeError as error:
            on_error(ReadProblem(_shown(path), f"broken JSON: {error.msg}", number, error.colno))
        except UnicodeDecodeError as error:
            on_error(ReadProblem(_shown(path), "not UTF-8", number, error.start + 1))
        except (ValueError, RecursionError) as error:
            on_error(ReadProblem(_shown(path), str(error), number))
        else:
            yield number, record


def _lines(path: Path) -> list[bytes]:
    if path == _STDIN:
        return _split(sys.stdin.buffer)
    with path.open("rb") as raw:
        return _split(raw)


def _split(raw: BinaryIO) -> list[bytes]:
    return raw.read().removeprefix(_BOM).split(b"\n")


def _object(line: bytes) -> Mapping[str, object]:
    record = json.loads(line.decode("utf-8"))
    if not isinstance(record, dict):
        raise ValueError("not a JSON object")
    return record


def _shown(path: Path) -> str:
    return "<stdin>" if path == _STDIN else str(path)
