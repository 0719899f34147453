"""Match compiled rules on a sentence: triggers first, then the constructions around each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from conflict_coder.arabic.token import Analysis, Token
from conflict_coder.matching.compile import (
    CompiledConstruction,
    CompiledRule,
    CompiledRules,
    CompiledStep,
    Trigger,
    takes,
)
from conflict_coder.matching.names import CARRYING_LISTS, LIGHT_LISTS
from conflict_coder.matching.phrases import VERB_PHRASE_REACH, phrase_words
from conflict_coder.matching.view import PREPOSITIONS, SentenceView, finite, keys
from conflict_coder.mentions.mention import Mention, Number, Place, Side, When


@dataclass(slots=True)
class Fill:
    """What a slot took, and by which construction."""

    mention: Mention
    construction: str
    step: int = 0


@dataclass(slots=True)
class Match:
    """A rule that fired on a sentence (or, with `failed`, nearly did: the first condition that did not hold).

    first, last: the trigger's tokens, last exclusive.  kind: `verb`, `noun` or `passive`.
    lemma: which of the rule's words it was.  light: the verb that took the noun, as a token index, or
    None; carried: it tells nothing of its own.
    words: the trigger's own tokens; between a verb and its object others may stand.
    """

    rule: CompiledRule
    first: int
    last: int
    kind: str
    lemma: str
    slots: dict[str, Fill] = field(default_factory=dict)
    light: int | None = None
    carried: bool = False
    words: frozenset[int] = frozenset()
    failed: str = ""
    definite: bool = False
    enclitic: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that goes with the trigger noun: the token at *at*, of the word list *words*."""

    at: int
    words: str


_RELATIVE_REACH = 4  # words from a relative pronoun within which a side is part of its clause
_WITHIN = "subject-in-phrase"  # how `explain` names it, beside the constructions
Bindings = dict[str, Mention]


def find_matches(view: SentenceView, rules: CompiledRules) -> list[Match]:
    """Every trigger of every rule in the sentence, with its slots; of triggers that overlap the longest."""
    found: list[Match] = []
    view.mark_barriers(rules.openers, rules.relatives)
    for i in range(len(view)):
        for trigger, words, analysis in _triggers_at(view, i, rules):
            found.append(_match(view, trigger, words, analysis, rules))
    return _without_light_verbs(_fullest(_longest(found)))


def _fullest(matches: list[Match]) -> list[Match]:
    """Of a word's readings as verb and noun («قصف») keep, for each rule, the one that filled more slots."""
    best: dict[tuple[int, str], Match] = {}
    for match in matches:
        key = (match.first, match.rule.id)
        if key not in best or _fullness(match) > _fullness(best[key]):
            best[key] = match
    return [match for match in matches if best[match.first, match.rule.id] is match]


def _fullness(match: Match) -> tuple[int, int, bool]:
    """How much a reading explains: its words, its slots, the verb that carries it («أعلن وقف النار»)."""
    return match.last, len(match.slots), match.light is not None


def _without_light_verbs(matches: list[Match]) -> list[Match]:
    """Drop verbs that only carry another match's noun («شن» in «شن هجوماً», «استهدف» in «هجوم استهدف»)."""
    carried = {match.light for match in matches if match.light is not None and match.carried}
    return [m for m in matches if m.kind == "noun" or m.first not in carried or m.last - m.first > 1]


def _triggers_at(
    view: SentenceView, i: int, rules: CompiledRules
) -> Iterator[tuple[Trigger, tuple[int, ...], Analysis | None]]:
    token = view.tokens[i]
    seen: set[tuple[int, str, str]] = set()
    for analysis in token.analyses:
        kind = "verb" if analysis.pos == "verb" else "noun"
        for trigger in rules.triggers.get((analysis.lemma, kind), ()):
            words = phrase_words(view, trigger.rest, trigger.reach, i)
            if (
                words is None
                or (trigger.rule, trigger.text, kind) in seen
                or _blocked(view, trigger, i, words[-1] + 1, rules)
            ):
                continue
            seen.add((trigger.rule, trigger.text, kind))
            yield trigger, words, analysis
    if not token.analyses:
        for trigger in rules.triggers.get((token.form, "form"), ()):
            words = phrase_words(view, trigger.rest, trigger.reach, i)
            if words is not None and not _blocked(view, trigger, i, words[-1] + 1, rules):
                yield trigger, words, None


def _blocked(view: SentenceView, trigger: Trigger, i: int, last: int, rules: CompiledRules) -> bool:
    """Whether the trigger stands inside one of its rule's look-alikes; a verb's may have its doer inside."""
    rule = rules.rules[trigger.rule]
    if rule.look_alikes is None:
        return False
    for first in range(max(0, i - 4), last):
        end = rule.look_alikes.match(view.tokens, first)
        if end is not None and end > i:
            return True
    reach = VERB_PHRASE_REACH if trigger.kind == "verb" else 0
    return any(
        phrase_words(view, rest, reach, i) is not None
        for key in keys(view.tokens[i])
        for rest in rule.split_look_alikes.get(key, ())
    )


def _match(
    view: SentenceView,
    trigger: Trigger,
    words: tuple[int, ...],
    analysis: Analysis | None,
    rules: CompiledRules,
) -> Match:
    rule = rules.rules[trigger.rule]
    token = view.tokens[words[0]]
    kind = "noun" if trigger.kind == "form" else trigger.kind
    if kind == "verb" and (token.passive or (analysis is not None and analysis.vox == "p")):
        kind = "passive"
    match = Match(rule, words[0], words[-1] + 1, kind, trigger.text, words=frozenset(words))
    if analysis is not None:
        match.enclitic = analysis.enclitic
        match.definite = "ال" in analysis.proclitics
        match.plural = analysis.num in ("p", "d")
    for construction in rule.constructions:
        if _serves(construction, kind):
            _apply(view, construction, match)
    _fill_subject_within(view, match, words)
    if kind == "verb" and "actor1" in match.slots and match.slots["actor1"].construction == "by-doer":
        match.kind = "passive"
    return match


def _fill_subject_within(view: SentenceView, match: Match, words: tuple[int, ...]) -> None:
    """The noun that opens a phrase with a verb in it is its subject: «المدفعية السعودية تدك»."""
    doer = view.cover[words[0]]
    if match.kind != "noun" or "actor1" in match.slots or not isinstance(doer, Side):
        return
    if doer.first != words[0] or not any(finite(view.tokens[i]) is not None for i in words[1:]):
        return
    free = not any(_overlaps(doer, fill.mention) for fill in match.slots.values())
    if free and takes(match.rule.types["actor1"], doer):
        match.slots["actor1"] = Fill(doer, _WITHIN)


def _serves(construction: CompiledConstruction, kind: str) -> bool:
    return (
        construction.anchor == "any"
        or construction.anchor == kind
        or (construction.anchor == "passive" and kind == "verb")
    )


def _apply(view: SentenceView, construction: CompiledConstruction, match: Match) -> None:
    if not set(construction.slots) - set(match.slots):
        return
    for bindings, light in _walk(view, construction, match):
        if not _agrees(bindings, match):
            continue
        new = {name: mention for name, mention in bindings.items() if name not in match.slots}
        for name, mention in new.items():
            match.slots[name] = Fill(mention, construction.id)
        if light is not None and match.light is None:
            match.light, match.carried = light.at, light.words in CARRYING_LISTS
        return


def _agrees(bindings: Bindings, match: Match) -> bool:
    """Whether slots filled before keep their mention, and new ones take no words of theirs."""
    return not any(
        fill.mention is not mention if name == other else _overlaps(mention, fill.mention)
        for name, mention in bindings.items()
        for other, fill in match.slots.items()
    )


def _overlaps(one: Mention, other: Mention) -> bool:
    return one.first < other.last and other.first < one.last


def _walk(
    view: SentenceView, construction: CompiledConstruction, match: Match
) -> Iterator[tuple[Bindings, Light | None]]:
    if not _trigger_fits(view, construction.trigger, match):
        return
    if construction.before and match.kind != "noun" and _continues(view.tokens[match.first]):
        return
    # The doer may stand inside a verb's phrase: «أطلق مسلحون النار».
    after = match.last if match.kind == "noun" else match.first + 1
    for left, light in _left(view, construction.before, match.first, match.rule, match.kind, match.first):
        for right, light_after in _right(view, construction.after, after, match.rule, match.kind):
            if not set(left) & set(right):
                yield {**left, **right}, light if light is not None else light_after


def _continues(token: Token) -> bool:
    """Whether the verb goes on from the clause before («وقتلوا»): its subject is that clause's."""
    verb = finite(token)
    return verb is not None and bool({"و", "ف"} & set(verb.proclitics))


def _trigger_fits(view: SentenceView, step: CompiledStep, match: Match) -> bool:
    token = view.tokens[match.first]
    if step.lemmas and match.lemma.split()[0] not in step.lemmas:
        return False
    for name, value in step.features:
        if name == "enclitic":
            fits = bool(match.enclitic) == (value in ("true", "True", True))
        elif name == "definite":
            fits = match.definite == (value in ("true", "True", True))
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
    rule: CompiledRule,
    kind: str,
    bare: bool = True,
) -> Iterator[tuple[Bindings, Light | None]]:
    """Ways to match *steps* from token *at* on, nearest first."""
    if not steps:
        yield {}, None
        return
    step, rest = steps[0], steps[1:]
    if step.kind == "gap":
        for skip in _skips(view, at, step.n, 1, kind):
            yield from _right(view, rest, skip, rule, kind, bare)
        return
    if step.kind == "slot":
        for mention in _starting(view, at):
            if bare and view.follows_side(mention) is not None:
                continue  # joined by «و»: an ally of the side before it, not the other side
            if rule.takes(step, mention) and (step.prep or not bare or _is_bare(mention)):
                for bindings, light in _right(view, rest, mention.last, rule, kind):
                    yield {step.name: mention, **bindings}, light
    elif step.kind == "joined":
        if (at < len(view) and any(step.name in p for p, _ in view.tokens[at].splits)) or _is_word(
            view, at, step.name
        ):
            yield from _right(view, rest, at + _is_word(view, at, step.name), rule, kind, False)
    elif step.kind == "words" and step.words is not None:
        end = step.words.match(view.tokens, at)
        if end is not None and _has_features(view.tokens[at], step):
            light = Light(at, step.name) if step.name in LIGHT_LISTS else None
            for bindings, inner in _right(view, rest, end, rule, kind, False):
                yield bindings, light if light is not None else inner
    if step.optional:
        yield from _right(view, rest, at, rule, kind, bare)


def _left(
    view: SentenceView, steps: tuple[CompiledStep, ...], end: int, rule: CompiledRule, kind: str, anchor: int
) -> Iterator[tuple[Bindings, Light | None]]:
    """Ways to match *steps* (nearest to the trigger, token *anchor*, last) that end before token *end*."""
    if not steps:
        yield {}, None
        return
    step, rest = steps[-1], steps[:-1]
    if step.kind == "gap":
        for skip in _skips(view, end, step.n, -1, kind):
            yield from _left(view, rest, skip, rule, kind, anchor)
        return
    if step.kind == "slot":
        for mention in view.last_of.get(end, ()):
            if kind != "noun" and _within_relative(view, mention, anchor):
                continue
            if rule.takes(step, mention) and (step.prep or _is_bare(mention)):
                for bindings, light in _left(view, rest, mention.first, rule, kind, anchor):
                    yield {step.name: mention, **bindings}, light
    elif step.kind == "words" and step.words is not None:
        first = step.words.match_back(view.tokens, end)
        if first is not None:
            light = Light(first, step.name) if step.name in LIGHT_LISTS else None
            for bindings, inner in _left(view, rest, first, rule, kind, anchor):
                yield bindings, light if light is not None else inner
    if step.optional:
        yield from _left(view, rest, end, rule, kind, anchor)


def _within_relative(view: SentenceView, mention: Mention, anchor: int) -> bool:
    """Whether the mention stands in a relative clause that is over before the verb («الكتيبة التي يقودها فلان
    اقتحمت»)."""
    opened = [i for i in view.relatives if i < mention.first]
    if not opened or max(opened) < mention.first - _RELATIVE_REACH:
        return False
    return any(finite(view.tokens[i]) is not None for i in range(max(opened) + 1, mention.first))


def _skips(view: SentenceView, at: int, n: int, way: int, kind: str) -> Iterator[int]:
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
        cover = view.cover[i]
        if isinstance(cover, When | Place | Number) and not isinstance(cover, Side):
            position = cover.last if way > 0 else cover.first
        else:
            verb = finite(view.tokens[i])
            if verb is not None and {"و", "ف"} & set(verb.proclitics) and cover is None:
                return
            position += way
        if view.tokens[i].form not in ("«", "»", '"', "“", "”", "(", ")", "،"):
            units += 1
        yield position


def _has_features(token: Token, step: CompiledStep) -> bool:
    """Whether the word carries the pronoun, and is as active, as the step asks."""
    verbs = [a for a in token.analyses if a.pos == "verb"]
    if step.active and verbs and (token.passive or all(a.vox == "p" for a in verbs)):
        return False
    return not step.enclitic or any(a.enclitic for a in verbs)


def _starting(view: SentenceView, at: int) -> Iterator[Mention]:
    """Mentions that start at *at*, or after one opening quotation mark there."""
    yield from view.mentions.get(at, ())
    if at < len(view) and view.tokens[at].form in ("«", '"', "“", "("):
        yield from view.mentions.get(at + 1, ())


def _is_word(view: SentenceView, at: int, word: str) -> int:
    return int(at < len(view) and view.tokens[at].form == word)


def _is_bare(mention: Mention) -> bool:
    """Whether no preposition governs the mention, so that it can be a subject or an object."""
    return not mention.preposition and not PREPOSITIONS & set(mention.proclitics)


def _longest(matches: list[Match]) -> list[Match]:
    """Drop a trigger whose words are part of a longer one's («سيارة مفخخة» in «انفجار سيارة مفخخة»)."""
    return [match for match in matches if not any(match.words < other.words for other in matches)]
