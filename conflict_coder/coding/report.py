"""A report: one telling of an event in one sentence, before tellings of the same event are joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from conflict_coder.matching.engine import Match
from conflict_coder.matching.scopes import Reach
from conflict_coder.matching.view import SentenceView
from conflict_coder.mentions.mention import Mention, Place, Side, When

DEAD, WOUNDED, BOTH = "dead", "wounded", "both"


@dataclass(slots=True)
class Toll:
    """People killed or wounded, as one phrase tells it. at: the trigger's token.  n: None if not counted."""

    kind: str
    n: int | None
    text: str
    at: int
    side: Side | None
    mention: Mention | None
    match: Match

    @property
    def known(self) -> bool:
        """Whether the noun itself names them as known («الشهداء»), with no word of how many («عدد القتلى بلغ
        خمسة» tells one).
        """
        bare = self.mention is None or self.match.first <= self.mention.first <= self.match.last
        return self.match.kind == "noun" and self.match.definite and bare

    def divided(self, parts: int) -> list[Toll]:
        """The toll in *parts* even shares, the remainder in the first."""
        if self.n is None:
            return [self] * parts
        return [replace(self, n=self.n // parts + (i < self.n % parts)) for i in range(parts)]


@dataclass(slots=True)
class Report:
    """One telling of an event.

    order: the sentence's place in the article (the title is 0).  at: the trigger's token.
    pointing: the words point back («الهجوم»، «الاشتباكات»).
    dating: it is named to date or explain another («بعد هجوم», «على خلفية اعتقال»).
    weaponless: it tells no weapon («قصف»), and a specific telling elsewhere may.
    aside: its article is about something else than conflict.
    opening: it stands in the headline or lead of a text of several sentences.
    today: the article's day, where it is known.
    own_place, own_date: the sentence itself told them (else they were carried here).
    said_date: its day may be that of who tells it («أعلن الجيش الأحد مقتل جنديين»).
    corrects: its toll takes the place of one told before («ارتفعت الحصيلة إلى»).
    beside: where the other acts of its sentence are told.  begins: where the words that tell it begin, in
    a sentence that tells one act after the other.
    shares: how many reports a telling of several places was spread over.
    place_pointed: a word points back to the place («هناك»، «البلدة»).
    """

    match: Match
    view: SentenceView
    order: int
    at: int
    family: str
    event_type: str
    sub_event_type: str
    generic: bool
    status: str = "reported"
    speaker: Side | None = None
    actor1: Side | None = None
    actor2: Side | None = None
    assoc1: list[Side] = field(default_factory=list)
    assoc2: list[Side] = field(default_factory=list)
    place: Place | None = None
    own_place: bool = False
    beside: tuple[int, ...] = ()
    begins: int = 0
    shares: int = 1
    place_pointed: bool = False
    when: When | None = None
    own_date: bool = False
    said_date: bool = False
    dead: list[Toll] = field(default_factory=list)
    wounded: list[Toll] = field(default_factory=list)
    unsplit: list[Toll] = field(default_factory=list)
    no_dead: bool = False
    corrects: bool = False
    count: Mention | None = None
    pointing: bool = False
    opening: bool = False
    dating: bool = False
    weaponless: bool = False
    aside: bool = False
    today: date | None = None
    background: bool = False
    scopes: list[Reach] = field(default_factory=list)
    merged: list[Match] = field(default_factory=list)
    denies: Report | None = None
    country: str = ""

    @property
    def anaphoric(self) -> bool:
        """Whether its words point back, and bring no place and day of their own."""
        return self.pointing and not (self.own_place and self.own_date)

    @property
    def tolls(self) -> list[Toll]:
        """Every toll attached to it."""
        return [*self.dead, *self.wounded, *self.unsplit]

    def attach(self, toll: Toll) -> None:
        """Take a toll of its dead, its wounded, or both in one number."""
        {DEAD: self.dead, WOUNDED: self.wounded, BOTH: self.unsplit}[toll.kind].append(toll)
