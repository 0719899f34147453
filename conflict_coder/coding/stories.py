"""A sentence that tells one act after the other: what is told of the next is not of the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.report import Report
from conflict_coder.matching.view import Words
from conflict_coder.mentions.mention import Mention


def note_neighbours(reports: Sequence[Report]) -> None:
    """Tell each report of an article where the other acts of its sentence stand."""
    told: dict[int, list[int]] = {}
    for report in reports:
        told.setdefault(report.order, []).append(report.at)
    for report in reports:
        report.beside = tuple(at for at in told[report.order] if at != report.at)


M = TypeVar("M", bound=Mention)


class Stories:
    """Tells where the next act of a sentence begins: «…، كما دارت اشتباكات», «…، فيما قصف»."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._opening: Words = knowledge.phrases("story-openers")
        self._following: Words = knowledge.phrases("followings")

    def begin(self, reports: Sequence[Report]) -> None:
        """Note where in its sentence each report's own story begins."""
        for report in reports:
            opened = (first for first, _ in report.view.found(self._opening) if first <= report.at)
            report.begins = max(opened, default=0)

    def own(self, report: Report, told: Iterable[M]) -> list[M]:
        """Those of the mentions that are told of the report, not of an act that begins after it.

        What follows at once («هجوم أعقبه انفجار في كركوك أمس») happens where and when the first did.
        """
        told = list(told)
        own = [m for m in told if not self._is_of_next(report, m.first)]
        follows = (first for first, _ in report.view.found(self._following))
        return told if not own and any(first > report.at for first in follows) else own

    def _is_of_next(self, report: Report, i: int) -> bool:
        """Whether what stands at token *i* is told of an act that begins after the report's."""
        later = [at for at in report.beside if at > report.at]
        if i <= report.at or not later:
            return False
        opened = (first for first, _ in report.view.found(self._opening) if report.at < first < i)
        return any(first < at for first in opened for at in later)
