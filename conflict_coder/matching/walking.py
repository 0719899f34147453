"""Walk a construction's steps from a trigger, to the right and to the left of it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_coder.arabic.particles import AND, ARTICLE, JOINING
from conflict_coder.arabic.token import Token
from conflict_coder.matching.compile import CompiledConstruction, CompiledStep
from conflict_coder.matching.view import PAUSES, PREPOSITIONS, SentenceView, finite, is_verb
from conflict_coder.mentions.inflect import bare_forms
from conflict_coder.mentions.mention import Mention, Number, Place, Side, When

if TYPE_CHECKING:
    from conflict_coder.matching.engine import Match

Bindings = dict[str, Mention]
_PARTS = frozenset({"actor1", "actor2"})
_CLOSE = 1  # token between whom a relative pronoun means and the pronoun
_RELATIVE_REACH = 4  # words from a relative pronoun within which a side is part of its clause


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that goes with the trigger noun: the token at *at*. kind: as in `CompiledStep.light`."""

    at: int
    kind: str


def walk(
    view: SentenceView, construction: CompiledConstruction, match: Match
) -> Iterator[tuple[Bindings, Light | None]]:
    """Ways to match a construction that may stand in the sentence (`may_stand`) around the match's trigger,
    nearest first; with each, its light verb.
    """
    if not _trigger_fits(view, construction.trigger, match):
        return
    if construction.before and match.kind != "noun" and _continues(view.tokens[match.first]):
        return
    for left, light in _left(view, construction.before, match.first, match.kind, match.first):
        for after in _starts(view, match):
            for right, light_after in _right(view, construction.after, after, match.kind):
                if not set(left) & set(right):
                    yield {**left, **right}, light if light is not None else light_after


def _starts(view: SentenceView, match: Match) -> Iterator[int]:
    """Where what follows the trigger may begin: the doer may stand inside its phrase («أطلق مسلحون النار»،
    «قمع الاحتلال مسيرة»).
    """
    length = len(match.words)
    inside = match.last - match.first > length and match.first + 1 in view.mentions
    if match.kind != "noun" or inside:
        yield match.first + 1
    if match.kind == "noun":
        yield match.last


def may_stand(view: SentenceView, construction: CompiledConstruction) -> bool:
    """Whether the sentence holds what the construction cannot do without: its words, a filler a slot."""
    known = view.may_stand.get(id(construction))
    if known is None:
        known = view.may_stand[id(construction)] = _has_needed(view, construction.needed)
    return known


def _has_needed(view: SentenceView, steps: tuple[CompiledStep, ...]) -> bool:
    return all(view.ends(step.words) if step.words is not None else takers(view, step) for step in steps)


def takers(view: SentenceView, step: CompiledStep) -> frozenset[int]:
    """The sentence's mentions that may fill the slot of *step*, by `id`."""
    return view.meeting(step.demand) if step.demand is not None else frozenset()


def _continues(token: Token) -> bool:
    """Whether the verb goes on from the clause before («وقتلوا»): its subject is that clause's."""
    verb = finite(token)
    return verb is not None and bool(JOINING & set(verb.proclitics))


def _trigger_fits(view: SentenceView, step: CompiledStep, match: Match) -> bool:
    token = view.tokens[match.first]
    if step.lemmas and match.lemma.split()[0] not in step.lemmas:
        return False
    if (
        step.lemmas
        and match.kind == "noun"
        and match.last > match.first + 1
        and finite(view.tokens[match.last - 1])
    ):
        return False  # «مسيرة استهدفت سيارة»: after its verb stands whom it hits
    for name, value in step.features:
        if name == "enclitic":
            fits = bool(match.enclitic) == (value in ("true", "True", True))
        elif name == "definite":
            fits = match.definite == (value in ("true", "True", True))
        elif name == "joined":
            fits = any(AND in a.proclitics for a in token.analyses) == (value in ("true", "True", True))
        elif name == "num":
            wanted = ("p", "d") if value == "p" else (value, "u")
            fits = any(a.num in wanted for a in token.analyses if a.pos == "verb" or match.kind == "noun")
        else:
            fits = any(getattr(a, name) == value for a in token.analyses)
        if not fits:
            return False
    return True


def _right(
    view: SentenceView,
    steps: tuple[CompiledStep, ...],
    at: int,
    kind: str,
    led: int = -1,
) -> Iterator[tuple[Bindings, Light | None]]:
    """Ways to match *steps* from token *at* on, nearest first.

    led: the word of the step before, which may govern what comes; -1: none does.
    """
    bare = led < 0
    if not steps:
        yield {}, None
        return
    step, rest = steps[0], steps[1:]
    if step.kind == "gap":
        for skip in _skips(view, at, step.n, 1, kind, closed=step.closed):
            yield from _right(view, rest, skip, kind, led)
        return
    if step.kind == "slot":
        fit = takers(view, step)
        for mention in _starting(view, at) if fit else ():
            if id(mention) not in fit:
                continue
            before = view.follows_side(mention)
            if before is not None and (bare or before.first < led < before.last):
                continue  # joined by «و»: an ally of the side before it, not the other side
            if step.prep or not bare or is_bare(mention) or _is_led(view, mention, step):
                for bindings, light in _right(view, rest, mention.last, kind):
                    yield {step.name: mention, **bindings}, light
    elif step.kind == "joined":
        if (at < len(view) and any(step.name in p for p, _ in view.tokens[at].splits)) or _is_word(
            view, at, step.name
        ):
            yield from _right(view, rest, at + _is_word(view, at, step.name), kind, 0)
    elif step.kind == "words" and step.words is not None:
        end = view.match(step.words, at)
        if end is not None and _has_features(view.tokens[at], step) and not _is_of_side(view, at, step):
            light = Light(at, step.light) if step.light else None
            for bindings, inner in _right(view, rest, end, kind, at):
                yield bindings, light if light is not None else inner
    if step.optional:
        yield from _right(view, rest, at, kind, led)


def _left(
    view: SentenceView, steps: tuple[CompiledStep, ...], end: int, kind: str, anchor: int
) -> Iterator[tuple[Bindings, Light | None]]:
    """Ways to match *steps* (nearest to the trigger, token *anchor*, last) that end before token *end*."""
    if not steps:
        yield {}, None
        return
    step, rest = steps[-1], steps[:-1]
    if step.kind == "gap":
        for skip in _skips(view, end, step.n, -1, kind):
            yield from _left(view, rest, skip, kind, anchor)
        return
    if step.kind == "slot":
        fit = takers(view, step)
        for ending in view.last_of.get(end, ()) if fit else ():
            mention = _first_joined(view, ending, fit) if step.name in _PARTS else ending
            if id(mention) not in fit:
                continue
            if kind != "noun" and (_within_relative(view, mention) or _not_meant(view, mention, anchor)):
                continue
            if _is_of_harm(mention, rest) or (kind == "verb" and _is_of_act(view, anchor)):
                continue
            if step.prep or is_bare(mention):
                for bindings, light in _left(view, rest, mention.first, kind, anchor):
                    yield {step.name: mention, **bindings}, light
    elif step.kind == "words" and step.words is not None:
        first = view.match_back(step.words, end)
        if (
            first is not None
            and _has_features(view.tokens[first], step)
            and not _is_of_side(view, first, step)
        ):
            light = Light(first, step.light) if step.light else None
            for bindings, inner in _left(view, rest, first, kind, anchor):
                yield bindings, light if light is not None else inner
    if step.optional:
        yield from _left(view, rest, end, kind, anchor)


def _first_joined(view: SentenceView, mention: Mention, fit: Container[int]) -> Mention:
    """The first of the sides joined by «و» that end with *mention*, where all may fill the slot («ضابط وسائقه
    اغتيلا»).
    """
    before = view.follows_side(mention)
    while before is not None and id(before) in fit:
        mention, before = before, view.follows_side(before)
    return mention


def _is_of_harm(mention: Mention, rest: tuple[CompiledStep, ...]) -> bool:
    """Whether the side after a verb is no subject of it but of a noun between («أعلن مقتل خمسة في هجوم»)."""
    return isinstance(mention, Side) and mention.befallen and any(step.kind == "words" for step in rest)


def _is_of_act(view: SentenceView, anchor: int) -> bool:
    """Whether the verb is of the act it follows, whoever stands before («مقتل ضابطين في هجوم استهدفهما»)."""
    return anchor - 1 in view.act_nouns and not view.tokens[anchor - 1].form.startswith(ARTICLE)


def _not_meant(view: SentenceView, mention: Mention, anchor: int) -> bool:
    """Whether the verb is of a relative clause on something else («تبرأ أ من القنبلة التي تشظت»)."""
    nearest = max((i for i in view.relatives if mention.last <= i < anchor), default=None)
    if nearest is None or view.tokens[nearest].form.startswith(AND):
        return False  # «…، والذين تقدموا»: of those further back
    return nearest - mention.last > _CLOSE


def _within_relative(view: SentenceView, mention: Mention) -> bool:
    """Whether the mention stands in a relative clause that is over before the verb («الكتيبة التي يقودها فلان
    اقتحمت»)."""
    opened = [i for i in view.relatives if i < mention.first]
    if not opened or max(opened) < mention.first - _RELATIVE_REACH:
        return False
    return any(finite(view.tokens[i]) is not None for i in range(max(opened) + 1, mention.first))


def _skips(
    view: SentenceView, at: int, n: int, way: int, kind: str, *, closed: bool = False
) -> Iterator[int]:
    """Positions reached by skipping up to *n* units (a date, place or number is one) within a clause."""
    position, units = at, 0
    yield position
    while units < n:
        i = position if way > 0 else position - 1
        if not 0 <= i < len(view) or view.ends_clause(i):
            return
        if i in view.openers and way > 0:
            return
        if way > 0 and kind != "noun" and i in view.relatives:
            return
        if way < 0 and i in view.thats and _own_subject(view.tokens[i + 1]):
            return  # «قالت الشرطة إن انتحاريا …»: what follows is told by who stands before, not done
        cover = view.cover[i]
        if closed and cover is None and (is_verb(view.tokens[i]) or i in view.doer_words):
            return
        if isinstance(cover, When | Place | Number) and not isinstance(cover, Side):
            position = cover.last if way > 0 else cover.first
        else:
            verb = finite(view.tokens[i])
            if verb is not None and JOINING & set(verb.proclitics) and cover is None:
                return
            position += way
        if view.tokens[i].form not in PAUSES:
            units += 1
        yield position


def _own_subject(token: Token) -> bool:
    """Whether the word after «أن» is a subject of its own: no verb, nor of the speaker («أن قواته»)."""
    return finite(token) is None and not any(reading.pronoun for reading in bare_forms(token.form))


def _has_features(token: Token, step: CompiledStep) -> bool:
    """Whether the word carries the pronoun, and is as active, as the step asks."""
    verbs = [a for a in token.analyses if a.pos == "verb"]
    if step.active and verbs and (token.passive or all(a.vox == "p" for a in verbs)):
        return False
    if step.enclitic is None:
        return True
    return (
        any(a.enclitic for a in verbs) if step.enclitic else not verbs or not all(a.enclitic for a in verbs)
    )


def _is_of_side(view: SentenceView, at: int, step: CompiledStep) -> bool:
    """Whether a verb that should carry a noun is part of a side: «قائد» is not «قاد»."""
    side = view.cover[at]
    return bool(step.light) and isinstance(side, Side) and side.thing == "people"


def _starting(view: SentenceView, at: int) -> Iterator[Mention]:
    """Mentions that start at *at*, or after one opening quotation mark there."""
    yield from view.mentions.get(at, ())
    if at < len(view) and view.tokens[at].form in ("«", '"', "“", "("):
        yield from view.mentions.get(at + 1, ())


def _is_word(view: SentenceView, at: int, word: str) -> int:
    return int(at < len(view) and view.tokens[at].form == word)


def _is_led(view: SentenceView, mention: Mention, step: CompiledStep) -> bool:
    """Whether the preposition before the mention is the trigger's («القبض على ثلاثة»): its object is bare."""
    return mention.first == view.led and step.name != "actor1"


def is_bare(mention: Mention) -> bool:
    """Whether no preposition governs the mention, so that it can be a subject or an object."""
    return not mention.preposition and not PREPOSITIONS & set(mention.proclitics)
