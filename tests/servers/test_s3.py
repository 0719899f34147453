"""`conflict-coder code s3://…`, against a real S3 server."""

from __future__ import annotations

import json
from typing import Any

from tests.reading.packing import PACKERS, zipped
from tests.servers.conftest import KEYS, article, code


def lines(count: int, first: int = 0) -> bytes:
    records = [{"id": f"r{i}", "text": article(i), "date": "2014-07-03"} for i in range(first, first + count)]
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def put(bucket: Any, files: dict[str, bytes]) -> None:
    for key, body in files.items():
        bucket.put_object(Bucket="news", Key=key, Body=body)


def test_a_folder_a_file_and_a_pattern(bucket: Any, s3_env: dict[str, str]) -> None:
    files = {
        "one/": b"",
        "one/b.txt": article(1).encode(),
        "one/a.jsonl.zst": PACKERS[".zst"](lines(2)),
        "one/sub/c.csv.gz": PACKERS[".gz"](f"id,text\nc,{article(2)}\n".encode()),
        "one/sub/d.zip": zipped({"2018/e.txt": article(3), "f.jsonl.xz": PACKERS[".xz"](lines(1, 7))}),
        "one/notes.md": b"no",
    }
    put(bucket, files)
    folder = code("s3://news/one", env=s3_env)
    assert (folder.code, folder.said) == (0, "")
    assert folder.articles == ["r0", "r1", "b", "c", "r7", "sub/d/2018/e"]
    assert {row["location"] for row in folder.rows} == {"Tikrit"}
    assert code("s3://news/one/a.jsonl.zst", env=s3_env).articles == ["r0", "r1"]
    assert code("s3://news/one/*.txt", "s3://news/*/sub/*.gz", env=s3_env).articles == ["b", "c"]


def test_a_large_file_is_read_in_pieces(bucket: Any, s3_env: dict[str, str]) -> None:
    """Longer than what is fetched at once."""
    filler = json.dumps({"text": "طقس " * 2**18}, ensure_ascii=False).encode() + b"\n"
    put(bucket, {"large.jsonl": lines(1) + filler * 10 + lines(1, 1)})
    run = code("s3://news/large.jsonl", env=s3_env)
    assert (run.code, run.articles) == (0, ["r0", "r1"])


def test_what_is_wrong_is_told_and_costs_no_other(bucket: Any, s3_env: dict[str, str]) -> None:
    packed = PACKERS[".gz"](lines(3))
    put(bucket, {"bad/a.jsonl.gz": packed[: len(packed) // 2], "bad/b.zip": b"PK\x03\x04xxxx"})
    put(bucket, {"good.txt": article(0).encode()})
    missing = ("s3://no-such-bucket/a.txt", "s3://news/none.txt", "s3://news/none/", "s3://news/none/*.csv")
    run = code("s3://news/bad", *missing, "s3://news/good.txt", env=s3_env)
    assert run.code == 1
    assert run.articles[-1] == "good"
    *_, bucketless, no_file, no_folder, no_match = run.said.splitlines()
    assert "s3://news/bad/a.jsonl.gz: broken gzip file" in run.said
    assert "s3://news/bad/b.zip: broken zip archive" in run.said
    assert bucketless.endswith("s3://no-such-bucket/a.txt: no such bucket: no-such-bucket")
    assert no_file.endswith("s3://news/none.txt: no such file or folder")
    assert no_folder.endswith("s3://news/none: no such file or folder")
    assert no_match.endswith("s3://news/none/*.csv: no file is called so")
    assert "Traceback" not in run.said


def test_a_server_that_is_not_there_is_told(s3_env: dict[str, str]) -> None:
    env = {**s3_env, "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "1"}
    run = code("s3://news/one", env=env)
    assert run.code == 1
    assert len(run.said.splitlines()) == 1
    assert "s3://news/one: cannot be read: " in run.said


def test_a_key_that_opens_nothing_is_told(locked_s3: str) -> None:
    run = code("s3://news/one", env={**KEYS, "AWS_ENDPOINT_URL": locked_s3})
    assert run.code == 1
    assert "s3://news/one: access denied (" in run.said
    assert len(run.said.splitlines()) == 1


def test_no_credentials_are_told(s3: str) -> None:
    env = dict.fromkeys(KEYS, "") | {
        "AWS_ENDPOINT_URL": s3,
        "AWS_EC2_METADATA_DISABLED": "true",
        "HOME": "/none",
    }
    run = code("s3://news/one", env=env)
    assert run.code == 1
    assert "FSSPEC_S3_ANON=true" in run.said
