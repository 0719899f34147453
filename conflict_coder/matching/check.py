"""Check whole packs: what no single item can tell. Every problem is found in one run."""

from __future__ import annotations

from collections.abc import Callable, Collection

from conflict_coder import __version__
from conflict_coder.matching.check_events import check_event
from conflict_coder.matching.check_grammar import (
    check_bundle,
    check_construction,
    check_scope,
    check_word_list,
)
from conflict_coder.matching.check_words import check_words
from conflict_coder.matching.names import Names
from conflict_coder.matching.pack_files import Item, Kind, PackFiles
from conflict_coder.matching.problems import Problem

_OPERATORS: dict[str, Callable[[list[int], list[int]], bool]] = {
    ">=": lambda have, need: have >= need,
    "<=": lambda have, need: have <= need,
    "==": lambda have, need: have == need,
    "!=": lambda have, need: have != need,
    ">": lambda have, need: have > need,
    "<": lambda have, need: have < need,
}


def check_items(names: Names, columns: Collection[str] = ()) -> None:
    """Note in each item of *names* what is wrong with it.

    columns: what a test's rows may be asked for; empty: not checked.
    """
    for (kind, _), item in names.items.items():
        check_words(item)
        if kind == "event":
            check_event(item, names, columns)
        else:
            _CHECKS[kind](item, names)


_CHECKS: dict[Kind, Callable[[Item, Names], None]] = {
    "construction": check_construction,
    "bundle": check_bundle,
    "words": check_word_list,
    "scope": check_scope,
}


def check_pack(files: PackFiles, engine: str = "") -> list[Problem]:
    """What `pack.yaml` asks for and does not get. engine: this engine's version; "" for the one that runs."""
    source = next((source for source in files.sources if source.file.endswith("pack.yaml")), None)
    if source is None or source.root is None:
        return []
    problems = []
    have = engine or __version__
    span = source.span(("engine",))
    for part in files.pack.engine.split(","):
        met = _meets(have, part.strip())
        if met is None:
            hint = 'write an operator and a version: ">=0.1" or ">=0.1, <1"'
            problems.append(source.problem(span, f"«{part.strip()}» is no version condition", hint))
        elif not met:
            told = f"the pack needs engine {part.strip()}; this is conflict-coder {have}"
            problems.append(
                source.problem(span, told, "upgrade conflict-coder, or take another version of the pack")
            )
    if _numbers(files.pack.version) is None:
        told = f"«{files.pack.version}» is no version"
        problems.append(
            source.problem(source.span(("version",)), told, "numbers and dots: 0.1.0", fatal=False)
        )
    return problems


def _meets(have: str, condition: str) -> bool | None:
    """Whether version *have* meets a condition such as `>=0.1`; None when that cannot be read."""
    sign = next((sign for sign in _OPERATORS if condition.startswith(sign)), "")
    need, has = _numbers(condition.removeprefix(sign)), _numbers(have)
    if not sign or need is None or has is None:
        return None
    width = max(len(need), len(has))
    pad = [0] * width
    return _OPERATORS[sign]((has + pad)[:width], (need + pad)[:width])


def _numbers(text: str) -> list[int] | None:
    parts = text.strip().split(".")
    return [int(part) for part in parts] if all(part.isascii() and part.isdigit() for part in parts) else None
