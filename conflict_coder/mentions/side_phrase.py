"""A phrase that names a side, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from conflict_coder.mentions.actor_tables import LocalRef, Noun
from conflict_coder.mentions.mention import ActorRef

FIGHTING = frozenset({"state", "police", "armed", "external", "party", "tribal", "government"})
PLAIN = frozenset({"none", "unknown", "civilian"})


@dataclass(slots=True)
class Phrase:
    """A phrase over tokens[first:last]; cls to pronoun are the fields of `Side`, the others are for reading.

    attached: the particles of its first word.  armed: an adjective arms it.  named: it is a name of the
    tables.  guessed: its name is in no table.  owned: it has an owner already.  keeps, neutral, speaker,
    following, acting: see people.yaml.  partitive: some of an army or a group.  num: the head's number.
    kin: the noun of a pair of tribes, whose second is named after it.  by_people: named by a people's
    adjective, which may be of one of several sides.  group: the noun that stands for one known to the reader.
    """

    first: int
    last: int
    cls: str
    thing: str = "name"
    head: str = ""
    refs: tuple[ActorRef, ...] = ()
    nationality: str = ""
    count: int | None = None
    count_span: tuple[int, int] | None = None
    implied: bool = False
    definite: bool = False
    pronoun: str = ""
    joined: list[Phrase] = field(default_factory=list)
    attached: tuple[str, ...] = ()
    num: str = "u"
    named: bool = False
    owned: bool = False
    keeps: bool = False
    neutral: bool = False
    armed: bool = False
    speaker: bool = False
    following: bool = False
    acting: bool = False
    guessed: bool = False
    partitive: bool = False
    by_people: bool = False
    group: str = ""
    kin: Noun | None = None

    @property
    def counted(self) -> bool:
        """Whether a number tells how many."""
        return self.count is not None and not self.implied

    @property
    def local(self) -> bool:
        """Whether it is a name, but of sides that it means only at home."""
        return bool(self.refs) and all(isinstance(ref, LocalRef) for ref in self.refs)

    @property
    def kindred(self) -> bool:
        """Whether it names a tribe or a people, whose men may fight."""
        return bool(self.refs) and all(ref.inter == "Identity militia" for ref in self.refs)

    def better(self, other: Phrase) -> Phrase:
        """The longer of two readings; of a name and a noun alike long, the name with the noun's features.

        A name of the tables is not lost to a longer guess («هاجم حزب الله القرية»).
        """
        if self.named != other.named and (self.guessed or other.guessed):
            return self if self.named else other
        if self.last != other.last:
            return self if self.last > other.last else other
        if self.named and not other.named:
            if other.cls == "civilian" and self.cls != other.cls and not self.local:
                return self  # «طالبان» are no two students
            return replace(
                other,
                cls=other.cls if self.local and other.cls != "none" else self.cls,
                refs=self.refs or other.refs,
                definite=self.definite or other.definite,
                nationality=self.nationality or other.nationality,
                thing=other.thing if other.thing != "name" else self.thing,
            )
        return self
