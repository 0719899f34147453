"""What follows the head of a phrase: adjectives, a number, the owner, a second name, allies."""

from __future__ import annotations

from conflict_coder.arabic.particles import ARTICLE, BY, FOR
from conflict_coder.mentions.actor_tables import Adjective, LocalRef, class_of
from conflict_coder.mentions.inflect import case_of
from conflict_coder.mentions.mention import ActorRef
from conflict_coder.mentions.side_phrase import FIGHTING, PLAIN, Phrase
from conflict_coder.mentions.side_words import AdjectiveAt, SideWords

_NO_TANWIN = frozenset("اةىء")  # words that end so write no tanwin, or have it
_OWNABLE = frozenset({"people", "force", "vehicle", "aircraft", "weapon", "site", "party"})
_OWN_NOBODY = frozenset({"country", "vehicle", "aircraft", "weapon", "site"})
_UNITS = frozenset({"armed", "none", "tribal"})
_ABSOLUTE = ("ون", "ان", "ين")  # pairs and sound plurals that end so govern nothing: «مسلحون», «طالبان»
_OF_NO_KIND = frozenset({"country", "name"})
_MEN = ("ون", "ين")  # the sound plural of men
_PAIR = 2
_PRO_GOVERNMENT = "Pro-Government Militia (X)"


class Tails(SideWords):
    """Extends a phrase to the right."""

    def read(self, i: int, rest: str, *, governed: bool = False, depth: int = 0) -> Phrase | None:
        """The phrase at *i*: see `PhraseReader`, which closes the circle."""
        raise NotImplementedError

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
        governs = not (phrase.num in ("p", "d") and self.tokens[j - 1].form.endswith(_ABSOLUTE))
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

    # owners --------------------------------------------------------------------------------------

    def _owner(self, phrase: Phrase, depth: int) -> None:
        """من, ل, التابع لـ, باسم, في + the side it belongs to, or is said to."""
        j = self.after_closing(phrase.last)
        j = self.any_of(j, self.actors.hedges) or j
        if phrase.owned or j >= len(self.tokens):
            return
        if phrase.refs:
            self._owner_of_named(phrase, j, depth)
            return
        if phrase.thing not in _OWNABLE:
            return
        worn = self.any_of(j, self.actors.guises)
        if worn is not None:  # «مسلحون بزي الشرطة»
            guise = self.inner(worn, (), governed=True, depth=depth)
            phrase.last = guise.last if guise is not None else phrase.last
            return
        owner = self._owner_at(phrase, j, depth)
        if owner is not None:
            self.own(phrase, owner)
            phrase.last = owner.last

    def _owner_at(self, phrase: Phrase, j: int, depth: int) -> Phrase | None:
        """The owner that the words at *j* lead to."""
        links, token = self.actors.links, self.tokens[j]
        said = self.any_of(j, self.actors.suspected)
        if said is not None and said < len(self.tokens):
            return self._linked(said + (self.tokens[said].form in links["owner"]), depth)
        if token.form in links["owner"] or self.attached(token, links["owner"]):
            owner = self._linked(j + 1, depth)
            phrase.partitive = owner is not None and not phrase.definite  # «قوات تابعة للحكومة»
            return owner
        if phrase.pronoun:
            return None
        if token.form in links["partitive"]:
            owner = self._made_of(phrase, j + 1, depth)
            phrase.partitive = owner is not None
            return owner
        if token.form in links["inside"]:
            return self._serving_in(phrase, j + 1, depth)
        if phrase.definite and not self._is_office(phrase):
            return None
        owner = self.inner(j, (FOR,), governed=True, depth=depth)
        if owner is not None and (owner.cls not in FIGHTING or owner.thing in _OWN_NOBODY):
            return None
        return owner

    def _is_office(self, phrase: Phrase) -> bool:
        """Whether it is one man by his office, or an office, whose side «ل» tells («القائد العسكري لكتائب
        القسام»).
        """
        one = phrase.thing == "people" and phrase.num == "s"
        return (one or phrase.thing == "site") and phrase.last > phrase.first + 1

    def _owner_of_named(self, phrase: Phrase, j: int, depth: int) -> None:
        """Read over whom a name belongs to («قوات الحزام الأمني التابعة للمجلس»).

        Of a general name who follows is the side («المقاومون من كتائب القسام»).
        """
        links, form = self.actors.links, self.tokens[j].form
        of_name = form in links["owner"] and not phrase.guessed
        if not (of_name or (phrase.local and form in links["partitive"])):
            return
        owner = self._linked(j + 1, depth) if of_name else self.inner(j + 1, (), governed=True, depth=depth)
        if owner is None or owner.cls not in FIGHTING or owner.thing in _OWN_NOBODY:
            return
        if not of_name:
            if not owner.refs or owner.local:
                return
            phrase.refs, phrase.cls = owner.refs, owner.cls
        phrase.last, phrase.owned = owner.last, True

    def _made_of(self, phrase: Phrase, j: int, depth: int) -> Phrase | None:
        """«مسلحون من الحركة», «مجموعة من المدنيين»; but people fleeing «من» somebody are not his."""
        if phrase.definite and phrase.cls != "armed":
            return None
        owner = self.inner(j, (), governed=True, depth=depth)
        if owner is None or owner.thing in {"country", "site"}:
            return None
        if phrase.definite and (not owner.refs or owner.cls not in {"armed", "tribal"}):
            return None  # «المسلحين من الحركة», but «طرد المسلحين من مواقع الجيش»
        if owner.cls == "civilian" and not owner.kindred:
            return owner if phrase.neutral or phrase.keeps else None
        return owner if phrase.cls != "civilian" or phrase.neutral else None

    def _serving_in(self, phrase: Phrase, j: int, depth: int) -> Phrase | None:
        """«ضابط في الجيش», «قيادي في الحركة»."""
        if phrase.thing != "people" or phrase.keeps:
            return None
        owner = self.inner(j, (), governed=True, depth=depth)
        if owner is None or owner.cls not in FIGHTING or owner.thing not in {"name", "force", "party"}:
            return None
        return owner

    def own(self, phrase: Phrase, owner: Phrase) -> None:
        """Let *phrase* take from its owner what the owner tells: class, names, nationality."""
        phrase.owned = True
        phrase.nationality = phrase.nationality or owner.nationality
        phrase.definite = phrase.definite or (owner.definite and owner.thing != "country")
        phrase.joined += owner.joined
        lone = phrase.thing == "people" and phrase.num == "s" and phrase.count in (None, 1)
        if owner.counted and ((not phrase.counted and phrase.thing in {"force", "vehicle"}) or lone):
            phrase.count, phrase.count_span, phrase.implied = owner.count, owner.count_span, False
        if phrase.keeps or (phrase.cls == "source" and not phrase.speaker):
            return
        if owner.thing == "country":
            if phrase.cls in PLAIN and phrase.thing not in {"people", "site"}:
                phrase.cls = "state"
            return  # «مطار دمشق» is a place
        if owner.kindred:
            phrase.cls, phrase.refs = "tribal", owner.refs
            return
        if owner.cls in {"source", "none"} or (owner.cls == "civilian" and not phrase.neutral):
            return
        if owner.cls == "government" and phrase.cls == "state":
            return  # «قوات الحكومة»
        phrase.cls, phrase.refs, phrase.group = owner.cls, owner.refs, owner.group
        phrase.pronoun = phrase.pronoun or owner.pronoun

    def _loyal(self, phrase: Phrase, depth: int) -> None:
        """«الموالية لـ»: forces loyal to the state are the state's; gunmen loyal to it are a militia."""
        j = self.after_closing(phrase.last)
        if phrase.owned or phrase.keeps or j >= len(self.tokens):
            return
        if phrase.last == phrase.first + 1 and self.tokens[phrase.first].form in self.actors.links["loyal"]:
            j = phrase.first  # «الموالون للحكومة»
        if self.tokens[j].form not in self.actors.links["loyal"]:
            return
        owner = self._linked(j + 1, depth)
        if owner is None or (owner.pronoun and owner.thing == "people"):
            self._loyal_to_man(phrase, j + 1)
            return
        of_state = owner.cls in {"state", "government"} and owner.thing != "people"
        if of_state and (phrase.local or not phrase.refs) and self._may_side(phrase):
            phrase.refs = self._militia_of(owner)
            phrase.nationality = phrase.nationality or ("" if owner.thing == "country" else owner.nationality)
            phrase.cls, phrase.owned = "armed", True
        elif not phrase.refs or (phrase.local and owner.refs):
            self.own(phrase, owner)
        phrase.last = owner.last

    def _may_side(self, phrase: Phrase) -> bool:
        """Whether who sides with a state is no force of it: gunmen, tribes."""
        return phrase.cls in {"armed", "tribal", "party"} or (
            phrase.cls == "civilian" and phrase.thing == "people" and phrase.neutral
        )

    def _militia_of(self, owner: Phrase) -> tuple[ActorRef, ...]:
        """The militia that sides with the state at home; with a foreign one, none by that name."""
        refs = self.actors.refs.get(_PRO_GOVERNMENT, ())
        if owner.thing != "country":
            return refs
        return tuple(LocalRef(ref.name, ref.inter, (owner.nationality,)) for ref in refs)

    def _loyal_to_man(self, phrase: Phrase, j: int) -> None:
        """«جنود موالون لنائبه السابق»: of a man whom no table knows; they are the state's no more."""
        if j < len(self.tokens) and any(FOR in particles for particles, _ in self.tokens[j].splits):
            phrase.last = j + 1
            phrase.cls = "armed" if phrase.cls == "state" and not phrase.refs else phrase.cls

    def _linked(self, j: int, depth: int) -> Phrase | None:
        """The owner after a link word: bare, after إلى or with ل or ب."""
        while j < len(self.tokens) and self.tokens[j].form in self.actors.links["neutral"]:
            j += 1
        for particles in ((), (FOR,), (BY,)):
            owner = self.inner(j, particles, governed=True, depth=depth)
            if owner is not None:
                return owner
        return None

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

    def inner(self, j: int, particles: tuple[str, ...], *, governed: bool, depth: int) -> Phrase | None:
        """The phrase at *j* whose first word bears exactly *particles*, over titles («المشير …»)."""
        j = self.after_quotes(j)
        if j >= len(self.tokens) or self.tokens[j].kind == "punct":
            return None
        token, titles = self.tokens[j], self.actors.titles
        if particles:
            rest = next((rest for attached, rest in token.splits if attached == particles), None)
            if rest is None:
                return None
        else:
            rest = token.form
        phrase = self.read(j, rest, governed=governed, depth=depth + 1)
        if phrase is not None and phrase.cls == "nothing":
            phrase = None
        after_title = self._after_title(j, governed, depth) if rest in titles else None
        if after_title is not None and (phrase is None or after_title.last > phrase.last):
            phrase = after_title
        if phrase is not None and particles:
            phrase.attached = particles
        return phrase

    def _after_title(self, j: int, governed: bool, depth: int) -> Phrase | None:
        """The person a title announces, when the tables know him."""
        person = self.inner(j + 1, (), governed=governed, depth=depth + 1) if depth < 4 else None
        if person is None or not person.refs:
            return None
        person.first = j
        return person
