"""Whether the text is about conflict where a telling stands: «واجه الفريق», «حطم الرقم» tell no event.

Evidence is a word that conflict news alone uses (`conflict-words`), a side that fights or protests, or
several lesser words together (`conflict-hints`: «هجوم», «قتل», «شرطة» are each used of other things too);
a word of sport, trade, accidents and the like (`other-subjects`) weighs against it. An article with evidence
in its title or in many of its sentences is conflict news, and every telling in it stands; in any other a
telling needs evidence in its own sentence and the ones beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflict_coder.arabic.token import Token
from conflict_coder.coding.document import Analysed
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.matching.view import Words
from conflict_coder.mentions.mention import Side

OFF_SUBJECT = "nothing beside it is about conflict"
_SHORT = 3  # sentences: in a text of so few one firm word is enough, there is no room for more
_SHARE = 0.34  # of the sentences: an article with evidence in so many is conflict news throughout
_FIRM, _ENOUGH = 2, 3  # a firm word weighs as two hints; from beside a telling, one alone is not enough
_FIGHTING = frozenset({"armed", "external", "state", "protester", "rioter"})
_CARRIERS = frozenset({"vehicle", "aircraft"})
_PEOPLE = frozenset({"civilian", "state", "police", "government", "source"})
_BESIDE = 2  # words: how near to an act whom it befell stands
_ARTICLE = "ال"
_GROUPS = frozenset({"people", "force", "vehicle", "aircraft", "name"})


def mark_subject(sentences: Sequence[Analysed], knowledge: Knowledge) -> None:
    """Note of each sentence whether it stands in text about conflict (`Analysed.on_subject`)."""
    firm = knowledge.phrases("conflict-words")
    hints = knowledge.phrases("conflict-hints")
    other = knowledge.phrases("other-subjects")
    grave = knowledge.phrases("acts-on-people")
    found = [
        read_evidence(one.sentence.tokens, one.sides, firm, hints, other) | _befallen(one, grave)
        for one in sentences
    ]
    telling = sum(is_enough([one]) for one in found)
    short = len(found) <= _SHORT
    throughout = (bool(sentences) and sentences[0].sentence.title and is_enough(found[:1])) or (
        telling >= _SHARE * len(found) and (short or telling > 1)
    )
    for order, analysed in enumerate(sentences):
        near = found[max(0, order - 1) : order + 2]
        lone = short and _FIRM in found[order].values() and not _strays(near)
        analysed.on_subject = throughout or lone or is_enough(near)


def read_evidence(
    tokens: list[Token], sides: Sequence[Side], firm: Words, hints: Words, other: Words
) -> dict[str, int]:
    """What a sentence says of its subject: each word or side with its weight, below 0 for other subjects."""
    evidence: dict[str, int] = {}
    for words, weight in ((hints, 1), (firm, _FIRM), (other, -_FIRM)):
        for i, end in words.found(tokens):
            token = tokens[i]
            evidence[token.form if end - i > 1 else min(token.lemmas(), default=token.form)] = weight
    for side in sides:
        weight = _fighting(side)
        if weight:
            evidence[side.cls] = max(weight, evidence.get(side.cls, 0))
    return evidence


def _befallen(analysed: Analysed, grave: Words) -> dict[str, int]:
    """Enough by itself: an act done to people alone, told of people («خطف ثلاثة موظفين», «طعن رجل دين»)."""
    people = {side.first for side in analysed.sides if side.thing == "people" and side.cls in _PEOPLE}
    for _, end in grave.found(analysed.sentence.tokens):
        if any(i in people for i in range(end, end + _BESIDE)):
            return {"people": _ENOUGH}
    return {}


def is_enough(near: Sequence[dict[str, int]]) -> bool:
    """Whether the evidence of these sentences together speaks of conflict; a word told twice counts once."""
    together: dict[str, int] = {}
    for evidence in near:
        together.update(evidence)
    return sum(together.values()) >= _ENOUGH


def _fighting(side: Side) -> int:
    """How firmly a side speaks of conflict: a fighting group by its full name does, «الحركة» only hints."""
    if side.cls == "police":
        return 1
    if side.cls not in _FIGHTING or side.thing not in _GROUPS:
        return 0
    soldiers = side.cls == "state" and side.count is not None and not side.implied  # «وحدة من 250 عسكرياً»
    if soldiers or side.cls in ("protester", "rioter"):
        return _FIRM
    if all(ref.guessed for ref in side.refs) and (not side.nationality or side.thing in _CARRIERS):
        return 0  # «حركة الرياح», «الطائرة السعودية»
    nickname = side.definite and side.last - side.first == 1 and side.text.startswith(_ARTICLE)
    return 1 if nickname else _FIRM


def _strays(near: Sequence[dict[str, int]]) -> bool:
    """Whether a word of another subject stands in these sentences."""
    return any(weight < 0 for evidence in near for weight in evidence.values())
