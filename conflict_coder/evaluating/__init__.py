"""Rows against what a person coded: the measures, their breakdowns, and what another run had."""

from conflict_coder.evaluating.coded import CodedRow, coded_row
from conflict_coder.evaluating.files import read_gold, read_rows
from conflict_coder.evaluating.gold import GoldEvent, GoldText, Named, When, gold_text
from conflict_coder.evaluating.measures import Measures, RuleTally, SlotTally, Tally, measure, measure_by_tag
from conflict_coder.evaluating.pairing import Outcome, Pair, pair, pair_all, strangers
from conflict_coder.evaluating.slots import SLOTS, STRICT, Verdict, judge

__all__ = [
    "SLOTS",
    "STRICT",
    "CodedRow",
    "GoldEvent",
    "GoldText",
    "Measures",
    "Named",
    "Outcome",
    "Pair",
    "RuleTally",
    "SlotTally",
    "Tally",
    "Verdict",
    "When",
    "coded_row",
    "gold_text",
    "judge",
    "measure",
    "measure_by_tag",
    "pair",
    "pair_all",
    "read_gold",
    "read_rows",
    "strangers",
]
