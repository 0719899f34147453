"""Denials: who denies, what is denied, and a side's word that it did not do a thing («قواتنا لم تقصف»).

A verb of denial («نفى») has its denier for a subject, before it, after it, or in the sentence before.
Words of untruth («لا صحة لـ», «محض افتراء») have none: who denies is whoever speaks in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from conflict_coder.arabic.particles import ARTICLE, FOR, WILL
from conflict_coder.coding.families import ABDUCTION, CASUALTY, DENIAL, FAMILIES
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.coding.speech import find_speakers, first_person, ours
from conflict_coder.matching.compile import Trigger
from conflict_coder.matching.engine import Match
from conflict_coder.matching.phrases import phrase_words
from conflict_coder.matching.scopes import Reach
from conflict_coder.matching.view import SentenceView, Words, keys
from conflict_coder.mentions.mention import Side
from conflict_coder.mentions.side_classes import RULERS_AND_FIGHTERS

_NEGATION = "negation."  # how the ids of the scopes of negation begin
_SUBJECT_WITHIN, _SUBJECT_BEFORE = 5, 6  # words between a verb of denial and its subject
_DENIED_WITHIN = 6  # words between «لم» and the act it negates
_DENIED_NOUN_WITHIN = 4  # words between a denial, or its subject, and the noun of the denied act
_NO_ACTS = FAMILIES.one_sided | FAMILIES.demonstration | {CASUALTY, ABDUCTION}
_BOTH = "both"  # the need of a rule for both its sides
_BACK = 2  # sentences: what «نفى ذلك» points to is told no further back


@dataclass(frozen=True, slots=True)
class DenialWords:
    """The word lists that denials are read with."""

    speech: Words  # verbs of saying, also those that only bring an answer («علق», «وصف»)
    particles: frozenset[str]  # what negates a past act: «لم»
    pointing: Words  # «ذلك», «الاتهامات»: the denied act is told before
    triggers: Mapping[tuple[str, str], Sequence[Trigger]]  # what tells acts
    sources: Mapping[str, frozenset[str]]  # what the adjective of a source says it speaks for
    nouns: frozenset[str]  # «نفي», «إنكار»: the maSdars of verbs of denial

    @classmethod
    def of(cls, knowledge: Knowledge) -> DenialWords:
        """The lists of the loaded packs."""
        return cls(
            knowledge.phrases("speech-verbs", "answer-verbs"),
            knowledge.words("denying-particles"),
            knowledge.phrases("pointing-objects"),
            knowledge.rules.triggers,
            {cls: knowledge.words(f"sources-of-{cls}") for cls in ("state", "police", "government")},
            knowledge.words("denial-nouns"),
        )


# --- «قال الجيش إن قواته لم تقصف» ------------------------------------------------------------------------


def is_own_denial(match: Match, reach: Reach, view: SentenceView, knowledge: Knowledge) -> bool:
    """Whether a negated act is one that its doer, speaking in the sentence, says it did not do."""
    if not reach.scope.id.startswith(_NEGATION) or match.rule.source.family == DENIAL:
        return False
    words = DenialWords.of(knowledge)
    return bool(words.particles & keys(view.tokens[reach.at])) and _is_own(match, reach.at, view, words)


def _is_own(match: Match, at: int, view: SentenceView, words: DenialWords) -> bool:
    """Whether the act that token *at* negates is the speaker's own: «قواتنا لم», «إن عناصره لم»."""
    speaker = _one_who_speaks(view, at, words.speech)
    if speaker is None or not 0 < match.first - at <= _DENIED_WITHIN:
        return False
    told = view.tokens[at + 1 : match.first + 2]
    if any(first_person(token) for token in told[:-1]) or any(ours(token) for token in told):
        return True
    fill = match.slots.get("actor2" if match.rule.source.family in FAMILIES.demonstration else "actor1")
    doer = fill.mention if fill is not None else None
    return isinstance(doer, Side) and belongs_to(doer, speaker)


def belongs_to(doer: Side, speaker: Side) -> bool:
    """Whether the doer is the speaker's side: the same, its namesake, or «قواته», «طائراتنا»."""
    if doer is speaker or {r.name for r in doer.refs} & {r.name for r in speaker.refs}:
        return True
    return bool(doer.pronoun) and doer.cls in (speaker.cls, "armed", "unknown") and not doer.refs


def _one_who_speaks(view: SentenceView, at: int, speech: Words) -> Side | None:
    """Who says it: the first speaker before token *at*, else the first after; nobody who only reports."""
    told = [(i, side) for i, side in find_speakers(view, speech) if side.cls in RULERS_AND_FIGHTERS]
    before = [side for i, side in told if i < at]
    after = [side for i, side in told if i > at]
    return next(iter([*before, *after]), None)


# --- who denies ---------------------------------------------------------------------------------------------


def find_denier(report: Report, words: DenialWords, before: Side | None) -> Side | None:
    """Who denies, None when the text does not tell. *before*: who spoke last in the sentences before."""
    denier = _denier(report, words, before)
    if denier is None or denier.cls != "source":
        return denier
    told = {key for token in report.view.tokens[denier.first : denier.last] for key in keys(token)}
    return next(
        (replace(denier, cls=cls) for cls, adjectives in words.sources.items() if told & adjectives), denier
    )


def _denier(report: Report, words: DenialWords, before: Side | None) -> Side | None:
    match, view = report.match, report.view
    if any(WILL in a.proclitics for a in view.tokens[match.first].analyses):
        return None
    if match.kind == "verb" and not _negates(match, words):
        subject = _subject(match, view, words)
        return subject if subject is not None or _names_another(match, view) else before
    source = match.slots.get("source")
    told = source.mention if source is not None and isinstance(source.mention, Side) else None
    if match.lemma.split()[0] in words.nouns:
        told = next(iter(_inside(match, view)), told)
        return told if told is not None and _may_deny(told, told.first == match.first + 1) else None
    speaker = _one_who_speaks(view, match.first, words.speech)
    if speaker is not None or _negates(match, words):
        return speaker
    return told if told is not None and told.cls in RULERS_AND_FIGHTERS else _first_side(view) or before


def _names_another(match: Match, view: SentenceView) -> bool:
    """Whether the word after the verb can be its subject, though no side («نفى اللاعب», «نفى بيبرس»)."""
    if match.last - match.first > len(match.words) or match.last >= len(view):
        return True
    token = view.tokens[match.first + 1]
    return token.form.startswith(ARTICLE) or not token.analyses


def _negates(match: Match, words: DenialWords) -> bool:
    return match.last - match.first == 1 and match.lemma in words.particles


def _first_side(view: SentenceView) -> Side | None:
    sides = [m for m in view.of(Side) if m.cls in RULERS_AND_FIGHTERS]
    return next((s for s in sides if s.thing == "people" and s.refs), sides[0] if sides else None)


def _subject(match: Match, view: SentenceView, words: DenialWords) -> Side | None:
    """The subject of a verb of denial: inside its phrase, after it with no act between, or before it."""
    inside = _inside(match, view)
    if inside:
        return inside[0]
    sides = list(view.of(Side))
    if match.last - match.first == 1:
        for side in sides:
            if match.last <= side.first <= match.last + _SUBJECT_WITHIN:
                between = range(match.last, side.first)
                if any(_bars(view, i, words) for i in between):
                    break
                owner = _of(side, sides)
                if owner is not None:
                    return owner
                if _may_deny(side, not between):
                    return side
                break
    for side in reversed([s for s in sides if s.last <= match.first]):
        between = range(side.last, match.first)
        if len(between) > _SUBJECT_BEFORE or any(view.ends_clause(i) for i in between):
            break
        if _may_deny(side, not between) and not any(_bars(view, i, words) for i in between):
            return side
    return None


def _inside(match: Match, view: SentenceView) -> list[Side]:
    """The sides between the words of a trigger: «نفى [الجيش] صحة»."""
    between = range(match.first + 1, match.last - 1)
    return [m for m in view.of(Side) if m.first in between and m.first not in match.words]


def _of(side: Side, sides: Iterable[Side]) -> Side | None:
    """The side for whom somebody speaks who is told right before it («الناطق الرسمي لقوات التحالف»)."""
    if side.cls in RULERS_AND_FIGHTERS or side.refs:
        return None
    after = (s for s in sides if s.first == side.last and FOR in s.proclitics)
    return next((s for s in after if s.cls in RULERS_AND_FIGHTERS), None)


def _may_deny(side: Side, adjacent: bool) -> bool:
    if side.cls == "source":
        return bool(side.refs) or adjacent
    return side.cls in RULERS_AND_FIGHTERS or bool(side.refs) or (adjacent and side.definite)


def _bars(view: SentenceView, i: int, words: DenialWords) -> bool:
    if i in view.openers or view.ends_clause(i):
        return True
    return any(
        phrase_words(view, trigger.rest, trigger.reach, i) is not None
        for lemma in view.tokens[i].lemmas("noun")
        for trigger in words.triggers.get((lemma, "noun"), ())
    )


def find_lone_denied(reports: Sequence[Report], matches: Iterable[Match]) -> Match | None:
    """The noun that a verb of denial denies, though its rule misses a slot: «نفى الجيش انسحابه من البلدة».

    Only where the sentence tells no other act: its doer is who denies.
    """
    denial = next((r for r in reports if r.family == DENIAL and r.match.kind == "verb"), None)
    if denial is None or any(r.family != DENIAL for r in reports):
        return None
    subject = denial.match.slots.get("source")
    start = max(denial.match.last, subject.mention.last if subject is not None else 0)
    nouns = [
        m for m in matches if m.failed and m.kind == "noun" and 0 <= m.first - start <= _DENIED_NOUN_WITHIN
    ]
    # A rule that needs both sides tells no act without them: «نفى سقوط طائرة» is no fall into hands.
    told = [m for m in nouns if _BOTH not in m.rule.source.needs]
    return next((m for m in told if m.rule.source.family not in _NO_ACTS), None)


# --- what is denied -----------------------------------------------------------------------------------------


def is_bare_negation(denial: Report, words: DenialWords) -> bool:
    """Whether the denial is told by a particle alone («لم»), which denies only where an act follows it."""
    return _negates(denial.match, words)


def find_denied(denial: Report, reports: Sequence[Report], words: DenialWords) -> Report | None:
    """The act that a denial denies: told after it, before it in its sentence, or, pointed to, in the last
    ones.
    """
    acts = [r for r in reports if r.order == denial.order and r.family != DENIAL]
    after = [r for r in acts if r.at > denial.at]
    if _negates(denial.match, words):
        return next((r for r in after if _is_own(r.match, denial.at, r.view, words)), None)
    told = [r for r in acts if r.status == "denied"] or after
    if told:
        return next((r for r in told if r.at > denial.at), told[-1])
    if denial.match.kind == "noun" and acts and denial.match.lemma.split()[0] not in words.nouns:
        return acts[-1]  # «الحديث عن قصف القرية محض افتراء»
    if _points_back(denial, words.pointing):
        return _told_before(denial, reports)
    return None


def _points_back(denial: Report, pointing: Words) -> bool:
    return any(first >= denial.match.first for first in denial.view.ends(pointing))


def _told_before(denial: Report, reports: Iterable[Report]) -> Report | None:
    """The last act told before that the denier is said to have done, an accusation first."""
    near = [r for r in reports if r.family != DENIAL and 0 < denial.order - r.order <= _BACK]
    denier = denial.actor1
    theirs = [r for r in near if denier is not None and r.actor1 is not None and belongs_to(r.actor1, denier)]
    for told in (
        [r for r in theirs if r.status == "alleged"],
        theirs,
        [r for r in near if r.status == "alleged"],
    ):
        if told:
            return told[-1]
    return next((r for r in reversed(near) if r.actor1 is None), None)
