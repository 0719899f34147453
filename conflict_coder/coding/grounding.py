"""Whether a telling is grounded enough to be an event: told to have happened, not only named in passing.

«منذ اغتيال الحريري» names an act as everybody knows it; «اغتيل قاضٍ في بنغازي أمس» tells one. What grounds
a telling is a finite verb or a light verb, a toll, a side, a day, a place; a noun alone is little. The pack
says how much each counts (`grammar/evidence.yaml`); its weights were fitted on hand-coded sentences that tell
events and sentences that only speak of them, and rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from conflict_coder.arabic.particles import ABOUT, ARTICLE, ON
from conflict_coder.arabic.token import Analysis
from conflict_coder.coding.events import takes_people
from conflict_coder.coding.families import FAMILIES
from conflict_coder.coding.report import Report
from conflict_coder.coding.sameness import names_of, same_place
from conflict_coder.coding.tolls import is_vague
from conflict_coder.matching.engine import Match
from conflict_coder.matching.facts import Weights
from conflict_coder.matching.view import finite
from conflict_coder.mentions.mention import Number, Place, Side

TOO_LITTLE = "too little is told of it, and no event told before fits"
_OPENING_WITHIN = 1  # words before the doer that opens a headline: a dateline, a quotation mark
_NEXT = 1  # words between the doer that opens a headline and its verb, his place apart
_LEADING = frozenset({ON, ABOUT})  # from a maSdar to its object
_FAR = 30  # words into its sentence, or its story there, where `late` counts whole
_LONG_AGO = timedelta(days=45)
_NOUN_AND_VERB = 2  # words
_BESIDE = 2  # words between a doer and where he stands


def is_grounded(report: Report, weights: Weights, before: Sequence[Report] | None = None) -> bool:
    """Whether the telling says enough of its event to stand as a row of its own.

    before: the events that its article told before it, None where that is not known.
    What is denied is told in passing («نفى ضلوعه في اغتيال القاضي»): told of a place or a victim, it stands.
    """
    if report.status == "denied" and (report.own_place or report.actor2 is not None):
        return True
    return sum(weigh(report, weights, before).values()) >= weights.enough


def weigh(report: Report, weights: Weights, before: Sequence[Report] | None = None) -> dict[str, float]:
    """What the telling says, part by part, each with its weight where it has one."""
    told = {part: share * weights.parts[part] for part, share in _parts(report)}
    if before is not None:
        told["first"] = 0.0 if before or _is_mentioned(report) else weights.parts["first"]
        told["again"] = weights.parts["again"] if any(_told_like(e, report) for e in before) else 0.0
    told[report.family] = weights.families.get(report.family, 0.0)
    told[report.match.lemma] = weights.words.get(report.match.lemma, 0.0)
    return {part: weight for part, weight in told.items() if weight}


def show(report: Report, weights: Weights, before: Sequence[Report] | None = None) -> str:
    """The telling's parts and their sum against what is asked, in words."""
    told = weigh(report, weights, before)
    parts = ", ".join(f"{part.replace('_', '-')} {weight:+.2f}" for part, weight in told.items())
    return f"{parts} = {sum(told.values()):.2f} of {weights.enough:.2f}"


def _parts(report: Report) -> Iterator[tuple[str, float]]:
    """The parts of the telling that are there; `late` in proportion."""
    there = {
        **_toll(report),
        "day": report.own_date,
        "long_ago": report.own_date and _long_ago(report),
        "doer": report.actor1 is not None and not _tells_more(report),
        "victim": report.actor2 is not None or _counts_whom(report),
        "taken": _counts_taken(report),
        "generic": report.generic and not _tells_whole_act(report),
        **_where(report),
        **_how(report),
    }
    mentioned = _is_mentioned(report)
    there["mentioned"] = mentioned
    there["aside"] = report.aside
    there["alleged"] = report.status == "alleged"
    there["dating"] = report.dating and not report.tolls
    there["opening"] = report.opening and not mentioned
    yield from ((part, 1.0) for part, holds in there.items() if holds)
    yield "late", min(report.match.first - report.begins, _FAR) / _FAR


def _counts_whom(report: Report) -> bool:
    """Whether those it takes or sends are told: 171 people held, a battalion on the move."""
    counts = takes_people(report) or report.family in FAMILIES.one_sided
    return counts and report.count is not None


def _is_mentioned(report: Report) -> bool:
    """Whether it is told in passing; a toll that is told anew («ارتفعت حصيلة ضحايا الهجوم») is news, however
    its act is named.
    """
    return not report.corrects and any(reach.scope.status == "mentioned" for reach in report.scopes)


def _told_like(event: Report, report: Report) -> bool:
    """Whether the event is of the telling's kind, and of its place or region if the telling brings one."""
    if event.sub_event_type != report.sub_event_type:
        return False
    shared = names_of(event.place) & names_of(report.place)
    return not report.own_place or bool(shared) or same_place(event.place, report.place)


def _toll(report: Report) -> dict[str, bool]:
    """«الشهداء» are known, and tell no death; «قتلى», «عشرات» tell less than a number does."""
    told = [toll for toll in report.tolls if toll.n is not None]
    told = [toll for toll in told if not toll.known]
    counted = any(not is_vague(toll) for toll in told)
    return {"toll": counted, "vague_toll": bool(told) and not counted}


def _counts_taken(report: Report) -> bool:
    """Whether the act takes people away and tells how many («خطفوا تسعة عمال»), not known before («العمال
    التسعة»).
    """
    told = report.count if report.count is not None else report.actor2
    if not takes_people(report):
        return False
    if isinstance(told, Side):
        known = told.definite and not told.text.startswith(told.count_text)
        return bool(told.count_text) and not told.implied and not known
    return isinstance(told, Number) and told.exact


def _where(report: Report) -> dict[str, bool]:
    own = report.own_place and report.place is not None and not (_tells_more(report) and _far_off(report))
    country = own and report.place is not None and report.place.level == "country"
    return {
        "place": own and not country,
        "country": country,
        "pointed": not own and report.place_pointed and report.place is not None,
    }


def _how(report: Report) -> dict[str, bool]:
    """The words that tell it: the verb that carries it, or the noun's form."""
    match = report.match
    verb = _finite_verb(report)
    noun = match.kind == "noun" and verb is None
    light = any(one.light is not None for one in (match, *report.merged))
    verb = None if light else verb
    past = verb is not None and (verb.asp == "p" or _is_headline(report))
    named = _of_known(report)
    definite = noun and match.definite and not _heads_line(report)
    return {
        "light": light,
        "past": past,
        "present": verb is not None and not past,
        "definite": definite,
        "named": named,
        "indefinite": noun and not definite and not named,
        "plural": noun and match.plural,
    }


def _finite_verb(report: Report) -> Analysis | None:
    """The finite verb that tells the act, alone or with a noun («الطيران … قصف»); or a perfect beside a noun
    («دكت المقاتلات … بعشرات الغارات»).
    """
    own = _verb_of(report.match, report)
    if own is not None or report.match.kind != "noun":
        return own
    rule = report.match.rule.source
    for match in report.merged:
        verb = _verb_of(match, report)
        alike = match.rule.source.family == rule.family or match.rule.id in rule.absorbs
        if alike and verb is not None and verb.asp == "p":
            return verb
    return None


def _verb_of(match: Match, report: Report) -> Analysis | None:
    noun = match.kind == "noun"
    if noun and len(match.words) != _NOUN_AND_VERB:
        return None
    return finite(report.view.tokens[max(match.words) if noun else match.first])


def _tells_more(report: Report) -> bool:
    """Whether it tells what doers known from before do in an act of theirs («ورفع المتظاهرون لافتات»)."""
    doer = report.actor1
    known = doer is not None and doer.definite and doer.count is None and not doer.refs
    return known and report.match.rule.source.detail


def _tells_whole_act(report: Report) -> bool:
    """Whether a finite verb tells who did it to whom («استهدف الحزب الجنود»)."""
    told = _verb_of(report.match, report) is not None
    return told and report.actor1 is not None and report.actor2 is not None


def _far_off(report: Report) -> bool:
    """Whether the place stands in what the doers say, not beside them («طالب المتظاهرون بنصب في سيناء»)."""
    doer, place = report.actor1, report.place
    return doer is not None and place is not None and not 0 <= place.first - doer.last <= _BESIDE


def _long_ago(report: Report) -> bool:
    """Whether its day lies weeks before the article's: history, told beside the news."""
    when = report.when
    told: date | None = when.end or when.start if when is not None else None
    return told is not None and report.today is not None and report.today - told > _LONG_AGO


def _of_known(report: Report) -> bool:
    """Whether the noun is made definite by what it governs: «اغتيال الحريري», not «اغتيال قاضٍ»."""
    match, view = report.match, report.view
    if match.kind != "noun" or match.definite or match.last >= len(view):
        return False
    side = view.cover[match.last]
    named = isinstance(side, Side) and side.count is None and (side.definite or bool(side.refs))
    return bool(match.enclitic) or named or view.tokens[match.last].form.startswith(ARTICLE)


def _heads_line(report: Report) -> bool:
    """Whether a maSdar opens the line and a preposition leads to its object: «القبض على قيادي في كركوك» tells
    it as news; the article on it points to nothing.
    """
    match, tokens = report.match, report.view.tokens
    opens = report.order == 0 and not any(token.kind == "word" for token in tokens[: match.first])
    if match.kind != "noun" or not opens or match.first + 1 >= len(tokens):
        return False
    return tokens[match.first + 1].form in _LEADING


def _is_headline(report: Report) -> bool:
    """Whether the sentence opens with the doer and goes on with the verb, as headlines do of what is past
    («قوات التحالف تعتقل قيادياً»).
    """
    doer = report.actor1
    if doer is None or doer.first > _OPENING_WITHIN or report.at < doer.last:
        return False
    between = (i for i in range(doer.last, report.at) if not isinstance(report.view.cover[i], Place))
    return len(list(between)) <= _NEXT  # «أهالي بلدة السفيرة يتظاهرون»
