"""Names of armed groups that no table holds: «كتيبة "صقور الجبل"», «حركة أحرار البلدة»."""

from __future__ import annotations

from dataclasses import dataclass

from conflict_coder.arabic.particles import AND, ARTICLE
from conflict_coder.arabic.token import Token
from conflict_coder.mentions.actor_tables import Actors, Noun
from conflict_coder.mentions.mention import ActorRef

_OPENING, _CLOSING = frozenset("«\"“‹'‘("), frozenset("»\"”›'’)")
_LONGEST_QUOTED, _LONGEST_BARE, _LONGEST_FOREIGN = 5, 3, 2
_FAMILY = "{} Clan Militia (X)"
_JOINED = (AND,)
_LONG = frozenset("a")
_AS_VOWEL = {"w": "u", "y": "i"}
_POLITICAL, _IDENTITY = "Political militia", "Identity militia"


@dataclass(frozen=True, slots=True)
class UnknownName:
    ref: ActorRef
    last: int


class UnknownNames:
    """Finds the name after a noun such as حركة, in one sentence."""

    def __init__(self, tokens: list[Token], actors: Actors) -> None:
        self._tokens = tokens
        self._actors = actors

    def after(self, j: int, noun: Noun) -> UnknownName | None:
        """The name that starts at *j*: quoted, or up to three words of which all but the first bear ال."""
        if noun.kin:
            bare = self._tribe(j, self._tokens[j].form) if j < len(self._tokens) else None
        else:
            bare = None if noun.quoted else self._bare(j, foreign=noun.foreign)
        return self._named(self._quoted(j) or bare, noun)

    def second(self, j: int, noun: Noun) -> UnknownName | None:
        """The other of two tribes («قبيلتي مراد وعبيدة»), whose name starts at *j* with «و»."""
        splits = self._tokens[j].splits if j < len(self._tokens) else ()
        rest = next((rest for particles, rest in splits if particles == _JOINED), "")
        return self._named(self._tribe(j, rest), noun) if rest else None

    def family(self, j: int, form: str) -> UnknownName | None:
        """«آل جعفر» at *j*; *form* is «آل», its particles apart."""
        return self._written(self._tribe(j, form), _FAMILY, _IDENTITY)

    def _named(self, found: tuple[list[str], int] | None, noun: Noun) -> UnknownName | None:
        return self._written(found, noun.english, _IDENTITY if noun.kin else _POLITICAL)

    def _written(self, found: tuple[list[str], int] | None, english: str, inter: str) -> UnknownName | None:
        if not found or not found[0]:
            return None
        name = english.format(" ".join(latin(word, self._actors.letters) for word in found[0]))
        return UnknownName(ActorRef(name, inter, guessed=True), found[1])

    def _tribe(self, j: int, form: str) -> tuple[list[str], int] | None:
        """One word, or «آل», «بني» and a word; *form* is the first one's, its particles apart."""
        actors, words = self._actors, [form]
        if form in actors.kin["leads"]:
            j += 1
            words.append(self._tokens[j].form if j < len(self._tokens) else "")
        token = self._tokens[j] if j < len(self._tokens) else None
        if token is None or token.kind != "word" or words[-1] in actors.kin["not_names"]:
            return None
        named = len(words) > 1 or self._may_name(token, first=True)
        return (words, j + 1) if named and words[-1] not in actors.particles else None

    def _quoted(self, j: int) -> tuple[list[str], int] | None:
        if j >= len(self._tokens) or self._tokens[j].text not in _OPENING or self._tokens[j].text == "(":
            return None
        words: list[str] = []
        for token in self._tokens[j + 1 : j + 2 + _LONGEST_QUOTED]:
            if token.text in _CLOSING:
                return (words, token.i + 1) if words else None
            words.append(token.form)
        return None

    def _bare(self, j: int, *, foreign: bool) -> tuple[list[str], int] | None:
        words: list[str] = []
        if foreign:
            for token in self._tokens[j : j + _LONGEST_FOREIGN]:
                if token.kind != "word" or token.analyses or not self._may_name(token, first=True):
                    break
                words.append(token.form)
            if words:
                return words, j + len(words)
        for token in self._tokens[j : j + _LONGEST_BARE]:
            if token.kind != "word" or not self._may_name(token, first=not words):
                break
            words.append(token.form)
        known_article = bool(words) and (words[0].startswith(ARTICLE) or len(words) > 1)
        return (words, j + len(words)) if known_article else None

    def _may_name(self, token: Token, *, first: bool) -> bool:
        actors, form = self._actors, token.form
        if form in actors.not_names or (form,) in actors.prepositions or form in actors.adjectives:
            return False
        if not first:
            return form.startswith(ARTICLE) and form.removeprefix(ARTICLE) not in actors.adjectives
        if form.startswith(ARTICLE) and form.removeprefix(ARTICLE) in actors.adjectives:
            return False
        return not (token.analyses and all(analysis.pos == "verb" for analysis in token.analyses))


def latin(word: str, letters: dict[str, str]) -> str:
    """*word* in Latin letters, each by the table, capitalised; the article as «al».

    و and ي between consonants are read as long vowels, and a word that starts with two consonants gets an
    «a» between them: unwritten vowels can only be guessed.
    """
    article = word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1
    bare = word.removeprefix(ARTICLE) if article else word
    written = [letters.get(letter, letter) for letter in bare]
    for i in range(1, len(written)):
        alone = written[i - 1] not in _LONG and (i + 1 == len(written) or written[i + 1] not in _LONG)
        if alone and written[i] in _AS_VOWEL:
            written[i] = _AS_VOWEL[written[i]]
    if len(written) > 1 and not {written[0], written[1]} & {*_LONG, *_AS_VOWEL.values()}:
        written.insert(1, "a")
    name = "".join(written).capitalize()
    return f"al {name}" if article else name
