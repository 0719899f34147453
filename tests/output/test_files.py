"""A file is written whole or not at all."""

import os
from pathlib import Path

import pytest

from conflict_coder.output import whole_file


def test_a_file_is_replaced_with_its_mode_kept(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("old", "utf-8")
    path.chmod(0o640)
    with whole_file(path) as stream:
        stream.write("جديد\r\n")
        assert path.read_text("utf-8") == "old"
    assert path.read_bytes() == "جديد\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("old", "utf-8")
    with pytest.raises(KeyboardInterrupt):
        _stop_midway(path)
    assert path.read_text("utf-8") == "old"
    assert os.listdir(tmp_path) == ["events.csv"]


def _stop_midway(path: Path) -> None:
    with whole_file(path) as stream:
        stream.write("half")
        raise KeyboardInterrupt


def test_a_new_file_has_the_users_mode(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        with whole_file(tmp_path / "new") as stream:
            stream.write("x")
    finally:
        os.umask(umask)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old", "utf-8")
    link.symlink_to(real)
    with whole_file(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert real.read_text("utf-8") == "new"


def test_a_device_is_written_directly() -> None:
    with whole_file(Path(os.devnull)) as stream:
        stream.write("x")
    assert not Path(os.devnull).is_file()


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "none" / "x"):
        pass


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), whole_file(tmp_path):
        pass
