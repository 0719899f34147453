"""What coding needs of an event rule, as plain data: the compiled cache is read without pydantic or YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_coder.arabic.normalize import normalize

if TYPE_CHECKING:
    from conflict_coder.matching.models import EventRule, When
    from conflict_coder.matching.weight_models import Evidence, Retelling


@dataclass(frozen=True, slots=True)
class Conditions:
    """All of them must hold; an empty one always does (`matching.models.When`)."""

    actor1: tuple[str, ...] = ()
    actor2: tuple[str, ...] = ()
    dead: bool | None = None
    word: frozenset[str] = frozenset()  # normalised, as the trigger's lemmas are
    trigger: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The event that takes the place of the rule's own where the conditions hold."""

    when: Conditions
    event: str


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """One event rule without its words and tests (`matching.models.EventRule` says what the fields mean)."""

    id: str
    family: str
    event: str
    generic: bool
    fatal: bool
    turned: bool
    befalls: bool
    detail: bool
    tolls: str
    absorbs: frozenset[str]
    needs: tuple[str, ...]
    cases: tuple[CaseFacts, ...]


def facts_of(rule: EventRule) -> RuleFacts:
    """The facts of a checked rule."""
    cases = tuple(CaseFacts(_conditions(case.when), case.event) for case in rule.cases)
    return RuleFacts(
        rule.id,
        rule.family,
        rule.event,
        rule.generic,
        rule.fatal,
        rule.turned,
        rule.befalls,
        rule.detail,
        rule.tolls,
        frozenset(rule.absorbs),
        tuple(rule.needs),
        cases,
    )


def _conditions(when: When) -> Conditions:
    return Conditions(
        tuple(when.actor1),
        tuple(when.actor2),
        when.dead,
        frozenset(map(normalize, when.word)),
        frozenset(map(normalize, when.trigger)),
    )


@dataclass(frozen=True, slots=True)
class Weights:
    """What a telling's parts count for it (`weight_models.Evidence`): by part, by family, by word."""

    enough: float
    parts: dict[str, float]
    families: dict[str, float]
    words: dict[str, float]


def weights_of(evidence: Evidence) -> Weights:
    """The weights of a checked `evidence.yaml`."""
    parts = evidence.model_dump(exclude={"enough", "families", "words"})
    words = {normalize(word): weight for word, weight in evidence.words.items()}
    return Weights(evidence.enough, parts, dict(evidence.families), words)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the signs that two tellings are one event count (`weight_models.Retelling`)."""

    enough: float
    parts: dict[str, float]


def signs_of(retelling: Retelling) -> Signs:
    """The weights of a checked `retelling.yaml`."""
    return Signs(retelling.enough, retelling.model_dump(exclude={"enough"}))
