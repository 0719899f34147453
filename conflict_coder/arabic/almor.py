"""The embedded morphology: a lexicon written as a database in CAMeL's ALMOR text format.

A database has prefixes, stems and suffixes, each with a category and features, and three tables that
tell which categories go together. Keys are letters as CAMeL compares them: after our `normalize`, and
with ه for ة.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from conflict_coder.arabic.conjugation import VerbStem
from conflict_coder.arabic.declension import NounStem
from conflict_coder.arabic.lexicon import INFLECTED, VERB, Entry, Lexicon
from conflict_coder.resources import read_data

VERSION = 1  # of the generated database: raise it when the rows change, so that caches are made anew
FEATURES = ("pos", "prc3", "prc2", "prc1", "prc0", "per", "asp", "vox", "gen", "num", "enc0")
CLITIC_FEATURES = ("prc3", "prc2", "prc1", "prc0", "enc0")
ABSENT = "0"
DEFAULTS = ("noun", "verb", "digit", "punc", "latin")
# Parts of speech that take attached pronouns though they do not inflect («بينهم»), and those that take ب ل ك.
TAKES_PRONOUN = ("prep", "part", "noun_quant")
TAKES_PREPOSITION = ("noun_prop", "noun_num", "noun_quant", "adv", "pron")
Feats = dict[str, str]


@dataclass
class Database:
    """Rows of an ALMOR file. prefixes, suffixes, stems: (letters, category, features)."""

    prefixes: list[tuple[str, str, Feats]] = field(default_factory=list)
    suffixes: list[tuple[str, str, Feats]] = field(default_factory=list)
    stems: list[tuple[str, str, Feats]] = field(default_factory=list)
    prefix_stem: set[tuple[str, str]] = field(default_factory=set)
    stem_suffix: set[tuple[str, str]] = field(default_factory=set)
    prefix_suffix: set[tuple[str, str]] = field(default_factory=set)

    def text(self) -> str:
        """The file, as CAMeL's MorphologyDB reads it."""
        lines = ["###DEFINES###", "DEFINE diac diac:*open*", "DEFINE lex lex:*open*"]
        lines += [f"DEFINE {name} {name}:*open*" for name in FEATURES]
        lines.append("###DEFAULTS###")
        lines += [f"DEFAULT pos:{pos} " + " ".join(f"{f}:na" for f in FEATURES[1:]) for pos in DEFAULTS]
        lines += ["###ORDER###", "ORDER diac lex " + " ".join(FEATURES)]
        lines += ["###TOKENIZATIONS###", "###STEMBACKOFF###"]
        for head, rows in (("PREFIXES", self.prefixes), ("SUFFIXES", self.suffixes), ("STEMS", self.stems)):
            lines.append(f"###{head}###")
            lines += [f"{key(text)}\t{cat}\t{_render(text, feats)}" for text, cat, feats in rows]
        tables = (("AB", self.prefix_stem), ("BC", self.stem_suffix), ("AC", self.prefix_suffix))
        for head, pairs in tables:
            lines.append(f"###TABLE {head}###")
            lines += [f"{left} {right}" for left, right in sorted(pairs)]
        return "\n".join(lines) + "\n"


def key(text: str) -> str:
    """Normalised letters as CAMeL looks them up."""
    return text.replace("ة", "ه")


def _render(text: str, feats: Feats) -> str:
    return " ".join([f"diac:{text}", *(f"{name}:{value}" for name, value in feats.items())])


@cache
def affixes() -> dict[str, Any]:
    """The tables of data/affixes.yaml."""
    tables: dict[str, Any] = read_data("affixes.yaml")
    return tables


def build_database(lexicon: Lexicon) -> Database:
    """The database of the words of *lexicon*."""
    db = Database()
    _verb_affixes(db)
    _noun_affixes(db)
    for entry in lexicon.entries:
        if entry.pos == VERB:
            for stem in entry.verb_stems():
                _add_verb_stem(db, entry, stem)
        elif entry.pos in INFLECTED:
            for noun_stem in entry.noun_stems():
                _add_noun_stem(db, entry, noun_stem)
        else:
            _add_fixed_stem(db, entry)
    return db


# --- prefixes and suffixes ------------------------------------------------------------------------


def _verb_affixes(db: Database) -> None:
    tables = affixes()
    particles = tables["verb_particles"].items()
    for conj, prc2 in tables["conjunctions"].items():
        db.prefixes.append((conj, "PV", {"prc2": prc2}))
        for (particle, prc1), (person, letter) in product(particles, tables["persons"].items()):
            db.prefixes.append((conj + particle + letter, f"IV.{person}", {"prc2": prc2, "prc1": prc1}))
    _verb_endings(db, "PV", "PV", tables["perfect"])
    for person, rows in tables["imperfect"].items():
        _verb_endings(db, f"IV.{person}", f"IV.{person}", rows)


def _verb_endings(db: Database, prefix: str, name: str, rows: list[dict[str, Any]]) -> None:
    """Suffix rows of one prefix category; the category of an ending is the prefix's and its slot."""
    pronouns = affixes()["object_pronouns"]
    for row in rows:
        category = f"{name}.{row['slot']}"
        per, gen, num = row["feats"]
        feats = {"per": per, "gen": gen, "num": num}
        if row.get("free", True):
            db.suffixes.append((row["end"], category, feats))
        if "bound" in row:
            db.suffixes += [(row["bound"] + p, category, feats | {"enc0": v}) for p, v in pronouns.items()]
        db.prefix_suffix.add((prefix, category))


def _noun_affixes(db: Database) -> None:
    """NP: prefixes without the article. NA: with it; no pronoun and no construct ending goes with that."""
    tables = affixes()
    (article, prc0), *_ = tables["article"].items()
    for (conj, prc2), (prep, prc1) in product(tables["conjunctions"].items(), tables["prepositions"].items()):
        feats = {"prc2": prc2, "prc1": prc1}
        joined = tables["contracted"].get(prep + article, prep + article)
        db.prefixes.append((conj + prep, "NP", feats))
        db.prefixes.append((conj + joined, "NA", feats | {"prc0": prc0}))
    for conj, prc2 in tables["conjunctions"].items():
        db.prefixes.append((conj, "XP", {"prc2": prc2}))
    for row in tables["noun"]:
        _noun_ending(db, row, tables["possessive_pronouns"])
    db.suffixes.append(("", "X", {}))
    db.suffixes += [(p, "XE", {"enc0": value}) for p, value in tables["possessive_pronouns"].items()]
    db.prefix_suffix |= {(p, s) for p in ("XP", "NP") for s in ("X", "XE")} | {("NA", "X")}


def _noun_ending(db: Database, row: dict[str, Any], pronouns: dict[str, str]) -> None:
    gen, num = row["feats"]
    feats = {"gen": gen, "num": num}
    free, bound = f"N.{row['slot']}.a" if row.get("article") else f"N.{row['slot']}", f"N.{row['slot']}.e"
    if row.get("free", True):
        db.suffixes.append((row["end"], free, feats))
        db.prefix_suffix.add(("NP", free))
        if row.get("article"):
            db.prefix_suffix.add(("NA", free))
    if "bound" in row:
        db.suffixes += [(row["bound"] + p, bound, feats | {"enc0": value}) for p, value in pronouns.items()]
        db.prefix_suffix.add(("NP", bound))


# --- stems ----------------------------------------------------------------------------------------


def _feats(entry: Entry, **given: str) -> Feats:
    """The features of a stem: CAMeL merges only those a stem names."""
    absent = dict.fromkeys(CLITIC_FEATURES, ABSENT)
    return {"lex": entry.key, "pos": entry.pos, **absent, "per": "na", "asp": "na", "vox": "na"} | given


def _add_verb_stem(db: Database, entry: Entry, stem: VerbStem) -> None:
    prefixes = ["PV"] if stem.asp == "p" else [f"IV.{person}" for person in affixes()["persons"]]
    category = "V:" + ",".join(sorted(stem.slots))
    feats = _feats(entry, asp=stem.asp, vox=stem.vox, per="3", gen="m", num="s")
    db.stems.append((stem.text, category, feats))
    for prefix in prefixes:
        db.prefix_stem.add((prefix, category))
        db.stem_suffix |= {(category, f"{prefix}.{slot}") for slot in stem.slots}


def _add_noun_stem(db: Database, entry: Entry, stem: NounStem) -> None:
    category = "N:" + ",".join(sorted(stem.slots))
    db.stems.append((stem.text, category, _feats(entry, gen=stem.gen, num=stem.num)))
    db.prefix_stem |= {("NP", category), ("NA", category)}
    for slot in stem.slots:
        db.stem_suffix |= {(category, f"N.{slot}{mark}") for mark in ("", ".a", ".e")}


def _add_fixed_stem(db: Database, entry: Entry) -> None:
    """A word that does not inflect: a name, a preposition, a particle."""
    takes_pronoun, takes_preposition = entry.pos in TAKES_PRONOUN, entry.pos in TAKES_PREPOSITION
    category = f"X:{int(takes_pronoun)}{int(takes_preposition)}"
    db.stems.append((entry.key, category, _feats(entry, gen=entry.gender or "u", num="u")))
    db.prefix_stem |= {(p, category) for p in (("NP", "NA") if takes_preposition else ("XP",))}
    db.stem_suffix |= {(category, s) for s in (("X", "XE") if takes_pronoun else ("X",))}
