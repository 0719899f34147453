"""The noun phrases that name sides: a head, whose it is, what it is like, how many.

    [number] head [adjectives] [number] [owner] [nationality] [«(name)»] [allies]

The owner is the noun or name right after the head («مقاتلو الحركة»), or follows من, ل, التابع لـ, باسم ….
Phrases nest: «موقع لكتيبة من الجيش السوري» is read from the inside out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from conflict_coder.arabic.particles import ARTICLE
from conflict_coder.arabic.token import Token
from conflict_coder.mentions.actor_tables import Actors, NounReading, class_of
from conflict_coder.mentions.inflect import case_of
from conflict_coder.mentions.mention import Number
from conflict_coder.mentions.side_phrase import Phrase
from conflict_coder.mentions.side_tails import Tails
from conflict_coder.mentions.unknown_names import UnknownNames

_NO_CASE = "ى"
_MAX_DEPTH = 5
_MANY, _TWO, _ONE = 10, 2, 1
_TRIBAL, _ACCUSATIVE = "tribal", "ا"
_PAIR_MARK = "\u064eين"
_OUTLAWS = frozenset({"armed", "tribal"})
_COUNTED_THINGS = frozenset({"people", "vehicle", "aircraft"})


class PhraseReader(Tails):
    """Reads phrases in one sentence."""

    def __init__(self, tokens: list[Token], actors: Actors, numbers: list[Number], text: str) -> None:
        super().__init__(tokens, actors, numbers, text)
        self._unknown = UnknownNames(tokens, actors)

    def read(self, i: int, rest: str, *, governed: bool = False, depth: int = 0) -> Phrase | None:
        """The longest phrase that starts at token *i*, its attached particles taken off (*rest*).

        governed: a noun before it owns it, so names that are no side alone may be read.
        """
        if depth > _MAX_DEPTH:
            return None
        number = self.numbers.get(i)
        if number is not None and not number.noun:
            counted = self._counted(number, depth)
            if counted is not None or self.tokens[i].kind != "word":
                return counted
        if not self.known(rest):
            return None
        best: Phrase | None = None
        for phrase in self._starts(i, rest, governed, depth):
            best = phrase if best is None else best.better(phrase)
        return best

    def _starts(self, i: int, rest: str, governed: bool, depth: int) -> Iterator[Phrase]:
        named = self._named(i, rest, governed)
        if named is not None:
            yield self.extend(named, depth)
        for reading in self.nouns(rest):
            if not self._may_head(i, rest, reading):
                continue
            phrase = self._headed(i, reading, depth)
            if phrase is not None:
                yield phrase
        of_act = None if depth or self.follows_person_word(i) else self._doer(i, rest)
        people = of_act or self._nationals(i, rest)
        if people is not None:
            yield self.extend(people, depth)
        family = self._family(i, rest) if rest in self.actors.kin["families"] else None
        if family is not None:
            yield family
        if rest in self.actors.quantities:
            some = self._quantity(i, self.actors.quantities[rest], depth)
            if some is not None:
                yield some
        elif rest in self.actors.collectives:
            crowd = self._collective(i, depth)
            if crowd is not None:
                yield crowd

    def _may_head(self, i: int, rest: str, reading: NounReading) -> bool:
        """Adjectives, verbs and names of the same letters («هجوم مسلح», «طالب الوزير», «الشيخ مختار») are no
        heads.
        """
        if reading.num == "s" and not reading.article and self._follows_title(i, rest):
            return False
        if reading.noun.adjectival and not self.may_be_person(i, rest, reading.num):
            return False
        plain = reading.num == "s" and reading.state == "a" and not reading.article
        if not plain or not self.is_verb(self.tokens[i]) or self.follows_person_word(i):
            return True
        lone = self.tokens[i].form == rest and rest not in self.actors.collectives
        return lone and i > 0 and self._is_only_verb(self.tokens[i - 1])

    def _follows_title(self, i: int, rest: str) -> bool:
        return i > 0 and rest == self.tokens[i].form and self.tokens[i - 1].form in self.actors.titles

    def _is_only_verb(self, token: Token) -> bool:
        """Whether the word can be nothing but a verb: after one, «حاكم» is a governor."""
        return bool(token.analyses) and all(analysis.pos == "verb" for analysis in token.analyses)

    def _family(self, i: int, rest: str) -> Phrase | None:
        """«آل جعفر» where a family stands, and is no part of a man's name."""
        before = self.tokens[i - 1].form if i else ""
        if rest == self.tokens[i].form and before not in self.actors.kin["before_family"]:
            return None
        name = self._unknown.family(i, rest)
        return None if name is None else Phrase(i, name.last, _TRIBAL, refs=(name.ref,), guessed=True)

    # heads ---------------------------------------------------------------------------------------

    def _headed(self, i: int, reading: NounReading, depth: int) -> Phrase | None:
        """A phrase with a noun as its head; None where the head needs an owner and has none."""
        noun = reading.noun
        phrase = Phrase(
            i, i + 1, noun.cls, noun.thing, noun.lemma,
            num=reading.num, definite=reading.article or bool(reading.pronoun), pronoun=reading.pronoun,
            keeps=noun.keeps, neutral=noun.neutral, speaker=noun.speaker,
            following=noun.following, acting=noun.acting,
            kin=noun if noun.kin and reading.num == "d" else None,
        )  # fmt: skip
        if reading.article and noun.lemma in self.actors.called:
            phrase.group = noun.lemma
        if noun.formation and self._numbered(i + 1):
            phrase.cls, phrase.last = "state", self._after_arm(i + 2)  # «اللواء 35», «الفرقة الرابعة مشاة»
            phrase.partitive = True
        elif not reading.article and not reading.pronoun and reading.state != "i":
            if noun.english and i + 1 < len(self.tokens) and self.tokens[i + 1].form in self.actors.not_names:
                return None
            self._construct(phrase, reading, depth)
            if reading.state == "c" and not phrase.owned and not self._heads_words(i, reading):
                return None
        bare = not (reading.article or reading.pronoun or phrase.owned or reading.state == "c")
        self.extend(phrase, depth)
        told = phrase.owned or phrase.armed or phrase.nationality
        if noun.vague and reading.num == "s" and bare and not told:
            return None
        if noun.dwelt and not self._settle_people(phrase):
            return None
        if noun.ambush and phrase.cls in _OUTLAWS:
            return None  # «كمين للشرطة» may be a checkpoint, «كمين للمسلحين» is none
        if phrase.cls == "none":
            counted = phrase.thing == "people" and self.follows_number(i)
            if not (phrase.pronoun or counted) or (phrase.thing == "site" and phrase.num == "s"):
                return None
            phrase.cls = "unknown" if phrase.pronoun else "civilian"  # «أسرة من ستة أفراد»
        self._imply_count(phrase, bare)
        return phrase

    def _settle_people(self, phrase: Phrase) -> bool:
        """Make a village its people's, who are civilians; False where it is no people's («بلدات التنظيم»)."""
        if not phrase.owned or not (phrase.cls in (_TRIBAL, "civilian") or phrase.kindred):
            return False
        phrase.cls, phrase.refs, phrase.keeps = "civilian", (), True
        return True

    def _numbered(self, j: int) -> bool:
        """Whether a number or a definite ordinal stands at *j*."""
        if j >= len(self.tokens):
            return False
        return self.tokens[j].kind == "number" or self.tokens[j].form in self.actors.ordinals

    def _after_arm(self, j: int) -> int:
        """Step over words that tell a formation's arm («مشاة», «مدرع») or end its number («عشر»)."""
        while j < len(self.tokens) and self.tokens[j].form in self.actors.arms:
            j += 1
        return j

    def _heads_words(self, i: int, reading: NounReading) -> bool:
        """«سائقو الشاحنات», «معلمي القرية»: people of something that is no side."""
        if reading.num != "p" or reading.noun.thing != "people" or i + 1 >= len(self.tokens):
            return False
        return self.tokens[i + 1].kind == "word"

    def _construct(self, phrase: Phrase, reading: NounReading, depth: int) -> None:
        """The owner right after the head: a phrase, a name, or after حركة, كتيبة … a name no table holds."""
        j = self.after_quotes(phrase.last)
        if j < len(self.tokens) and any(not one.article for one in self.adjectives(j, self.tokens[j].form)):
            return  # «جنود أجانب» are not soldiers of foreigners
        if j < len(self.tokens) and self.tokens[j].form in self.actors.links["loyal"]:
            return
        owner = self.inner(j, (), governed=True, depth=depth)
        if owner is not None and (self._is_object(j, owner) or self._is_target(phrase, owner)):
            return
        if owner is not None and self.tokens[owner.first].form == owner.head + _ACCUSATIVE:
            owner = None  # «دهس رجل يقود شاحنة حشدا»: no genitive
        if owner is not None and not (owner.thing == "country" and phrase.keeps) and not owner.counted:
            self.own(phrase, owner)
            phrase.last = self.after_closing(owner.last) if j > phrase.last else owner.last
            return
        may_name = reading.noun.english and not (reading.noun.kin and reading.num == "p")
        name = self._unknown.after(phrase.last, reading.noun) if may_name else None
        if name is not None:
            phrase.refs, phrase.last, phrase.owned = (name.ref,), name.last, True
            phrase.guessed = True
            phrase.cls = _TRIBAL if reading.noun.kin else phrase.cls

    def second_of(self, phrase: Phrase) -> Phrase | None:
        """The second tribe of a pair («قبيلتي مراد وعبيدة»), where no table holds it."""
        j = phrase.last
        name = self._unknown.second(j, phrase.kin) if phrase.kin is not None else None
        if name is None or any(self.read(j, rest) for particles, rest in self.tokens[j].splits if particles):
            return None
        return Phrase(j, name.last, _TRIBAL, refs=(name.ref,), definite=True, guessed=True)

    def _is_target(self, phrase: Phrase, owner: Phrase) -> bool:
        """Whether what follows one man is what he attacks: «استهدف انتحاري الكنيسة», «طعن شاب الكاتب»."""
        if phrase.thing != "people" or phrase.num != "s" or owner.cls != "civilian" or owner.refs:
            return False
        if owner.thing == "site":
            return phrase.cls == "armed"
        return owner.thing == "people" and owner.definite and phrase.head in self.actors.anybody

    def _is_object(self, j: int, owner: Phrase) -> bool:
        """Whether the noun after a head is an accusative, which owns nothing: «استهدف قناص طفلا».

        «فتى» shows no case, and is one more often («قتل مستوطن فتى»).
        """
        bare = not (owner.named or owner.definite or owner.counted) and owner.num == "s"
        token = self.tokens[j]
        accusative = case_of(token.form, "s") == "a" or token.text.endswith(_NO_CASE)
        return bare and owner.thing == "people" and accusative

    def _imply_count(self, phrase: Phrase, bare: bool) -> None:
        """One or a pair, by the noun's form; a plural is vague when bare («جنود», not «جنود الجيش»)."""
        if phrase.count is not None or phrase.thing not in _COUNTED_THINGS:
            return
        if phrase.num == "p" and _PAIR_MARK in self.tokens[phrase.first].text:
            phrase.num = "d"  # «مهندسَين»: the vowel tells it from a plural
        count = {"s": _ONE, "d": _TWO}.get(phrase.num)
        if phrase.num == "p" and phrase.thing == "people" and bare:
            count = _MANY
        if count is not None:
            phrase.count, phrase.implied = count, True

    def _nationals(self, i: int, rest: str) -> Phrase | None:
        """A nationality or a side's adjective as a noun: «ثلاثة فرنسيين», «قتل فلسطيني», «42 حوثيا»."""
        if rest in self.actors.country_words:
            return None  # «سوريا»
        for adjective, num, _, article, j in self.adjectives(i, rest):
            of_side = bool(adjective.side) and not adjective.local and self.follows_number(i)
            if not (adjective.country or of_side) or not self.may_be_person(i, rest, num):
                continue
            refs = self.actors.refs_of(adjective)
            phrase = Phrase(i, j, class_of(refs) if refs else "civilian", "people", adjective.lemma, num=num)
            phrase.nationality, phrase.definite, phrase.keeps = adjective.country, article, not refs
            phrase.refs = refs
            self._imply_count(phrase, not article)
            return phrase
        return None

    def _doer(self, i: int, rest: str) -> Phrase | None:
        """The nationality of an act: «غارات روسية», «قصف مدفعي تركي»."""
        for reading in self.adjectives(i, rest):
            country, refs = reading.adjective.country, self.actors.refs_of(reading.adjective)
            if not reading.adjective.tells_whose or not self.after_act(i):
                continue
            cls = self.actors.fighters.get(country, "state") if country else class_of(refs)
            lemma = reading.adjective.lemma
            return Phrase(i, reading.last, cls, "adjective", lemma, refs=refs, nationality=country)
        return None

    # how many ------------------------------------------------------------------------------------

    def _counted(self, number: Number, depth: int) -> Phrase | None:
        """«14 جنديا», «أربعة من أفراد الشرطة»."""
        phrase = self._members(number.last, depth)
        if phrase is None or phrase.counted:
            return None
        span = (number.first, number.last)
        return replace(phrase, first=number.first, count=number.n, count_span=span, implied=False)

    def _quantity(self, i: int, count: int, depth: int) -> Phrase | None:
        """«عدد من الجنود», «بعض المدنيين», «أحد عناصر الشرطة»."""
        phrase = self._members(i + 1, depth)
        if phrase is None or phrase.thing == "country":
            return None
        if not count or phrase.counted:
            return replace(phrase, first=i)
        return replace(phrase, first=i, count=count, count_span=(i, i + 1), implied=count > 1)

    def _collective(self, i: int, depth: int) -> Phrase | None:
        """«حشد من الأهالي», «جموع غفيرة من المواطنين»: an adjective may stand before «من»."""
        partitive = self.actors.links["partitive"]
        near = range(i + 1, min(i + 3, len(self.tokens)))
        at = next((j for j in near if self.tokens[j].form in partitive), None)
        phrase = self._members(at, depth) if at is not None else None
        if phrase is None or phrase.thing != "people":
            return None
        if phrase.counted:
            return replace(phrase, first=i)
        return replace(phrase, first=i, count=_MANY, count_span=(i, i + 1), implied=True)

    def _members(self, j: int, depth: int) -> Phrase | None:
        """The counted people, with or without «من»; «آخرين» or «من» may stand between."""
        if j < len(self.tokens) and self.tokens[j].form in self.actors.links["partitive"]:
            inner = self.inner(j + 1, (), governed=True, depth=depth)
            return None if inner is None or inner.thing == "country" else inner
        return self.inner(j, (), governed=False, depth=depth)

    # names ---------------------------------------------------------------------------------------

    def _named(self, i: int, rest: str, governed: bool) -> Phrase | None:
        """The phrase of a name or a set phrase of the tables: all the sides it can mean."""
        found, last = self.names(i, rest, governed)
        if not found and not governed and rest in self.actors.aliases and self.after_act(i):
            found, last = self.names(i, rest, True)
            found = [alias for alias in found if alias.ref is not None]
        if not found:
            return None
        generic = next((alias for alias in found if alias.ref is None), None)
        lead = generic or found[0]
        refs = tuple(dict.fromkeys(alias.ref for alias in found if alias.ref is not None))
        phrase = Phrase(i, last, lead.cls, lead.thing, lead.head, refs=refs, named=True)
        phrase.definite = generic is None or any(word.startswith(ARTICLE) for word in (rest, *generic.rest))
        phrase.keeps = lead.cls in {"civilian", "source"}
        if generic is not None and (rest, *generic.rest) in self.actors.singles:
            phrase.num = "s"
            self._imply_count(phrase, bare=False)
        if lead.thing == "country" and lead.ref is not None:
            phrase.nationality = lead.ref.countries[0]
        return phrase
