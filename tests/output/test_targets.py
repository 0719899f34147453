"""A file is written whole or not at all; what grows keeps its rows."""

import os
from pathlib import Path

import pytest

from conflict_coder.output.targets import GrowingLines, WholeFile


def write(path: Path, text: str) -> None:
    target = WholeFile(path)
    target.text().write(text)
    target.commit()


def test_a_file_is_replaced_with_its_mode_kept(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("old", "utf-8")
    path.chmod(0o640)
    target = WholeFile(path)
    target.text().write("جديد\r\n")
    assert path.read_text("utf-8") == "old"
    target.commit()
    assert path.read_bytes() == "جديد\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("old", "utf-8")
    target = WholeFile(path)
    target.text().write("half")
    target.discard()
    assert path.read_text("utf-8") == "old"
    assert os.listdir(tmp_path) == ["events.csv"]


def test_a_new_file_has_the_users_mode(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        write(tmp_path / "new", "x")
    finally:
        os.umask(umask)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old", "utf-8")
    link.symlink_to(real)
    write(link, "new")
    assert link.is_symlink()
    assert real.read_text("utf-8") == "new"


def test_a_device_is_written_directly() -> None:
    write(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        WholeFile(tmp_path / "none" / "x")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        WholeFile(tmp_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "new\n"),
        ("", "new\n"),
        ('{"a": 1}\n', '{"a": 1}\nnew\n'),
        ('{"a": 1}', '{"a": 1}\nnew\n'),
        ('{"a": 1}\n{"b": "قص', '{"a": 1}\nnew\n'),
        ('{"b": "قص', "new\n"),
        ('{"a": 1}\n{"b": "' + "ق" * 200_000, '{"a": 1}\nnew\n'),
        ('{"a": "' + "ق" * 200_000 + '"}', '{"a": "' + "ق" * 200_000 + '"}\nnew\n'),
    ],
)
def test_lines_grow_and_a_torn_one_is_cut_off(tmp_path: Path, before: str | None, after: str) -> None:
    path = tmp_path / "rows.jsonl"
    if before is not None:
        path.write_text(before, "utf-8")
    target = GrowingLines(path)
    target.text().write("new\n")
    target.commit()
    assert path.read_text("utf-8") == after


def test_lines_stay_when_a_run_ends_early(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    target = GrowingLines(path)
    target.text().write("new\n")
    target.discard()
    assert path.read_text("utf-8") == "new\n"
