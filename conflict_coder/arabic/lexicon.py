"""The words the morphology knows: `lexicon/*.yaml` of the packs, and the words of their rules.

A word that no lexicon file lists is inflected by its letters. Problems are collected, each with its
place in the file; a word with a problem is left out and the others load.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from conflict_coder.arabic.conjugation import NeedsImperfectError, Slot, VerbStem, conjugate
from conflict_coder.arabic.declension import NounStem, decline
from conflict_coder.arabic.normalize import normalize

KEYS = ("lemma", "imperfect", "passive", "bare", "plurals", "pos", "gender")
VERB, NOUN, ADJECTIVE = "verb", "noun", "adj"
INFLECTED = (NOUN, ADJECTIVE)
FIXED = ("noun_prop", "noun_num", "noun_quant", "part", "prep", "adv", "conj", "pron")
POSITIONS = (VERB, NOUN, ADJECTIVE, *FIXED)
GENDERS = ("m", "f")
NISBA, PARTICIPLE = "ي", "م"
VERB_FILE = "verbs"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """One word: its lemma as written, its part of speech, and what its letters do not tell.

    passive: False for a verb whose passive is not in use.  bare: False for one whose form without an ending
    is far more often another word («غير», «بين», «قبل»).
    """

    lemma: str
    pos: str = NOUN
    imperfect: str = ""
    plurals: tuple[str, ...] = ()
    gender: str = ""
    passive: bool = True
    bare: bool = True

    @property
    def key(self) -> str:
        """The lemma as analyses give it."""
        return normalize(self.lemma)

    def verb_stems(self) -> tuple[VerbStem, ...]:
        stems = conjugate(self.lemma, self.imperfect or None, passive=self.passive)
        if self.bare:
            return stems
        return tuple(replace(stem, slots=stem.slots - {Slot.P0}) for stem in stems if stem.slots != {Slot.P0})

    def noun_stems(self) -> tuple[NounStem, ...]:
        adjective = self.pos == ADJECTIVE
        return decline(self.lemma, self.plurals, adjective=adjective, gender=self.gender or None)


@dataclass(frozen=True, slots=True)
class LexiconProblem:
    """What is wrong with a word, and where; file "" and line 0 when no file lists it."""

    lemma: str
    message: str
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file else ""
        return f"{place}{self.lemma}: {self.message}"


@dataclass(frozen=True)
class Lexicon:
    """The words, in a fixed order, and the problems met on the way."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[LexiconProblem, ...] = ()

    def with_words(self, verbs: Iterable[str] = (), nouns: Iterable[str] = ()) -> Lexicon:
        """This lexicon and those *verbs* and *nouns* (lemmas) it lacks, inflected by their letters.

        A lemma listed as a noun or an adjective serves both. A hollow or defective verb that is not listed
        becomes a problem: its imperfect must be told.
        """
        known = {(entry.pos == VERB, entry.key) for entry in self.entries}
        entries, problems = list(self.entries), list(self.problems)
        for entry in (*(Entry(word, VERB) for word in verbs), *(_guess_noun(word) for word in nouns)):
            slot = (entry.pos == VERB, entry.key)
            if slot in known or not entry.key:
                continue
            known.add(slot)
            problem = _check(entry, "", 0)
            if problem is None:
                entries.append(entry)
            else:
                problems.append(problem)
        return replace(self, entries=tuple(entries), problems=tuple(problems))

    def digest(self) -> str:
        """A name for the content: equal lexicons, whatever their order, have equal digests."""
        rows = sorted(map(repr, set(self.entries)))
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:20]


def load_lexicon(rules_dirs: Iterable[Path]) -> Lexicon:
    """Read `lexicon/*.yaml` of each folder of *rules_dirs*; a missing folder has no words."""
    entries: dict[Entry, None] = {}
    problems: list[LexiconProblem] = []
    for folder in rules_dirs:
        for path in sorted((folder / "lexicon").glob("*.yaml")):
            for item in _read(path):
                if isinstance(item, Entry):
                    entries[item] = None
                else:
                    problems.append(item)
    return Lexicon(tuple(entries), tuple(problems))


def _read(path: Path) -> Iterator[Entry | LexiconProblem]:
    default = VERB if path.stem.startswith(VERB_FILE) else NOUN
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        yield LexiconProblem("", f"cannot be read: {error}", str(path), 1)
        return
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield LexiconProblem("", f"is not YAML: {error.problem}", str(path), line)
        return
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        yield LexiconProblem("", "a lexicon file holds a list of words", str(path), root.start_mark.line + 1)
        return
    for node in root.value:
        yield _entry(node, default, str(path))


def _entry(node: yaml.Node, default: str, file: str) -> Entry | LexiconProblem:
    """One item of the list: a lemma, or a mapping with `lemma` and more."""
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        entry = Entry(str(node.value).strip(), default)
        return _check(entry, file, line) or entry
    if not isinstance(node, yaml.MappingNode):
        return LexiconProblem("", "a word is a lemma or a mapping with `lemma`", file, line)
    fields: dict[str, Any] = {}
    for key, value in node.value:
        problem = _field_problem(key, value, fields)
        if problem:
            return LexiconProblem(str(fields.get("lemma", "")), problem, file, key.start_mark.line + 1)
        fields[key.value] = _plain(value)
    plurals = fields.get("plurals") or ()
    entry = Entry(
        lemma=str(fields.get("lemma", "")),
        pos=fields.get("pos", default),
        imperfect=fields.get("imperfect", ""),
        plurals=(plurals,) if isinstance(plurals, str) else plurals,
        gender=fields.get("gender", ""),
        passive=fields.get("passive", "true") == "true",
        bare=fields.get("bare", "true") == "true",
    )
    return _check(entry, file, line) or entry


def _field_problem(key: yaml.Node, value: yaml.Node, seen: dict[str, Any]) -> str:
    """What is wrong with one `key: value` of a mapping, or ""."""
    if key.value not in KEYS:
        near = difflib.get_close_matches(str(key.value), KEYS, n=1)
        hint = f'; did you mean "{near[0]}"?' if near else f"; keys are {', '.join(KEYS)}"
        return f'unknown key "{key.value}"{hint}'
    if key.value in seen:
        return f'key "{key.value}" stands twice'
    if key.value in ("passive", "bare") and value.value not in ("true", "false"):
        return f'"{key.value}" is true or false'
    if isinstance(value, yaml.ScalarNode):
        return ""
    if key.value == "plurals" and isinstance(value, yaml.SequenceNode):
        return "" if all(isinstance(v, yaml.ScalarNode) for v in value.value) else "plurals are words"
    return f'"{key.value}" takes a word'


def _plain(node: yaml.Node) -> str | tuple[str, ...]:
    if isinstance(node, yaml.SequenceNode):
        return tuple(str(item.value).strip() for item in node.value)
    return str(node.value).strip()


def _check(entry: Entry, file: str, line: int) -> LexiconProblem | None:
    """The problem that keeps *entry* out, if any: every stem must be formed without error."""
    message = ""
    if not entry.key:
        message = "a word needs a lemma"
    elif any(char.isspace() for char in entry.lemma):
        message = "a lemma is one word"
    elif entry.pos not in POSITIONS:
        message = f'unknown pos "{entry.pos}"; one of {", ".join(POSITIONS)}'
    elif entry.gender and entry.gender not in GENDERS:
        message = f'unknown gender "{entry.gender}"; m or f'
    elif entry.pos == VERB:
        message = _verb_problem(entry)
    return LexiconProblem(entry.lemma, message, file, line) if message else None


def _verb_problem(entry: Entry) -> str:
    try:
        entry.verb_stems()
    except NeedsImperfectError:
        return "a hollow or defective verb needs its `imperfect` (lexicon/verbs.yaml)"
    except ValueError as error:
        return str(error)
    return ""


def _guess_noun(word: str) -> Entry:
    """A noun that no file lists. A nisba (جوي) or a participle (مفخخ) inflects as an adjective."""
    key = normalize(word)
    inflects_as_adjective = len(key) > 2 and (key.endswith(NISBA) or key.startswith(PARTICIPLE))
    feminine = key.endswith("ة")
    return Entry(word, ADJECTIVE if inflects_as_adjective and not feminine else NOUN)
