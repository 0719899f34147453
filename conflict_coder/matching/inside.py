"""Sides told inside a trigger's own phrase: the weapon that acts («المدفعية السعودية تدك»), the people that a
maSdar is done to («الإطاحة بأربعة إرهابيين») or who do it («اعتداء مستوطنين»).
"""

from __future__ import annotations

from collections.abc import Iterator

from conflict_coder.matching.compile import CompiledRule
from conflict_coder.matching.slots import takes
from conflict_coder.matching.view import SentenceView, finite
from conflict_coder.mentions.mention import Side

DOER_INSIDE = "doer-in-phrase"  # these, too, are how `explain` names them
_SUBJECT, _PATIENT = "subject-in-phrase", "patient-in-phrase"


def sides_inside(
    view: SentenceView, rule: CompiledRule, words: tuple[int, ...]
) -> Iterator[tuple[str, Side, str]]:
    """The sides in a noun phrase whose tokens are *words*: slot, side, and how it was found."""
    subject = view.cover[words[0]]
    if (
        isinstance(subject, Side)
        and subject.first == words[0]
        and any(finite(view.tokens[i]) is not None for i in words[1:])
        and takes(rule.types["actor1"], subject)
    ):
        yield "actor1", subject, _SUBJECT
    if not _takes_patient(rule):
        return
    slot, how = ("actor1", DOER_INSIDE) if _of_doer(view, rule, words[0]) else ("actor2", _PATIENT)
    led = any(a.pos == "prep" for a in view.tokens[words[1]].analyses) if words[1:] else False
    for i in range(words[0] + 1, words[-1] + 1) if led else words[1:]:  # «مقتل ناشط تحت التعذيب»
        patient = view.cover[i]
        if not isinstance(patient, Side) or patient.first <= words[0]:
            continue
        group = patient.thing == "force" and patient.first == i  # «الإطاحة بخلية»
        if patient.thing != "people" and not group:
            continue
        if takes(rule.types[slot], patient):
            yield slot, patient, how
            return


def _of_doer(view: SentenceView, rule: CompiledRule, first: int) -> bool:
    """Whether the phrase's noun has its doer after it («رصاص قناص»، «اعتداء مستوطنين»)."""
    lists = [c.trigger.lemmas for c in rule.constructions if c.slots == {"actor1"} and c.trigger.lemmas]
    return any(view.tokens[first].lemmas() & lemmas for lemmas in lists)


def _takes_patient(rule: CompiledRule) -> bool:
    """Whether the rule's nouns have whom it is done to after them («اعتقال ب»)."""
    return any(c.anchor == "noun" and c.slots == {"actor2"} and not c.before for c in rule.constructions)
