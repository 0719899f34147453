"""An S3 server and a web server, each a process of its own on loopback, and the command beside them."""

from __future__ import annotations

import csv
import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
_PATIENCE = 60


@dataclass
class Run:
    """How the command ended. rows: of the CSV it wrote."""

    code: int
    said: str
    rows: list[dict[str, str]] = field(default_factory=list)

    @property
    def articles(self) -> list[str]:
        return [row["article_id"] for row in self.rows]


def code(*args: str, env: Mapping[str, str] | None = None) -> Run:
    """`conflict-coder code ARGS -f csv`, as a process."""
    command = [sys.executable, "-m", "conflict_coder", "code", *args]
    clean = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    done = subprocess.run(
        [*command, "-f", "csv", "-q"],
        capture_output=True,
        env={**clean, **(env or {})},
        check=False,
        timeout=300,
    )
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
    return Run(done.returncode, done.stderr.decode(), rows)


def article(n: int) -> str:
    """A text that tells one event."""
    return f"قُتل {n + 3} جنود عراقيين أمس في هجوم شنه تنظيم الدولة الإسلامية على حاجز للجيش قرب تكريت."


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of a fresh S3 server."""
    for needed in ("moto", "flask", "flask_cors", "s3fs"):
        if find_spec(needed) is None:
            pytest.skip(f"needs the extra s3 and the group servers ({needed})")
    yield from _served("-m", "moto.server", "-H", "127.0.0.1", "-p", "{port}")


@pytest.fixture
def locked_s3() -> Iterator[str]:
    """The address of an S3 server that knows no key."""
    if find_spec("moto") is None or find_spec("flask_cors") is None or find_spec("s3fs") is None:
        pytest.skip("needs the extra s3 and the group servers")
    env = {"INITIAL_NO_AUTH_ACTION_COUNT": "0"}
    yield from _served("-m", "moto.server", "-H", "127.0.0.1", "-p", "{port}", env=env)


@pytest.fixture(scope="session")
def bucket(s3: str) -> Any:
    """The client of a server with an empty bucket «news»."""
    import boto3

    client = boto3.client(
        "s3",
        endpoint_url=s3,
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        region_name="us-east-1",
    )
    client.create_bucket(Bucket="news")
    return client


@pytest.fixture
def s3_env(s3: str) -> dict[str, str]:
    """What a user sets to reach the server."""
    return {**KEYS, "AWS_ENDPOINT_URL": s3}


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """The address of a web server of `tmp_path`."""
    if find_spec("aiohttp") is None:
        pytest.skip("needs the extra http")
    yield from _served("-m", "http.server", "{port}", "--bind", "127.0.0.1", "--directory", str(tmp_path))


def _served(*args: str, env: Mapping[str, str] | None = None) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, *(arg.format(port=port) for arg in args)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env={**os.environ, **(env or {})}, **quiet)  # type: ignore[call-overload]
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(_PATIENCE)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not start")
