"""When a row names the same side or place as a person's coding: by its name, or by the text's words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from conflict_coder.arabic.normalize import normalize

_PREFIX = re.compile(r"^(?:[وف]?(?:[بكل]?ال|لل))(?=\w{2,})")
_ARTICLE = re.compile(r"\b(?:al|el|ad|as|ar|at|an|ash|the)[- ]")
_BRACKETS = re.compile(r"\s*\(.*?\)")
# Names that say no more than a kind: of these any two agree, whatever the country in brackets.
_KINDS = ("unidentified", "civilians", "protesters", "rioters")
# Words that many sides and places share, and that name none.
_COMMON = {
    normalize(word)
    for word in [
        "من",
        "في",
        "على",
        "عناصر",
        "مسلحي",
        "مسلحو",
        "مقاتلي",
        "مقاتلو",
        "قوات",
        "ميليشيا",
        "ميليشيات",
        "مليشيا",
        "مليشيات",
        "تنظيم",
        "جماعة",
        "حركة",
        "مدينة",
        "بلدة",
        "قرية",
        "محافظة",
        "منطقة",
        "عدد",
        "شخص",
        "أشخاص",
    ]
}
_HALF = 0.5


def words(text: str) -> set[str]:
    """The words of *text*, normalised, without the article."""
    return {_PREFIX.sub("", word) for word in re.findall(r"\w+", normalize(text))}


def share_words(part: str, whole: str) -> float:
    """How much of *part*'s words *whole* holds."""
    there = words(part or "")
    return len(there & words(whole or "")) / len(there) if there else 0.0


def _telling(text: str) -> set[str]:
    found = words(text or "")
    return (found - _COMMON) or found


def _latin(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", " ", _ARTICLE.sub("", plain)).strip()


def _bare(name: str) -> str:
    return _BRACKETS.sub("", name).casefold().strip()


def same_actor(told: Mapping[str, Any] | None, name: str | None, text: str | None) -> bool:
    """Whether a row's side is the one that was told: by its name, else by its words."""
    if told is None or not name:
        return told is None and not name
    wanted = told["name"] or ""
    for kind in _KINDS:
        if kind in (wanted.casefold()[: len(kind)], name.casefold()[: len(kind)]):
            return wanted.casefold().startswith(kind) and name.casefold().startswith(kind)
    if _latin(wanted) == _latin(name) or _bare(wanted) == _bare(name):
        return True
    ours, theirs = _telling(told["ar"] or ""), _telling(text or "")
    return bool(ours and theirs) and len(ours & theirs) / min(len(ours), len(theirs)) >= _HALF


def same_place(told: Mapping[str, Any] | None, name: str | None, text: str | None) -> bool:
    """Whether a row's place is the one that was told: by its name, else by its words."""
    if told is None or not (name or text):
        return told is None and not (name or text)
    if name and _latin(told["name"] or "") == _latin(name):
        return True
    ours, theirs = _telling(told["ar"] or ""), _telling(text or "")
    return bool(ours and theirs) and len(ours & theirs) / max(len(ours), len(theirs)) >= _HALF
