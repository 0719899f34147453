"""The rule language as typed models: what each file of a pack may hold.

The same models check the files (`load`) and give the JSON Schema for editors (`schema`). Unknown keys
are errors (`extra="forbid"`). What a model cannot see alone (a name that another file gives, a rule
that can never fire) is the business of `check`.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
)

Status = Literal["experimental", "test", "stable", "deprecated"]
SlotName = Literal["actor1", "actor2", "place", "date", "dead", "wounded", "count", "source", "origin"]
SlotType = Literal[
    "force",
    "troops",
    "units",
    "counted",
    "side",
    "armed",
    "civilian",
    "protester",
    "demonstrators",
    "crowd",
    "victim",
    "people",
    "government",
    "site",
    "speaker",
    "place",
    "date",
    "number",
    "toll",
]
Need = Literal[
    "actor1",
    "actor2",
    "place",
    "date",
    "dead",
    "wounded",
    "count",
    "source",
    "origin",
    "toll",
    "light",
    "both",
    "headline",
    "weapon",
]
SideClass = Literal[
    "state",
    "police",
    "government",
    "armed",
    "civilian",
    "protester",
    "rioter",
    "external",
    "party",
    "unnamed",
]
Anchor = Literal["verb", "passive", "noun", "any"]
RowStatus = Literal["reported", "claimed", "alleged", "denied"]

_ID = r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$"
RuleId = Annotated[StrictStr, Field(pattern=_ID, description="Small letters, digits, dots, hyphens")]
Word = Annotated[StrictStr, Field(min_length=1, description="An Arabic word or phrase, by its lemma")]
Cell = StrictStr | StrictInt | StrictFloat | datetime.date | None
Row = dict[StrictStr, Cell]


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class PackModel(BaseModel):
    """What stands in a pack's files: no key but those it knows, and nothing changed once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Pack(PackModel):
    """`pack.yaml`: who the rules are, and what engine they need."""

    name: Annotated[StrictStr, Field(min_length=1)]
    version: Annotated[StrictStr, Field(min_length=1)]
    engine: StrictStr = Field(default=">=0", description='Engine versions it works with: ">=0.1, <1"')
    description: StrictStr = ""
    license: StrictStr = ""


class Triggers(PackModel):
    """The words that tell the event, by lemma."""

    verb: list[Word] = Field(default=[], description="Third person masculine singular perfect")
    noun: list[Word] = Field(default=[], description="Nouns and maSdars, in the singular, without ال")
    phrase: list[Word] = Field(default=[], description="Several adjacent words, each by its lemma")


class When(PackModel):
    """Conditions on what a match found; all must hold. A list means any of."""

    actor1: Annotated[list[SideClass], BeforeValidator(_listed)] = []
    actor2: Annotated[list[SideClass], BeforeValidator(_listed)] = []
    dead: StrictBool | None = None
    word: Annotated[list[Word], BeforeValidator(_listed)] = []
    trigger: Annotated[list[Word], BeforeValidator(_listed)] = []


class Case(PackModel):
    """An event that takes the place of the rule's own where `when` holds."""

    when: When
    event: StrictStr


class RuleTest(PackModel):
    """A text, and the rows this rule must give for it: as many as listed, with these columns."""

    text: Annotated[StrictStr, Field(min_length=1)]
    date: datetime.date | None = Field(default=None, description="The article's day")
    country: StrictStr = Field(default="", description="English name, a hint for generic sides")
    rows: list[Row]


class EventRule(PackModel):
    """Which words tell which event, and which constructions they take.

    `generic`: gives way to a specific rule told beside it.  `fatal`: whoever is its second side was killed
    by it.  `befalls`: its verbs need an object; a soldier beside one alone is whom it befell («خطف جندي»).
    `tolls`: whom a rule of the family casualty counts.
    """

    id: RuleId
    status: Status = "stable"
    family: StrictStr = Field(description="The row's `family`")
    event: StrictStr = Field(description="«type / sub-type», in ACLED's spelling")
    generic: StrictBool = Field(default=False, description="Gives way to a specific rule")
    fatal: StrictBool = Field(default=False, description="Whoever is its second side was killed by it")
    turned: StrictBool = Field(default=False, description="Who fills actor1 is the row's second side")
    befalls: StrictBool = Field(default=False, description="A soldier alone beside its verb suffers it")
    detail: StrictBool = Field(default=False, description="Told of known doers, it tells more of their act")
    tolls: Literal["dead", "wounded", "both"] = Field(
        default="dead", description="Whom a rule of the family casualty counts; both: in one number"
    )
    absorbs: list[StrictStr] = Field(
        default=[], description="Rules that tell the same act beside it: its name wins"
    )
    triggers: Triggers
    not_: list[Word] = Field(default=[], alias="not", description="Phrases in which a trigger does not count")
    not_singular: list[Word] = Field(
        default=[], description="Phrases in which a trigger does not count, but in the plural does"
    )
    constructions: list[StrictStr] = Field(description="Constructions or bundles, in order of precedence")
    slots: dict[SlotName, SlotType] = {}
    needs: list[Need] = Field(default=[], description="At least one of these must be filled")
    cases: list[Case] = []
    tests: list[RuleTest] = []


class TriggerStep(PackModel):
    """Features the trigger must have for the construction to apply."""

    num: Literal["s", "d", "p"] | None = None
    asp: Literal["p", "i", "c"] | None = None
    vox: Literal["a", "p"] | None = None
    enclitic: StrictBool | None = None
    definite: StrictBool | None = None
    joined: StrictBool | None = None
    list_: StrictStr | None = Field(default=None, alias="list", description="Its lemma is in this word list")

    @property
    def features(self) -> dict[str, object]:
        """The features that were given, without `list`."""
        given = self.model_dump(exclude_none=True)
        given.pop("list_", None)
        return given


class Step(PackModel):
    """One step of a construction: exactly one of trigger, gap, word, list, prep, joined, slot.

    `enclitic` asks that the word of a `list` or `word` step carries a pronoun («شنه»), or `false` that it
    carries none, `active` that it is no passive («أصيب»); a `closed` gap holds no verb and no word that
    leads to a doer («مصرعه بطلقات أطلقها ملثمون»: not they died).
    `prep` is a list of prepositions as a step of its own, and `true` beside a `slot` that may follow one.
    `case` asks that no ending of the slot's words shows another case, `many` that it is no single person and
    no building.
    """

    trigger: TriggerStep | None = None
    gap: Annotated[StrictInt, Field(ge=0, le=40)] | None = None
    word: list[Word] | None = None
    list_: StrictStr | None = Field(default=None, alias="list")
    prep: list[Word] | StrictBool | None = None
    joined: StrictStr | None = None
    slot: SlotName | None = None
    type: SlotType | None = None
    case: Literal["nominative", "accusative"] | None = None
    many: StrictBool = False
    enclitic: StrictBool | None = None
    active: StrictBool = False
    closed: StrictBool = False
    optional: StrictBool = False

    @property
    def after_prep(self) -> bool:
        """Whether the slot may be governed by a preposition."""
        return self.prep is True

    @property
    def kinds(self) -> list[str]:
        """What the step is; a sound step is one thing. (`prep: true` is no step, it belongs to a slot.)"""
        given = {
            "trigger": self.trigger is not None,
            "gap": self.gap is not None,
            "word": self.word is not None,
            "list": self.list_ is not None,
            "prep": isinstance(self.prep, list),
            "joined": self.joined is not None,
            "slot": self.slot is not None,
        }
        return [kind for kind, there in given.items() if there]


class Construction(PackModel):
    """One shape of Arabic, written once."""

    id: RuleId
    anchor: Anchor = Field(description="The kind of trigger it serves")
    steps: list[Step]
    sense: Literal["", "passive", "genitive", "holder"] = Field(
        default="",
        description="What it tells besides: passive, that its verb is one; genitive, that its second side "
        "belongs to the noun, no verb between; holder, whom the act hits only by who holds the place",
    )

    @property
    def slots(self) -> list[str]:
        """The slots it fills, in the order of the text."""
        return [step.slot for step in self.steps if step.slot is not None]


class ScopeTest(PackModel):
    """A text, and the status its rows must have (or `rows: []` for none)."""

    text: Annotated[StrictStr, Field(min_length=1)]
    date: datetime.date | None = None
    country: StrictStr = ""
    status: RowStatus | None = None
    rows: list[Row] | None = None


class Scope(PackModel):
    """Words that change the status of what they reach. They never delete a row: `unreal` makes none."""

    id: RuleId
    status: Literal["unreal", "mentioned", "denied", "claimed", "alleged"]
    words: list[Word]
    direction: Literal["forward", "backward", "both"] = "forward"
    reach: Literal["verb", "clause", "sentence"] | Annotated[StrictInt, Field(ge=1, le=60)] = "clause"
    ends: list[Word] = Field(default=[], description="Words that close it")
    unless: list[Word] = Field(default=[], description="Look-alikes that do not count")
    asp: Literal["p", "i", "n"] | None = None
    speaker: StrictBool = Field(default=False, description="The side beside it is the row's speaker")
    tests: list[ScopeTest] = []


class LightLists(PackModel):
    """The word lists whose words go with the noun that tells the act: its `light` verbs («شن هجوماً»)."""

    carrying: list[StrictStr] = Field(default=[], description="Their verbs tell nothing of their own")
    moving: list[StrictStr] = Field(default=[], description="Their words may be triggers of their own too")

    def joined(self, other: LightLists) -> LightLists:
        """These lists and those that *other* names besides."""
        carrying = dict.fromkeys([*self.carrying, *other.carrying])
        return LightLists(carrying=list(carrying), moving=list(dict.fromkeys([*self.moving, *other.moving])))
