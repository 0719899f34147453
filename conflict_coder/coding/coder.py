"""The coder: an article in, its events out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from conflict_coder.arabic.morphology import open_morphology
from conflict_coder.coding.attribution import attribute_across
from conflict_coder.coding.carrying import carry_across
from conflict_coder.coding.context import fill_from_context
from conflict_coder.coding.document import Document, begin, complete
from conflict_coder.coding.event import Event, distinct
from conflict_coder.coding.joining import join_reports, without_headlines
from conflict_coder.coding.knowledge import load_knowledge
from conflict_coder.coding.report import Report
from conflict_coder.coding.rows import RowWriter, main_country
from conflict_coder.coding.sentence import read_sentence
from conflict_coder.coding.setting import set_scene
from conflict_coder.coding.skimming import Skimmer
from conflict_coder.coding.status import set_status
from conflict_coder.coding.subject import mark_subject
from conflict_coder.coding.totals import TotalWords, without_counts, without_totals
from conflict_coder.reading.article import Article


class Coder:
    """Codes articles with the shipped rules and, where given, the user's packs.

    rules: folders of packs that add to or replace the shipped one.  morphology: None for the embedded
    lexicon, the name of a database installed with camel_data, or the path of a .db file.
    country: English name; a hint for generic sides («الجيش») where an article names no country.
    on_subject: every text is taken for the opening of conflict news, as the sentences of rules' tests are.
    Raises RulePackError for broken rules and MorphologyError for a database that is not there.
    """

    def __init__(
        self,
        rules: Sequence[Path | str] = (),
        morphology: str | None = None,
        country: str = "",
        *,
        on_subject: bool = False,
    ) -> None:
        self.knowledge = load_knowledge([Path(folder) for folder in rules])
        self.country = country
        self._choice = morphology
        self._on_subject = on_subject
        self.morphology = open_morphology(morphology, self.knowledge.lexicon)
        self._skimmer = Skimmer(self.knowledge, self.morphology)

    def __getstate__(self) -> tuple[object, ...]:
        """For a process elsewhere: what is compiled goes along, the morphology is opened there."""
        return self.knowledge, self.country, self._choice, self._on_subject

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.knowledge, self.country, self._choice, self._on_subject = state
        self.morphology = open_morphology(self._choice, self.knowledge.lexicon)
        self._skimmer = Skimmer(self.knowledge, self.morphology)

    def code(self, article: Article) -> list[Event]:
        """The events of one article, in the order it tells them."""
        if not self._may_tell(article):
            return []
        document = begin(article, self.knowledge, self.morphology)
        self._mark_subject(document)
        if not any(analysed.on_subject and analysed.may_tell for analysed in document.sentences):
            return []
        complete(document, self.knowledge)
        return distinct(self.rows(document, self.reports(document)))

    def analyse(self, article: Article) -> Document:
        """Sentences with their mentions, matches and scopes (what `explain` shows)."""
        document = begin(article, self.knowledge, self.morphology)
        if self._may_tell(article):
            self._mark_subject(document)
        complete(document, self.knowledge)
        return document

    def _may_tell(self, article: Article) -> bool:
        return self._on_subject or self._skimmer.may_be_on_subject(article)

    def _mark_subject(self, document: Document) -> None:
        document.about_conflict = mark_subject(document.sentences, self.knowledge, known=self._on_subject)

    def reports(self, document: Document) -> list[Report]:
        """The events of an analysed article before they are written as rows."""
        return self.joined(document, self.tellings(document))

    def joined(self, document: Document, told: list[Report]) -> list[Report]:
        """The events that the tellings *told* of an analysed article make (they are changed)."""
        words, weights = TotalWords.of(self.knowledge), self.knowledge.evidence
        events = join_reports(without_counts(told, words, weights), weights, self.knowledge.retelling)
        events = without_totals(events, words)
        mentions = [m for analysed in document.sentences for m in analysed.view.all]
        fill_from_context(events, mentions, document.country, self.knowledge.actors)
        return without_headlines(events)

    def tellings(self, document: Document) -> list[Report]:
        """What each sentence reports, before tellings of one event are joined (which changes them)."""
        told: list[Report] = []
        for order, analysed in enumerate(document.sentences):
            if analysed.on_subject:
                told += read_sentence(analysed, order, self.knowledge)
        for report in told:
            report.today = document.today
            report.aside = not document.about_conflict
            report.opening = report.order == 0 and (self._on_subject or len(document.sentences) > 1)
        carry_across(told, self.knowledge)
        views = [analysed.view for analysed in document.sentences]
        attribute_across(told, views, self.knowledge)
        scened = set_scene(told, document.today, document.country, self.knowledge)
        return set_status(scened, views, self.knowledge)

    def rows(self, document: Document, reports: list[Report]) -> list[Event]:
        """The row of each report, in their order."""
        article = document.article
        country = article.country or self.country or main_country(reports, document.country)
        return RowWriter(article, document.today, self.knowledge, country).rows(reports)

    def flush(self) -> None:
        """Keep what the morphology learnt for the next run."""
        self.morphology.flush()
