"""Which of a sentence's places is where an act happened: not its teller's, the most precise."""

from __future__ import annotations

from conflict_coder.arabic.particles import AND, COMMA, IN, TATWEEL
from conflict_coder.coding.families import ABDUCTION, CASUALTY, REINFORCEMENT, TERRITORY
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.coding.speech import find_speakers
from conflict_coder.coding.stories import Stories
from conflict_coder.matching.view import SentenceView, is_verb, keys
from conflict_coder.mentions.mention import Place, Side, When

_LEVELS = {"site": 0.0, "town": 1.0, "admin": 2.0, "country": 3.0}
_VAGUE = 0.5  # «قرب كذا» is less than in it, and more than its province
_CLAUSE_COST = 6  # a comma between the trigger and a place or day
_BEFORE_COST = 3  # what stands before the trigger belongs to it less often
_SOURCE_COST = 40  # the place of who tells it («مقره بريطانيا»)
_SPEAKER_COST = 15  # who speaks is often where it happened
_ORIGIN_COST = 8
_GOAL_COST = 10
_COUNTRY_COST = 10
_DATELINE_COST = 30
_DATELINE_WITHIN = 5  # words: «بغداد، الموصل (العراق) -»
_AGENCY_WITHIN = 7  # words and marks: «(أ ف ب) -»
_DASHES = frozenset({"-", "–", "—", ":"})
_COLON = ":"
_LONGEST_TELLER = 14  # words from the word of saying on
_BREATH = 3  # words between two places that are told in one breath
_AT_ORIGIN = frozenset({ABDUCTION, TERRITORY})  # people are taken, and driven out, where they were
_AND_IN = AND + IN
_OPENS_WITHIN = 2  # words: «وفي مدينة حمص …»
_FAR_IN_TOWN = 18  # words from it to the quarter
_FAR = 12  # words within which a finer place may still be told
_NEXT = 2  # words from who speaks to where he does
_OFFICE_COST = 8  # «محافظ ديالى», «السفارة في بغداد»: where an office is, told before the act
_OFFICE_WITHIN = 3
_HOME_COST = 12


def words_between(a: int, b: int, view: SentenceView) -> int:
    """How far apart two tokens are: the words between, each comma and end of a clause for several."""
    first, last = sorted((a, b))
    cost = last - first
    for i in range(first, last):
        if view.tokens[i].form == COMMA:
            cost += _CLAUSE_COST
        elif view.ends_clause(i):
            cost += 3 * _CLAUSE_COST
        elif i in view.openers and i > first:
            cost += _CLAUSE_COST  # «إذ», «فيما»
    return cost


class Whereabouts:
    """Finds the place of each report of one article. country: where most of the article happens."""

    def __init__(self, knowledge: Knowledge, country: str) -> None:
        self._country = country
        self._speech = knowledge.phrases("speech-verbs")
        self._that = knowledge.words("complementisers")
        self._offices = knowledge.words("office-nouns")
        self._missions = knowledge.words("mission-nouns")
        self._people_of = knowledge.gazetteer.words.people_of
        self._stories = Stories(knowledge)

    def best_place(self, report: Report) -> Place | None:
        """The place that the report's own sentence tells, None when it tells none."""
        filled = report.match.slots.get("place")
        if filled is not None and isinstance(filled.mention, Place):
            return filled.mention
        view = report.view
        found = self._stories.own(report, view.of(Place))
        own = [p for p in found if not (_is_of_dated(p, report) or _opens_next(p, report))]
        found = own if own or report.anaphoric else found
        # «القوات التي تدعمها الولايات المتحدة»: a country that no preposition leads to is who, not where
        found = [p for p in found if p.level != "country" or p.vague or p.preposition or p.proclitics]
        towns = [p for p in found if not p.adjacent] or found
        tellers = {id(p): cost for p in towns if (cost := self._teller_cost(p, report))}
        at_home = [p for p in towns if id(p) not in tellers or not self._abroad(p)]
        if not at_home:
            return None
        towns = towns if all(_is_dateline(p, view) for p in at_home) else at_home
        best = min(towns, key=lambda p: _cost(report, p) + tellers.get(id(p), 0) + self._home_cost(p, view))
        apart = {"goal", "origin"} - ({"origin"} if report.family in _AT_ORIGIN else set())
        near = [p for p in towns if p is best or (id(p) not in tellers and p.role not in apart)]
        return _most_precise(best, near, view)

    def is_tellers(self, place: Place, report: Report) -> bool:
        """Whether the place of a bare toll is only that of who tells it."""
        return report.family == CASUALTY and self._teller_cost(place, report) >= _SPEAKER_COST

    def _teller_cost(self, place: Place, report: Report) -> int:
        """What a place costs that is of who tells it: right after him («مصدر أمني في بغداد»), or before the
        «أن» of what he says («قال متحدث في واشنطن إن غارة …»); 0 for any other.
        """
        view = report.view
        for i in range(place.first - 1, max(-1, place.first - 1 - _NEXT), -1):
            cover = view.cover[i]
            if isinstance(cover, Side) and cover.cls == "source":
                return _SOURCE_COST
        if place.first < report.at and self._is_of_office(place, view):
            return _OFFICE_COST
        opened = self._said_from(place, view)
        if opened is None or opened > report.at:
            return 0
        spoken = (first for first, _ in view.found(self._speech))
        said = any(place.first - _LONGEST_TELLER <= first < place.first for first in spoken)
        speakers = [side for _, side in find_speakers(view, self._speech)]
        return _SPEAKER_COST if said or any(0 <= place.first - s.last <= _NEXT for s in speakers) else 0

    def _home_cost(self, place: Place, view: SentenceView) -> int:
        """What a place costs that tells where people are from («أهالي كفريا والفوعة»)."""
        first = place.first
        while AND in place.proclitics:
            before = next((p for p in view.of(Place) if p.last == first), None)
            if before is None:
                break
            place, first = before, before.first
        return _HOME_COST if first > 0 and view.tokens[first - 1].form in self._people_of else 0

    def _is_of_office(self, place: Place, view: SentenceView) -> bool:
        """Whether the place is that of an office or of who holds it («نائب حاكم ولاية كابول»)."""
        governed = bool(place.preposition or place.proclitics)
        offices = self._missions if governed else self._offices
        for i in range(place.first - 1, max(-1, place.first - 1 - _OFFICE_WITHIN), -1):
            if view.ends_clause(i) or is_verb(view.tokens[i]):
                return False
            if keys(view.tokens[i]) & offices:
                return True
        return False

    def _said_from(self, place: Place, view: SentenceView) -> int | None:
        """Where what is said begins, after the place: at «أن», or a colon."""
        after = range(place.last, len(view))
        return next(
            (i for i in after if view.tokens[i].form == _COLON or keys(view.tokens[i]) & self._that), None
        )

    def _abroad(self, place: Place) -> bool:
        """Whether the place is in another country than the article («واشنطن» in news of Somalia)."""
        return bool(self._country and place.candidates) and place.candidates[0].country != self._country


def _cost(report: Report, place: Place) -> float:
    view = report.view
    cost = words_between(report.at, place.first, view)
    if place.first < report.at:
        cost += _BEFORE_COST
    if place.level == "country":
        cost += _COUNTRY_COST
    if place.role == "origin" and report.family not in _AT_ORIGIN:
        cost += _ORIGIN_COST
    if place.role == "goal":
        cost += -_GOAL_COST if report.family == REINFORCEMENT else _GOAL_COST
    if not place.preposition and not place.proclitics and place.level == "country":
        cost += 4  # «تركيا» as who acts, not where
    if _is_dateline(place, view):
        cost += _DATELINE_COST
    return cost


def _is_of_dated(place: Place, report: Report) -> bool:
    """Whether the place is of another act, from which this one is counted («بعد أسبوع من هجوم على فندق»)."""
    view = report.view
    for when in view.of(When):
        if when.shifts_next and report.at < when.first < place.first:
            return not any(view.ends_clause(i) for i in range(when.last, place.first))
    return False


def _opens_next(place: Place, report: Report) -> bool:
    """Whether the place opens what is told after the act («…، وفي الخليل رشق شبان …»)."""
    at, tokens = place.first - 1, report.view.tokens
    led = report.at < at and tokens[at].form == _AND_IN and tokens[at - 1].form == COMMA
    return led and place.last < len(tokens) and tokens[place.last].kind == "word"


def _is_dateline(place: Place, view: SentenceView) -> bool:
    """«القاهرة - …»، «بغداد ـ رويترز:»: where it was written, before a dash or colon that opens the text."""
    if place.first > _DATELINE_WITHIN:
        return False
    if _opens_agency(place, view):
        return True
    for i in range(place.last, min(place.last + _DATELINE_WITHIN, len(view) - 1)):
        token, after = view.tokens[i], view.tokens[i + 1]
        rest = view.sentence.text[token.end - view.sentence.start :].lstrip(" )")
        if token.form in _DASHES or rest.startswith(TATWEEL):
            return True
        if token.kind == "word" and after.form not in _DASHES and i > place.last:
            return False
    return False


def _opens_agency(place: Place, view: SentenceView) -> bool:
    """«بغداد (ا ف ب) - …»: the agency in brackets, whatever its letters, and a dash after it."""
    if place.last >= len(view) or view.tokens[place.last].form != "(":
        return False
    rest = [token.form for token in view.tokens[place.last : place.last + _AGENCY_WITHIN]]
    return ")" in rest and bool(_DASHES & set(rest[rest.index(")") :][1:2]))


def _most_precise(place: Place, places: list[Place], view: SentenceView) -> Place:
    """Of the places told in one breath («بلدة س بريف ص»), the most precise."""
    place = next((other for other in places if _lies_in(other, place, view)), place)
    chain = [place]
    for other in sorted(places, key=lambda p: p.first):
        if other not in chain and any(_in_one_breath(p, other, view) for p in chain):
            between = range(min(p.last for p in chain), other.first)
            if not any(view.ends_clause(i) for i in between):
                chain.append(other)
    return min(chain, key=lambda p: (_LEVELS[p.level] + _VAGUE * p.vague, p is not place))


def _lies_in(place: Place, wider: Place, view: SentenceView) -> bool:
    """Whether *place*, told further on in the clause, is of the division that *wider* names («قصفت فصائل في
    حلب، مواقع للجيش في نبل»), or of the town that opens the sentence («وفي حمص ضبطت … في حي الخالدية»).
    """
    gap = range(wider.last, place.first)
    opens = wider.first <= _OPENS_WITHIN and _LEVELS[place.level] < _LEVELS[wider.level]
    reach = _FAR_IN_TOWN if opens else _FAR
    if place.role or not 0 < len(gap) <= reach or any(view.ends_clause(i) for i in gap):
        return False
    if opens:
        return _may_be_inside(place, wider)
    if not place.candidates or not wider.candidates or any(is_verb(view.tokens[i]) for i in gap):
        return False
    one, other = place.candidates[0], wider.candidates[0]
    division = other.admin1 and (other.level == "admin" or other.admin1 == one.admin1 == other.name)
    return bool(division) and one.admin1 == other.admin1 and one.name != other.name


def _may_be_inside(place: Place, wider: Place) -> bool:
    """Whether nothing known of two places gainsays that one lies in the other."""
    if not place.candidates or not wider.candidates:
        return True
    one, other = place.candidates[0], wider.candidates[0]
    return one.country == other.country and (not one.admin1 or not other.admin1 or one.admin1 == other.admin1)


def _in_one_breath(one: Place, other: Place, view: SentenceView) -> bool:
    """Whether no more than three words stand between two places («شرق سوريا، بما في ذلك هجين»)."""
    left, right = sorted((one, other), key=lambda p: p.first)
    if AND in right.proclitics:
        return False  # one more place, none inside the other
    words = [i for i in range(left.last, right.first) if view.tokens[i].kind == "word"]
    return left.last <= right.first and len(words) <= _BREATH
