"""Sides that stand in a word's ending: the doer of «وخطفوا», the victim of «قتلوه», «بعد قتلهم»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conflict_coder.arabic.particles import ABOUT, FEMININE, HER, HIS, JOINING, OF_TWO, ON, THEIR
from conflict_coder.arabic.token import Analysis
from conflict_coder.coding.counts import with_joined
from conflict_coder.coding.families import FAMILIES, PROTEST
from conflict_coder.coding.report import DEAD, WOUNDED, Report, Toll
from conflict_coder.coding.sameness import same_side
from conflict_coder.matching.engine import Fill, Match
from conflict_coder.matching.slots import takes
from conflict_coder.matching.view import SentenceView, finite
from conflict_coder.matching.walking import is_bare
from conflict_coder.mentions.mention import Mention, Number, Side

CARRIED = "told-before"  # how `explain` names a slot filled so
_PAIR, _FEW = 2, 1
# The constructions that take who stands after a verb for its subject; an object stands near them.
_NEXT, _NEAR = frozenset({"verb-subject", "verb-subject-object"}), 3
_PRONOUNS = {"d": OF_TWO, "p": THEIR}
_MANY = frozenset({"p", "d"})
_MOVES = frozenset({"riot", "territory", "reinforcement"})  # who goes on after an act need not be who did it
_LEADING = frozenset({ON, ABOUT})  # prepositions that lead from an act to whom it befalls
_BESIDE = 3  # words after a verb within which its subject stands
_GROUPS = frozenset({"people", "force", "name", "vehicle"})


def carry_sides(report: Report, before: Sequence[Report], view: SentenceView) -> None:
    """Fill the doer and the victim of an act on people that its word only points to («وخطفوهم»): they become
    slots of its match.

    before: the acts told earlier in the sentence, in text order.
    """
    _keep_doer(report, before, view)
    rule = report.match.rule.source
    if rule.befalls or rule.family in FAMILIES.takes_people:
        _turn_counted(report, before, view)
    harms = rule.fatal or rule.befalls
    if report.family == PROTEST or (report.family in _MOVES and not harms):
        return  # in a protest's row the victims stand first
    verb = finite(view.tokens[report.at]) if report.match.kind == "verb" else None
    free = not _has_subject(report) if harms else report.actor1 is None
    if verb is not None and free:
        doer = _doer(before[-1]) if before else None
        subject = _subject_before(view, report.at, many=verb.num in _MANY)
        if subject is not None and any(subject.last <= i < report.at for i in view.relatives):
            subject = subject if _goes_on(report, verb, view, doer) else None  # «القنبلة التي انفجرت وقتلت»
        if _goes_on(report, verb, view, doer or subject):
            _fill(report, "actor1", doer)
            if report.actor1 is None:
                _fill(report, "actor1", subject)
    if harms:
        _find_victim(report, verb, before, view)


def _find_victim(report: Report, verb: Analysis | None, before: Sequence[Report], view: SentenceView) -> None:
    """Fill the victim of an act on people whom a pronoun tells, or the ending of a passive."""
    if report.family not in FAMILIES.takes_people and _is_own_man(report.actor2, report.actor1):
        report.actor2 = None  # the slot stays: it counts them
    pronoun = _pronoun(report.match, verb, view)
    if pronoun and (report.actor2 is None or report.actor2.thing != "people"):
        told = [act.actor2 for act in reversed(before) if act.actor2 is not report.actor1]
        _fill(report, "actor2", _antecedent(view, report, pronoun, told))
    lone = verb is not None and not report.match.slots and not report.generic
    if lone and verb is not None and verb.num == "p":  # «وقد أعدموا»: the passive
        _fill(report, "actor2", _antecedent(view, report, THEIR, []))


def _pronoun(match: Match, verb: Analysis | None, view: SentenceView) -> str:
    """The pronoun on the act's word, on the last of its words («أطلقوا سراحه»), or on the preposition that
    follows them («ألقي القبض عليهم»); "" where there is none.
    """
    own = verb.enclitic if verb is not None else match.enclitic
    if own:
        return own
    if len(match.words) > 1:
        last = next((a.enclitic for a in view.tokens[match.last - 1].analyses if a.enclitic), "")
        if last:
            return last
    after = view.tokens[match.last].analyses if match.last < len(view) else ()
    return next((a.enclitic for a in after if a.pos == "prep" and a.lemma in _LEADING), "")


def carry_subjects(reports: Sequence[Report], view: SentenceView) -> None:
    """A verb that goes on from the act before, or whose subject is in its ending («وقتلوا»), keeps its doer;
    an object pronoun («هاجموه») is whom that act befell.
    """
    before: list[Report] = []
    for report in sorted(reports, key=lambda r: r.at):
        verb = finite(view.tokens[report.at]) if report.match.kind == "verb" else None
        if verb is not None and before:
            last = before[-1]
            if report.actor1 is None and (verb.num in _MANY or JOINING & set(verb.proclitics)):
                report.actor1 = _doer(last)
            if report.actor2 is None and verb.enclitic and report.actor1 is not last.actor2:
                report.actor2 = last.actor2
        before.append(report)


def _doer(report: Report) -> Side | None:
    """Who did the act: in a protest's row the crowd stands first, whoever met it second."""
    return report.actor2 if report.family == PROTEST and report.actor2 is not None else report.actor1


def _keep_doer(report: Report, before: Sequence[Report], view: SentenceView) -> None:
    """«قتل مسلحون شرطيا عندما فتحوا النار»: a clause of time goes on with the doer of the act it dates.

    Its verb has the subject in its ending; who stands nearer is not meant.
    """
    verb = finite(view.tokens[report.at]) if report.match.kind == "verb" else None
    doer = _doer(before[-1]) if before else None
    if verb is None or verb.num not in _MANY or doer is None or report.actor1 is None:
        return
    if report.at - 1 in view.openers and report.actor1.last < report.at:
        _fill(report, "actor1", doer)


def _goes_on(report: Report, verb: Analysis, view: SentenceView, doer: Side | None) -> bool:
    """Whether the verb opens a clause, its subject in its ending: «وخطفوا», «بعد أن خطفوه», «ثم قتله».

    doer: of the act before; «وقتلت» goes on with forces, which are feminine, as «وقتل» need not with a man.
    """
    joined = bool(JOINING & set(verb.proclitics))
    after = any(i in view.openers for i in (report.at - 1, report.at - 2))
    of_force = doer is not None and doer.thing == "force" and doer.head.endswith(FEMININE)
    many = verb.num in _MANY or bool(verb.enclitic)
    return (joined or after) and (many or (verb.gen == "f" and of_force))


def _turn_counted(report: Report, before: Sequence[Report], view: SentenceView) -> None:
    """«دهم الجيش مخبأ واعتقل عشرة مسلحين»: counted people after a verb that goes on are its object, and who
    stood before does it too.
    """
    told, fill = report.actor1, report.match.slots.get("actor1")
    verb = finite(view.tokens[report.at]) if report.match.kind == "verb" else None
    if told is None or fill is None or fill.construction not in _NEXT or verb is None:
        return
    doer = (_doer(before[-1]) if before else None) or _subject_before(view, report.at, many=False)
    if not JOINING & set(verb.proclitics) or doer is None or same_side(doer, told):
        return
    counted = told.thing == "people" and told.count is not None and not told.implied
    other = report.actor2
    if counted and (other is None or other.first - told.last > _NEAR):
        report.match.slots["actor2"], report.actor2 = Fill(told, CARRIED), told
        del report.match.slots["actor1"]
        report.actor1 = None
        _fill(report, "actor1", doer)


def _has_subject(report: Report) -> bool:
    """Whether the doer stands after the verb («بعدما خطف مجهولون»): one before it is another clause's."""
    return report.actor1 is not None and report.actor1.first > report.at


def _is_own_man(victim: Side | None, doer: Side | None) -> bool:
    """Whether «عشرين من جنوده», killed by a side, are read as its own: they are of whom it fights."""
    return (
        victim is not None and doer is not None and bool(victim.pronoun and set(victim.refs) & set(doer.refs))
    )


def _fill(report: Report, slot: str, side: Mention | None) -> None:
    kind = report.match.rule.types.get(slot)
    if not isinstance(side, Side) or kind is None or not takes(kind, side):
        return
    report.match.slots[slot] = Fill(side, CARRIED)
    setattr(report, slot, side)


def _subject_before(view: SentenceView, at: int, *, many: bool) -> Side | None:
    """The subject of the clause before: who stands right after its verb, or right before it."""
    for side in reversed([m for m in view.of(Side) if m.last <= at]):
        if any(view.ends_clause(i) for i in range(side.last, at)):
            return None
        if not many and any(side.last <= i < at for i in view.relatives):
            return None  # «تبرأت الحركة من القنبلة التي انفجرت وقتلت …»: the bomb did
        one = side.thing == "people" and side.count == _FEW
        if side.thing not in _GROUPS or not is_bare(side) or (many and one):
            continue
        led = side.first > 0 and (
            finite(view.tokens[side.first - 1]) is not None or side.first - 1 in view.thats
        )
        heads = side.first == 0 and side.last < at and finite(view.tokens[side.last]) is not None
        if led or heads:
            return side
    return None


def _antecedent(view: SentenceView, report: Report, pronoun: str, told: Sequence[Side | None]) -> Side | None:
    """Whom a pronoun means: the victim told last who agrees with it, else the nearest people before."""
    before = [m for m in view.of(Side) if m.last <= report.at and m is not report.actor1]
    people = [m for m in reversed(before) if m.thing == "people" and m.cls not in ("armed", "source")]
    people.sort(key=lambda side: side.count is None or side.implied)  # those with their number told first
    fitting = [s for s in (*told, *people) if s is not None and _agrees(view, s, pronoun)]
    return next(iter(fitting), None)


def _agrees(view: SentenceView, side: Side, pronoun: str) -> bool:
    joined = len(view.joined_sides(side))
    if pronoun == OF_TWO:
        return side.count == _PAIR or (side.count == _FEW and joined == 1)
    if pronoun == THEIR:
        return side.count != _FEW or joined > 0
    return pronoun in (HIS, HER) and (side.count is None or side.count == _FEW or side.thing != "people")


def pointing_tolls(
    matches: Iterable[Match], tolls: Sequence[Toll], reports: Sequence[Report], view: SentenceView
) -> list[Toll]:
    """The dead and wounded whom a word of loss only points to («ما أدى إلى مقتله», «فأصيب بجروح»).

    They are the victims of the act before it.

    matches: those of casualty rules.  tolls: what they tell by themselves.
    """
    counted = {toll.match.first for toll in tolls}
    found: list[Toll] = []
    for match in matches:
        kind = match.rule.source.tolls
        if match.slots or match.first in counted or kind not in (DEAD, WOUNDED):
            continue
        pronoun = _of_loss(match, view)
        before = [act for act in reports if act.at < match.first and act.actor2 is not None]
        victim = max(before, key=lambda act: act.at).actor2 if pronoun and before else None
        n = with_joined(view, victim) if victim is not None and victim.thing == "people" else None
        if victim is not None and n is not None and _agrees(view, victim, pronoun):
            found.append(Toll(kind, n, victim.count_text or victim.text, match.first, victim, victim, match))
            counted.add(match.first)
    return found


def _of_loss(match: Match, view: SentenceView) -> str:
    """The pronoun on a noun of loss («مقتله»), or «ه» for the one whom a verb tells without a subject."""
    verb = finite(view.tokens[match.first]) if match.kind != "noun" else None
    if verb is not None and verb.num in _PRONOUNS and not verb.enclitic:  # «وفارقا الحياة»
        return _PRONOUNS[verb.num]
    if match.kind == "noun" or " " in match.lemma:
        nouns = [a for a in view.tokens[match.last - 1].analyses if a.pos == "noun"]
        return next((a.enclitic for a in nouns if a.enclitic), "")
    if verb is None or verb.num != "s" or verb.enclitic or not JOINING & set(verb.proclitics):
        return ""
    beside = range(match.last, min(match.last + _BESIDE, len(view)))
    return "" if any(isinstance(view.cover[i], Side | Number) for i in beside) else HIS
