"""Text comes back the same from every encoding, and no encoding is taken for another."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_coder.reading.encoding import Decoder, NotTextError, decode_whole, refuse_binary, wide_encoding

from .conftest import Reads, read

WORDS = "قُتل ثلاثة جنود، وأُصيب آخرون «بجروح» في هجوم قرب المدينة"
arabic_words = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة", min_size=2, max_size=9)
# In real text no letter is every other letter, as ط and ظ are in misread UTF-8.
sentences = (
    st.lists(arabic_words, min_size=3, max_size=20)
    .map("، ".join)
    .filter(lambda text: sum(char in "طظ" for char in text) < 0.3 * len(text))
)
any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1)
LINE_ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"]


@given(any_text, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_marked_and_utf8_text_comes_back(text: str, encoding: str) -> None:
    assert decode_whole(text.encode(encoding)) == text


@given(sentences, st.sampled_from(["utf-16-le", "utf-16-be", "cp1256"]))
def test_unmarked_arabic_comes_back(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    refuse_binary(data)
    assert decode_whole(data) == text


@given(sentences, st.integers(min_value=0), st.binary(min_size=1, max_size=1))
def test_damaged_utf8_is_refused_and_not_misread(text: str, place: int, byte: bytes) -> None:
    data = text.encode()
    place %= len(data)
    damaged = data[:place] + byte + data[place + 1 :]
    try:
        damaged.decode()
    except UnicodeDecodeError:
        with pytest.raises(NotTextError):
            decode_whole(damaged)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(NotTextError):
        refuse_binary(data)
        assert isinstance(decode_whole(data), str)


@pytest.mark.parametrize("encoding", LINE_ENCODINGS)
@pytest.mark.parametrize("suffix", ["txt", "json", "jsonl", "csv", "tsv"])
def test_every_format_in_every_encoding(reads: Reads, suffix: str, encoding: str) -> None:
    record = {"id": "3", "text": f"{WORDS}\n{WORDS}", "title": "خبر"}
    dumped = json.dumps(record, ensure_ascii=False)
    table = io.StringIO()
    writer = csv.writer(table, delimiter="\t" if suffix == "tsv" else ",")
    writer.writerows([["المعرف", "النص", "العنوان"], record.values()])
    front = f"---\nid: 3\ntitle: خبر\n---\n{record['text']}"
    content = {"txt": front, "json": dumped, "jsonl": f"{dumped}\n"}.get(suffix, table.getvalue())
    outcome = reads(f"a.{suffix}", content.encode(encoding))
    assert outcome.problems == []
    article = outcome.article
    assert {"id": article.id, "text": article.text, "title": article.title} == record


@given(st.lists(st.tuples(any_text, any_text), min_size=1, max_size=4))
def test_csv_comes_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    rows = [(title, text) for title, text in rows if text.strip()]
    table = io.StringIO()
    csv.writer(table, quoting=csv.QUOTE_ALL).writerows([("title", "text"), *rows])
    data = table.getvalue().encode()
    try:
        refuse_binary(data)
    except NotTextError:
        return
    file = tmp_path_factory.mktemp("csv") / "a.csv"
    file.write_bytes(data)
    outcome = read(file)
    assert outcome.told == []
    assert [(article.title, article.text) for article in outcome.articles] == [
        (t.strip(), b) for t, b in rows
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"", None),
        (b"plain", None),
        (b"\xff\xfea\0", "utf-16"),
        (b"\xff\xfe\0\0a\0\0\0", "utf-32"),
        ("في يوم".encode("utf-16-le"), "utf-16-le"),
        ("في يوم".encode("utf-16-be"), "utf-16-be"),
        (b"\0\0\0\0", None),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0", None),
    ],
)
def test_wide_encoding(head: bytes, encoding: str | None) -> None:
    assert wide_encoding(head) == encoding


def test_a_source_once_known_needs_no_more_proof() -> None:
    decode = Decoder()
    with pytest.raises(NotTextError):
        decode(b"caf\xe9\n")
    decode(WORDS.encode("cp1256"))
    assert decode(b"caf\xe9\n") == "café\n"
