"""What follows the head of a phrase: adjectives, a number, its owner, a second name, allies."""

from __future__ import annotations

from conflict_coder.arabic.particles import ARTICLE
from conflict_coder.mentions.actor_tables import Adjective, LocalRef, class_of
from conflict_coder.mentions.inflect import ABSOLUTE, case_of
from conflict_coder.mentions.side_owners import Owners
from conflict_coder.mentions.side_phrase import FIGHTING, Phrase
from conflict_coder.mentions.side_words import AdjectiveAt

_NO_TANWIN = frozenset("اةىء")  # words that end so write no tanwin, or have it
_OWN_NOBODY = frozenset({"country", "vehicle", "aircraft", "weapon", "site"})
_UNITS = frozenset({"armed", "none", "tribal"})
_OF_NO_KIND = frozenset({"country", "name"})
_MEN = ("ون", "ين")  # the sound plural of men
_PAIR = 2


class Tails(Owners):
    """Extends a phrase to the right."""

    def extend(self, phrase: Phrase, depth: int) -> Phrase:
        """Take in, to the right, whatever belongs to *phrase*."""
        last = -1
        while phrase.last != last:
            last = phrase.last
            self._adjective(phrase)
            self._number_after(phrase)
            self._owner(phrase, depth)
            self._loyal(phrase, depth)
            self._bracket(phrase, depth)
            self._apposed(phrase, depth)
            self._allies(phrase, depth)
        return phrase

    # adjectives and numbers ----------------------------------------------------------------------

    def _adjective(self, phrase: Phrase) -> None:
        j = self.after_closing(phrase.last)
        if j >= len(self.tokens):
            return
        kind = phrase.thing not in _OF_NO_KIND and self.tokens[j].form in self.actors.kinds
        governs = not (phrase.num in ("p", "d") and self.tokens[j - 1].form.endswith(ABSOLUTE))
        if kind and governs and phrase.last == phrase.first + 1:
            phrase.last = j + 1
            self._owner_of_kind(phrase)
            return
        end = self.any_of(j, self.actors.unmanned) if phrase.thing == "aircraft" else None
        if end is not None:
            phrase.last = end
            return
        found = [
            reading
            for reading in self.adjectives(j, self.tokens[j].form)
            if (self._of_owner(reading, phrase) if phrase.owned else self._agrees(reading, phrase))
            and self._in_case(j, reading, phrase)
            and not self._of_men(j, reading, phrase)
        ]
        country = self.tokens[j].form in self.actors.country_words and not any(one.article for one in found)
        if not found or (country and not self.tokens[j - 1].form.endswith("ا")):
            return  # «جنديا سوريا», but «قوات سوريا»
        phrase.last = max(reading.last for reading in found)
        if self._tells_make(phrase):
            return
        for adjective, *_ in found:
            if adjective.country and not phrase.nationality:
                phrase.nationality = adjective.country
                if phrase.cls == "none":
                    phrase.cls = "state"
            elif adjective.side:
                self._name_by(phrase, adjective)
            elif adjective.cls:
                self._colour(phrase, adjective.cls)

    def _name_by(self, phrase: Phrase, adjective: Adjective) -> None:
        """«مسلحون حوثيون»: of the side that an adjective names; civilians stay so."""
        if phrase.owned or phrase.keeps or phrase.cls == "source":
            return
        if phrase.refs and not (phrase.guessed or phrase.local or phrase.by_people):
            return
        if adjective.local and not (phrase.by_people or phrase.cls in _UNITS or phrase.thing == "force"):
            return
        refs = self.actors.refs_of(adjective)
        phrase.refs = (*phrase.refs, *refs) if phrase.by_people else refs
        phrase.by_people = adjective.local
        phrase.cls = class_of(phrase.refs)
        phrase.owned = phrase.owned or not adjective.local

    def _tells_make(self, phrase: Phrase) -> bool:
        """Whether the adjective just read tells where a thing was made («مسيرة إيرانية الصنع»); read over."""
        if phrase.last >= len(self.tokens) or self.tokens[phrase.last].form not in self.actors.links["make"]:
            return False
        phrase.last += 1
        return True

    def _owner_of_kind(self, phrase: Phrase) -> None:
        """«مخازن أسلحة التنظيم»: the owner after a word that tells the kind."""
        owner = self.inner(phrase.last, (), governed=True, depth=1) if not phrase.owned else None
        if (
            owner is not None
            and owner.cls in FIGHTING
            and owner.thing not in _OWN_NOBODY
            and not owner.counted
        ):
            self.own(phrase, owner)
            phrase.last = owner.last

    def _in_case(self, j: int, reading: AdjectiveAt, phrase: Phrase) -> bool:
        """Whether an accusative («شرطيا») follows one: after «حشد غاضب» it is the object, no adjective, as
        «لاجئين» is after «مشجعون».
        """
        if reading.num in ("p", "d") and phrase.num in ("p", "d") and not phrase.counted:
            head = case_of(self.tokens[phrase.first].form, phrase.num)
            told = case_of(self.tokens[j].form, reading.num)
            return "" in (head, told) or head == told  # «مقاتلين أكراد»: a broken plural shows no case
        if reading.num != "s" or phrase.num != "s" or phrase.counted or reading.article:
            return True
        accusative = case_of(self.tokens[j].form, "s") == "a" and reading.state == "i"
        return not accusative or self.tokens[j - 1].form[-1] in _NO_TANWIN

    def _of_men(self, j: int, reading: AdjectiveAt, phrase: Phrase) -> bool:
        """Whether the word speaks of men and the phrase of a force: «لاحقت الشرطة المتظاهرين»."""
        if reading.num not in ("p", "d") or not self.tokens[j].form.endswith(_MEN):
            return False
        if phrase.thing != "name":
            return phrase.thing == "force"
        return self.tokens[phrase.first].form.startswith(self.actors.force_names)

    def _agrees(self, reading: AdjectiveAt, phrase: Phrase) -> bool:
        """Whether both have the article, or neither; a name is definite also without («حزب الله»)."""
        if reading.article:
            return phrase.definite
        if phrase.named:
            words = self.tokens[phrase.first : phrase.last]
            return not any(token.form.startswith(ARTICLE) for token in words)  # «فصائل المعارضة مروحية روسية»
        return not phrase.definite

    def _of_owner(self, reading: AdjectiveAt, phrase: Phrase) -> bool:
        """Whether it can be said of what is owned or of its owner («قوات الحكومة السورية»)."""
        return reading.article or not phrase.definite

    def _colour(self, phrase: Phrase, cls: str) -> None:
        """What an adjective does to the class: it decides a neutral head, and arms plain people."""
        phrase.armed = phrase.armed or cls == "armed"
        if phrase.refs or phrase.owned or (phrase.cls == "source" and not phrase.speaker):
            return
        if phrase.thing == "aircraft" and cls == "armed":
            return  # «طائرات مقاتلة» are of a kind, and fighters' no more than «طائرات حربية»
        if phrase.thing in {"vehicle", "site"}:
            if not phrase.keeps and cls in FIGHTING and cls not in {"armed", "external"}:
                phrase.cls = cls
        elif cls == "external" or (
            cls == "unnamed" and (phrase.thing == "aircraft" or phrase.cls == "state")
        ):
            if phrase.cls in {"state", "none"}:
                phrase.cls = "external"  # «جنود أجانب», «طائرات مجهولة»
        elif cls == "dissident":  # «فصائل معارضة» fight, a «قيادي معارض» does not
            phrase.armed = phrase.armed or phrase.thing == "force"
            if phrase.neutral:
                phrase.cls = "armed" if phrase.thing == "force" else "civilian"
        elif cls == "retired":
            phrase.cls = "civilian" if phrase.cls in {"state", "police"} else phrase.cls
        elif cls == "unnamed":
            phrase.cls = "armed" if phrase.neutral else phrase.cls
        elif phrase.neutral or phrase.speaker:
            phrase.cls = cls
        elif phrase.cls == "civilian" and cls in {"armed", "tribal", "protester"}:
            phrase.cls, phrase.keeps = cls, False
        elif phrase.cls == "armed" and cls == "tribal":
            phrase.cls = cls

    def _number_after(self, phrase: Phrase) -> None:
        """«الجنود الأربعة», «عسكريين اثنين»."""
        number = self.numbers.get(phrase.last)
        if number is None or number.last != number.first + 1 or number.proclitics or number.noun:
            return
        token = self.tokens[number.first]
        if phrase.thing != "people" or phrase.counted or token.kind != "word":
            return
        pair = number.n == _PAIR and (phrase.num == "d" or phrase.implied)  # «فلسطينيين» is a plural too
        if pair or (phrase.definite and token.form.startswith(ARTICLE)):
            phrase.count, phrase.count_span, phrase.implied = number.n, (number.first, number.last), False
            phrase.last = number.last

    # second names and allies ---------------------------------------------------------------------

    def _bracket(self, phrase: Phrase, depth: int) -> None:
        """«تنظيم الدولة (داعش)»: a second name of the same side."""
        j = phrase.last
        if j + 2 >= len(self.tokens) or self.tokens[j].text != "(":
            return
        inner = self.inner(j + 1, (), governed=True, depth=depth)
        if inner is None or not inner.refs or phrase.keeps:
            return
        closing = self.after_quotes(inner.last)
        if closing < len(self.tokens) and self.tokens[closing].text == ")":
            if not phrase.refs:
                phrase.refs, phrase.cls = inner.refs, inner.cls
            phrase.last = closing + 1

    def _apposed(self, phrase: Phrase, depth: int) -> None:
        """«زعيم التنظيم أبو بكر البغدادي»: the name of the man whose office was told, of the same side."""
        if phrase.thing != "people" or phrase.num != "s" or not phrase.refs or phrase.named:
            return
        man = self.inner(phrase.last, (), governed=True, depth=depth)
        if man is None or not man.named or man.thing != "name" or man.attached:
            return
        if {ref.name for ref in man.refs} & {ref.name for ref in phrase.refs}:
            phrase.last = man.last

    def _allies(self, phrase: Phrase, depth: int) -> None:
        """«بقيادة السعودية» is read over; «مدعومة بالطيران الروسي» joins an ally."""
        j, links = phrase.last, self.actors.links
        if j < len(self.tokens) and self.tokens[j].form in links["neutral"]:
            j += 1  # «التي تقودها»
        if phrase.cls not in FIGHTING or j >= len(self.tokens):
            return
        form = self.tokens[j].form
        led, ally = form in links["led"], form in links["ally"]
        if not (led or ally):
            return
        other = self._linked(j + 1, depth)
        if other is None:
            people = self.adjectives(j + 1, self.tokens[j + 1].form) if j + 1 < len(self.tokens) else iter(())
            if led and any(reading.adjective.country for reading in people):
                phrase.last = j + 2  # «بقيادة أميركية»
            return
        phrase.last = other.last
        if ally:
            phrase.joined.append(other)
            told = phrase.owned or phrase.refs or phrase.nationality or phrase.definite
            if phrase.cls == "state" and phrase.thing == "force" and not told:
                phrase.cls = "armed"  # «قوات تدعمها تركيا» are no army
        elif other.thing != "country" and other.refs and all(isinstance(r, LocalRef) for r in phrase.refs):
            phrase.refs, phrase.cls = other.refs, other.cls
