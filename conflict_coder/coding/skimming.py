"""A look at the raw words of an article: can it be about conflict at all?

Most articles of a newspaper are not, and to cut one into sentences and find its sides costs twenty times as
much as this look. It weighs what `subject` weighs, over some sentences together and with less care: a phrase
counts by its first two words, a side that fights by its name or by a noun for its men, and words of other
subjects do not count. What stays below the least that a telling needs beside it is passed over.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conflict_coder.arabic.memo import Memo
from conflict_coder.arabic.morphology import Morphology
from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.tokens import count_lines, proclitic_splits, written_words
from conflict_coder.coding.knowledge import Knowledge
from conflict_coder.coding.subject import ENOUGH, FIGHTING, FIRM, SHORT, SubjectWords
from conflict_coder.mentions.actor_tables import Alias
from conflict_coder.reading.article import Article

_KEPT = 1 << 16  # words in mind: most have nothing to say, and take the room of their letters
_KEPT_AFTER = 1 << 12  # words in mind that stood after one that needs another
_NEAR = 150  # words: three long sentences
_MEN = {"protester": FIRM, "rioter": FIRM, "state": 1, "police": 1}  # nouns that need no name beside them


@dataclass(frozen=True, slots=True)
class _Hint:
    """What a word says of the subject.

    alone: its weight.  before: its weight before each of these words.  led: its weight after a noun for men
    or forces («رجال حميدتي»).  leads: it may be such a noun.
    """

    alone: int
    before: Mapping[str, int]
    led: int
    leads: bool


class Skimmer:
    """Skims articles by what the loaded rules know."""

    def __init__(self, knowledge: Knowledge, morphology: Morphology) -> None:
        self._actors, self._morphology = knowledge.actors, morphology
        self._lists = SubjectWords.of(knowledge)
        self._hints: Memo[str, _Hint | None] = Memo(self._hint, _KEPT)
        self._parts: Memo[str, frozenset[str]] = Memo(self._parts_of, _KEPT_AFTER)

    def may_be_on_subject(self, article: Article) -> bool:
        """Whether the article's words say enough of conflict for a telling to stand (`coding.subject`)."""
        near: deque[tuple[int, str, int]] = deque()
        for at, word, weight in self._weigh([*written_words(article.title), *written_words(article.text)]):
            near.append((at, word, weight))
            while near[0][0] < at - _NEAR:
                near.popleft()
            if sum({word: weight for _, word, weight in near}.values()) >= ENOUGH:
                return True
        return bool(near) and count_lines(article.title) + count_lines(article.text) <= SHORT

    def _weigh(self, words: Sequence[str]) -> Iterator[tuple[int, str, int]]:
        """The words that have a weight: where, which, and what weight."""
        hints, led = self._hints, False
        for i, word in enumerate(words):
            hint = hints[word]
            if hint is None:
                led = False
                continue
            weight = max(hint.alone, hint.led if led else 0)
            if hint.before and i + 1 < len(words):
                following = self._parts[words[i + 1]] & hint.before.keys()
                weight = max([weight, *(hint.before[part] for part in following)])
            if weight:
                yield i, word, weight
            led = hint.leads

    def _parts_of(self, written: str) -> frozenset[str]:
        return self._morphology.look_up(normalize(written)).parts

    def _hint(self, written: str) -> _Hint | None:
        form, before = normalize(written), dict[str, int]()
        for after, weight in (*self._as_word(form), *self._as_side(form)):
            before[after] = max(weight, before.get(after, 0))
        alone, led = before.pop("", 0), 0
        for _, rest in proclitic_splits(form):
            if any(alias.governed and _is_fighter(alias) for alias in self._actors.aliases.get(rest, ())):
                led = FIRM
        nouns = (one.noun for _, rest in proclitic_splits(form) for one in self._actors.noun_readings[rest])
        leads = form in self._actors.governors or any(n.neutral or n.cls in FIGHTING for n in nouns)
        return _Hint(alone, before, led, leads) if alone or before or led or leads else None

    def _as_word(self, form: str) -> Iterator[tuple[str, int]]:
        """The word that must follow («» for none), and the weight, as a word of `subject`'s lists."""
        word, lists = self._morphology.look_up(form), self._lists
        for words, weight in ((lists.firm, FIRM), (lists.hints, 1), (lists.grave, ENOUGH)):
            yield from ((after, weight) for after in words.after_opening(word))

    def _as_side(self, form: str) -> Iterator[tuple[str, int]]:
        """The same as the name of a side that fights, or of its men."""
        actors = self._actors
        for _, rest in proclitic_splits(form):
            for alias in actors.aliases.get(rest, ()):
                if not alias.governed and _is_fighter(alias):
                    yield (alias.rest[0] if alias.rest else ""), FIRM
            for reading in actors.noun_readings[rest]:
                if reading.noun.cls in _MEN:
                    yield "", _MEN[reading.noun.cls]


def _is_fighter(alias: Alias) -> bool:
    return alias.ref is not None and (alias.cls in FIGHTING or alias.cls == "police")
