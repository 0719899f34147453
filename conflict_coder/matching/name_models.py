"""The files of names (`sides/`, `places/`) as typed models: what each may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr

Names = list[StrictStr]
Country = Annotated[StrictStr, Field(min_length=1, description="English name, as ACLED spells it")]
Inter = Literal[
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
]
SideClass = Literal[
    "state", "police", "government", "armed", "civilian", "protester", "rioter", "external", "party", "source"
]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class NamedSide(_Model):
    """A side by ACLED's name, and how Arabic names it (`names`; `local`: in its own countries only;
    `governed`: after a noun for its men, «رجال هادي»; `called`: nouns that mean it there, «الحركة»).
    loyal: a militia of the government's, which takes ground for it.
    """

    name: StrictStr
    inter: Inter = "State forces"
    class_: SideClass | None = Field(default=None, alias="class")
    countries: list[Country] = []
    start: StrictInt | None = None
    end: StrictInt | None = None
    foe: StrictStr = ""
    unarmed: StrictBool = False
    loyal: StrictBool = False
    names: Names = []
    local: Names = []
    governed: Names = []
    called: Names = []
    cues: Names = []


class SidesFile(_Model):
    """`sides/*.yaml`. country: where its sides are at home that tell no countries of their own."""

    country: Country | None = None
    sides: list[NamedSide]


class Nation(_Model):
    """A country in `sides/nationalities.yaml`."""

    country: Country
    adjectives: Names
    plurals: Names = []
    names: Names = []
    capital: Names = []
    army: Country | None = None
    fighters: SideClass | None = None
    the: StrictBool = False


class Division(_Model):
    """A first-level division. acled: its spelling where `name` is the usual one.  codes: GeoNames'."""

    name: StrictStr
    acled: StrictStr = ""
    codes: Names = []
    ar: Names
    cue: StrictBool | Literal["noun"] = False


class NamedPlace(_Model):
    """A place. at: latitude and longitude.  cue: read only after a word of place, or a noun of place."""

    name: StrictStr
    ar: Names
    admin1: StrictStr = ""
    admin2: StrictStr = ""
    level: Literal["town", "site", "admin"] = "town"
    at: Annotated[list[StrictFloat | StrictInt], Field(min_length=2, max_length=2)] | None = None
    cue: StrictBool | Literal["noun"] = False
    population: StrictInt = 0


class PlacesFile(_Model):
    """`places/*.yaml`."""

    country: Country
    divisions: list[Division] = []
    places: list[NamedPlace] = []
