"""Rows against what a person coded: the measures, their breakdowns, and what another run had."""

from conflict_coder.evaluating.coded import CodedRow, coded_row
from conflict_coder.evaluating.coding import code_texts
from conflict_coder.evaluating.compare import Change, Comparison, compare
from conflict_coder.evaluating.files import read_gold, read_rows
from conflict_coder.evaluating.floors import FLOOR_NAMES, Floor, floor_of, under_floors
from conflict_coder.evaluating.gold import GoldEvent, GoldText, Named, When, gold_text
from conflict_coder.evaluating.measures import Measures, RuleTally, SlotTally, Tally, measure, measure_by_tag
from conflict_coder.evaluating.pairing import Outcome, Pair, pair, pair_all, strangers
from conflict_coder.evaluating.report import (
    BREAKDOWNS,
    USUAL,
    Breakdown,
    Evaluation,
    Miss,
    Section,
    as_object,
    misses,
    sections,
)
from conflict_coder.evaluating.slots import SLOTS, STRICT, Verdict, judge

__all__ = [
    "BREAKDOWNS",
    "FLOOR_NAMES",
    "SLOTS",
    "STRICT",
    "USUAL",
    "Breakdown",
    "Change",
    "CodedRow",
    "Comparison",
    "Evaluation",
    "Floor",
    "GoldEvent",
    "GoldText",
    "Measures",
    "Miss",
    "Named",
    "Outcome",
    "Pair",
    "RuleTally",
    "Section",
    "SlotTally",
    "Tally",
    "Verdict",
    "When",
    "as_object",
    "code_texts",
    "coded_row",
    "compare",
    "floor_of",
    "gold_text",
    "judge",
    "measure",
    "measure_by_tag",
    "misses",
    "pair",
    "pair_all",
    "read_gold",
    "read_rows",
    "sections",
    "strangers",
    "under_floors",
]
