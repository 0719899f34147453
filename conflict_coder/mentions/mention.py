"""What the mentions room hands on: sides, places, dates and numbers found in a sentence's tokens.

A mention covers tokens[first:last] (last exclusive) of one sentence. `proclitics` are the particles
attached to its first word («لـ» of «للجيش»), `preposition` the free one right before it («على»), so that
a rule can tell a bare subject from the object of a preposition.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Mention:
    first: int
    last: int
    text: str  # as written, without the attached particles of the first word
    proclitics: tuple[str, ...] = ()
    preposition: str = ""


@dataclass(slots=True)
class Number(Mention):
    """A count. `n` as ACLED codes it (a range's lower end, «عشرات» = 12); `exact`: not vague, not bounded."""

    n: int = 0
    exact: bool = True
    noun: str = ""  # lemma of the counted noun where the number word itself holds it (dual «جنديين»)


@dataclass(slots=True)
class When(Mention):
    """A date told in words. start/end None when it cannot be resolved without an article date."""

    start: date | None = None
    end: date | None = None
    precision: int = 1
    anchored: bool = True  # False: a bare time of day («فجراً»), which adds no day of its own
    shift: int | None = None  # days from another act, where the time is counted from one («غداة هجوم»: -1)
    shifts_next: bool = False  # the shift is of the act named right after it, from the one told beside it
    written: date | None = None  # the day its text was written, where its words tell («اليوم الأحد»)


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """One entry of the gazetteer."""

    name: str
    country: str  # English, ACLED's spelling
    iso3: str
    admin1: str = ""
    admin2: str = ""
    latitude: float | None = None
    longitude: float | None = None
    level: str = "town"  # site, town, admin, country
    population: int = 0


@dataclass(slots=True)
class Place(Mention):
    """A named place. `candidates` best first; empty for a name no gazetteer holds (kept, transliterated)."""

    name: str = ""
    candidates: tuple[PlaceRef, ...] = ()
    level: str = "town"
    vague: bool = False  # «ريف حلب», «شرق دير الزور»: lowers geo_precision
    role: str = ""  # "", "origin" (من), "goal" (إلى), "path"
    noun: str = ""  # the noun of place before it, normalised («مدينة»), where one stands
    adjacent: bool = False  # named only to say where another place is («شمال بغداد» after a village)


@dataclass(frozen=True, slots=True)
class ActorRef:
    """One named side of the tables."""

    name: str  # ACLED's name without year brackets
    inter: str  # ACLED's text inter class, at home
    countries: tuple[str, ...] = ()
    start: int | None = None  # first and last year of validity, inclusive
    end: int | None = None
    foe: str = ""  # the one side that it fights, by name: a coalition's, made against it
    unarmed: bool = False  # only who of them attacks is a side: in a crowd or struck, they are civilians
    loyal: bool = False  # a militia of the government's: the ground it takes is the government's
    guessed: bool = False  # no table holds it: the words after «حركة» taken for a name


@dataclass(slots=True)
class Side(Mention):
    """A side, or a group of people who may be one.

    cls: `state` (soldiers, army), `police`, `government`, `armed` (rebels, militias, gunmen), `civilian`,
         `protester`, `rioter`, `external` (coalitions, UN forces), `party`, `source` (who only reports:
         agencies, witnesses, «مصدر أمني»), `unknown`.
    refs: named sides it can be (several where validity years or countries decide).
    called: whom its noun means in the news of a country, where nothing names it («مسلحو الحركة»).
    nationality: English country name of a nationality adjective («جنود أتراك» -> Turkey), or "".
    count: how many people, None when no count is told; bare plural 10, dual 2, singular 1 are `implied`.
    thing: `people`, `force`, `vehicle`, `aircraft`, `weapon`, `site` (a base, a checkpoint, a mosque),
           `party`, `name`, `country` («موسكو تنفي»: a state named by itself), or `adjective` (the
           nationality of an
           act: «غارات روسية»).
    """

    cls: str = "unknown"
    refs: tuple[ActorRef, ...] = ()
    called: tuple[ActorRef, ...] = ()
    nationality: str = ""
    count: int | None = None
    count_text: str = ""
    implied: bool = False
    thing: str = "name"
    head: str = ""  # lemma of the head noun
    definite: bool = False
    partitive: bool = False  # some of an army or a group: «كتيبة من القوات الخاصة»، «اللواء 35»
    pronoun: str = ""  # enclitic pronoun on the head («قواته», «مقاتلوها»): the owner is told before
    case: str = ""  # `n` or `a` where the ending tells nominative («مسلحون») or accusative («مسلحين»)
    acting: bool = False  # named by the act («المهاجمين»): whoever did it, no group told before
    following: bool = False  # «أنصار الزعيم»: they fight for him, or march
    helping: bool = False  # it stands after «بدعم», «بمساندة»: an ally of who acts, neither doer nor victim
    part: bool = False  # it stands after «بينهم»: some of the people told before
    befallen: bool = False  # it stands after a noun of what befell it («مقتل»): neither doer nor speaker
    joined: list[Side] = field(default_factory=list)  # «مدعومة بـ», «و»: allies in the same phrase
