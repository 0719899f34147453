"""What the words before it tell of a word that can be several parts of speech."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from conflict_coder.arabic.token import Token


def read_in_context(tokens: Sequence[Token], prepositions: Collection[str]) -> None:
    """Take from each word right after a preposition its readings as a verb, where it can be a noun too.

    «في قصف» is no «bombed». prepositions: normalised forms. Changes `analyses` in place.
    """
    for before, token in pairwise(tokens):
        nominal = token.word.nominal
        if nominal is not None and _leads(before, prepositions):
            token.read_as(nominal)


def _leads(token: Token, prepositions: Collection[str]) -> bool:
    return token.form in prepositions or any(
        rest in prepositions and particles in (("و",), ("ف",)) for particles, rest in token.splits
    )
