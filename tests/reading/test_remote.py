"""Addresses, listed and opened by fsspec; the store here is fsspec's own, in memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import fsspec
import pytest

from .conftest import read
from .packing import PACKERS, zipped


@pytest.fixture
def store() -> Iterator[None]:
    files = {
        "a.txt": b"a",
        "b.jsonl.gz": PACKERS[".gz"](b'{"text": "b1"}\n{"text": "b2"}\n'),
        "notes.md": b"no",
        ".hidden.txt": b"no",
        "sub/c.txt": b"c",
        "sub/.git/e.txt": b"no",
        "z.zip": zipped({"in/y.txt": "y", "x.txt": "x"}),
        "odd": b"odd",
    }
    memory = fsspec.filesystem("memory")
    memory.pipe({f"/news/{name}": content for name, content in files.items()})
    memory.mkdir("/news/empty")
    yield
    memory.rm("/news", recursive=True)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("url", "ids"),
    [
        ("memory://news", ["a", "b.jsonl#1", "b.jsonl#2", "z/x", "z/in/y", "sub/c"]),
        ("memory://news/", ["a", "b.jsonl#1", "b.jsonl#2", "z/x", "z/in/y", "sub/c"]),
        ("memory://news/sub/c.txt", ["c"]),
        ("memory://news/odd", ["odd"]),
        ("memory://news/z.zip", ["x", "in/y"]),
        ("memory://news/*.txt", ["a"]),
        ("memory://news/*.jsonl.gz", ["b.jsonl#1", "b.jsonl#2"]),
        ("memory://news/s*", ["sub/c"]),
    ],
)
def test_addresses_are_read_as_folders_and_files_are(url: str, ids: list[str]) -> None:
    outcome = read(url)
    assert outcome.told == []
    assert [article.id for article in outcome.articles] == ids


@pytest.mark.usefixtures("store")
def test_a_file_named_twice_is_read_once() -> None:
    outcome = read("memory://news/a.txt", "memory://news")
    assert [article.id for article in outcome.articles].count("a") == 1


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("memory://news/none", "memory://news/none: no such file or folder"),
        ("memory://news/*.csv", "memory:///news/*.csv: no file is called so"),
        (
            "memory://news/empty",
            "memory:///news/empty: no articles in this folder "
            "(.txt .html .htm .json .jsonl .ndjson .csv .tsv .zip)",
        ),
        ("nonsense://x/y", "nonsense://x/y: addresses of nonsense:// are not known"),
    ],
)
def test_what_cannot_be_read_is_told(url: str, problem: str) -> None:
    outcome = read(url, "memory://news/a.txt")
    assert [str(told).replace("memory:///", "memory://") for told in outcome.told] == [
        problem.replace("memory:///", "memory://")
    ]
    assert [article.id for article in outcome.articles] == ["a"]


@pytest.mark.parametrize(
    ("url", "library", "extra"),
    [("s3://b/k", "s3fs", "s3"), ("gs://b/k", "gcsfs", "gs"), ("https://h/p", "aiohttp", "http")],
)
def test_a_missing_extra_is_told_with_the_command_that_installs_it(
    url: str, library: str, extra: str
) -> None:
    script = (
        f"import sys; sys.modules[{library!r}] = None\n"
        "from conflict_coder.reading import read_paths\n"
        f"list(read_paths([{url!r}], on_error=print))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{url}: {url.partition('://')[0]}:// is an extra that is not installed")
    assert f"uv sync --extra {extra}" in done.stdout


def test_local_files_do_not_load_fsspec(tmp_path: pytest.TempPathFactory) -> None:
    script = (
        "import sys\nfrom conflict_coder.reading import read_paths\n"
        f"list(read_paths([{str(tmp_path)!r}], on_error=print))\n"
        "sys.exit(any(name in sys.modules for name in ('fsspec', 'zipfile', 'backports.zstd', 'aiohttp')))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
