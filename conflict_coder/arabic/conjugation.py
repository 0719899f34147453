"""The stems of an Arabic verb, from its lemma and, where letters do not tell, its imperfect.

News Arabic is written without short vowels, so what counts here is letters only: which letters of the
stem change before which endings. A stem is listed with the slots (groups of endings) it takes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from conflict_coder.arabic.normalize import normalize

ALIF, YA, WAW, TA, NUN, MADDA = "ا", "ي", "و", "ت", "ن", "آ"
ALIF_MAQSURA, HAMZA, HAMZA_ON_ALIF, HAMZA_ON_WAW, HAMZA_ON_YA = "ى", "ء", "أ", "ؤ", "ئ"
SHADDA = "\u0651"
FORM_X = "است"
SHORTEST_WITH_NUN = 4  # «عدن» is a town; that women returned is hardly ever written
REFLEXIVE_T = "تط"  # the inserted letter of form VIII: اشتد, اضطر


class Slot(StrEnum):
    """The groups of endings that can ask for a stem of their own.

    Perfect: P0 bare (قتل), P0E before a pronoun (نفاه), PT before ت (نفت), PA before dual ا, PW before وا,
    PC before an ending that begins with a consonant (قلت، قلنا), PN before the feminine plural ن.
    Imperfect: I0 bare, I0E before a pronoun, IJ and IJE the jussive (لم يقل), IA before ان, IW before ون,
    IY before ين, IC before the feminine plural ن.
    """

    P0 = "P0"
    P0E = "P0E"
    PT = "PT"
    PA = "PA"
    PW = "PW"
    PC = "PC"
    PN = "PN"
    I0 = "I0"
    I0E = "I0E"
    IJ = "IJ"
    IJE = "IJE"
    IA = "IA"
    IW = "IW"
    IY = "IY"
    IC = "IC"


PERFECT = (Slot.P0, Slot.P0E, Slot.PT, Slot.PA, Slot.PW, Slot.PC, Slot.PN)
IMPERFECT = (Slot.I0, Slot.I0E, Slot.IJ, Slot.IJE, Slot.IA, Slot.IW, Slot.IY, Slot.IC)
Shapes = dict[Slot, set[str]]


@dataclass(frozen=True, slots=True)
class VerbStem:
    """A stem as written (normalised), its aspect `p` or `i`, its voice `a`, `p` or `u`, and its slots."""

    text: str
    asp: str
    vox: str
    slots: frozenset[Slot]


class NeedsImperfectError(ValueError):
    """The letters of the lemma do not tell its imperfect."""


@dataclass(frozen=True, slots=True)
class _Verb:
    """A lemma without vowel signs, the indices of its letters with shadda, and its class."""

    text: str
    doubled_at: frozenset[int]

    @classmethod
    def of(cls, written: str) -> _Verb:
        letters: list[str] = []
        doubled = set()
        for char in written:
            if char == SHADDA:
                doubled.add(len(letters) - 1)
            elif normalize(char):
                letters.append(char)
        return cls("".join(letters), frozenset(doubled))

    @property
    def defective(self) -> bool:
        return self.text[-1] in (ALIF, ALIF_MAQSURA, YA)

    @property
    def hamza_final(self) -> bool:
        return self.text[-1] in (HAMZA, HAMZA_ON_ALIF, HAMZA_ON_YA, HAMZA_ON_WAW)

    @property
    def hollow(self) -> bool:
        return len(self.text) >= 3 and self.text[-2] == ALIF and not self.defective

    @property
    def fifth_or_sixth(self) -> bool:
        return self.text[0] == TA and len(self.text) >= 4

    def doubled(self, imperfect: str) -> bool:
        """Whether the last two radicals are one letter (شنّ، أصرّ، احتلّ، استعدّ)."""
        text, n = self.text, len(self.text)
        if self.defective or self.hamza_final or self.hollow:
            return False
        if n == 2 or n - 1 in self.doubled_at:
            return True
        if text[0] == HAMZA_ON_ALIF:
            return n == 3 and len(imperfect) == 2
        if text.startswith(FORM_X) and n == 5:
            return True
        return text[0] == ALIF and n == 4 and (text[1] == NUN or text[2] in REFLEXIVE_T)


@cache
def conjugate(lemma: str, imperfect: str | None = None, *, passive: bool = True) -> tuple[VerbStem, ...]:
    """The stems of the verb *lemma* (third person masculine singular perfect).

    imperfect: third person masculine singular («يغير»); without it the letters tell the class.
    passive: whether to form the passive.
    Raises NeedsImperfectError for a hollow or defective verb of three letters, and ValueError when
    *imperfect* does not begin with ي or a word is too short.
    """
    verb = _Verb.of(lemma)
    if len(verb.text) < 2:
        raise ValueError("a verb has at least two letters")
    stem = _imperfect_stem(imperfect) if imperfect else _guess_imperfect(verb)
    is_doubled = verb.doubled(stem)
    active = _perfect_shapes(verb.text, verb, is_doubled) | _imperfect_shapes(stem, verb, is_doubled)
    if not passive:
        return _gather(active, {})
    other = _perfect_shapes(_passive_perfect(verb), verb, is_doubled)
    other |= _imperfect_shapes(_passive_imperfect(stem, verb), verb, is_doubled)
    return _gather(active, other)


def _imperfect_stem(imperfect: str) -> str:
    text = _Verb.of(imperfect).text
    if len(text) < 2 or text[0] != YA:
        raise ValueError(f"an imperfect begins with {YA}: {imperfect}")
    return text[1:]


def _guess_imperfect(verb: _Verb) -> str:
    """The imperfect without its prefix, as the letters of the lemma tell it."""
    text, n = verb.text, len(verb.text)
    if n == 3 and (verb.defective or verb.hollow) and 1 not in verb.doubled_at and text[0] != MADDA:
        raise NeedsImperfectError(verb.text)
    rest = _without_prefix(verb)
    if verb.defective:
        return rest[:-1] + (ALIF_MAQSURA if verb.fifth_or_sixth else YA)
    if verb.hollow and ((n == 4 and text[0] in (ALIF, HAMZA_ON_ALIF)) or text.startswith(FORM_X)):
        return rest[:-2] + YA + rest[-1]
    if text[-1] == HAMZA_ON_ALIF and n > 3 and not verb.fifth_or_sixth:
        return rest[:-1] + HAMZA_ON_YA
    return rest


def _without_prefix(verb: _Verb) -> str:
    """The lemma less what the imperfect drops: the alif of IV, VII, VIII and X, the و of «وقع»."""
    text, n = verb.text, len(verb.text)
    if text[0] == MADDA:
        return HAMZA_ON_WAW + text[1:]
    if text[0] in (ALIF, HAMZA_ON_ALIF):
        if n >= 4 or 2 in verb.doubled_at:
            return text[1:]
        return (HAMZA_ON_WAW if 1 in verb.doubled_at else HAMZA_ON_ALIF) + text[1:]
    if text[0] == WAW and n == 3 and 1 not in verb.doubled_at:
        return text[1:]
    return text


def _passive_perfect(verb: _Verb) -> str:
    text, n = verb.text, len(verb.text)
    if text[0] == MADDA:
        text = HAMZA_ON_ALIF + WAW + text[1:]
    elif n >= 4 and text[1] == ALIF and text[0] not in (ALIF, HAMZA_ON_ALIF):
        text = text[0] + WAW + text[2:]
    elif n >= 5 and text[0] == TA and text[2] == ALIF:
        text = text[:2] + WAW + text[3:]
    elif n == 3 and text[1] == HAMZA_ON_ALIF:
        text = text[0] + HAMZA_ON_YA + text[2]
    if verb.defective:
        return text[:-1] + YA
    if verb.hollow:
        return text[:-2] + YA + text[-1]
    if text[-1] == HAMZA_ON_ALIF:
        return text[:-1] + HAMZA_ON_YA
    return text


def _passive_imperfect(stem: str, verb: _Verb) -> str:
    if verb.text[0] == WAW and len(verb.text) == 3 and stem[0] != WAW:
        stem = WAW + stem
    elif stem[0] == HAMZA_ON_ALIF:
        stem = HAMZA_ON_WAW + stem[1:]
    if verb.defective:
        return stem[:-1] + ALIF_MAQSURA
    if verb.hollow and len(stem) >= 3:
        return stem[:-2] + ALIF + stem[-1]
    if stem[-1] == HAMZA_ON_YA:
        return stem[:-1] + HAMZA_ON_ALIF
    return stem


def _perfect_shapes(text: str, verb: _Verb, is_doubled: bool) -> Shapes:
    shapes: Shapes = {slot: {text} for slot in PERFECT}
    base, last = text[:-1], text[-1]
    if is_doubled:
        shapes[Slot.PC] = {text + last}
    elif last == YA:
        shapes[Slot.PW] = {base}
    elif last in (ALIF, ALIF_MAQSURA):
        weak = base + (WAW if last == ALIF and len(text) == 3 else YA)
        shapes |= {Slot.P0E: {_with_alif(base)}, Slot.PT: {base}, Slot.PW: {base}}
        shapes |= {Slot.PA: {weak}, Slot.PC: {weak}}
    elif last == HAMZA:
        shapes |= _before_endings(base, (Slot.P0E, Slot.PT, Slot.PA, Slot.PW))
        short = base[:-1] if base[-1] in (ALIF, YA) else base
        shapes[Slot.PC] = {short + (HAMZA_ON_YA if len(short) == 1 else HAMZA_ON_ALIF)}
    elif last == HAMZA_ON_ALIF:
        shapes |= {Slot.PA: set(), Slot.PW: {text, base + HAMZA_ON_WAW}}
    elif verb.hollow:
        shapes[Slot.PC] = {text[:-2] + last}
    shapes[Slot.PN] = {shape for shape in shapes[Slot.PC] if len(shape) >= SHORTEST_WITH_NUN}
    return shapes


def _with_alif(base: str) -> str:
    """The alif that stands for ى before a pronoun; with a hamza it is one letter (رآه)."""
    return base[:-1] + MADDA if base[-1] == HAMZA_ON_ALIF else base + ALIF


def _before_endings(base: str, slots: tuple[Slot, ...]) -> Shapes:
    """A hamza after a long vowel changes its seat with the ending: جاءت، جاؤوا، يسيئون."""
    return {slot: {base + HAMZA, base + HAMZA_ON_YA, base + HAMZA_ON_WAW} for slot in slots}


def _imperfect_shapes(stem: str, verb: _Verb, is_doubled: bool) -> Shapes:
    shapes: Shapes = {slot: {stem} for slot in IMPERFECT}
    base, last = stem[:-1], stem[-1]
    if is_doubled:
        shapes |= {Slot.IC: {stem + last}, Slot.IJ: {stem, stem + last}}
    elif verb.defective and base:
        weak = base + (YA if last == ALIF_MAQSURA else last)
        shapes |= {Slot.IJ: {base}, Slot.IW: {base}, Slot.IY: {base}, Slot.IA: {weak}, Slot.IC: {weak}}
        if len(base) == 1:  # «سير» is no «ير»
            shapes[Slot.IJ] = set()
        shapes[Slot.IJE] = shapes[Slot.IJ]
        if last == ALIF_MAQSURA:
            shapes[Slot.I0E] = {_with_alif(base)}
    elif last == HAMZA:
        shapes |= _before_endings(base, (Slot.I0E, Slot.IJE, Slot.IA, Slot.IW, Slot.IY, Slot.IC))
        shapes[Slot.IJ] = {base[:-1] + (HAMZA_ON_ALIF if base[-1] == ALIF else HAMZA_ON_YA)}
    elif last == HAMZA_ON_ALIF:
        shapes |= {Slot.IA: set(), Slot.IW: {stem, base + HAMZA_ON_WAW}}
    elif verb.hollow and len(stem) >= 3:
        short = stem[:-2] + last
        shapes |= {Slot.IJ: {short}, Slot.IJE: {short}, Slot.IC: {short}}
    return shapes


def _gather(active: Shapes, passive: Shapes) -> tuple[VerbStem, ...]:
    """One VerbStem for each text and voice; a text both voices share in a slot has voice `u`."""
    found: dict[tuple[str, str, str], set[Slot]] = defaultdict(set)
    for slot in (*PERFECT, *IMPERFECT):
        ours = {normalize(text) for text in active[slot]}
        theirs = {normalize(text) for text in passive.get(slot, ())}
        asp = "p" if slot in PERFECT else "i"
        for text in ours | theirs:
            vox = "u" if text in ours and text in theirs else "a" if text in ours else "p"
            found[text, asp, vox].add(slot)
    return tuple(VerbStem(*key, frozenset(slots)) for key, slots in sorted(found.items()))
