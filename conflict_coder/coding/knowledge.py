"""Everything the coder knows, compiled once and kept in a cache: rules, lexicon, names, numbers, dates.

The cache is one pickle in the user's cache folder, named by the content of all the files it came from and by
this package's version; a change of any of them makes a new one. It is read back only from that folder,
which is the user's own.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from conflict_coder.arabic.memo import Memo
from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.wordstore import default_cache
from conflict_coder.matching.facts import Signs, Weights, signs_of, weights_of
from conflict_coder.matching.view import Words
from conflict_coder.resources import DATA, PACKAGE, shipped_rules

if TYPE_CHECKING:  # a compiled pack is read from the cache without what compiled it
    from conflict_coder.arabic.lexicon import Lexicon
    from conflict_coder.matching.compile import CompiledRules
    from conflict_coder.matching.scopes import CompiledScopes
    from conflict_coder.mentions.actors import Actors
    from conflict_coder.mentions.date_words import DateWords
    from conflict_coder.mentions.gazetteer import Gazetteer
    from conflict_coder.mentions.mention import Place
    from conflict_coder.mentions.number_words import NumberWords

_KEPT = 4  # older compiled packs that stay in the cache: a user may switch between a few


@dataclass(frozen=True, slots=True)
class WordList:
    """A word list: as written, normalised, and ready to match."""

    entries: tuple[str, ...]
    words: frozenset[str]
    phrases: Words

    @classmethod
    def of(cls, entries: Sequence[str]) -> WordList:
        """The list made ready."""
        return cls(tuple(entries), frozenset(normalize(word) for word in entries), Words(entries))


@dataclass(slots=True)
class Knowledge:
    """Compiled rules and tables. Built by `load_knowledge`; never changed by coding."""

    rules: CompiledRules
    scopes: CompiledScopes
    lexicon: Lexicon
    actors: Actors
    gazetteer: Gazetteer
    number_words: NumberWords
    date_words: DateWords
    lists: dict[str, WordList]
    evidence: Weights
    retelling: Signs
    packs: tuple[str, ...]
    _phrases: Memo[tuple[str, ...], Words] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._phrases = Memo(self._join)

    def words(self, name: str) -> frozenset[str]:
        """A word list of `grammar/words.yaml`, normalised; empty when no pack has it."""
        return self.lists[name].words if name in self.lists else frozenset()

    def phrases(self, *names: str) -> Words:
        """Word lists as a matcher of words and phrases; several lists as one."""
        return self._phrases[names]

    def _join(self, names: tuple[str, ...]) -> Words:
        if len(names) == 1 and names[0] in self.lists:
            return self.lists[names[0]].phrases
        return Words([word for name in names if name in self.lists for word in self.lists[name].entries])

    def settle(self, places: list[Place], hints: Sequence[str]) -> None:
        """Choose what ambiguous places of one article name (`mentions.gazetteer`)."""
        from conflict_coder.mentions.places import settle

        settle(places, hints, self.gazetteer)


def load_knowledge(extra: Sequence[Path] = ()) -> Knowledge:
    """The shipped pack and the *extra* ones, from the cache when nothing changed.

    Raises matching.problems.RulePackError when a pack is broken.
    """
    dirs = [shipped_rules(), *extra]
    path = default_cache() / f"pack-{_digest(dirs)}.pickle"
    with _unwatched():
        with contextlib.suppress(Exception):  # a cache that is missing, stale or damaged is only slow
            known = pickle.loads(path.read_bytes())
            if isinstance(known, Knowledge):
                return known
        known = _compile(dirs)
    _keep(known, path)
    return known


@contextlib.contextmanager
def _unwatched() -> Iterator[None]:
    """Make objects that stay for good, so that Python's garbage collector never walks over them."""
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if watched:
            gc.enable()


def _compile(dirs: list[Path]) -> Knowledge:
    from conflict_coder.arabic.lexicon import load_lexicon
    from conflict_coder.matching.compile import compile_rules
    from conflict_coder.matching.load import load_packs
    from conflict_coder.matching.scopes import compile_scopes
    from conflict_coder.mentions.actors import load_actors
    from conflict_coder.mentions.dates import load_date_words
    from conflict_coder.mentions.gazetteer import load_gazetteer
    from conflict_coder.mentions.numbers import load_number_words

    book = load_packs(dirs)
    rules = compile_rules(book)
    lexicon = load_lexicon(dirs).with_words(sorted(rules.verbs), sorted(rules.nouns))
    return Knowledge(
        rules=rules,
        scopes=compile_scopes(list(book.scopes.values())),
        lexicon=lexicon,
        actors=load_actors(dirs),
        gazetteer=load_gazetteer(dirs),
        number_words=load_number_words(dirs),
        date_words=load_date_words(dirs),
        lists={name: WordList.of(words) for name, words in book.words.items()},
        evidence=weights_of(book.evidence),
        retelling=signs_of(book.retelling),
        packs=tuple(f"{pack.name} {pack.version}" for pack in book.packs),
    )


def _digest(dirs: Sequence[Path]) -> str:
    """A name for the content of the packs and of this package: code and data both."""
    digest = hashlib.blake2b(f"{sys.version_info[:2]}".encode(), digest_size=12)
    files = [p for folder in dirs for p in sorted(folder.rglob("*.yaml"))]
    code = sorted([*PACKAGE.rglob("*.py"), *(p for p in DATA.rglob("*") if p.is_file())])
    for path in files:
        digest.update(str(path).encode() + b"\0" + path.read_bytes())
    for path in code:  # by size and time: reading every module would cost more than it saves
        stat = path.stat()
        digest.update(f"{path.name} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()


def _keep(known: Knowledge, path: Path) -> None:
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".pack-")
        with os.fdopen(handle, "wb") as file:
            pickle.dump(known, file, protocol=pickle.HIGHEST_PROTOCOL)
        os.replace(name, path)
        stale = sorted(path.parent.glob("pack-*.pickle"), key=lambda p: p.stat().st_mtime)[:-_KEPT]
        for old in stale:
            old.unlink(missing_ok=True)
