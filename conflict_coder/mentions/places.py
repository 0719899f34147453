"""Places in a sentence: known names, names after a noun of place, and what says how precise they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from conflict_coder.arabic.particles import AND, ARTICLE, BY, COMMA, SO, TANWIN
from conflict_coder.arabic.token import Token
from conflict_coder.mentions.gazetteer import FREE, NEEDS_NOUN, WEAK, Gazetteer
from conflict_coder.mentions.mention import Place, PlaceRef
from conflict_coder.mentions.place_choice import nearest_name, settle
from conflict_coder.mentions.place_guess import OPENING, Guess, guess, romanise, unlikely
from conflict_coder.mentions.place_refs import as_admin, preferring, sites
from conflict_coder.mentions.place_relations import relate
from conflict_coder.mentions.place_words import Cue

__all__ = ["find_places", "nearest_name", "settle"]

_MARKS = frozenset(chr(c) for c in (*range(0x064B, 0x0660), 0x0640, 0x0670, *range(0x200B, 0x2010)))
_CONJUNCTIONS = (AND, SO)
_SHORT_REST = 3  # «بدر» is hardly ب + در


class _Known(NamedTuple):
    """A known name at a token: read with *particles* before it, up to token *last*."""

    particles: tuple[str, ...]
    last: int
    refs: tuple[PlaceRef, ...]
    doubt: int


@dataclass(slots=True)
class _Found:
    """A place being read. named: the tokens of the text told, from the first of them to *last*."""

    named: int
    last: int
    refs: tuple[PlaceRef, ...]
    name: str = ""
    level: str = ""
    vague: bool = False
    end: int = 0  # tokens consumed, when more than the text told
    adjacent: bool = False
    noun: str = ""


def find_places(tokens: list[Token], gazetteer: Gazetteer, text: str) -> list[Place]:
    """The places that *tokens* (one sentence of *text*) name, in order, none inside another.

    A known name is read at its longest. An unknown one is kept only after a noun of place, with no candidates
    and a name in Latin letters. «العاصمة» and «البلاد» alone have no name until `settle` knows the country.
    """
    return _Finder(tokens, gazetteer, text).run()


class _Finder:
    def __init__(self, tokens: list[Token], gazetteer: Gazetteer, text: str) -> None:
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._words = gazetteer.words
        self._text = text

    def run(self) -> list[Place]:
        places: list[Place] = []
        opening = self._gazetteer.opening
        i, cue = 0, ""
        while i < len(self._tokens):
            if self._tokens[i].kind != "word":
                i += 1
                continue
            if not cue and not opening[self._tokens[i].form]:
                i += 1
                continue
            after = places[-1].last if places else -1
            listed = cue if after in (i, i - 1) and self._coordinated(i, after) else ""
            place, cue = self._place(i, listed, after)
            if place is None:
                i += 1
                cue = listed if self._tokens[i - 1].kind == "punct" else ""
            else:
                places.append(place)
                i = place.last
        relate(places, self._tokens, self._words)
        return places

    def _coordinated(self, i: int, after: int) -> bool:
        """Does token *i* go on a list whose last name ended before *after*: «و» attached, or a comma
        between.
        """
        comma = after == i - 1 and self._tokens[after].text in (COMMA, ",")
        return comma or (after == i and self._tokens[i].form.startswith(_CONJUNCTIONS[0]))

    def _place(self, i: int, listed: str, after: int) -> tuple[Place | None, str]:
        """The place that begins at token *i*, and the noun that holds for names listed after it."""
        token = self._tokens[i]
        if _indefinite_accusative(token.text):
            return None, ""
        governed = i > 0 and self._tokens[i - 1].form in self._words.govern_alone
        for particles, rest in token.splits:
            if rest not in self._gazetteer.openers or unlikely(particles, rest) or (governed and particles):
                continue
            found, noun = self._read(i, particles, rest, listed, coordinated=after in (i, i - 1))
            if found is not None:
                return self._mention(i, particles, rest, found), noun
        return self._listed(i, listed), listed

    def _listed(self, i: int, noun: str) -> Place | None:
        """An unknown name that goes on a list («قرى تل الحجر وأم الضباع»)."""
        if not noun:
            return None
        for particles, rest in self._tokens[i].splits:
            if particles and not unlikely(particles, rest) and rest not in self._words.cues:
                cue = replace(self._words.cues[noun], whole=False, english="{}")
                found = guess(self._split(i, rest), i, noun, cue, self._gazetteer)
                if found:
                    return self._mention(i, particles, rest, replace(self._guessed(i, found, cue), noun=noun))
        return None

    def _read(
        self, i: int, particles: tuple[str, ...], rest: str, listed: str, *, coordinated: bool
    ) -> tuple[_Found | None, str]:
        words = self._words
        known = self._known(i, particles, rest)
        if known and known.last > i + 1 and known.doubt < NEEDS_NOUN and not self._barred(i):
            return self._plain(i, known), ""
        if rest in words.homeland:
            return self._homeland(i), ""
        if rest in words.directions or rest in words.around:
            side = self._side(i, rest)
            if side:
                return side, ""
        if rest in words.capital:
            return self._capital(i), ""
        if rest in words.lands or rest in words.borders:
            land = self._land(i, rest)
            if land:
                return land, ""
        if rest in words.cues:
            found = self._cued(i, rest, words.cues[rest])
            if found:
                found.noun = found.noun or rest
                return found, rest if rest in words.listing else ""
        if known and self._passes(i, particles, rest, known, listed, coordinated=coordinated):
            return self._in_list(i, known, listed), listed
        return None, ""

    def _known(self, i: int, particles: tuple[str, ...], rest: str) -> _Known | None:
        """The longest known name whose first word is *rest*."""
        tokens = self._tokens
        for name in self._gazetteer.names.get(rest, ()):
            last = i + 1 + len(name.rest)
            if last <= len(tokens) and all(
                tokens[i + 1 + n].form == word for n, word in enumerate(name.rest)
            ):
                return _Known(particles, last, name.refs, name.doubt)
        return None

    def _barred(self, i: int) -> bool:
        """Is the name part of a newspaper's, a club's, a group's or a person's («صحيفة القدس العربي»)?"""
        before = self._before(i)
        return before is not None and any(rest in self._words.not_after for _, rest in before.splits)

    def _before(self, i: int) -> Token | None:
        """The token before *i*, opening quotes left out."""
        while i > 0 and self._tokens[i - 1].text in OPENING:
            i -= 1
        return self._tokens[i - 1] if i > 0 else None

    def _passes(
        self, i: int, particles: tuple[str, ...], rest: str, known: _Known, listed: str, *, coordinated: bool
    ) -> bool:
        """Is a doubtful name a name here?"""
        if self._barred(i) and not particles:
            return False
        if known.doubt == FREE or listed:
            return True
        before = self._before(i)
        led = before is not None and any(form in self._words.prepositions for _, form in before.splits)
        if coordinated and particles[:1] == _CONJUNCTIONS[:1] and self._list_goes_on(known.last):
            return True
        if known.doubt == NEEDS_NOUN or (known.doubt == WEAK and self._other_word(i, particles, rest)):
            return led and not particles and self._situated(known.last)
        joined = coordinated and particles[:1] == _CONJUNCTIONS[:1]
        attached = BY in particles and len(rest) > _SHORT_REST
        return attached or joined or (led and not particles)

    def _list_goes_on(self, j: int) -> bool:
        """Is the next word one more place («القائم والميادين والبوكمال»)?"""
        if j >= len(self._tokens):
            return False
        for particles, rest in self._tokens[j].splits:
            if particles == _CONJUNCTIONS[:1]:
                known = self._known(j, particles, rest)
                return known is not None and known.doubt == FREE
        return False

    def _situated(self, j: int) -> bool:
        """Does the text go on to tell where that is («في جلب جنوب الصومال»)?"""
        return j < len(self._tokens) and self._tokens[j].form in self._words.directions

    def _other_word(self, i: int, particles: tuple[str, ...], rest: str) -> bool:
        """Is the written word known as another word, or too short for its particles to be read off?"""
        return bool(self._tokens[i].analyses) or (bool(particles) and len(rest) <= _SHORT_REST)

    def _plain(self, i: int, known: _Known) -> _Found:
        refs, end = self._of_country(known.refs, known.last)
        return _Found(i, known.last, refs, end=end)

    def _in_list(self, i: int, known: _Known, noun: str) -> _Found:
        """A known name that goes on the list of a noun («محافظات حجة وصعدة», «شارعي الثورة وبغداد»)."""
        cue = self._words.cues.get(noun)
        if cue is not None and cue.level == "site":
            found = self._cued_known(i, i, known, known.last, replace(cue, whole=False))
            if found is not None:
                return replace(found, noun=noun)
        refs = preferring(known.refs, cue.level) if cue is not None and cue.only else known.refs
        return replace(self._plain(i, known._replace(refs=refs)), noun=noun)

    def _of_country(self, refs: tuple[PlaceRef, ...], j: int) -> tuple[tuple[PlaceRef, ...], int]:
        """Those of *refs* that the nationality at *j* fits («طرابلس اللبنانية»), and where the reading
        ends.
        """
        country = self._nationality(j)
        fitting = tuple(ref for ref in refs if ref.country == country)
        return (fitting, j + 1) if country and fitting else (refs, j)

    def _nationality(self, j: int) -> str:
        form = self._tokens[j].form if j < len(self._tokens) else ""
        return self._gazetteer.adjectives.get(form[len(ARTICLE) :], "") if form.startswith(ARTICLE) else ""

    def _side(self, i: int, word: str) -> _Found | None:
        """«ريف حلب الشمالي», «شمال شرقي بغداد», «شرقي مدينة الرياض», «شمال البلاد»."""
        words, tokens = self._words, self._tokens
        j = i + 1
        if word in words.directions and j < len(tokens) and tokens[j].form in words.second_directions:
            j += 1
        if j >= len(tokens):
            return None
        found, _ = self._inner(j)
        within = word in words.cues  # «أحياء حلب»: in the town; «أحياء السكري والكلاسة»: a list of quarters
        if found is None or (within and not _is_town(found)):
            return None
        if word in words.countryside and not found.name:
            found.refs = preferring(found.refs, "admin")
            found.level = "admin"
        if found.last < len(tokens) and tokens[found.last].form in words.side_tails:
            found.last += 1
            found.end = max(found.end, found.last)
        found.named, found.vague = i, not within
        return found

    def _inner(self, j: int) -> tuple[_Found | None, str]:
        """A place with no particle on its first word, after a direction or the like."""
        form = self._tokens[j].form
        known = self._known(j, (), form)
        if known and known.doubt < NEEDS_NOUN and form not in self._words.homeland:
            return self._plain(j, known), ""
        return self._read(j, (), form, "", coordinated=False)

    def _capital(self, i: int) -> _Found | None:
        """«العاصمة الليبية», «العاصمة اليمنية صنعاء», «عاصمة العراق», «العاصمة»."""
        j = i + 1
        country = self._nationality(j)
        j += bool(country)
        if j < len(self._tokens):
            known = self._known(j, (), self._tokens[j].form)
            if known and known.refs[0].level == "country" and not country:
                country, j = known.refs[0].country, known.last
            elif known and known.doubt < NEEDS_NOUN:
                fitting = tuple(ref for ref in known.refs if ref.country == country)
                return self._plain(j, known._replace(refs=fitting or known.refs))
        if country in self._gazetteer.capitals:
            return _Found(i, j, (self._gazetteer.capitals[country],))
        definite = any(rest.startswith(ARTICLE) for _, rest in self._tokens[i].splits)
        return _Found(i, i + 1, (), level="town") if definite and not country else None

    def _homeland(self, i: int) -> _Found | None:
        """«البلاد», after a direction only: «في البلاد» says nothing."""
        before = self._before(i)
        led = before is not None and any(form in self._words.directions for _, form in before.splits)
        return _Found(i, i + 1, (), level="country", vague=True) if led else None

    def _land(self, i: int, word: str) -> _Found | None:
        """«الشمال السوري», «الحدود العراقية»: the country, and where a border only says where something
        else is.
        """
        words = self._words
        border = word in words.borders
        j = i + 1
        if not border and j < len(self._tokens) and self._tokens[j].form in words.second_directions:
            j += 1
        country = self._nationality(j)
        if country not in self._gazetteer.countries:
            return None
        return _Found(i, j + 1, (self._gazetteer.countries[country],), vague=True, adjacent=border)

    def _cued(self, i: int, word: str, cue: Cue) -> _Found | None:
        """«مدينة الموصل», «محافظة الأنبار», «مطار المزة العسكري», «حي "السلام"»."""
        tokens = self._tokens
        j = i + 1
        if i > 0 and tokens[i - 1].form in self._words.no_cue_after:
            return None
        if j < len(tokens) and tokens[j].form in self._words.cues and not cue.whole:
            named = self._known(j, (), tokens[j].form)
            inner = None if named else self._inner(j)[0]  # «مركز مدينة تعز», «قرية جبل البلق»
            if inner is not None:
                return inner
        quoted = j + 1 < len(tokens) and tokens[j].text in OPENING
        at = j + quoted
        known = (
            self._known(at, (), tokens[at].form) if at < len(tokens) and tokens[at].kind == "word" else None
        )
        single = tokens[at].form if known and known.last == at + 1 else ""
        if cue.whole and single in self._words.stop:
            return None  # «مطار المدينة»: of the town told before
        if single in self._words.homeland or (
            single in self._words.plain_nouns and word not in self._words.named_freely
        ):
            return None  # «بوابة القاعدة», «ثاني مدن البلاد»
        if single in self._words.heads:
            longer = guess(tokens, j, word, cue, self._gazetteer)  # «عين الفرس» is not the town of «عين»
            if longer and len(longer.words) > 1:
                return self._guessed(i, longer, cue)
        if known:
            last = known.last + (quoted and known.last < len(tokens) and tokens[known.last].kind == "punct")
            return self._cued_known(i, at, known, last, cue)
        guessed = guess(tokens, j, word, cue, self._gazetteer)
        return self._guessed(i, guessed, cue) if guessed else None

    def _cued_known(self, i: int, at: int, known: _Known, last: int, cue: Cue) -> _Found | None:
        if known.refs[0].level == "country" and cue.level != "site":
            return None
        refs, end = self._of_country(known.refs, last)
        if cue.level == "site":
            told = self._with_tails(last)
            found = sites(refs, cue, sure=known.doubt == FREE)
            sure = refs[0].name if known.doubt == FREE else self._romanised(at, known.last)
            name = "" if found else cue.english.format(sure)
            return _Found(i if cue.whole else at, told, found, name=name, level="site", end=max(end, told))
        if cue.level == "admin":
            return _Found(at, known.last, as_admin(refs), level="admin", end=end)
        if cue.whole:
            told = self._with_tails(last)
            return _Found(i, told, refs, end=max(end, told))
        return _Found(at, known.last, preferring(refs, "town", "site"), end=end)

    def _romanised(self, first: int, last: int) -> str:
        return romanise(tuple(token.form for token in self._tokens[first:last]), self._words)

    def _with_tails(self, last: int) -> int:
        while last < len(self._tokens) and self._tokens[last].form in self._words.tails:
            last += 1
        return last

    def _guessed(self, i: int, found: Guess, cue: Cue) -> _Found:
        name = cue.english.format(romanise(found.words, self._words)) or romanise(found.words, self._words)
        if cue.whole:
            told = self._with_tails(found.end)
            return _Found(i, told, (), name=name, level=cue.level, end=told)
        return _Found(
            found.first, found.last, (), name=name, level=cue.level, end=self._with_tails(found.end)
        )

    def _split(self, i: int, rest: str) -> list[Token]:
        """The sentence with token *i* read as *rest*, its particles off."""
        tokens = list(self._tokens)
        tokens[i] = replace(tokens[i], form=rest)
        return tokens

    def _mention(self, i: int, particles: tuple[str, ...], rest: str, found: _Found) -> Place:
        name = found.name or (found.refs[0].name if found.refs else "")
        level = found.level or (found.refs[0].level if found.refs else "town")
        text = self._slice(found.named, found.last, particles if found.named == i else (), rest)
        return Place(
            first=i,
            last=max(found.last, found.end),
            text=text,
            proclitics=particles,
            name=name,
            candidates=found.refs,
            level=level,
            vague=found.vague,
            noun=found.noun,
            adjacent=found.adjacent,
        )

    def _slice(self, first: int, last: int, particles: tuple[str, ...], rest: str) -> str:
        """The words as written, without the particles attached to the first; «للرقة» gives back its ا."""
        begin, end = self._tokens[first].start, self._tokens[last - 1].end
        offset = self._tokens[0].start - _start_in(self._text, self._tokens)
        written = self._text[begin - offset : end - offset]
        for _ in particles:
            written = written.lstrip("".join(_MARKS))[1:]
        written = written.lstrip("".join(_MARKS))
        return (
            "ا" + written if particles and rest.startswith(ARTICLE) and written[:1] == ARTICLE[1] else written
        )


def _is_town(found: _Found) -> bool:
    return bool(found.refs) and found.refs[0].level in ("town", "admin")


def _indefinite_accusative(written: str) -> bool:
    """«دوراً», «كبيرًا»: an ending that no name of a place has."""
    return TANWIN in written[-2:]


def _start_in(text: str, tokens: Sequence[Token]) -> int:
    """Where the first token lies in *text*: at its offset, or at 0 when *text* is the sentence alone."""
    first = tokens[0]
    if text[first.start : first.end] == first.text:
        return first.start
    return max(text.find(first.text), 0)
