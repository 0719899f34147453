"""Reads one number from tokens: digits, words, or both («12 ألفاً وخمسمئة»).

A number is a sum of steps joined by «و», each smaller than the scale of the one before. A step is a part
below a thousand, with or without a scale («ثلاثمئة وعشرين ألفاً»), or a scale alone («ألفين», «مليون»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from conflict_coder.arabic.particles import TANWIN
from conflict_coder.arabic.token import Token
from conflict_coder.mentions.number_words import Atom, NumberWords

_PLAIN = re.compile(r"0|[1-9]\d{0,8}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[,.٬،]\d{3})+")
_DECIMAL = re.compile(r"\d{1,6}[.,٫]\d{1,2}")
_RANGE = re.compile(r"([1-9]\d{0,5})[-–]([1-9]\d{0,5})")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read: its value, the index after its last token, what the first word carries.

    scale: what it was multiplied by («خمسة آلاف»: 1000), 1 when it ends below its scale.
    vague: told by a vague word («عشرات»).  digits: it starts with digits.
    """

    value: int
    end: int
    scale: int = 1
    vague: bool = False
    digits: bool = False
    proclitics: tuple[str, ...] = ()
    cut: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """A value below a thousand, or digits; `value` is a float only for «1.5» before a scale."""

    value: float
    end: int
    room: int = 1  # what may still be joined must be smaller than this
    digits: bool = False


def read_number(tokens: Sequence[Token], i: int, words: NumberWords) -> Reading | None:
    """The number that starts at token *i*, or None. Vague words are read too; approximators are not."""
    vague = _vague(tokens, i, words)
    if vague is not None:
        return vague
    first = _atom(tokens, i, words)
    if first is None or first.kind == "plural":
        return None
    step = _step(tokens, i, words, first)
    if step is None:
        return None
    value, end, scale, room = step.value, step.end, step.scale, step.scale
    while room > 1:
        joined = _joined(tokens, end, words)
        further = _step(tokens, joined[0], words, joined[1]) if joined else None
        if further is None or further.value >= room:
            break
        value, end, room, scale = value + further.value, further.end, further.scale, 1
    return Reading(value, end, scale, False, step.digits, first.proclitics, first.cut)


def digits_value(form: str) -> float | None:
    """The value of digits as written («1,500» is 1500, «1.5» is 1.5), None for dates, times and scores."""
    if _PLAIN.fullmatch(form):
        return int(form)
    if _GROUPED.fullmatch(form):
        return int(re.sub(r"\D", "", form))
    if _DECIMAL.fullmatch(form):
        return float(re.sub(r"[,٫]", ".", form))
    return None


def digits_range(form: str) -> tuple[int, int] | None:
    """The ends of «20-30» written as one word, None where they do not rise."""
    found = _RANGE.fullmatch(form)
    if found is None:
        return None
    low, high = int(found[1]), int(found[2])
    return (low, high) if low < high else None


def _atom(tokens: Sequence[Token], i: int, words: NumberWords) -> Atom | None:
    """What token *i* adds to a number: a word, or digits as an atom of kind `digits`."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number":
        return Atom("digits", 0) if digits_value(token.form) is not None else None
    joined = token.form.startswith(words.joiner) and token.form[len(words.joiner) :] in words.one_of
    if token.text in words.and_one or (joined and _ten_at(tokens, i + 1, words)):
        return Atom("unit", 1, proclitics=(words.joiner,), cut=len(words.joiner))
    return words.atoms.get(token.form)


def _ten_at(tokens: Sequence[Token], i: int, words: NumberWords) -> bool:
    """Whether the «عشر» of 11 stands at token *i*."""
    atom = words.atoms.get(tokens[i].form) if i < len(tokens) else None
    return atom is not None and atom.kind == "ten" and atom.bare


def _joined(tokens: Sequence[Token], i: int, words: NumberWords) -> tuple[int, Atom] | None:
    """The atom that «و» joins at token *i*: written onto the word, or standing alone before it."""
    if i < len(tokens) and tokens[i].form == words.joiner:
        atom = _atom(tokens, i + 1, words)
        return (i + 1, atom) if atom is not None and not atom.proclitics else None
    atom = _atom(tokens, i, words)
    return (i, atom) if atom is not None and atom.proclitics == (words.joiner,) else None


def _bare(tokens: Sequence[Token], i: int, words: NumberWords, *kinds: str) -> Atom | None:
    """The atom at token *i* when it is one of *kinds* and carries no particle and no article."""
    atom = _atom(tokens, i, words)
    return atom if atom is not None and atom.bare and atom.kind in kinds else None


def _step(tokens: Sequence[Token], i: int, words: NumberWords, atom: Atom) -> Reading | None:
    """A part below a thousand with its scale, or a scale alone. In `Reading.scale`: the room for more."""
    alone = _scale_alone(tokens, i, words, atom)
    if alone is not None:
        return _with_half(tokens, alone, words)
    if atom.kind == "fraction":
        return _fraction(tokens, i, words, atom)
    part = _below_thousand(tokens, i, words, atom)
    if part is None:
        return None
    scale = _bare(tokens, part.end, words, "scale", "counted", "many")
    if scale is not None:
        value = round(part.value * scale.value)
        return _with_half(tokens, Reading(value, part.end + 1, scale.value, digits=part.digits), words)
    if part.value != int(part.value):
        return None
    return Reading(int(part.value), part.end, part.room, digits=part.digits)


def _scale_alone(tokens: Sequence[Token], i: int, words: NumberWords, atom: Atom) -> Reading | None:
    """«ألف», «ألفين», and «ألفا»: 1000 with tanwin or before «و» and more, else the dual before its noun."""
    if atom.kind == "scale":
        return Reading(atom.value, i + 1, atom.value)
    if atom.kind == "two":
        return Reading(2 * atom.value, i + 1, atom.value)
    if atom.kind == "counted":
        one = TANWIN in tokens[i].text or _joined(tokens, i + 1, words) is not None
        return Reading(atom.value if one else 2 * atom.value, i + 1, atom.value)
    return None


def _with_half(tokens: Sequence[Token], number: Reading, words: NumberWords) -> Reading:
    """*number* with the half that follows: «مليون ونصف», «مليون ونصف المليون»."""
    joined = _joined(tokens, number.end, words)
    if joined is None or joined[1].kind != "fraction":
        return number
    at, half = joined
    after = _atom(tokens, at + 1, words)
    named = after is not None and after.kind == "scale" and not after.proclitics
    if named and after is not None and after.value != number.scale:
        return number
    value = number.value + number.scale // half.value
    return replace(number, value=value, end=at + 2 if named else at + 1, scale=1)


def _fraction(tokens: Sequence[Token], i: int, words: NumberWords, atom: Atom) -> Reading | None:
    """«نصف مليون», «ربع المليون»; None for the half of anything else."""
    scale = _atom(tokens, i + 1, words)
    if scale is None or scale.kind != "scale" or scale.proclitics:
        return None
    return Reading(scale.value // atom.value, i + 2, scale.value // 1000)


def _below_thousand(tokens: Sequence[Token], i: int, words: NumberWords, atom: Atom) -> _Part | None:
    """1 to 999, or digits. «ثلاث مئة», «ثلاثمئة», «مئة وخمسة وعشرون», «مئة و20»."""
    if atom.kind == "digits":
        value = digits_value(tokens[i].form) or 0
        if not (value in range(3, 10) and _hundred_after(tokens, i + 1, words)):
            return _Part(value, i + 1, digits=True)
        hundreds, end = int(value) * 100, i + 2
    elif atom.kind == "unit" and atom.value >= 3 and _hundred_after(tokens, i + 1, words):
        hundreds, end = atom.value * 100, i + 2
    elif atom.kind in ("hundred", "hundreds"):
        hundreds, end = atom.value, i + 1
    else:
        return _below_hundred(tokens, i, words, atom)
    joined = _joined(tokens, end, words)
    if joined is None:
        return _Part(hundreds, end)
    at, further = joined
    if further.kind == "digits":
        value = digits_value(tokens[at].form) or 0
        rest = _Part(value, at + 1) if value in range(1, 100) else None
    else:
        rest = (
            None
            if _opens_hundreds(tokens, at, words, further)
            else _below_hundred(tokens, at, words, further)
        )
    return _Part(hundreds + rest.value, rest.end) if rest is not None else _Part(hundreds, end)


def _hundred_after(tokens: Sequence[Token], i: int, words: NumberWords) -> bool:
    """Whether «مئة» (or «مئات») stands at token *i*, multiplied by what is before it."""
    atom = _bare(tokens, i, words, "hundred", "plural")
    return atom is not None and (atom.kind == "hundred" or atom.times == 100)


def _opens_hundreds(tokens: Sequence[Token], i: int, words: NumberWords, atom: Atom) -> bool:
    return atom.kind == "unit" and atom.value >= 3 and _hundred_after(tokens, i + 1, words)


def _below_hundred(tokens: Sequence[Token], i: int, words: NumberWords, atom: Atom) -> _Part | None:
    """0 to 99 in words: «خمسة», «خمسة عشر», «خمسة وعشرين», «عشرون»."""
    if atom.kind in ("ten", "tens"):
        return _Part(atom.value, i + 1)
    if atom.kind != "unit":
        return None
    if atom.value and _bare(tokens, i + 1, words, "ten"):
        return _Part(10 + atom.value, i + 2)
    joined = _joined_tens(tokens, i + 1, words) if atom.value else None
    return _Part(atom.value + joined[1], joined[0]) if joined else _Part(atom.value, i + 1)


def _joined_tens(tokens: Sequence[Token], i: int, words: NumberWords) -> tuple[int, int] | None:
    """«وعشرين», «والعشرون», «و عشرون»: the index after it and its value."""
    joined = _joined(tokens, i, words)
    if joined is None or joined[1].kind != "tens":
        return None
    return joined[0] + 1, joined[1].value


def _vague(tokens: Sequence[Token], i: int, words: NumberWords) -> Reading | None:
    """«بضعة», «عدد من», «عشرات», «عدة مئات», «عشرات الآلاف», «آلاف», «بضعة عشر»."""
    few = words.few.match(tokens, i)
    at = few.end if few else i
    atom = _atom(tokens, at, words)
    carried = few.proclitics if few else atom.proclitics if atom else ()
    cut = few.cut if few else atom.cut if atom else 0
    if atom is not None and atom.kind in ("plural", "many") and not (few and atom.proclitics):
        scale = _atom(tokens, at + 1, words)
        if atom.kind == "plural" and scale and scale.kind == "many" and not scale.proclitics:
            return Reading(atom.times * scale.value, at + 2, 1, True, False, carried, cut)
        return Reading(atom.value, at + 1, 1, True, False, carried, cut)
    if few is None:
        return None
    if tokens[i].form in words.odd:
        teen, tens = _bare(tokens, at, words, "ten"), _joined_tens(tokens, at, words)
        if teen is not None:
            return Reading(13, at + 1, 1, True, False, carried, cut)
        if tens is not None:
            return Reading(tens[1], tens[0], 1, True, False, carried, cut)
    return Reading(few.value, few.end, 1, True, False, carried, cut)
