"""Analyses of words: the embedded database, or a full one of CAMeL Tools with the embedded merged in."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from conflict_coder.arabic.almor import VERSION, Database, affixes, build_database, key
from conflict_coder.arabic.camel import MorphologyError, installed_database, load_analyzer
from conflict_coder.arabic.lexicon import Lexicon
from conflict_coder.arabic.memo import Memo
from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import LIKE
from conflict_coder.arabic.token import Analysis, Token, Word
from conflict_coder.arabic.tokens import proclitic_splits
from conflict_coder.arabic.wordstore import Row, Segments, WordStore, default_cache

__all__ = ["Morphology", "MorphologyError", "open_morphology"]

TA_MARBUTA, HA = "ة", "ه"
EMBEDDED = "embedded"
PROCLITIC_FEATURES = ("prc3", "prc2", "prc1", "prc0")


class _Source:
    """One database: how to load its analyser, its segments when they are known without, and its store."""

    def __init__(
        self, load: Callable[[], Any], store: WordStore, segments: Callable[[], Segments] | None = None
    ) -> None:
        self._load, self.store = load, store
        self._analyzer: Any = None
        if store.segments is None:
            store.set_segments(segments() if segments else _segments_of(self.analyzer()))
        known = store.segments
        assert known is not None
        self._segments = known

    def analyzer(self) -> Any:
        """CAMeL's Analyzer, loaded on first use."""
        if self._analyzer is None:
            self._analyzer = self._load()
        return self._analyzer

    def rows(self, form: str) -> tuple[Row, ...]:
        """The analyses of *form*, as the fields of an Analysis."""
        kept = self.store.get(form)
        if kept is not None:
            return kept
        if not self._segments.possible(key(form)):
            return ()
        rows = _convert(form, self.analyzer().analyze(form))
        self.store.put(form, rows)
        return rows


class Morphology:
    """Analyses of normalised word forms.

    One instance serves many articles; `flush` at the end keeps what was learnt for the next run.
    """

    def __init__(self, sources: Iterable[_Source]) -> None:
        self._sources = tuple(sources)
        self.words = Memo(self.look_up)

    def analyze(self, form: str) -> tuple[Analysis, ...]:
        """Every reading of *form* (a normalised word), none twice; () for a word that no database knows."""
        return self.words[form].analyses

    def read(self, tokens: Iterable[Token]) -> None:
        """Give each word of *tokens* its analyses."""
        words = self.words
        for token in tokens:
            if token.kind == "word":
                token.word = word = words[token.form]
                token.analyses = word.analyses

    def look_up(self, form: str) -> Word:
        """The word of a normalised form, not kept in mind: for words that most articles have no use of."""
        rows = dict.fromkeys(row for source in self._sources for row in source.rows(form))
        return Word.of(form, proclitic_splits(form), _likeliest([Analysis(*row) for row in rows]))

    def flush(self) -> None:
        """Write the stores that grew. Never fails."""
        for source in self._sources:
            source.store.flush()


def open_morphology(choice: str | None, lexicon: Lexicon, cache_dir: Path | None = None) -> Morphology:
    """The morphology a run asked for.

    choice: None or "embedded" for our own words only; the name of a database installed with `camel_data`, or
    the path of a .db file, for that one with ours after it (the words of the rules are always known).
    cache_dir: where analyses are kept between runs, by default the user's cache folder.
    Raises MorphologyError when the database is missing or broken.
    """
    folder = cache_dir or default_cache()
    embedded = _embedded(lexicon, folder)
    if choice in (None, "", EMBEDDED):
        return Morphology([embedded])
    return Morphology([_full(_database_path(str(choice)), folder), embedded])


def _database_path(choice: str) -> Path:
    path = Path(choice).expanduser()
    if path.suffix == ".db" or os.sep in choice or path.is_file():
        if not path.is_file():
            raise MorphologyError(f"no such morphology database: {choice}")
        return path
    return installed_database(choice)


def _full(path: Path, folder: Path) -> _Source:
    """A database of the user's; its store is named by the file's place, size and time."""
    stat = path.stat()
    digest = _digest("full", str(path.resolve()), str(stat.st_size), str(stat.st_mtime_ns))
    return _Source(lambda: load_analyzer(path), WordStore(folder, digest))


def _embedded(lexicon: Lexicon, folder: Path) -> _Source:
    @cache
    def database() -> Database:
        return build_database(lexicon)

    def segments() -> Segments:
        db = database()
        prefixes, stems, suffixes = (
            frozenset(key(text) for text, _, _ in rows) for rows in (db.prefixes, db.stems, db.suffixes)
        )
        return Segments(prefixes, stems, suffixes)

    store = WordStore(folder, _digest(EMBEDDED, lexicon.digest()))
    return _Source(lambda: _load_embedded(database()), store, segments)


def _load_embedded(database: Database) -> Any:
    """Our database through CAMeL's own reader, which wants a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "embedded.db"
        path.write_text(database.text(), encoding="utf-8")
        return load_analyzer(path)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join((str(VERSION), *parts)).encode()).hexdigest()[:20]


def _segments_of(analyzer: Any) -> Segments:
    db = analyzer._db
    return Segments(frozenset(db.prefix_hash), frozenset(db.stem_hash), frozenset(db.suffix_hash))


def _convert(form: str, analyses: Iterable[dict[str, Any]]) -> tuple[Row, ...]:
    """CAMeL's analyses of *form* as rows; those spelled as *form* is, or if there is none the variants.

    CAMeL reads ة and ه alike. «غاره» may stand for «غارة», but «غارة» is never «غار» with a pronoun.
    """
    exact, variants = [], []
    for feats in analyses:
        row = _row(feats)
        spelled = normalize(str(feats["diac"]))
        if spelled == form:
            exact.append(row)
        elif not (form.endswith(TA_MARBUTA) and spelled.endswith(HA)):
            variants.append(row)
    return tuple(dict.fromkeys(exact or variants))


def _likeliest(analyses: Sequence[Analysis]) -> tuple[Analysis, ...]:
    """The analyses without those that cut «ك» off what is a word as it stands: «كلم» is no «like `not`»."""
    whole = tuple(analysis for analysis in analyses if LIKE not in analysis.proclitics)
    return whole or tuple(analyses)


def _row(feats: dict[str, Any]) -> Row:
    """The fields of Analysis, in their order."""
    clitics = affixes()["clitics"]
    values = (str(feats.get(name, "0")).split("_")[0] for name in PROCLITIC_FEATURES)
    proclitics = tuple(clitics[value] for value in values if value in clitics)
    value = str(feats.get("enc0", "0"))
    enclitic = clitics.get(value) or clitics.get(value.split("_")[0], "")
    return (
        normalize(str(feats["lex"]).split("_")[0]),
        str(feats["pos"]),
        _known(feats, "asp", "pic", "na"),
        _known(feats, "vox", "apu", "na"),
        _known(feats, "num", "sdp", "u"),
        _known(feats, "gen", "mf", "u"),
        _known(feats, "per", "123", "na"),
        proclitics,
        enclitic,
    )


def _known(feats: dict[str, Any], name: str, values: str, otherwise: str) -> str:
    value = str(feats.get(name, otherwise))
    return value if len(value) == 1 and value in values else otherwise
