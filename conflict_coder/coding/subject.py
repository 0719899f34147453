"""Whether the text is about conflict where a telling stands: «واجه الفريق», «حطم الرقم» tell no event.

Evidence is a word that conflict news alone uses (`conflict-words`), a side that fights or protests, or
several lesser words together (`conflict-hints`: «هجوم», «قتل», «شرطة» are each used of other things too);
a word of sport, trade, crime, accidents and the like (`other-subjects`) weighs against it, and where one
stands, words of violence of any kind (`violence-words`: «رصاص», «قتيل») weigh little even together. An
article with evidence in its title or in many of its sentences is conflict news: a telling in it stands
unless its own sentence is of another subject. In any other article a telling needs evidence in its own
sentence and the ones beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from conflict_coder.arabic.particles import ARTICLE
from conflict_coder.arabic.token import Token
from conflict_coder.coding.document import Analysed
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.matching.view import Words, keys
from conflict_coder.mentions.mention import Side

OFF_SUBJECT = "nothing beside it is about conflict"
SHORT = 3  # sentences: in a text of so few one word is enough, there is no room for more
_SHARE = 0.34  # of the sentences: an article with evidence in so many is conflict news throughout
FIRM, ENOUGH = 2, 3  # a firm word weighs as two hints; from beside a telling, one alone is not enough
_VIOLENCE_AT_MOST = 2  # what words of violence weigh together in crime and accidents
_OTHER_AT_MOST = 4  # what words of other subjects weigh together: one name of a sport is told by several
_LISTS = ("conflict-words", "conflict-hints", "other-subjects", "violence-words", "acts-on-people")
_LEAD = 2  # sentences, the title among them: what they are about, the article is about
FIGHTING = frozenset({"armed", "external", "state", "protester", "rioter"})
_CARRIERS = frozenset({"vehicle", "aircraft"})
_PEOPLE = frozenset({"civilian", "state", "police", "government", "source"})
_BESIDE = 2  # words: how near to an act whom it befell stands
GROUPS = frozenset({"people", "force", "vehicle", "aircraft", "name"})


@dataclass(slots=True)
class Evidence:
    """What a sentence says of its subject: each word or side with its weight, told twice it counts once."""

    conflict: dict[str, int] = field(default_factory=dict)
    violence: dict[str, int] = field(default_factory=dict)
    other: dict[str, int] = field(default_factory=dict)

    @classmethod
    def joined(cls, parts: Iterable[Evidence]) -> Evidence:
        """The evidence of several sentences together."""
        together = cls()
        for part in parts:
            together.conflict.update(part.conflict)
            together.violence.update(part.violence)
            together.other.update(part.other)
        return together

    def weigh(self, *, strays: bool = False) -> int:
        """How firmly it speaks of conflict. strays: the article is about something else."""
        violence = sum(self.violence.values())
        if strays or self.other:
            violence = min(violence, _VIOLENCE_AT_MOST)
        return sum(self.conflict.values()) + violence - min(sum(self.other.values()), _OTHER_AT_MOST)

    def outweighs(self) -> bool:
        """Whether a sentence of conflict news that has words of another subject is about conflict still."""
        return self.weigh() > 0 or sum(self.conflict.values()) >= FIRM


def mark_subject(sentences: Sequence[Analysed], knowledge: Knowledge, *, known: bool = False) -> bool:
    """Note of each sentence whether it stands in text about conflict (`Analysed.on_subject`).

    Returns whether the article is: what conflict a longer one tells that is not, it tells aside.
    known: the article is taken for conflict news.
    Violence with no word of war in the whole article is crime or mishap, unless the text is short.
    """
    words = SubjectWords.of(knowledge)
    found = [words.read(one.sentence.tokens, one.sides) for one in sentences]
    short = len(found) <= SHORT
    strays = any(one.other for one in found[:_LEAD]) or not (short or any(one.conflict for one in found))
    telling = sum(one.weigh(strays=strays) >= ENOUGH for one in found)
    headed = bool(sentences) and sentences[0].sentence.title and found[0].weigh(strays=strays) >= ENOUGH
    throughout = known or headed or (telling >= _SHARE * len(found) and (short or telling > 1))
    for order, (analysed, own) in enumerate(zip(sentences, found, strict=True)):
        if throughout:
            analysed.on_subject = not own.other or own.outweighs()
            continue
        near = Evidence.joined(found[max(0, order - 1) : order + 2])
        told = bool(own.conflict) or FIRM in own.violence.values()
        lone = short and told and not near.other
        analysed.on_subject = lone or near.weigh(strays=strays) >= ENOUGH
    return throughout or short


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """The word lists that tell a sentence's subject."""

    firm: Words
    hints: Words
    other: Words
    violence: Words
    grave: Words
    all: Words
    sites: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> SubjectWords:
        firm, hints, other, violence, grave = (knowledge.phrases(name) for name in _LISTS)
        all_words, sites = knowledge.phrases(*_LISTS), knowledge.words("named-sites")
        return cls(firm, hints, other, violence, grave, all_words, sites)

    def read(self, tokens: list[Token], sides: Sequence[Side]) -> Evidence:
        """The evidence of one sentence."""
        evidence = Evidence()
        may_tell = [i for i, token in enumerate(tokens) if self.all.may_open(token.word)]
        for words, weight in ((self.hints, 1), (self.firm, FIRM)):
            for i, end in words.found_at(tokens, may_tell):
                violent = self.violence.match(tokens, i) == end
                kind = evidence.violence if violent else evidence.conflict
                kind[_name(tokens, i, end)] = weight
        named = {i for side in sides if side.refs for i in range(side.first, side.last)}
        for i, end in self.other.found_at(tokens, may_tell):
            called = i > 0 and bool(self.sites & keys(tokens[i - 1]))  # «حقل الشاعر» speaks of no poet
            if i not in named and not called:  # «أنصار الشريعة» speak of no religion
                evidence.other[_name(tokens, i, end)] = FIRM
        for side in sides:
            weight = _fighting(side)
            if weight:
                kind = evidence.violence if side.cls == "police" else evidence.conflict
                kind[side.cls] = max(weight, kind.get(side.cls, 0))
        if self._befalls(tokens, sides, may_tell):
            evidence.violence["people"] = ENOUGH
        return evidence

    def _befalls(self, tokens: list[Token], sides: Sequence[Side], may_tell: Sequence[int]) -> bool:
        """Enough by itself: an act done to people alone, told of people («خطف ثلاثة موظفين»)."""
        people = {side.first for side in sides if side.thing == "people" and side.cls in _PEOPLE}
        acts = self.grave.found_at(tokens, may_tell)
        return any(i in people for _, end in acts for i in range(end, end + _BESIDE))


def _name(tokens: list[Token], i: int, end: int) -> str:
    """What a word told twice is known by: its lemma, a phrase's first form."""
    token = tokens[i]
    return token.form if end - i > 1 else min(token.lemmas(), default=token.form)


def _fighting(side: Side) -> int:
    """How firmly a side speaks of conflict: a fighting group by its full name does, «الحركة» only hints."""
    if side.cls == "police":
        return 1
    named = side.thing == "site" and side.cls == "armed" and any(not ref.guessed for ref in side.refs)
    if named:
        return FIRM  # «مواقع الحوثيين»
    if side.cls not in FIGHTING or side.thing not in GROUPS:
        return 0
    soldiers = side.cls == "state" and side.count is not None and not side.implied  # «وحدة من 250 عسكرياً»
    if soldiers or side.cls in ("protester", "rioter"):
        return FIRM
    if all(ref.guessed for ref in side.refs) and (not side.nationality or side.thing in _CARRIERS):
        return 0  # «حركة الرياح», «الطائرة السعودية»
    nickname = side.definite and side.last - side.first == 1 and side.text.startswith(ARTICLE)
    return 1 if nickname else FIRM
