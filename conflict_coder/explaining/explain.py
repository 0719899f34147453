"""Explain an article: code it as `Coder.code` does, and keep why."""

from __future__ import annotations

from collections.abc import Iterator

from conflict_coder.coding.coder import Coder
from conflict_coder.coding.document import Analysed
from conflict_coder.explaining.explanation import (
    Explanation,
    Filled,
    Firing,
    Found,
    Outcome,
    RowShown,
    ScopeShown,
    SentenceShown,
)
from conflict_coder.explaining.fates import Fate, Fates, follow
from conflict_coder.explaining.meanings import kind_of, meaning
from conflict_coder.explaining.misses import Miss, misses
from conflict_coder.explaining.origins import origins
from conflict_coder.matching.engine import Match
from conflict_coder.matching.scopes import Reach
from conflict_coder.reading.article import Article


def explain(coder: Coder, article: Article) -> Explanation:
    """Why *coder* gives *article* the rows it gives, sentence by sentence. The rows are those of `code`."""
    document = coder.analyse(article)
    fates = follow(coder, document)
    sentences = []
    for number, analysed in enumerate(document.sentences):
        rows = [
            RowShown(event, origins(report, event, document))
            for report, event in fates.rows
            if report.order == number
        ]
        sentences.append(
            SentenceShown(
                number=number,
                text=analysed.sentence.text,
                title=analysed.sentence.title,
                found=tuple(_found(analysed, coder, article, document.country)),
                firings=tuple(_firings(analysed, coder, fates)),
                scopes=tuple(_scope(reach, analysed, fates) for reach in analysed.scopes),
                rows=tuple(rows),
            )
        )
    return Explanation(article, document.country, tuple(sentences))


def _found(analysed: Analysed, coder: Coder, article: Article, country: str) -> Iterator[Found]:
    year = article.date.year if article.date else None
    for mention in analysed.view.all:
        start, end = _span(analysed, mention.first, mention.last)
        told = meaning(mention, article.country or country or coder.country, year, coder.knowledge.actors)
        yield Found(kind_of(mention), mention.text, start, end, told)


def _firings(analysed: Analysed, coder: Coder, fates: Fates) -> Iterator[Firing]:
    found = [_firing(match, analysed, fates.of(match, analysed)) for match in analysed.matches]
    found += [_missed(miss, analysed) for miss in misses(analysed, coder.knowledge.rules)]
    yield from sorted(found, key=lambda firing: (firing.start, not firing.fired))


def _firing(match: Match, analysed: Analysed, fate: Fate) -> Firing:
    start, end = _span(analysed, match.first, match.last)
    return Firing(
        rule=match.rule.id,
        kind=match.kind,
        word=match.lemma,
        text=analysed.sentence.text[start:end],
        start=start,
        end=end,
        outcome=fate.outcome,
        slots=tuple(Filled(slot, fill.mention.text, fill.construction) for slot, fill in match.slots.items()),
        light=analysed.view.tokens[match.light].text if match.light is not None else "",
        event_id=fate.event_id,
        reason=fate.reason,
        tried=_tried(match) if fate.outcome is Outcome.failed else (),
    )


def _tried(match: Match) -> tuple[str, ...]:
    used = {fill.construction for fill in match.slots.values()}
    kinds = {match.kind, "any"} | ({"passive"} if match.kind == "verb" else set())
    return tuple(c.id for c in match.rule.constructions if c.anchor in kinds and c.id not in used)


def _missed(miss: Miss, analysed: Analysed) -> Firing:
    start, end = _span(analysed, miss.at, miss.at + 1)
    text = analysed.sentence.text[start:end]
    return Firing(miss.rule, miss.kind, miss.word, text, start, end, Outcome.failed, reason=miss.reason)


def _scope(reach: Reach, analysed: Analysed, fates: Fates) -> ScopeShown:
    text = analysed.sentence.text
    start, end = _span(analysed, reach.at, reach.at + 1)
    covers = _span(analysed, reach.first, reach.last) if reach.first < reach.last else (0, 0)
    return ScopeShown(
        scope=reach.scope.id,
        status=reach.scope.status,
        text=text[start:end],
        covers=text[slice(*covers)],
        start=start,
        end=end,
        rules=tuple(dict.fromkeys(_changed(reach, analysed, fates))),
    )


def _changed(reach: Reach, analysed: Analysed, fates: Fates) -> Iterator[str]:
    """The rules whose triggers the scope gave its status, or made unreal."""
    for match in analysed.matches:
        if match.failed == f"scope {reach.scope.id}" and reach.covers(match.first):
            yield match.rule.id
    for telling in fates.tellings:
        if telling.status == reach.scope.status and any(other is reach for other in telling.scopes):
            yield telling.matches[0].rule.id


def _span(analysed: Analysed, first: int, last: int) -> tuple[int, int]:
    """Where tokens[first:last] lie in the sentence's text."""
    tokens = analysed.view.tokens
    return tokens[first].start - analysed.sentence.start, tokens[last - 1].end - analysed.sentence.start
