"""What the words before it tell of a word that can be several parts of speech."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from conflict_coder.arabic.particles import AND, BY, FOR, SO
from conflict_coder.arabic.token import Token

_JOINED = ((AND,), (SO,))
_ATTACHED = (*_JOINED, (BY,), (FOR,), (AND, BY), (AND, FOR))


def read_in_context(
    tokens: Sequence[Token], prepositions: Collection[str], classes: Collection[str] = frozenset()
) -> None:
    """Take its readings as a verb from each word that can be a noun too, where only a noun can stand.

    «في قصف» is no «bombed», nor are the words after «أعمال» verbs: «أعمال قتل وخطف».
    prepositions, classes: normalised forms. Changes `analyses` in place.
    """
    classes = frozenset(classes)
    named = False  # the word before is one of the acts that a class holds
    for before, token in pairwise(tokens):
        of_class = not classes.isdisjoint(before.word.parts) and _is_one_of(before, classes, _ATTACHED)
        named = of_class or (named and token.form.startswith(AND))
        nominal = token.word.nominal
        if nominal is not None and (named or _is_one_of(before, prepositions, _JOINED)):
            token.read_as(nominal)


def _is_one_of(token: Token, words: Collection[str], attached: Collection[tuple[str, ...]]) -> bool:
    if token.form in words:
        return True
    return any(rest in words and particles in attached for particles, rest in token.splits)
