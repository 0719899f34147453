"""What a word of the text is to the rest of the coder: a form, its place in the text, its analyses."""

from __future__ import annotations

from dataclasses import dataclass, field


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
    analyses: tuple[Analysis, ...] = ()
    passive: bool = False
    splits: tuple[tuple[tuple[str, ...], str], ...] = field(default=())
    keys: frozenset[str] | None = field(default=None, repr=False, compare=False)

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
