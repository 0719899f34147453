"""The rule language as typed models: what each file of a pack may hold.

The same models check the files and give the JSON Schema for editors. Unknown keys are errors
(`extra="forbid"`); where a problem lies in its file is `source`'s business.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StrictStr

Status = Literal["experimental", "test", "stable", "deprecated"]
SlotName = Literal["actor1", "actor2", "place", "date", "dead", "wounded", "count", "source", "origin"]
SlotType = Literal[
    "side", "armed", "civilian", "protester", "people", "government", "speaker", "place", "date", "number", "toll"
]
Need = Literal[
    "actor1", "actor2", "place", "date", "dead", "wounded", "count", "source", "origin", "toll", "light", "both"
]
SideClass = Literal[
    "state", "police", "government", "armed", "civilian", "protester", "rioter", "external", "party", "unnamed"
]
RuleId = Annotated[StrictStr, Field(pattern=r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$")]
Word = Annotated[StrictStr, Field(min_length=1)]


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Pack(_Model):
    """`pack.yaml`: who the rules are, and what engine they need."""

    name: StrictStr
    version: StrictStr
    engine: StrictStr = ">=0"
    description: StrictStr = ""
    license: StrictStr = ""


class Triggers(_Model):
    """The words that tell the event, by lemma."""

    verb: list[Word] = []
    noun: list[Word] = []
    phrase: list[Word] = []


class When(_Model):
    """Conditions on what a match found; all must hold. A list means any of."""

    actor1: Annotated[list[SideClass], BeforeValidator(_listed)] = []
    actor2: Annotated[list[SideClass], BeforeValidator(_listed)] = []
    dead: StrictBool | None = None
    word: Annotated[list[Word], BeforeValidator(_listed)] = []
    trigger: Annotated[list[Word], BeforeValidator(_listed)] = []


class Case(_Model):
    """An event that takes the place of the rule's own where `when` holds."""

    when: When
    event: StrictStr


class RuleTest(_Model):
    """A text, and the rows this rule must give for it: as many as listed, with these columns."""

    text: StrictStr
    date: datetime.date | None = None
    country: StrictStr = ""
    rows: list[dict[StrictStr, StrictStr | StrictInt | datetime.date | None]]


class EventRule(_Model):
    """Which words tell which event, and which constructions they take."""

    id: RuleId
    status: Status = "stable"
    family: StrictStr
    event: StrictStr
    generic: StrictBool = False
    triggers: Triggers
    not_: list[Word] = Field(default=[], alias="not")
    constructions: list[StrictStr]
    slots: dict[SlotName, SlotType] = {}
    needs: list[Need] = []
    cases: list[Case] = []
    tests: list[RuleTest] = []


class TriggerStep(_Model):
    """Features the trigger must have for the construction to apply."""

    num: Literal["s", "d", "p"] | None = None
    asp: Literal["p", "i", "c"] | None = None
    vox: Literal["a", "p"] | None = None
    enclitic: StrictBool | None = None
    definite: StrictBool | None = None
    list_: StrictStr | None = Field(default=None, alias="list")

    @property
    def features(self) -> dict[str, object]:
        """The features that were given, without `list`."""
        given = self.model_dump(exclude_none=True)
        given.pop("list_", None)
        return given


class Step(_Model):
    """One step of a construction: exactly one of trigger, gap, word, list, prep, joined, slot.

    `prep` is a list of prepositions as a step of its own, and `true` beside a `slot` that may follow one.
    """

    trigger: TriggerStep | None = None
    gap: Annotated[StrictInt, Field(ge=0, le=40)] | None = None
    word: list[Word] | None = None
    list_: StrictStr | None = Field(default=None, alias="list")
    prep: list[Word] | StrictBool | None = None
    joined: StrictStr | None = None
    slot: SlotName | None = None
    type: SlotType | None = None
    optional: StrictBool = False

    @property
    def after_prep(self) -> bool:
        """Whether the slot may be governed by a preposition."""
        return self.prep is True


class Construction(_Model):
    """One shape of Arabic, written once."""

    id: RuleId
    anchor: Literal["verb", "passive", "noun", "any"]
    steps: list[Step]


class ScopeTest(_Model):
    """A text, and the status its rows must have (or `rows: []` for none)."""

    text: StrictStr
    date: datetime.date | None = None
    country: StrictStr = ""
    status: Literal["reported", "claimed", "alleged", "denied"] | None = None
    rows: list[dict[StrictStr, StrictStr | StrictInt | datetime.date | None]] | None = None


class Scope(_Model):
    """Words that change the status of what is told in their reach. They never delete: `unreal` gives no row."""

    id: RuleId
    status: Literal["unreal", "denied", "claimed", "alleged"]
    words: list[Word]
    direction: Literal["forward", "backward", "both"] = "forward"
    reach: Literal["verb", "clause", "sentence"] | Annotated[StrictInt, Field(ge=1, le=60)] = "clause"
    ends: list[Word] = []
    unless: list[Word] = []
    speaker: StrictBool = False
    tests: list[ScopeTest] = []
