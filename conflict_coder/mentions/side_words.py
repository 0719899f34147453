"""What single words of a sentence may be to a side: nouns, adjectives, names, persons; no grammar yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from conflict_coder.arabic.particles import AND, ARTICLE, BY, FOR
from conflict_coder.arabic.token import Token
from conflict_coder.mentions.actor_tables import Actors, Adjective, Alias, NounReading
from conflict_coder.mentions.mention import Number
from conflict_coder.mentions.side_phrase import FIGHTING

OPENING, CLOSING = frozenset("«\"“‹'‘"), frozenset("»\"”›'’")
_QUOTES = OPENING | CLOSING
_PLURAL_ENDINGS = frozenset({"ين", "ون", "ان", "ات"})
_JOINED = (AND,)
_LONGEST_OF_TWO = 4  # words of the first of two sides after «بين»
_ACCUSED_WITHIN = 4  # words from a verb of accusing to whom it accuses
_SHE, _THEY, _MEN, _OBJECT = "ة", "ات", "ون", "ا"


class AdjectiveAt(NamedTuple):
    """An adjective in the sentence; last: the index after its last word."""

    adjective: Adjective
    num: str
    state: str
    article: bool
    last: int


class SideWords:
    """One sentence's words against the tables. `text`: the normalised article, where cues are looked for."""

    def __init__(self, tokens: list[Token], actors: Actors, numbers: list[Number], text: str) -> None:
        self.tokens = tokens
        self.actors = actors
        self.text = text
        self.numbers = {number.first: number for number in numbers}
        self._number_ends = {number.last for number in numbers}

    def known(self, rest: str) -> bool:
        """Whether a phrase could start with the word: a cheap test before reading one."""
        return self.actors.known[rest]

    def nouns(self, rest: str) -> Sequence[NounReading]:
        """The head nouns a word may be."""
        return self.actors.noun_readings[rest]

    def adjectives(self, j: int, rest: str) -> Iterator[AdjectiveAt]:
        """The adjectives the word at *j* (or it and the next) may be."""
        for adjective, num, state, article in self.actors.adjective_readings[rest]:
            if not adjective.second:
                yield AdjectiveAt(adjective, num, state, article, j + 1)
            elif j + 1 < len(self.tokens) and self._bare(j + 1) == adjective.second:
                yield AdjectiveAt(adjective, num, state, article, j + 2)

    def _bare(self, j: int) -> str:
        return self.tokens[j].form.removeprefix(ARTICLE)

    def after_act(self, i: int) -> bool:
        """Whether a noun such as غارة or قصف stands before *i*, adjectives and a name in quotes apart
        («غارات جوية روسية», «صواريخ «غراد» روسية»).
        """
        last = i
        if i and self.tokens[i - 1].text in CLOSING:
            last = next((k for k in range(i - 2, max(i - 5, -1), -1) if self.tokens[k].text in OPENING), i)
        for j in range(last - 1, max(last - 4, -1), -1):
            token = self.tokens[j]
            if any(rest.removeprefix(ARTICLE) in self.actors.acts for _, rest in token.splits):
                return True
            if token.kind != "word" or self._bare(j) not in self.actors.adjectives:
                return False
        return False

    def names(self, i: int, rest: str, governed: bool) -> tuple[list[Alias], int]:
        """The longest names of the tables at *i* (several sides may share one), and where they end."""
        found: list[Alias] = []
        last, second = i + 1, self._unquoted(i + 1)
        following = self.tokens[second].form if second < len(self.tokens) else ""
        led = governed or (i > 0 and self.tokens[i - 1].form in self.actors.governors)
        for alias in self.actors.aliases.get(rest, ()):
            if found and len(alias.rest) < len(found[0].rest):
                break
            if alias.rest and alias.rest[0] != following:
                continue
            end = self.matches(i + 1, alias.rest)
            if end is not None and alias.governed and not led and not self._stands_alone(alias, i, end):
                continue
            if end is None or (alias.thing == "country" and not governed and not self.country_acts(i, end)):
                continue
            found.append(alias)
            last = end
        return found, last

    def _stands_alone(self, alias: Alias, i: int, end: int) -> bool:
        """Whether a name that is no side alone is one where it stands: «الأمن المصري», «الأمن يفرق حشدا»."""
        if any(cue in self.text for cue in alias.cues):
            return True
        if alias.ref is not None and alias.rest and i and self._of_harm(self.tokens[i - 1]):
            return True  # «مقتل أبو مصعب الزرقاوي»
        if end >= len(self.tokens):
            return False
        if alias.by_nation and any(
            one.adjective.country for one in self.adjectives(end, self.tokens[end].form)
        ):
            return True
        return alias.acts and self._opens_clause(i) and self.is_verb(self.tokens[end])

    def _opens_clause(self, i: int) -> bool:
        before = self.tokens[i - 1] if i else None
        return before is None or before.kind == "punct" or before.form in self.actors.particles

    def matches(self, j: int, words: tuple[str, ...]) -> int | None:
        """Where the words end when they stand at *j*, quotation marks and dashes apart."""
        for word in words:
            j = self._unquoted(j)
            if j >= len(self.tokens) or self.tokens[j].form != word:
                return None
            j += 1
        return j

    def _unquoted(self, j: int) -> int:
        """Step over quotation marks and dashes."""
        while j < len(self.tokens) and (self.tokens[j].text in _QUOTES or self.tokens[j].text in "-–"):
            j += 1
        return j

    def any_of(self, j: int, phrases: Mapping[str, Sequence[tuple[str, ...]]]) -> int | None:
        """Where the first of *phrases* (by their first words) that stands at *j* ends."""
        j = self._unquoted(j)
        for words in phrases.get(self.tokens[j].form, ()) if j < len(self.tokens) else ():
            end = self.matches(j, words)
            if end is not None:
                return end
        return None

    def country_acts(self, i: int, last: int) -> bool:
        """A country's or capital's name is a side only next to a verb or after «من قبل», never as a place; so
        are two told between each other («بين أذربيجان وأرمينيا»).
        """
        before = self.tokens[i - 1] if i else None
        if self._of_two(i, last):
            return True
        if before is not None and (self.is_verb(before) or self._is_accused(i, last)):
            return True
        if before is None or self._opens_clause(i):
            return last < len(self.tokens) and self.is_verb(self.tokens[last])
        return tuple(token.form for token in self.tokens[max(0, i - 2) : i]) in self.actors.prepositions

    def _is_accused(self, i: int, last: int) -> bool:
        """Whether the country is the object of a verb of accusing: «تتهم أنقرة دمشق بقصف رتل»."""
        if last >= len(self.tokens) or all(BY not in particles for particles, _ in self.tokens[last].splits):
            return False
        for j in range(i - 1, max(-1, i - 1 - _ACCUSED_WITHIN), -1):
            if self.tokens[j].kind != "word" or self.tokens[j].form in self.actors.particles:
                return False
            if self.tokens[j].form.removeprefix(AND) in self.actors.links["accusing"]:
                return True
        return False

    def _of_two(self, i: int, last: int) -> bool:
        """Whether the country is one of two sides after «بين», and no border lies between them («بين إسرائيل
        وحزب الله»).
        """
        between, apart = self.actors.links["between"], self.actors.links["apart"]
        nearest = range(i - 1, max(0, i - 2 - _LONGEST_OF_TWO), -1)
        first = next((j for j in nearest if self.tokens[j].form in between), 0)
        if first < 1 or self.tokens[first - 1].form in apart:
            return False
        second = last if first == i - 1 else i
        if second >= len(self.tokens) or any(self._joins(j) for j in range(first + 1, second)):
            return False
        one = self._is_power(self.tokens[first + 1].form)
        return one and any(self._is_power(rest) for rest in self._joined_words(second))

    def _joined_words(self, j: int) -> list[str]:
        return [rest for particles, rest in self.tokens[j].splits if particles == _JOINED]

    def _joins(self, j: int) -> bool:
        return bool(self._joined_words(j)) or self.tokens[j].kind != "word"

    def _is_power(self, word: str) -> bool:
        """Whether the word opens the name of a country or of an armed group."""
        return word in self.actors.country_words or any(
            alias.ref is not None and alias.cls in FIGHTING for alias in self.actors.aliases.get(word, ())
        )

    def may_be_person(self, i: int, rest: str, num: str) -> bool:
        """Whether a word that is mostly an adjective («مسلح», «فرنسي») can be a person at *i*.

        In the singular only after a number, a verb, a preposition, a word such as «مقتل», or at a start;
        a feminine («عسكرية») also not after a preposition, and its plural only after a number.
        """
        counted = i in self._number_ends
        if num == "s" and rest.endswith(_SHE):
            return self.follows_person_word(i) or (i > 0 and self.is_verb(self.tokens[i - 1]))
        if num == "p" and rest.endswith(_THEY):
            return counted
        if counted or i == 0:
            return True
        before = self.tokens[i - 1]
        if num != "s":
            # «بين مسيحيين ومسلمين»: no adjectives of the words before them
            led = (before.form,) in self.actors.prepositions or self.tokens[i].form == AND + rest
            return led or not self._agrees_with(before, rest)
        if before.kind in {"punct", "number"} or before.form in self.actors.particles:
            return True
        if self._leads_to_person(before):
            return True
        unlike = before.form.startswith(ARTICLE) or not before.form.endswith(_OBJECT)
        if (rest.endswith(_OBJECT) and unlike) or before.form.endswith(_MEN):
            return True  # «خطفت الجماعة صحفيا», «قتل جندي صحفيا»: no adjective of what stands before
        if rest.startswith(ARTICLE) and self._is_no_adjective(before, rest):
            return True
        if (before.form,) in self.actors.prepositions or rest != self.tokens[i].form:
            return not (rest.startswith(ARTICLE) and rest != self.tokens[i].form)
        return self.is_verb(before)

    def _is_no_adjective(self, before: Token, rest: str) -> bool:
        """Whether a word with the article is said of nothing before it («خطف تنظيم داعش الصحفي»)."""
        if rest.removeprefix(ARTICLE) in self.actors.adjectives:
            return False
        if before.form.endswith(_SHE) or before.form in self.actors.aliases:
            return True
        return any(
            one.adjective.country and not one.article for one in self.adjectives(before.i, before.form)
        )

    def _agrees_with(self, before: Token, rest: str) -> bool:
        """Whether the word before has the same ending and article, so that this is its adjective
        («تفجيرين انتحاريين»).
        """
        if before.kind != "word" or self.is_verb(before):
            return False
        alike = rest[-2:] == before.form[-2:] and rest[-2:] in _PLURAL_ENDINGS
        return alike and rest.startswith(ARTICLE) == self._has_article(before)

    def _has_article(self, token: Token) -> bool:
        return any(rest.startswith(ARTICLE) for _, rest in token.splits)

    def follows_person_word(self, i: int) -> bool:
        """Whether the word before *i* tells that a person follows: a number, «مقتل»."""
        return i in self._number_ends or (i > 0 and self._leads_to_person(self.tokens[i - 1]))

    def follows_number(self, i: int) -> bool:
        """Whether a number ends right before *i*."""
        return i in self._number_ends

    def _leads_to_person(self, token: Token) -> bool:
        return token.form in self.actors.before_person or self._of_harm(token)

    def _of_harm(self, token: Token) -> bool:
        return any(rest in self.actors.patient_nouns for _, rest in token.splits)

    def befalls(self, token: Token) -> bool:
        """Whether the word tells what befell whoever follows («مقتل», «وإصابة»), and is no verb («قتل»)."""
        return self._of_harm(token) and not self.is_verb(token)

    def is_verb(self, token: Token) -> bool:
        return any(analysis.pos == "verb" for analysis in token.analyses)

    def after_quotes(self, j: int) -> int:
        while j < len(self.tokens) and self.tokens[j].text in _QUOTES:
            j += 1
        return j

    def after_closing(self, j: int) -> int:
        """Step over one closing quotation mark."""
        return j + 1 if j < len(self.tokens) and self.tokens[j].text in CLOSING else j

    def attached(self, token: Token, words: frozenset[str]) -> bool:
        """Whether *token* is one of *words* with ب or ل before it («باسم»)."""
        return any(particles in ((BY,), (FOR,)) and rest in words for particles, rest in token.splits)
