"""Match compiled rules on a sentence: triggers first, then the constructions around each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from conflict_coder.arabic.particles import AND, ARTICLE
from conflict_coder.arabic.token import Analysis
from conflict_coder.matching.compile import (
    CARRYING,
    CompiledConstruction,
    CompiledRule,
    CompiledRules,
    Trigger,
)
from conflict_coder.matching.coordination import share_sides, without_stray_verbs
from conflict_coder.matching.inside import sides_inside
from conflict_coder.matching.phrases import VERB_PHRASE_REACH, phrase_words
from conflict_coder.matching.view import SentenceView, is_verb, keys
from conflict_coder.matching.walking import Bindings, is_bare, may_stand, walk
from conflict_coder.mentions.mention import Mention, Side


@dataclass(slots=True)
class Fill:
    """What a slot took, and by which construction, of which anchor and sense."""

    mention: Mention
    construction: str
    anchor: str = ""
    sense: str = ""


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


_IN_UNIFORM = frozenset({"state", "police"})
_LOOK_ALIKE = 4  # words before a trigger from which its look-alike may begin
_TWO = 2  # men: a bare plural («عناصر من الأمن») may well be the subject of an object nobody knows


def find_matches(view: SentenceView, rules: CompiledRules) -> list[Match]:
    """Every trigger of every rule in the sentence, with its slots; of triggers that overlap the longest."""
    found: list[Match] = []
    view.act_nouns = _act_nouns(view, rules)
    for i, token in enumerate(view.tokens):
        for trigger, words, analysis in _triggers_at(view, i, rules) if rules.candidates[token.word] else ():
            found.append(_match(view, trigger, words, analysis, rules))
    kept = _without_light_verbs(_fullest(without_stray_verbs(_longest(found), view)))
    share_sides(kept, view)
    return kept


def _act_nouns(view: SentenceView, rules: CompiledRules) -> set[int]:
    """Where a preposition leads to a noun that tells an act: «في هجوم», «خلال اشتباكات»."""
    return {
        token.i
        for before, token in pairwise(view.tokens)
        if before.form in rules.prepositions and not isinstance(view.cover[token.i], Side)
        if any(
            not trigger.rest
            for analysis in token.analyses
            for trigger in rules.triggers.get((analysis.lemma, "noun"), ())
        )
    }


def _fullest(matches: list[Match]) -> list[Match]:
    """Of a word's readings as verb and noun («قصف») keep, for each rule, the one that filled more slots."""
    best: dict[tuple[int, str], Match] = {}
    for match in matches:
        key = (match.first, match.rule.id)
        if key not in best or _fullness(match) > _fullness(best[key]):
            best[key] = match
    return [match for match in matches if best[match.first, match.rule.id] is match]


def _fullness(match: Match) -> tuple[int, int, bool, bool]:
    """How much a reading explains: its words, its slots, the verb that carries it («أعلن وقف النار»).

    A word that opens the sentence and stands alone is a noun, as headlines have it («وقف إطلاق نار في حلب»).
    """
    heads = match.kind == "noun" and match.first == 0 and len(match.words) > 1 and not match.slots
    return match.last, len(match.slots), match.light is not None, heads


def _without_light_verbs(matches: list[Match]) -> list[Match]:
    """Drop verbs that only carry another match's noun («شن» in «شن هجوماً», «استهدف» in «هجوم استهدف»)."""
    carried = {match.light for match in matches if match.light is not None and match.carried}
    return [m for m in matches if m.kind == "noun" or m.first not in carried or m.last - m.first > 1]


def _triggers_at(
    view: SentenceView, i: int, rules: CompiledRules
) -> Iterator[tuple[Trigger, tuple[int, ...], Analysis | None]]:
    if view.inside_name(i):
        return
    seen: set[tuple[int, str, str]] = set()
    names = view.names_place(i) or view.names_people(i) or view.names_day(i)
    for trigger, analysis in rules.candidates[view.tokens[i].word]:
        if trigger.kind == "verb" and names:
            continue
        words = phrase_words(view, trigger.rest, trigger.reach, i) if trigger.rest else (i,)
        named = (trigger.rule, trigger.text, trigger.kind)
        if words is None or named in seen or _blocked(view, trigger, i, words[-1] + 1, rules):
            continue
        seen.add(named)
        yield trigger, words, analysis


def _blocked(view: SentenceView, trigger: Trigger, i: int, last: int, rules: CompiledRules) -> bool:
    """Whether the trigger stands inside one of its rule's look-alikes; a verb's may have its doer inside."""
    rule = rules.rules[trigger.rule]
    if rule.singular is not None and not _is_plural(view, i):
        ends = view.ends(rule.singular).items()
        if any(i - _LOOK_ALIKE <= first <= i < end for first, end in ends):
            return True
    if rule.look_alikes is None:
        return False
    for first, end in view.ends(rule.look_alikes).items():
        if i - _LOOK_ALIKE <= first < last and end > i:
            if i < first and end <= last:
                continue  # a part of the trigger, which says more: «نفذ حكم الإعدام»
            return True
    if not rule.split_look_alikes:
        return False
    reach = VERB_PHRASE_REACH if trigger.kind == "verb" else 0
    return any(
        phrase_words(view, rest, reach, i, object_next=True) is not None
        for key in keys(view.tokens[i])
        for rest in rule.split_look_alikes.get(key, ())
    )


def _is_plural(view: SentenceView, i: int) -> bool:
    return any(a.num == "p" for a in view.tokens[i].analyses if a.pos == "noun")


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
        match.definite = ARTICLE in analysis.proclitics
        match.plural = analysis.num in ("p", "d")
    view.led = match.last if len(words) > 1 and view.tokens[words[-1]].form in rules.prepositions else -1
    for construction in rule.constructions:
        if _serves(construction, kind) and may_stand(view, construction):
            _apply(view, construction, match)
    if kind == "noun":
        _fill_inside(view, match, words)
    if kind == "verb" and "actor1" in match.slots and match.slots["actor1"].sense == "passive":
        match.kind = "passive"
    if match.kind == "verb" and rule.source.befalls:
        _turn_lone(match)
    return match


def _turn_lone(match: Match) -> None:
    """Read a verb that needs its object and has none as the passive, where some men of a force stand alone
    beside it («خطف جنديان»، «16 جندياً خطفوا»).
    """
    alone = match.slots.get("actor1")
    side = alone.mention if alone is not None else None
    told = match.slots.get("actor2")
    if told is not None and told.anchor != "passive":
        return
    if not isinstance(side, Side) or match.enclitic or side.thing != "people":
        return
    uniform = side.cls in _IN_UNIFORM
    few = side.count is not None and (not side.implied or side.count <= _TWO)
    if (few and (side.refs or uniform)) or (uniform and side.count is None and side.definite):
        match.slots["actor2"] = match.slots.pop("actor1")
        match.kind = "passive"


def _fill_inside(view: SentenceView, match: Match, words: tuple[int, ...]) -> None:
    """Fill the slots that no construction filled from the sides that the trigger's own phrase names."""
    for slot, side, how in sides_inside(view, match.rule, words):
        taken = any(_overlaps(side, fill.mention) for fill in match.slots.values())
        if slot not in match.slots and not taken:
            match.slots[slot] = Fill(side, how)


def _serves(construction: CompiledConstruction, kind: str) -> bool:
    return (
        construction.anchor == "any"
        or construction.anchor == kind
        or (construction.anchor == "passive" and kind == "verb")
    )


def _apply(view: SentenceView, construction: CompiledConstruction, match: Match) -> None:
    if construction.slots <= match.slots.keys() or _is_of_active(construction, match):
        return
    for bindings, light in walk(view, construction, match):
        if not (_agrees(bindings, match) and _own_object(view, bindings, construction, match)):
            continue
        new = {name: mention for name, mention in bindings.items() if name not in match.slots}
        for name, mention in new.items():
            match.slots[name] = Fill(mention, construction.id, construction.anchor, construction.sense)
        if light is not None and match.light is None:
            match.light, match.carried = light.at, light.kind == CARRYING
        return


def _is_of_active(construction: CompiledConstruction, match: Match) -> bool:
    """Whether a construction reads as passive a verb that has its subject: «تطلق الشرطة النار» is active.

    With a pronoun on it, who stands before is its object all the same («قتلى ذبحهم الشبيحة»).
    """
    doer = match.slots.get("actor1")
    if construction.anchor != "passive" or doer is None or match.enclitic:
        return False
    return doer.sense != "passive"


def _agrees(bindings: Bindings, match: Match) -> bool:
    """Whether slots filled before keep their mention, and new ones take no words of theirs."""
    return not any(
        fill.mention is not mention if name == other else _overlaps(mention, fill.mention)
        for name, mention in bindings.items()
        for other, fill in match.slots.items()
    )


def _own_object(
    view: SentenceView, bindings: Bindings, construction: CompiledConstruction, match: Match
) -> bool:
    """Whether no other act stands between a verb and its object («قتل جنود في هجوم على قاعدة»)."""
    victim = bindings.get("actor2")
    if victim is None or construction.anchor != "verb":
        return victim is None or construction.sense != "genitive" or not _over_verb(view, match, victim)
    before = "actor1" in bindings and bindings["actor1"].last <= match.first
    inside = match.first < victim.first < match.last and is_bare(victim)
    if before and inside and view.tokens[match.last - 1].form.startswith(ARTICLE):
        return False  # «فتح الجيش النار»: before the verb's object stands who does it
    doer = bindings.get("actor1") if match.rule.source.fatal else None
    if doer is not None and doer.last <= victim.first and AND in victim.proclitics:
        return False  # «قتل 27 جندياً و15 مسلحاً»: joined to the one before, no object
    return not any(match.last <= i < victim.first for i in view.act_nouns)


def _over_verb(view: SentenceView, match: Match, victim: Mention) -> bool:
    """Whether a verb stands between a noun and its genitive: «براميل رمتها مروحيات» is of no helicopters."""
    return any(is_verb(view.tokens[i]) for i in range(match.last, victim.first))


def _overlaps(one: Mention, other: Mention) -> bool:
    return one.first < other.last and other.first < one.last


def _longest(matches: list[Match]) -> list[Match]:
    """Drop a trigger whose words are part of a longer one's («سيارة مفخخة» in «انفجار سيارة مفخخة»)."""
    return [match for match in matches if not any(match.words < other.words for other in matches)]
