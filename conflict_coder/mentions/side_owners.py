"""Whose a phrase is: the owner after its head («من», «ل», «التابع لـ»), and whom it is loyal to."""

from __future__ import annotations

from conflict_coder.arabic.particles import BY, FOR
from conflict_coder.mentions.actor_tables import LocalRef
from conflict_coder.mentions.mention import ActorRef
from conflict_coder.mentions.side_phrase import FIGHTING, PLAIN, Phrase
from conflict_coder.mentions.side_words import SideWords

_OWNABLE = frozenset({"people", "force", "vehicle", "aircraft", "weapon", "site", "party"})
_OWN_NOBODY = frozenset({"country", "vehicle", "aircraft", "weapon", "site"})
_PRO_GOVERNMENT = "Pro-Government Militia (X)"


class Owners(SideWords):
    """Finds the owners of phrases to the right of their heads."""

    def read(self, i: int, rest: str, *, governed: bool = False, depth: int = 0) -> Phrase | None:
        """The phrase at *i*: see `PhraseReader`, which closes the circle."""
        raise NotImplementedError

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
