"""An article analysed: every sentence with its mentions and matches, as the next steps need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from conflict_coder.arabic.context import read_in_context
from conflict_coder.arabic.morphology import Morphology
from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import AND, ARTICLE, LIKE, SHE
from conflict_coder.arabic.token import Sentence, Token
from conflict_coder.arabic.tokens import sentences
from conflict_coder.coding.anaphora import resolve_back_references
from conflict_coder.coding.homeland import (
    drop_strays,
    forget_homonyms,
    most_told_country,
    settle_unnamed,
)
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.matching.engine import Match, find_matches
from conflict_coder.matching.scopes import Reach, find_scopes
from conflict_coder.matching.view import SentenceView, keys
from conflict_coder.mentions.dates import find_dates, written_on
from conflict_coder.mentions.mention import Mention, Number, Place, Side, When
from conflict_coder.mentions.numbers import find_numbers
from conflict_coder.mentions.place_apposition import find_apposed, find_led
from conflict_coder.mentions.places import find_places
from conflict_coder.mentions.sides import find_sides
from conflict_coder.reading.article import Article

_SHORT = 3  # letters: a shorter name is too likely to be another word
_WELL_KNOWN = 150_000  # a city of this many people is meant by its name
_SPEAKER = "1"  # the person of a verb: «we»


@dataclass(slots=True)
class Analysed:
    """One sentence: what was found in it; the rules that fire and the scopes at work when they are asked for.

    text: the part of the article it stands in.  hiding: its sides within which no place is told.
    on_subject: whether its tellings stand: not before `coding.subject` has found so.
    """

    sentence: Sentence
    text: str
    knowledge: Knowledge = field(repr=False)
    numbers: list[Number]
    sides: list[Side]
    hiding: list[Side]
    view: SentenceView = field(init=False)
    on_subject: bool = False
    _matches: list[Match] | None = field(default=None, repr=False)
    _scopes: list[Reach] | None = field(default=None, repr=False)

    @property
    def may_tell(self) -> bool:
        """Whether a rule can fire: a word of the sentence begins a trigger."""
        candidates = self.knowledge.rules.candidates
        return any(candidates[token.word] for token in self.sentence.tokens)

    @property
    def matches(self) -> list[Match]:
        """The rules that fired."""
        if self._matches is None:
            self._matches = find_matches(self.view, self.knowledge.rules) if self.may_tell else []
        return self._matches

    @property
    def scopes(self) -> list[Reach]:
        """The scopes at work."""
        if self._scopes is None:
            self._scopes = find_scopes(self.view, self.knowledge.scopes)
        return self._scopes


@dataclass(slots=True)
class Document:
    """today: the day its text was written, which its «أمس» counts from."""

    article: Article
    sentences: list[Analysed] = field(default_factory=list)
    about_conflict: bool = False
    today: date | None = None
    country: str = ""  # where most of it happens: decides generic sides that nothing nearer decides


def begin(article: Article, knowledge: Knowledge, morphology: Morphology) -> Document:
    """Read an article's title and text into sentences with their sides: enough to tell what it is about."""
    document = Document(article)
    prepositions, classes = knowledge.words("prepositions"), knowledge.words("act-classes")
    parts = [(article.title, True)] if article.title.strip() else []
    for text, title in [*parts, (article.text, False)]:
        for sentence in sentences(text, title=title):
            morphology.read(sentence.tokens)
            read_in_context(sentence.tokens, prepositions, classes)
            document.sentences.append(_with_sides(sentence, text, knowledge))
    resolve_back_references(analysed.sides for analysed in document.sentences)
    return document


def _with_sides(sentence: Sentence, text: str, knowledge: Knowledge) -> Analysed:
    tokens = sentence.tokens
    numbers = find_numbers(tokens, knowledge.number_words, text)
    sides = find_sides(tokens, knowledge.actors, numbers, text)
    struck = knowledge.words("city-verbs")
    sides = [
        s
        for s in sides
        if not _is_act(s, tokens, knowledge) and not _is_struck_city(s, tokens, struck, knowledge)
    ]
    hiding = [side for side in sides if side.refs or side.thing not in ("people", "site")]
    return Analysed(sentence, text, knowledge, numbers, sides, hiding)


def complete(document: Document, knowledge: Knowledge) -> None:
    """Find the rest: dates, places, the country, and the views that rules match on."""
    article = document.article
    dates = _dates(document, knowledge)
    found = [
        (a.sentence, a.text, _mentions(a, told, knowledge))
        for a, told in zip(document.sentences, dates, strict=True)
    ]
    _recognise_again(found)
    document.country = article.country or most_told_country([mention for _, _, ms in found for mention in ms])
    hints = [document.country] if document.country else []
    settle_unnamed([ms for _, _, ms in found], document.country, knowledge.gazetteer)
    knowledge.settle([m for _, _, ms in found for m in ms if isinstance(m, Place)], hints)
    drop_strays([ms for _, _, ms in found], document.country, knowledge.gazetteer)
    forget_homonyms([ms for _, _, ms in found], document.country, knowledge.gazetteer)
    rules = knowledge.rules
    for analysed, (sentence, _, mentions) in zip(document.sentences, found, strict=True):
        analysed.view = SentenceView(sentence, mentions)
        analysed.view.mark_barriers(rules.openers, rules.relatives, rules.thats, rules.doer_words)
        analysed.view.mark_carrying(rules.carriages, rules.carrying)


def _dates(document: Document, knowledge: Knowledge) -> list[list[When]]:
    """The times that each sentence tells, counted from the day the text was written."""

    def find(today: date | None) -> list[list[When]]:
        words, numbers = knowledge.date_words, knowledge.number_words
        return [find_dates(a.sentence.tokens, words, numbers, today, a.text) for a in document.sentences]

    told = find(document.article.date)
    document.today = written_on([when for whens in told for when in whens], document.article.date)
    return told if document.today == document.article.date else find(document.today)


def _mentions(analysed: Analysed, dates: list[When], knowledge: Knowledge) -> list[Mention]:
    tokens, text = analysed.sentence.tokens, analysed.text
    numbers, sides = analysed.numbers, analysed.sides
    places = find_places(tokens, knowledge.gazetteer, text)
    _stand_alone(places, analysed)
    taken = [*sides, *dates, *numbers]
    places += find_apposed(tokens, places, taken, knowledge.gazetteer, text)
    places += find_led(tokens, places, taken, knowledge.gazetteer, text)
    kept: list[Mention] = [*dates, *sides]
    named = knowledge.words("place-nouns")
    kept += [
        place
        for place in places
        if not any(_hides(side, place, analysed.hiding) for side in sides)
        and not _inside(place, dates)
        and not _is_side(place, sides)
        and LIKE not in place.proclitics  # «كبيراً» is no «like Beira»
        and (
            _goes_on(place, places) or not _common_word(place, tokens, named, knowledge.gazetteer.adjectives)
        )
    ]
    kept += [n for n in numbers if not _inside(n, [*dates, *sides, *places])]
    return kept


def _stand_alone(places: Sequence[Place], analysed: Analysed) -> None:
    """Places that seem to situate a name which is no place («سرايا الدفاع عن بنغازي في الجفرة») do not."""
    for before, place in pairwise(places):
        if place.adjacent and any(_hides(side, before, analysed.hiding) for side in analysed.sides):
            place.adjacent = False


def _is_act(side: Side, tokens: list[Token], knowledge: Knowledge) -> bool:
    """«بمهاجمة قريتين»: the maSdar is an act, not a woman who attacks."""
    if side.last - side.first > 1 or side.thing != "people":
        return False
    lemmas = tokens[side.first].lemmas("noun")
    return any(lemma.endswith("ة") and (lemma, "noun") in knowledge.rules.triggers for lemma in lemmas)


def _is_struck_city(side: Side, tokens: list[Token], struck: frozenset[str], knowledge: Knowledge) -> bool:
    """«انفجارات هزت بغداد»: the city, not the government that sits there; but «قصفت إسرائيل» is not."""
    if side.thing != "country" or side.first == 0 or side.proclitics:
        return False
    verb = tokens[side.first - 1]
    country = " ".join(token.form for token in tokens[side.first : side.last])
    if verb.form.endswith(SHE) and country in knowledge.actors.country_words:
        return False
    return bool(struck & keys(verb))


def _is_side(place: Place, sides: Iterable[Side]) -> bool:
    """«آخر بلدات "داعش"»: whose the towns are, and no name of one."""
    if place.candidates or place.level == "site":
        return False
    return any(side.refs and side.last == place.last and side.first > place.first for side in sides)


def _goes_on(place: Place, places: Iterable[Place]) -> bool:
    """Whether a place goes on a list of them («سراقب وأريحا», «سراقب شرق إدلب وأريحا»): there its name is no
    other word.
    """
    return AND in place.proclitics and any(
        other.last == place.first and (other.adjacent or other.level == place.level) for other in places
    )


def _common_word(
    place: Place, tokens: list[Token], named: frozenset[str], adjectives: Mapping[str, str]
) -> bool:
    """Whether a small town's name is read for a word of the language («في بيان»), no «مدينة» before it."""
    governed, first = bool(place.preposition), tokens[place.first]
    if not governed and place.last - place.first == 1 and first.form.removeprefix(ARTICLE) in adjectives:
        return True  # «مراسل سوري» is no Surrey
    if place.last - place.first > 1 or not place.candidates or place.candidates[0].population > _WELL_KNOWN:
        return False
    if place.candidates[0].level == "country" or not first.analyses:
        return False
    if all(analysis.pos == "verb" and analysis.per == _SPEAKER for analysis in first.analyses):
        return False  # «سنجار»: news is not told by «we»
    if governed and all(analysis.pos == "verb" for analysis in first.analyses):
        return False  # «في سرت»: no verb stands after a preposition
    return place.first == 0 or not named & keys(tokens[place.first - 1])


def _inside(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(other.first < mention.last and mention.first < other.last for other in others)


def _hides(side: Side, place: Place, hiding: Iterable[Side]) -> bool:
    """A place within a side's name is no place («قوات سوريا الديمقراطية»); «أهالي باغا» still tells one."""
    if not (side.first <= place.first and place.last <= side.last):
        return False
    if side.thing == "site" and place.level == "site":
        return False  # «معسكر اللواء 35»: whose it is, and where
    if side.thing == "site" and place.candidates and place.last == side.last and " " in place.text:
        return False  # «قرية المزرعة القبلية»: a name, and no village of tribes
    return place.first == side.first or any(one is side for one in hiding)


def _is_lemma(word: str, token: Token) -> bool:
    """Whether the word is one of the language as it stands («السلام»), not only by its ending («حاجين»)."""
    return bool({word, word.removeprefix(ARTICLE)} & token.lemmas())


def _recognise_again(found: list[tuple[Sentence, str, list[Mention]]]) -> None:
    """A name that one sentence cues as a place («مدينة هجين») is that place in the others too («استعادة
    هجين»).
    """
    known: dict[str, Place] = {}
    for sentence, _, mentions in found:
        for place in mentions:
            if isinstance(place, Place) and place.level in ("town", "site"):
                name = normalize(place.text)
                named = next(
                    (t for t in sentence.tokens[place.first : place.last] if t.form.endswith(name)), None
                )
                if named is not None and len(name) > _SHORT and not _is_lemma(name, named):
                    known.setdefault(name, place)
    for sentence, text, mentions in found:
        covered = {i for m in mentions for i in range(m.first, m.last)}
        for token in sentence.tokens:
            if token.i in covered:
                continue
            for particles, rest in token.splits:
                if rest in known and LIKE not in particles and not _is_lemma(rest, token):
                    start = token.start + (len(token.form) - len(rest))
                    written = text[start : token.end] or rest
                    mentions.append(
                        replace(
                            known[rest],
                            first=token.i,
                            last=token.i + 1,
                            text=written,
                            proclitics=particles,
                            preposition="",
                            adjacent=False,
                            role="",
                        )
                    )
                    break
