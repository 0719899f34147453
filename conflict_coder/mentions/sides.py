"""Find the sides of a sentence: who is named in it, as rules take them for their slots."""

from __future__ import annotations

from functools import lru_cache

from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import AND, ARTICLE, SHADDA
from conflict_coder.arabic.token import Token
from conflict_coder.mentions.actor_tables import Actors
from conflict_coder.mentions.inflect import case_of
from conflict_coder.mentions.mention import ActorRef, Number, Side
from conflict_coder.mentions.side_phrase import Phrase
from conflict_coder.mentions.side_phrases import PhraseReader

_ATTACHED = frozenset("وفبلك")
_GOVERNING = frozenset("بلك")
_ADJECTIVE = "ي"  # how an adjective made of a noun ends: «ناشط حقوقي»
_NO_TANWIN = frozenset("اةىءي")  # words that end so write no tanwin, or have it
_TRIBAL = ActorRef("Tribal Militia (X)", "Identity militia")


@lru_cache(maxsize=8)
def _normalized(text: str) -> str:
    return normalize(text)


def find_sides(tokens: list[Token], actors: Actors, numbers: list[Number], text: str) -> list[Side]:
    """The sides named in one sentence, left to right; they do not overlap, the longest phrase wins.

    numbers: the sentence's numbers (`find_numbers`).  text: the article's text, into which the tokens'
    offsets point; words anywhere in it may be the cue that an ambiguous name needs.
    """
    reader = PhraseReader(tokens, actors, numbers, _normalized(text))
    sides: list[Side] = []
    opening, counts = actors.opening, reader.numbers
    i = 0
    while i < len(tokens):
        token = tokens[i]
        begins = token.kind != "punct" and (i in counts or opening[token.form])
        found = _longest(reader, token) if begins else None
        if found is None:
            i += 1
            continue
        proclitics, phrase = found
        if phrase.cls != "nothing":
            sides.append(_side(phrase, proclitics, reader, text))
        other = reader.second_of(phrase)
        if other is not None:
            sides.append(_side(other, (AND,), reader, text))
            phrase = other
        i = phrase.last
    return sides


def _longest(reader: PhraseReader, token: Token) -> tuple[tuple[str, ...], Phrase] | None:
    number = reader.numbers.get(token.i)
    if number is not None and number.proclitics:
        phrase = reader.read(token.i, token.form)
        if phrase is not None and phrase.counted:
            return number.proclitics, phrase
    best: tuple[tuple[str, ...], Phrase] | None = None
    for proclitics, rest in token.splits or (((), token.form),):
        if not _ATTACHED.issuperset(proclitics):
            continue
        phrase = reader.read(token.i, rest)
        if phrase is not None and phrase.thing == "country" and _GOVERNING & set(proclitics):
            continue  # «بمالي»: where, not who
        if phrase is not None and phrase.last == token.i + 1 and token.form in reader.actors.not_sides:
            continue
        if phrase is not None and (best is None or phrase.last > best[1].last):
            best = proclitics, phrase
    return best


def _side(phrase: Phrase, proclitics: tuple[str, ...], reader: PhraseReader, text: str) -> Side:
    tribal = phrase.cls == "tribal"
    return Side(
        first=phrase.first,
        last=phrase.last,
        text=_text(phrase.first, phrase.last, proclitics, reader.tokens, text),
        proclitics=proclitics,
        preposition=_preposition(phrase.first, reader),
        cls="armed" if tribal else phrase.cls,
        refs=phrase.refs or ((_TRIBAL,) if tribal else ()),
        called=reader.actors.called.get(phrase.group, ()),
        nationality=phrase.nationality,
        count=phrase.count,
        count_text=_count_text(phrase, proclitics, reader.tokens, text),
        implied=phrase.implied,
        thing=phrase.thing,
        head=phrase.head,
        definite=phrase.definite,
        partitive=phrase.partitive,
        pronoun=phrase.pronoun,
        case=_case(phrase, reader),
        following=phrase.following,
        acting=phrase.acting,
        helping=phrase.first > 0 and reader.tokens[phrase.first - 1].form in reader.actors.links["ally"],
        part=phrase.first > 0 and reader.tokens[phrase.first - 1].form in reader.actors.links["among"],
        befallen=_befallen(phrase.first, reader),
        joined=[_side(ally, ally.attached, reader, text) for ally in phrase.joined],
    )


def _befallen(first: int, reader: PhraseReader) -> bool:
    """Whether a noun of what befell them stands right before («مقتل نحو 15 جنديا»)."""
    j = first - 1
    while j > 0 and reader.tokens[j].form in reader.actors.before_person:
        j -= 1
    return j >= 0 and reader.befalls(reader.tokens[j])


def _case(phrase: Phrase, reader: PhraseReader) -> str:
    """What the ending of a phrase's first word tells of its case: only plurals, duals and tanwin do."""
    if phrase.num not in "spd" or phrase.thing != "people":
        return ""
    number, token = reader.numbers.get(phrase.first), reader.tokens[phrase.first]
    if number is not None and not number.noun:
        return case_of(token.form, "p") if token.form not in reader.actors.quantities else ""
    if not phrase.head:
        return ""
    if phrase.num == "s" and _without_tanwin(phrase, reader.tokens):
        return "n"
    return case_of(token.form, phrase.num)


def _without_tanwin(phrase: Phrase, tokens: list[Token]) -> bool:
    """Whether one man with his adjective would bear the alif of an object and does not («شاب فلسطيني»)."""
    described = phrase.last > phrase.first + 1 and not (phrase.owned or phrase.definite or phrase.counted)
    if phrase.named and not tokens[phrase.last - 1].form.endswith(_ADJECTIVE):
        return False  # «إمام مسجد»: a genitive, no adjective
    return described and tokens[phrase.first].form[-1] not in _NO_TANWIN


def _count_text(phrase: Phrase, proclitics: tuple[str, ...], tokens: list[Token], text: str) -> str:
    """The number's words; for a count told by the noun's own form, the noun."""
    if phrase.count_span is not None:
        first, last = phrase.count_span
    elif phrase.count is not None:
        first, last = phrase.first, phrase.first + 1
    else:
        return ""
    return _text(first, last, proclitics if first == phrase.first else (), tokens, text)


def _text(first: int, last: int, proclitics: tuple[str, ...], tokens: list[Token], text: str) -> str:
    """tokens[first:last] as written, without the first word's attached particles."""
    start, end = tokens[first].start, tokens[last - 1].end
    if text[start : tokens[first].end] == tokens[first].text:
        written = text[start:end]
    else:
        written = " ".join(token.text for token in tokens[first:last])
    rest = next((rest for attached, rest in tokens[first].splits if attached == proclitics), "")
    return _without(written, proclitics, article=rest.startswith(ARTICLE))


def _without(written: str, proclitics: tuple[str, ...], *, article: bool) -> str:
    rest = written
    for particle in proclitics:
        at = 0
        while at < len(rest) and not normalize(rest[at]):  # a vowel mark
            at += 1
        if at == len(rest) or normalize(rest[at]) != particle:
            break  # «و 43»: the particle is a word of its own
        rest = rest[at + 1 :]
    while rest and not normalize(rest[0]):
        rest = rest[1:]
    if proclitics and article and rest.startswith(ARTICLE[1]):
        return ARTICLE[0] + rest  # «للجيش» writes the article without its alif
    return rest


def _preposition(first: int, reader: PhraseReader) -> str:
    """The free preposition right before the phrase, quotation marks apart."""
    tokens, known = reader.tokens, reader.actors.prepositions
    j = first
    while j > 0 and tokens[j - 1].kind == "punct" and tokens[j - 1].text in "«\"“'‘(":
        j -= 1
    if j > 0 and SHADDA in tokens[j - 1].text:
        return ""  # «حوّل التنظيم المدرسة إلى مقر»
    for length in (2, 1):
        words = tuple(token.form for token in tokens[max(0, j - length) : j])
        if len(words) == length and words in known:
            return " ".join(words)
    if j > 0:  # «وعلى», «فمن»
        for proclitics, rest in tokens[j - 1].splits:
            if proclitics and _ATTACHED.issuperset(proclitics) and (rest,) in known:
                return rest
    return ""
