"""Checks of single words: letters of another alphabet, invisible marks, lists written as one string."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from conflict_coder.matching.pack_files import Item
from conflict_coder.matching.problems import Problem, Span
from conflict_coder.matching.source import Source, Where
from conflict_coder.resources import read_data

# Free text: an article may hold any letter.
_FREE = frozenset({"tests", "description", "text"})
# The keys below which every scalar is an Arabic word.
_WORD_KEYS = frozenset({"verb", "noun", "phrase", "not", "word", "words", "ends", "unless", "prep", "joined"})
# What people write between the words of a list.
SEPARATORS = "،,؛;|/"
_PATTERN = frozenset("*+?()[]{}^$\\")

Finding = tuple[Span, str, str]  # where, message, hint


def check_words(item: Item) -> None:
    """Note what is wrong with the letters of an item."""
    for path, text, span in item.source.scalars(item.path):
        inner = path[len(item.path) :]
        if _FREE & set(inner):
            continue
        findings = list(letters(text, span))
        if _is_word(item, inner):
            findings += _word(text, span, item.kind)
        for where, message, hint in findings:
            problem = item.source.problem(where, message, hint, item=item.id, fatal=False)
            item.problems.append(problem)


def check_letters(source: Source) -> list[Problem]:
    """The same letters and marks in a file of names (sides, places, …)."""
    return [
        source.problem(where, message, hint, fatal=False)
        for _, text, span in source.scalars()
        for where, message, hint in letters(text, span)
    ]


def _is_word(item: Item, path: Where) -> bool:
    if item.kind == "words":
        return True
    if item.kind == "bundle":
        return False
    return (
        bool(_WORD_KEYS & set(path)) or path[-3:-1] == ("when", "trigger") or path[-2:] == ("when", "trigger")
    )


def letters(text: str, span: Span) -> Iterator[Finding]:
    """Letters that only look Arabic, and marks that nobody sees."""
    if text.isascii():
        return
    table = _look_alikes()
    wrong = sorted(set(text) & set(table), key=text.index)
    arabic = any("\u0600" <= char <= "\u06ff" for char in text)
    if wrong and arabic:
        right = "".join(table[char][0] if char in table else char for char in text)
        named = "; ".join(f"«{char}» is the {table[char][1]}, not «{table[char][0]}»" for char in wrong)
        yield _at(span, text, wrong[0]), f"a look-alike letter: {named}", f"write {right}"
    hidden = [char for char in text if unicodedata.category(char) == "Cf" or char in "\u00a0\u202f\u3000"]
    if hidden:
        name = unicodedata.name(hidden[0], "mark").lower()
        right = "".join(" " if char in "\u00a0\u202f\u3000" else char for char in text if char not in hidden)
        code = f"U+{ord(hidden[0]):04X}"
        yield _at(span, text, hidden[0]), f"an invisible mark: {name} ({code})", f"delete it: {right.strip()}"
    if any("\ufb50" <= char <= "\ufefc" for char in text):
        plain = unicodedata.normalize("NFKC", text)
        yield span, "presentation forms instead of letters (copied from a PDF?)", f"write {plain}"


def _word(text: str, span: Span, kind: str) -> Iterator[Finding]:
    """What cannot be one word or phrase."""
    separator = next((char for char in SEPARATORS if char in text), "")
    parts = [part.strip() for part in text.split(separator)] if separator else []
    if separator and any(parts):
        lines = "  ".join(f"- {part}" for part in parts if part)
        yield (
            _at(span, text, separator),
            f"«{separator}» does not part words here",
            f"one item a line: {lines}",
        )
    signs = sorted(set(text) & _PATTERN, key=text.index)
    if signs and len(text) > 1:
        hint = "write the lemma: attached particles, number and person are found by the coder"
        yield _at(span, text, signs[0]), f"«{signs[0]}» is not a letter: there are no patterns in words", hint
    if kind == "event" and text and not any("\u0620" <= char <= "\u06ff" for char in text):
        yield span, f"«{text}» has no Arabic letter, so it can never be found", ""


def _at(span: Span, text: str, char: str) -> Span:
    """The place of *char* in a scalar. Quotes and escapes shift it; then the whole scalar is underlined."""
    if span.width != len(text):
        return span
    return Span(span.line, span.column + text.index(char), 1)


@lru_cache(maxsize=1)
def _look_alikes() -> dict[str, tuple[str, str]]:
    """letter -> (what to write, its name)."""
    entries = read_data("lookalike_letters.yaml")
    return {entry["letter"]: (entry["instead"], entry["name"]) for entry in entries}
