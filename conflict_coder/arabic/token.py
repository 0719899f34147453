"""What a word of the text is to the rest of the coder: a form, its place in the text, its analyses."""

from __future__ import annotations

from dataclasses import dataclass, field

from conflict_coder.arabic.particles import AND, ARTICLE, SO

Splits = tuple[tuple[tuple[str, ...], str], ...]
_SHORT = 4  # letters: what begins with ال and is no longer may be a word of its own («الا», «الي»)


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word, in CAMeL's feature names.

    lemma: normalised lemma (verbs: third person masculine singular perfect; nouns: singular).
    pos: CAMeL's part of speech (`verb`, `noun`, `adj`, `noun_prop`, `prep`, `conj`, …).
    asp: `p` perfect, `i` imperfect, `c` imperative, `na`.
    vox: `a` active, `p` passive, `u` not told by the letters, `na`.
    num, gen: `s`/`d`/`p`/`u`, `m`/`f`/`u`.  per: `1`/`2`/`3`/`na`.
    proclitics: the attached particles in Arabic letters, outermost first: ("و", "ب", "ال").
    enclitic: the attached pronoun in Arabic letters, or "".
    stt: state, `d` definite (with ال), `c` construct, `i` indefinite, `u`.
    """

    lemma: str
    pos: str
    asp: str = "na"
    vox: str = "na"
    num: str = "u"
    gen: str = "u"
    per: str = "na"
    proclitics: tuple[str, ...] = ()
    enclitic: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What a form is, in whichever sentence it stands: read once, shared by all its tokens.

    keys: what it may be looked up by: its form, the form without و or ف, both without ال, its lemmas.
    parts: those, and the rest after any attached particles, with ال and without.
    particles: those that may be attached to it.
    verb: its first reading as a finite verb.  nominal: the same word read as no verb, where it can be both.
    """

    form: str
    analyses: tuple[Analysis, ...]
    keys: frozenset[str]
    parts: frozenset[str]
    particles: frozenset[str]
    verb: Analysis | None
    nominal: Word | None = None

    @classmethod
    def of(cls, form: str, splits: Splits, analyses: tuple[Analysis, ...]) -> Word:
        """The word of a form with its splits and analyses (those of `Token`)."""
        found = {form, *(rest for particles, rest in splits if particles in ((AND,), (SO,)))}
        found |= {word[2:] for word in found if word.startswith(ARTICLE) and len(word) > _SHORT}
        keys = frozenset(found | {a.lemma for a in analyses})
        rests = {rest for _, rest in splits}
        parts = keys | rests | {rest.removeprefix(ARTICLE) for rest in rests}
        verb = next((a for a in analyses if a.pos == "verb"), None)
        others = tuple(a for a in analyses if a.pos != "verb")
        nominal = cls.of(form, splits, others) if verb is not None and others else None
        particles = frozenset(particle for attached, _ in splits for particle in attached)
        return cls(form, analyses, keys, parts, particles, verb, nominal)


@dataclass(slots=True)
class Token:
    """A word, number or punctuation mark.

    i: index in its sentence.  text: as written.  start, end: offsets into the article's text.
    form: normalised (`normalize`).  kind: "word", "number", "latin" or "punct".
    passive: True when the writer marked a passive vowel («قُتل»).
    splits: ((proclitics, rest), …): the ways its letters allow attached particles to be read,
    the whole word first: «وبالرقة» gives ((), "وبالرقة"), (("و",), "بالرقة"), (("و","ب"), "الرقة").
    """

    i: int
    text: str
    start: int
    end: int
    form: str
    kind: str
    word: Word = field(repr=False, compare=False)
    analyses: tuple[Analysis, ...] = ()
    passive: bool = False
    splits: Splits = ()

    def read_as(self, word: Word) -> None:
        """Take the analyses of *word*."""
        self.word, self.analyses = word, word.analyses

    def lemmas(self, pos: str | None = None) -> set[str]:
        """The lemmas the word can have, of one part of speech or of all."""
        return {a.lemma for a in self.analyses if pos is None or a.pos == pos}


@dataclass(slots=True)
class Sentence:
    """A stretch of the article: its tokens, and where it lies. `paragraph` counts from 0."""

    i: int
    start: int
    end: int
    text: str
    tokens: list[Token]
    paragraph: int = 0
    title: bool = False
