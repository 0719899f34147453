"""The noun phrases that name sides: a head, whose it is, what it is like, how many.

    [number] head [adjectives] [number] [owner] [nationality] [«(name)»] [allies]

The owner is the noun or name right after the head («مقاتلو الحركة»), or follows من, ل, التابع لـ, باسم ….
Phrases nest: «موقع لكتيبة من الجيش السوري» is read from the inside out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from conflict_coder.arabic.token import Token
from conflict_coder.mentions.actor_tables import Actors, Adjective, Alias, Noun
from conflict_coder.mentions.inflect import ARTICLE, bare_forms
from conflict_coder.mentions.mention import ActorRef, Number
from conflict_coder.mentions.unknown_names import UnknownNames

_MAX_DEPTH = 5
_OPENING, _CLOSING = frozenset("«\"“‹'‘"), frozenset("»\"”›'’")
_OWNABLE = frozenset({"people", "force", "vehicle", "aircraft", "weapon", "site", "party"})
_FIGHTING = frozenset({"state", "police", "armed", "external", "party", "tribal", "government"})
_PLAIN = frozenset({"none", "unknown", "civilian"})
_MANY, _TWO, _ONE = 10, 2, 1


@dataclass(slots=True)
class Phrase:
    """A phrase over tokens[first:last]; the fields are those of `Side`."""

    first: int
    last: int
    cls: str
    thing: str = "name"
    head: str = ""
    refs: tuple[ActorRef, ...] = ()
    nationality: str = ""
    num: str = "u"
    count: int | None = None
    count_span: tuple[int, int] | None = None
    implied: bool = False
    definite: bool = False
    pronoun: str = ""
    owned: bool = False  # it has an owner already
    keeps: bool = False
    neutral: bool = False
    speaker: bool = False
    joined: list[Phrase] = field(default_factory=list)


class PhraseReader:
    """Reads phrases in one sentence. `text` is where cues are looked for, normalised."""

    def __init__(self, tokens: list[Token], actors: Actors, numbers: list[Number], text: str) -> None:
        self.tokens = tokens
        self.actors = actors
        self.numbers = {number.first: number for number in numbers}
        self.text = text
        self._unknown = UnknownNames(tokens, actors)

    def read(self, i: int, rest: str, *, governed: bool = False, depth: int = 0) -> Phrase | None:
        """The longest phrase that starts at token *i*, its attached particles taken off (*rest*).

        governed: a noun before it owns it, so names that are no side alone may be read.
        """
        if depth > _MAX_DEPTH:
            return None
        number = self.numbers.get(i)
        if number is not None and not number.noun:
            return self._counted(number, depth)
        best: Phrase | None = None
        for phrase in self._starts(i, rest, governed, depth):
            if best is None or phrase.last > best.last or (phrase.last == best.last and phrase.refs and not best.refs):
                best = phrase
        return best

    def _starts(self, i: int, rest: str, governed: bool, depth: int) -> Iterator[Phrase]:
        alias = self._alias(i, rest, governed)
        if alias is not None:
            yield self._extend(alias, depth)
        for noun, num, state, pronoun, article in self._nouns(rest):
            phrase = self._headed(i, noun, num, state, pronoun, article, depth)
            if phrase is not None:
                yield phrase
        people = self._nationals(i, rest)
        if people is not None:
            yield self._extend(people, depth)
        if rest in self.actors.quantities:
            some = self._quantity(i, self.actors.quantities[rest], depth)
            if some is not None:
                yield some

    # heads ---------------------------------------------------------------------------------------

    def _nouns(self, rest: str) -> Iterator[tuple[Noun, str, str, str, bool]]:
        nouns = self.actors.nouns
        for text, article, pronoun in bare_forms(rest):
            for noun, num, state in nouns.get(text, ()):
                if (article and state == "c") or (pronoun and state == "i"):
                    continue
                yield noun, num, state, pronoun, article

    def _headed(
        self, i: int, noun: Noun, num: str, state: str, pronoun: str, article: bool, depth: int
    ) -> Phrase | None:
        """A phrase with *noun* as its head; None where the head needs an owner and has none."""
        phrase = Phrase(
            i, i + 1, noun.cls, noun.thing, noun.lemma,
            num=num, definite=article or bool(pronoun), pronoun=pronoun,
            keeps=noun.keeps, neutral=noun.neutral, speaker=noun.speaker,
        )  # fmt: skip
        if not article and not pronoun and state != "i":
            self._construct(phrase, noun, depth)
            if state == "c" and not phrase.owned:
                return None
        self._extend(phrase, depth)
        if phrase.cls == "none" and not pronoun:
            return None
        if phrase.cls == "none":
            phrase.cls = "unknown"
        self._imply_count(phrase, state)
        return phrase

    def _imply_count(self, phrase: Phrase, state: str) -> None:
        if phrase.count is not None or phrase.thing == "site":
            return
        single = {"s": _ONE, "d": _TWO}.get(phrase.num)
        if phrase.num == "p" and not phrase.definite and phrase.thing == "people" and state != "c":
            single = _MANY
        if phrase.num == "s" and phrase.thing not in {"people", "vehicle", "aircraft"}:
            single = None
        if single is not None:
            phrase.count, phrase.implied = single, True

    def _construct(self, phrase: Phrase, noun: Noun, depth: int) -> None:
        """The owner right after the head: a phrase, a name, or after حركة, كتيبة … a name no table holds."""
        j = self._after_quotes(phrase.last)
        owner = self._inner(j, (), governed=True, depth=depth)
        if owner is not None and (owner.thing != "country" or phrase.thing != "people" or not phrase.keeps):
            self._own(phrase, owner)
            phrase.last = self._close(owner.last, opened=j > phrase.last)
            return
        if noun.english and not phrase.pronoun:
            name = self._unknown.after(phrase.last, noun)
            if name is not None:
                phrase.refs, phrase.last = (name.ref,), name.last
                phrase.owned = True

    def _nationals(self, i: int, rest: str) -> Phrase | None:
        """A nationality standing as a noun: «السوريون», «ثلاثة فرنسيين», «قتل فلسطيني»."""
        for adjective, num, state, article, j in self._adjectives(i, rest):
            if not adjective.country or state == "c" or (num == "s" and article):
                continue
            if num == "s" and not self._may_be_person(i):
                continue
            if num == "p" and rest.endswith("ات"):
                continue
            phrase = Phrase(i, j, "civilian", "people", adjective.lemma, nationality=adjective.country, num=num)
            phrase.definite, phrase.keeps = article, True
            self._imply_count(phrase, state)
            return phrase
        return None

    def _may_be_person(self, i: int) -> bool:
        """A lone singular nationality is a person only after a number, a verb, or at the start."""
        form = self.tokens[i].form
        if form.endswith("ة"):
            return False
        before = self.tokens[i - 1] if i else None
        if before is None or before.kind == "punct":
            return True
        if any(number.last == i for number in self.numbers.values()):
            return True
        return any(analysis.pos == "verb" for analysis in before.analyses)

    # how many ------------------------------------------------------------------------------------

    def _counted(self, number: Number, depth: int) -> Phrase | None:
        """«14 جنديا», «أربعة من عناصر الشرطة»."""
        phrase = self._members(number.last, depth)
        if phrase is None:
            return None
        return self._with_count(phrase, number.first, number.n, (number.first, number.last))

    def _quantity(self, i: int, count: int, depth: int) -> Phrase | None:
        """«عدد من الجنود», «بعض المدنيين», «أحد عناصر الشرطة»."""
        phrase = self._members(i + 1, depth)
        if phrase is None or phrase.thing == "country":
            return None
        if not count or (phrase.count is not None and not phrase.implied):
            return replace(phrase, first=i)
        return self._with_count(phrase, i, count, (i, i + 1), implied=count > 1)

    def _with_count(self, phrase: Phrase, first: int, n: int, span: tuple[int, int], implied: bool = False) -> Phrase:
        return replace(phrase, first=first, count=n, count_span=span, implied=implied)

    def _members(self, j: int, depth: int) -> Phrase | None:
        """The counted people, with or without «من»."""
        if j < len(self.tokens) and self.tokens[j].form in self.actors.links["partitive"]:
            inner = self._inner(j + 1, (), governed=True, depth=depth)
            if inner is not None and (inner.thing != "country"):
                return inner
            return None
        return self._inner(j, (), governed=False, depth=depth)

    # names ---------------------------------------------------------------------------------------

    def _alias(self, i: int, rest: str, governed: bool) -> Phrase | None:
        """The longest name of the tables at *i*; all the sides that share it."""
        found: list[Alias] = []
        last = i + 1
        for alias in self.actors.aliases.get(rest, ()):
            if found and len(alias.rest) < len(found[0].rest):
                break
            if alias.governed and not governed and not any(cue in self.text for cue in alias.cues):
                continue
            end = self._matches(i + 1, alias.rest)
            if end is not None and not (alias.thing == "country" and not governed and not self._country_acts(i)):
                found.append(alias)
                last = end
        if not found:
            return None
        lead = next((alias for alias in found if alias.ref is None), found[0])
        refs = tuple(dict.fromkeys(alias.ref for alias in found if alias.ref is not None))
        head = lead.head if lead.ref is None else ""
        named = next((alias for alias in found if alias.ref is not None), lead)
        cls = lead.cls if lead.ref is None else named.cls
        phrase = Phrase(i, last, cls, lead.thing, head, refs=refs, definite=True, keeps=cls in {"civilian", "source"})
        if lead.thing == "country" and lead.ref is not None:
            phrase.nationality = lead.ref.countries[0]
        if lead.ref is None:
            phrase.definite = rest.startswith(ARTICLE)
        return phrase

    def _matches(self, j: int, words: tuple[str, ...]) -> int | None:
        """Where the words end when they stand at *j*, quotation marks apart."""
        for word in words:
            j = self._after_quotes(j)
            if j >= len(self.tokens) or self.tokens[j].form != word:
                return None
            j += 1
        return j

    def _country_acts(self, i: int) -> bool:
        """A country's name is a side only where it is no place: nothing before it that it could belong to."""
        before = self.tokens[i - 1] if i else None
        if before is None or before.kind == "punct" or any(a.pos == "verb" for a in before.analyses):
            return True
        phrase = tuple(token.form for token in self.tokens[max(0, i - 2) : i])
        return phrase in self.actors.prepositions

    # what follows --------------------------------------------------------------------------------

    def _extend(self, phrase: Phrase, depth: int) -> Phrase:
        """Take in whatever belongs to the phrase after its head or name."""
        while True:
            last = phrase.last
            for step in (self._adjective, self._number_after, self._owner, self._loyal, self._bracket, self._allies):
                step(phrase, depth)
            if phrase.last == last:
                return phrase

    def _adjectives(self, j: int, rest: str) -> Iterator[tuple[Adjective, str, str, bool, int]]:
        """The adjectives at *j*: entry, number, state, with ال or not, end."""
        table = self.actors.adjectives
        for text, article, pronoun in bare_forms(rest):
            if pronoun:
                break
            for adjective, num, state in table.get(text, ()):
                if not adjective.second:
                    yield adjective, num, state, article, j + 1
                elif j + 1 < len(self.tokens):
                    word = self.tokens[j + 1].form
                    if word.removeprefix(ARTICLE) == adjective.second:
                        yield adjective, num, state, article, j + 2

    def _adjective(self, phrase: Phrase, _depth: int) -> None:
        j = self._close(phrase.last)
        if j >= len(self.tokens):
            return
        end = self._matches_any(j)
        if end and phrase.thing == "aircraft":
            phrase.last = end
            return
        found = [
            entry for entry in self._adjectives(j, self.tokens[j].form)
            if entry[2] != "c" and (not entry[3] or phrase.definite or phrase.owned)
        ]  # fmt: skip
        if not found:
            return
        phrase.last = max(entry[4] for entry in found)
        for adjective, *_ in found:
            if adjective.country and not phrase.nationality:
                phrase.nationality = adjective.country
                if phrase.cls == "none":
                    phrase.cls = "state"
            elif adjective.cls:
                self._colour(phrase, adjective.cls)

    def _colour(self, phrase: Phrase, cls: str) -> None:
        """What an adjective does to the class: it decides a neutral head, and arms plain people."""
        if phrase.refs or phrase.cls == "source" or phrase.owned:
            return
        if phrase.thing in {"aircraft", "weapon"} and cls == "armed":
            phrase.cls = "external"  # «طائرات مجهولة»
        elif phrase.thing in {"vehicle", "site"}:
            if not phrase.keeps and cls in _FIGHTING and cls != "armed":
                phrase.cls = cls
        elif (phrase.neutral and cls != phrase.cls) or (phrase.cls == "civilian" and cls in {"armed", "tribal"}):
            phrase.cls = cls
        elif phrase.cls == "armed" and cls == "tribal":
            phrase.cls = cls
        elif phrase.cls == "civilian" and cls == "protester":
            phrase.cls = cls

    def _matches_any(self, j: int) -> int | None:
        for words in self.actors.unmanned:
            end = self._matches(j, words)
            if end is not None:
                return end
        return None

    def _number_after(self, phrase: Phrase, _depth: int) -> None:
        """«الجنود الأربعة», «عسكريين اثنين»."""
        number = self.numbers.get(phrase.last)
        if number is None or number.last != number.first + 1 or number.noun or number.proclitics:
            return
        if phrase.thing == "people" and phrase.count is None and self.tokens[number.first].kind == "word":
            phrase.count, phrase.count_span = number.n, (number.first, number.last)
            phrase.last = number.last

    def _owner(self, phrase: Phrase, depth: int) -> None:
        """من, ل, التابع لـ, باسم, في + the side it belongs to."""
        if phrase.owned or phrase.thing not in _OWNABLE or phrase.refs:
            return
        links, j = self.actors.links, self._close(phrase.last)
        if j >= len(self.tokens):
            return
        token, owner = self.tokens[j], None
        if token.form in links["owner"] or self._attached(token, links["owner"]):
            owner = self._linked(j + 1, depth)
        elif phrase.pronoun:
            return
        elif token.form in links["partitive"] and not phrase.definite:
            owner = self._inner(j + 1, (), governed=True, depth=depth)
            if owner is not None and not self._may_consist_of(phrase, owner):
                owner = None
        elif token.form in links["inside"] and phrase.thing == "people" and not phrase.keeps:
            owner = self._inner(j + 1, (), governed=True, depth=depth)
            if owner is not None and (owner.cls not in _FIGHTING or owner.thing in {"country", "site", "vehicle"}):
                owner = None
        else:
            owner = self._inner(j, ("ل",), governed=True, depth=depth)
            if owner is not None and (owner.cls not in _FIGHTING or phrase.definite or owner.thing == "country"):
                owner = None
        if owner is not None:
            self._own(phrase, owner)
            phrase.last = owner.last

    def _may_consist_of(self, phrase: Phrase, owner: Phrase) -> bool:
        if owner.thing in {"country", "site"}:
            return False
        if owner.cls == "civilian":
            return phrase.neutral or phrase.keeps
        return phrase.cls != "civilian" or phrase.neutral

    def _loyal(self, phrase: Phrase, depth: int) -> None:
        """«الموالية لـ»: forces loyal to the state are the state's; gunmen loyal to it are a militia."""
        j = self._close(phrase.last)
        if phrase.owned or j >= len(self.tokens) or self.tokens[j].form not in self.actors.links["loyal"]:
            return
        owner = self._linked(j + 1, depth)
        if owner is None:
            return
        if owner.cls in {"state", "government"} and phrase.cls == "armed":
            phrase.refs = self.actors.refs.get("Pro-Government Militia (X)", ())
            phrase.nationality = phrase.nationality or owner.nationality
            phrase.owned, phrase.last = True, owner.last
        else:
            self._own(phrase, owner)
            phrase.last = owner.last

    def _linked(self, j: int, depth: int) -> Phrase | None:
        """The owner after a link word: bare, after إلى or with ل, over titles («للرئيس …»)."""
        for _ in range(2):
            if j < len(self.tokens) and self.tokens[j].form in self.actors.links["neutral"]:
                j += 1
        for proclitics in ((), ("ل",), ("ب",)):
            owner = self._inner(j, proclitics, governed=True, depth=depth)
            if owner is not None:
                return owner
        return None

    def _bracket(self, phrase: Phrase, depth: int) -> None:
        """«تنظيم الدولة (داعش)»: a second name of the same side."""
        j = phrase.last
        if j + 2 >= len(self.tokens) or self.tokens[j].text != "(":
            return
        inner = self._inner(j + 1, (), governed=True, depth=depth)
        if inner is None or inner.last >= len(self.tokens) or self.tokens[inner.last].text != ")":
            return
        if inner.refs and not phrase.keeps:
            phrase.refs = phrase.refs or inner.refs
            if phrase.refs == inner.refs:
                phrase.cls = inner.cls
            phrase.last = inner.last + 1

    def _allies(self, phrase: Phrase, depth: int) -> None:
        """«بقيادة السعودية» is read over; «مدعومة بالطيران الروسي» joins an ally."""
        j, links = phrase.last, self.actors.links
        if phrase.cls not in _FIGHTING or j >= len(self.tokens):
            return
        token = self.tokens[j]
        led, ally = token.form in links["led"], token.form in links["ally"]
        if not (led or ally):
            return
        other = self._linked(j + 1, depth)
        if other is None:
            people = list(self._adjectives(j + 1, self.tokens[j + 1].form)) if j + 1 < len(self.tokens) else []
            if led and any(adjective.country for adjective, *_ in people):
                phrase.last = j + 2  # «بقيادة أميركية»
            return
        phrase.last = other.last
        if ally:
            phrase.joined.append(other)
        elif not phrase.refs and other.thing != "country":
            phrase.refs, phrase.cls = other.refs, other.cls

    # helpers -------------------------------------------------------------------------------------

    def _own(self, phrase: Phrase, owner: Phrase) -> None:
        """Let *phrase* take from its owner what the owner tells: class, names, nationality."""
        phrase.owned = True
        phrase.nationality = phrase.nationality or owner.nationality
        phrase.definite = phrase.definite or owner.definite
        phrase.joined += owner.joined
        if phrase.cls == "source" and not phrase.speaker:
            return
        if phrase.keeps and phrase.cls != "source":
            return
        if owner.thing == "country":
            if phrase.cls in _PLAIN and phrase.thing != "people":
                phrase.cls = "state"
            return
        if owner.cls in {"source", "none"} or (owner.cls == "civilian" and not phrase.neutral):
            return
        phrase.cls, phrase.refs = owner.cls, owner.refs

    def _inner(self, j: int, proclitics: tuple[str, ...], *, governed: bool, depth: int) -> Phrase | None:
        """The phrase at *j* whose first word bears exactly *proclitics*."""
        j = self._after_quotes(j)
        if j >= len(self.tokens):
            return None
        token = self.tokens[j]
        if token.kind == "punct":
            return None
        if not proclitics:
            while token.form in self.actors.titles and j + 1 < len(self.tokens):
                phrase = self.read(j, token.form, governed=governed, depth=depth + 1)
                if phrase is not None:
                    return phrase
                j += 1
                token = self.tokens[j]
            return self.read(j, token.form, governed=governed, depth=depth + 1)
        for attached, rest in token.splits:
            if attached == proclitics:
                if rest in self.actors.titles:
                    return self._inner(j + 1, (), governed=governed, depth=depth)
                return self.read(j, rest, governed=governed, depth=depth + 1)
        return None

    def _attached(self, token: Token, words: frozenset[str]) -> bool:
        return any(len(attached) == 1 and attached[0] in "بل" and rest in words for attached, rest in token.splits)

    def _after_quotes(self, j: int) -> int:
        while j < len(self.tokens) and self.tokens[j].text in _OPENING | _CLOSING:
            j += 1
        return j

    def _close(self, j: int, opened: bool = True) -> int:
        """Step over one closing quotation mark."""
        if opened and j < len(self.tokens) and self.tokens[j].text in _CLOSING:
            return j + 1
        return j
