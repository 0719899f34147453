"""The stems of an Arabic noun or adjective, from its singular and its listed plurals."""

from __future__ import annotations

from dataclasses import dataclass

from conflict_coder.arabic.normalize import normalize

ALIF, YA, ALIF_MAQSURA, TA_MARBUTA, HAMZA = "ا", "ي", "ى", "ة", "ء"
HAMZA_SEATS = ("ء", "ئ", "ؤ")
SOUND_MASCULINE = ("ون", "ين")
SOUND_FEMININE = "ات"
PARTICIPLE = "م"

# Slots, as in data/affixes.yaml: S0 bare, SE before a pronoun, SA before the alif of tanwin, D dual,
# F0 the ة of a stem, FD its dual, PM ون, PF ات (gender of the stem), PFF ات of a feminine.
_BARE = frozenset({"S0"})
_BOUND = frozenset({"SE"})
_REGULAR = frozenset({"S0", "SE", "SA"})
_SINGULAR = _REGULAR | {"D"}
_FEMININE = frozenset({"F0", "FD"})


@dataclass(frozen=True, slots=True)
class NounStem:
    """A stem as written (normalised), its gender, its number, and the slots of endings it takes."""

    text: str
    gen: str
    num: str
    slots: frozenset[str]


def decline(
    lemma: str, plurals: tuple[str, ...] = (), *, adjective: bool = False, gender: str | None = None
) -> tuple[NounStem, ...]:
    """The stems of the noun or adjective *lemma*; without *plurals* it gets the sound ones.

    adjective: it also has a feminine in ة and both sound plurals, beside the listed ones.
    gender: `m` or `f`; without it the ending tells.
    """
    feminine = lemma.endswith(TA_MARBUTA)
    gen = gender or ("f" if feminine else "m")
    stems = _feminine(lemma[:-1], gen) if feminine else _masculine(lemma, gen)
    base = normalize(lemma[:-1] if feminine else lemma)
    if adjective and not feminine:
        stems.append(NounStem(base, gen, "s", _FEMININE | {"PM", "PFF"}))
    elif not plurals:
        stems.append(NounStem(base, gen, "s", _sound_plurals(base, feminine)))
    for plural in plurals:
        stems.extend(_plural(plural, lemma, gen))
    return tuple(dict.fromkeys(NounStem(normalize(s.text), s.gen, s.num, s.slots) for s in stems))


def _sound_plurals(base: str, feminine: bool) -> frozenset[str]:
    """ات, and ون where the letters suggest people: a participle in م or a nisba in ي."""
    people = not feminine and (base.startswith(PARTICIPLE) or base.endswith(YA))
    return frozenset({"PF", "PM"} if people else {"PF"})


def _feminine(base: str, gen: str) -> list[NounStem]:
    return [NounStem(base, gen, "s", _FEMININE)]


def _masculine(lemma: str, gen: str) -> list[NounStem]:
    """The singular without ة; its end decides what stands before a pronoun («اعتدائه»، «مستشفاه»)."""
    if lemma.endswith(ALIF_MAQSURA):
        bound = lemma[:-1] + ALIF
        return [NounStem(lemma, gen, "s", frozenset({"S0", "D"})), NounStem(bound, gen, "s", _BOUND)]
    if lemma.endswith(HAMZA):
        seats = [NounStem(lemma[:-1] + seat, gen, "s", _BOUND) for seat in HAMZA_SEATS[1:]]
        return [NounStem(lemma, gen, "s", _SINGULAR), *seats]
    return [NounStem(lemma, gen, "s", _SINGULAR)]


def _plural(plural: str, lemma: str, gen: str) -> list[NounStem]:
    """The stems of one listed plural, sound or broken."""
    if plural.endswith(SOUND_FEMININE) and len(plural) > 3:
        return [NounStem(plural[:-2], gen, "p", frozenset({"PF"}))]
    if plural.endswith(SOUND_MASCULINE) and lemma.startswith(plural[:-2]):  # not «قوانين»
        return [NounStem(plural[:-2], gen, "p", frozenset({"PM"}))]
    if plural.endswith(TA_MARBUTA):
        return [NounStem(plural[:-1], gen, "p", frozenset({"B0"}))]
    if plural.endswith((ALIF_MAQSURA, ALIF)):
        return [NounStem(plural, gen, "p", _BARE), NounStem(plural[:-1] + ALIF, gen, "p", _BOUND)]
    if plural.endswith(HAMZA):
        return [NounStem(plural[:-1] + seat, gen, "p", _BOUND) for seat in HAMZA_SEATS] + [
            NounStem(plural, gen, "p", _BARE)
        ]
    return [NounStem(plural, gen, "p", _REGULAR)]
