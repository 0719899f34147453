"""Stems of verbs and nouns: tables of forms, joined from stems and endings by hand."""

from __future__ import annotations

import pytest

from conflict_coder.arabic.conjugation import NeedsImperfectError, Slot, VerbStem, conjugate
from conflict_coder.arabic.declension import decline
from conflict_coder.arabic.lexicon import Entry
from conflict_coder.arabic.normalize import normalize


def shapes(stems: tuple[VerbStem, ...], slot: Slot) -> dict[str, str]:
    """The texts of one slot, with their voice."""
    return {stem.text: stem.vox for stem in stems if slot in stem.slots}


@pytest.mark.parametrize(
    ("lemma", "imperfect", "slot", "expected"),
    [
        ("قتل", None, Slot.P0, {"قتل": "u"}),
        ("هاجم", None, Slot.P0, {"هاجم": "a", "هوجم": "p"}),
        ("تبادل", None, Slot.P0, {"تبادل": "a", "تبودل": "p"}),
        ("أغار", "يغير", Slot.P0, {"أغار": "a", "أغير": "p"}),
        ("أغار", "يغير", Slot.PC, {"أغر": "u"}),
        ("أغار", "يغير", Slot.I0, {"غير": "a", "غار": "p"}),
        ("أغار", "يغير", Slot.IJ, {"غر": "u"}),
        ("أصاب", None, Slot.I0, {"صيب": "a", "صاب": "p"}),
        ("اغتال", None, Slot.P0, {"اغتال": "a", "اغتيل": "p"}),
        ("استعاد", None, Slot.I0, {"ستعيد": "a", "ستعاد": "p"}),
        ("قال", "يقول", Slot.P0, {"قال": "a", "قيل": "p"}),
        ("قال", "يقول", Slot.IJ, {"قل": "u"}),
        ("شن", None, Slot.P0, {"شن": "u"}),
        ("شنّ", "يشن", Slot.PC, {"شنن": "u"}),
        ("احتلّ", None, Slot.PC, {"احتلل": "u"}),
        ("احتل", None, Slot.PC, {"احتلل": "u"}),
        ("أصرّ", None, Slot.I0, {"صر": "u"}),
        ("اتفق", None, Slot.PC, {"اتفق": "u"}),
        ("نفى", "ينفي", Slot.P0, {"نفى": "u"}),
        ("نفى", "ينفي", Slot.PT, {"نف": "a", "نفي": "p"}),
        ("نفى", "ينفي", Slot.P0E, {"نفا": "a", "نفي": "p"}),
        ("نفى", "ينفي", Slot.PW, {"نف": "u"}),
        ("دعا", "يدعو", Slot.PC, {"دعو": "a", "دعي": "p"}),
        ("دعا", "يدعو", Slot.I0, {"دعو": "a", "دعى": "p"}),
        ("دعا", "يدعو", Slot.IJ, {"دع": "u"}),
        ("لقي", "يلقى", Slot.PT, {"لقي": "u"}),
        ("لقي", "يلقى", Slot.PW, {"لق": "u"}),
        ("استولى", None, Slot.I0, {"ستولي": "u"}),
        ("تبنى", None, Slot.I0E, {"تبنا": "u"}),
        ("رأى", "يرى", Slot.P0E, {"رآ": "a", "رئي": "p"}),
        ("وقع", None, Slot.I0, {"قع": "a", "وقع": "p"}),
        ("وقّع", None, Slot.I0, {"وقع": "u"}),
        ("أخذ", None, Slot.I0, {"أخذ": "a", "ؤخذ": "p"}),
        ("أكّد", None, Slot.I0, {"ؤكد": "u"}),
        ("أنشأ", None, Slot.I0, {"نشئ": "a", "نشأ": "p"}),
        ("أعلن", None, Slot.I0, {"علن": "u"}),
        ("عيّن", None, Slot.PC, {"عين": "u"}),
    ],
)
def test_stems_of_a_verb(lemma: str, imperfect: str | None, slot: Slot, expected: dict[str, str]) -> None:
    found = shapes(conjugate(lemma, imperfect), slot)
    assert found == {normalize(text): vox for text, vox in expected.items()}


@pytest.mark.parametrize("lemma", ["قال", "نفى", "دعا", "لقي"])
def test_a_short_weak_verb_needs_its_imperfect(lemma: str) -> None:
    with pytest.raises(NeedsImperfectError):
        conjugate(lemma)


def test_an_imperfect_begins_with_ya() -> None:
    with pytest.raises(ValueError, match="begins with"):
        conjugate("قال", "قول")


def test_no_passive_where_none_is_in_use() -> None:
    assert shapes(conjugate("عاد", "يعود", passive=False), Slot.P0) == {"عاد": "a"}


def test_a_verb_without_its_bare_form() -> None:
    bare = {stem.text for stem in Entry("غيّر", "verb", bare=False).verb_stems() if Slot.P0 in stem.slots}
    feminine = {stem.text for stem in Entry("غيّر", "verb", bare=False).verb_stems() if Slot.PT in stem.slots}
    assert (bare, feminine) == (set(), {"غير"})


@pytest.mark.parametrize(
    ("lemma", "plurals", "slot", "expected"),
    [
        ("غارة", ("غارات",), "F0", {"غار"}),
        ("غارة", ("غارات",), "PF", {"غار"}),
        ("قتيل", ("قتلى",), "SE", {"قتيل", "قتلا"}),
        ("قائد", ("قادة",), "B0", {"قاد"}),
        ("شهيد", ("شهداء",), "SE", {"شهيد", "شهداء", "شهدائ", "شهداؤ"}),
        ("قانون", ("قوانين",), "SE", {"قانون", "قوانين"}),
        ("مسلح", ("مسلحون",), "PM", {"مسلح"}),
        ("مستشفى", ("مستشفيات",), "SE", {"مستشفا"}),
        ("اعتداء", (), "PF", {"اعتداء"}),
    ],
)
def test_stems_of_a_noun(lemma: str, plurals: tuple[str, ...], slot: str, expected: set[str]) -> None:
    found = {stem.text for stem in decline(lemma, plurals) if slot in stem.slots}
    assert found == {normalize(text) for text in expected}
