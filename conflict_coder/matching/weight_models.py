"""The weights of a pack: what grounds a telling, and what makes it an event told before."""

from __future__ import annotations

from pydantic import Field, StrictStr

from conflict_coder.matching.models import PackModel, Word


class Evidence(PackModel):
    """How much each thing that a telling says counts for it, or against it (below 0).

    A telling whose sum reaches `enough` is an event of its own; one that says less may only point back.
    """

    enough: float = Field(default=0.0, description="The sum from which a telling is an event")
    toll: float = Field(default=0.0, description="Dead or wounded with their number")
    vague_toll: float = Field(default=0.0, alias="vague-toll", description="Dead with no number («قتلى»)")
    taken: float = Field(default=0.0, description="People taken away, with their number («خطفوا تسعة»)")
    day: float = Field(default=0.0, description="A day of its own")
    long_ago: float = Field(default=0.0, alias="long-ago", description="That day is weeks past")
    place: float = Field(default=0.0, description="A place of its own below a country")
    country: float = Field(default=0.0, description="Only a country")
    pointed: float = Field(default=0.0, description="A word for a place told before («في البلدة»)")
    doer: float = Field(default=0.0, description="The first side")
    victim: float = Field(default=0.0, description="The second side")
    light: float = Field(default=0.0, description="A light verb carries the noun («شن هجوماً»)")
    past: float = Field(default=0.0, description="A verb in the perfect tells it")
    present: float = Field(default=0.0, description="A verb in the imperfect tells it")
    indefinite: float = Field(default=0.0, description="A noun that is not made definite («هجوم»)")
    definite: float = Field(default=0.0, description="A noun with ال («الهجوم»)")
    named: float = Field(default=0.0, description="A noun that governs somebody known («اغتيال الحريري»)")
    plural: float = Field(default=0.0, description="A plural («الاغتيالات»)")
    generic: float = Field(default=0.0, description="A generic rule's word («هجوم», «قتل»)")
    late: float = Field(default=0.0, description="Thirty words into its sentence or more; less, in part")
    opening: float = Field(default=0.0, description="In the headline or lead, and not mentioned in passing")
    aside: float = Field(default=0.0, description="Told in an article about something else than conflict")
    alleged: float = Field(default=0.0, description="An enemy's accusation")
    dating: float = Field(default=0.0, description="Named to date another, no toll told («بعد هجوم»)")
    mentioned: float = Field(default=0.0, description="In the reach of a `mentioned` scope")
    first: float = Field(default=0.0, description="The article has told no event before")
    again: float = Field(default=0.0, description="An event of its kind and region was told before")
    families: dict[StrictStr, float] = Field(default={}, description="What a family adds")
    words: dict[Word, float] = Field(default={}, description="What a word adds: some name acts as known ones")

    def corrected(self, other: Evidence) -> Evidence:
        """These weights with those that *other* gives in their place."""
        given = {name: getattr(other, name) for name in other.model_fields_set}
        for name in ("families", "words"):
            if name in given:
                given[name] = getattr(self, name) | given[name]
        return self.model_copy(update=given)


class Retelling(PackModel):
    """How much each thing speaks for a later telling being an event told before, or against it (below 0).

    A telling whose sum with an event reaches `enough` is that event told again: the one with the highest sum.
    """

    enough: float = Field(
        default=0.0, description="The sum from which a later telling is the event told before"
    )
    pointing: float = Field(default=0.0, description="A noun with ال («الهجوم»)")
    pointing_plural: float = Field(
        default=0.0, alias="pointing-plural", description="The same in the plural («الغارات»)"
    )
    noun: float = Field(default=0.0, description="A noun without it («هجوم»)")
    verb: float = Field(default=0.0, description="A verb («هاجم»)")
    generic: float = Field(default=0.0, description="A generic rule's word («هجوم», «قتل»)")
    mentioned: float = Field(default=0.0, description="Named in passing, or to date or explain another act")
    same_kind: float = Field(default=0.0, alias="same-kind", description="Both are of one sub-type")
    goes_on: float = Field(
        default=0.0, alias="goes-on", description="It tells on of the crowd of a demonstration"
    )
    headline: float = Field(default=0.0, description="The event was told in the headline")
    lead: float = Field(
        default=0.0, description="The event was told in the first sentence of a text without one"
    )
    far: float = Field(default=0.0, description="Ten sentences between them or more; less, in part")
    same_place: float = Field(default=0.0, alias="same-place", description="Both tell one place")
    within: float = Field(default=0.0, description="One tells a place that holds the other's")
    near: float = Field(default=0.0, description="Their places lie within 15 km")
    elsewhere: float = Field(default=0.0, description="Their places lie apart")
    no_place: float = Field(default=0.0, alias="no-place", description="The later tells no place")
    carried_elsewhere: float = Field(
        default=0.0, alias="carried-elsewhere", description="It tells none, and goes on from an act elsewhere"
    )
    same_day: float = Field(default=0.0, alias="same-day", description="Both tell one day")
    other_day: float = Field(default=0.0, alias="other-day", description="They tell two days")
    other_day_said: float = Field(
        default=0.0, alias="other-day-said", description="They do, and one may be that of who tells it"
    )
    past: float = Field(default=0.0, description="Only one tells a time, and it is no single day")
    carried_other_day: float = Field(
        default=0.0,
        alias="carried-other-day",
        description="Only one tells a day, and the other goes on from an act of another",
    )
    doer: float = Field(default=0.0, description="Their first sides are of one class")
    other_doer: float = Field(default=0.0, alias="other-doer", description="Their first sides differ")
    victim: float = Field(default=0.0, description="Their second sides are of one class")
    named_victim: float = Field(
        default=0.0, alias="named-victim", description="Their second sides are of one name"
    )
    other_victim: float = Field(default=0.0, alias="other-victim", description="Their second sides differ")
    crosswise: float = Field(default=0.0, description="Both name the two sides of a fight, in turned order")
    counts_dead: float = Field(
        default=0.0, alias="counts-dead", description="It only counts whom the act told right before befell"
    )
    loss: float = Field(default=0.0, description="It only counts the losses of the first side of the fight")
    same_toll: float = Field(
        default=0.0, alias="same-toll", description="Both count the same dead, three or more"
    )
    same_few: float = Field(default=0.0, alias="same-few", description="Both count one or two dead")
    other_toll: float = Field(default=0.0, alias="other-toll", description="They count different dead")
    corrects: float = Field(default=0.0, description="It corrects a toll («ارتفعت الحصيلة»)")

    def corrected(self, other: Retelling) -> Retelling:
        """These weights with those that *other* gives in their place."""
        return self.model_copy(update={name: getattr(other, name) for name in other.model_fields_set})
