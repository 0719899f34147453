"""Text to sentences to tokens, every one with its offsets into the text as given.

Splitting is by letters alone; what a word means is `morphology`'s business. Attached particles are
not cut off here: a token only lists the ways it could be read (`Token.splits`), and whoever knows
the words (lexicon, names) picks the reading whose rest it knows. So «واشنطن» stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from conflict_coder.arabic.memo import Memo
from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.particles import ARTICLE, BY, FOR, FOR_THE, JOINING, LIKE
from conflict_coder.arabic.token import Sentence, Splits, Token, Word

_MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad"
)
_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5"
    "\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
)
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_WORD = rf"[{_LETTERS}][{_LETTERS}{_MARKS}]*"
_TOKEN = re.compile(
    rf"(?P<word>{_WORD})"
    rf"|(?P<entity>&\#?\w{{1,8}};)"
    rf"|(?P<number>[{_DIGITS}]+(?:[.,٫٬/:\-][{_DIGITS}]+)*)"
    rf"|(?P<latin>[A-Za-z\u00c0-\u024f][\w'’-]*)"
    rf"|(?P<punct>\.{{2,}}|[^\s{_MARKS}])"
)
# Shadda or not, a damma on the first or second letter of a verb writes its passive: «قُتل»، «اُختطف»، «أُصيب».
_PASSIVE = re.compile(
    rf"^[وفس]?[\u064e]?[{_LETTERS}]\u064f|^[وف]?[\u064e]?ا[\u064f]?[{_LETTERS}]\u0652?[{_LETTERS}]\u064f"
)
_ENDS = frozenset({".", "!", "?", "؟", "…", "..", "...", "....", "۔"})
_CLOSERS = frozenset("»\"”’')]}")
_MAY_END = _ENDS | _CLOSERS
_LINE_END = re.compile(r"[\n\r]")
_LETTER_NAME = 3  # letters in the name of a foreign letter: «آر», «جي»
_INITIAL = 1  # «د.»، «م.»: a single letter before a full stop is an abbreviation


def proclitic_splits(form: str) -> Splits:
    """The readings of normalised *form* as attached particles and a rest, the whole word first.

    Particles are the conjunctions و ف, the prepositions ب ل ك and their combinations; the article
    stays with the rest («للجيش» is ل + «الجيش»). A rest of one letter is no word.
    """
    found: list[tuple[tuple[str, ...], str]] = [((), form)]
    heads: list[tuple[tuple[str, ...], str]] = [((), form)]
    if form[:1] in JOINING and len(form) > 2:
        heads.append(((form[0],), form[1:]))
        found.append(heads[-1])
    for particles, rest in heads:
        if rest.startswith(FOR_THE) and len(rest) > 3:
            found.append(((*particles, FOR), ARTICLE + rest[2:]))
        elif rest[:1] in (BY, FOR, LIKE) and len(rest) > 2:
            found.append(((*particles, rest[0]), rest[1:]))
    return tuple(found)


_words_in = re.compile(_WORD).findall
_lines_in = re.compile(rf"[{_LETTERS}][^\n\r]*").findall


def written_words(text: str) -> list[str]:
    """The words of *text* as written: those of its tokens, and letters inside foreign words besides."""
    return _words_in(text)


def count_lines(text: str) -> int:
    """How many lines of *text* hold a word; none of its sentences reaches over two of them."""
    return len(_lines_in(text))


def _read_word(text: str) -> tuple[str, bool, Splits, Word]:
    form = normalize(text)
    splits = proclitic_splits(form)
    return form, bool(_PASSIVE.match(text)), splits, Word.of(form, splits, ())


def _read_other(form: str) -> Word:
    return Word.of(form, (), ())


_WORDS = Memo(_read_word)
_OTHERS = Memo(_read_other)


def tokenize(text: str, start: int = 0) -> list[Token]:
    """Tokens of *text*, whose first character lies at offset *start* of the article."""
    tokens: list[Token] = []
    for i, found in enumerate(_TOKEN.finditer(text)):
        kind, written = found.lastgroup or "", found[0]
        begin, end = found.span()
        if kind == "word":
            form, passive, splits, word = _WORDS[written]
            token = Token(i, written, start + begin, start + end, form, kind, word, (), passive, splits)
            tokens.append(token)
            continue
        form = written
        if kind == "number":
            form = normalize(written)
        elif kind == "entity":  # «&nbsp;» and its like stand for a space or a mark
            kind, form = "punct", _ENTITIES.get(written.lower(), " ")
        tokens.append(Token(i, written, start + begin, start + end, form, kind, _OTHERS[form]))
    return tokens


_ENTITIES = {
    "&quot;": '"',
    "&laquo;": "«",
    "&raquo;": "»",
    "&amp;": "&",
    "&hellip;": "...",
    "&ldquo;": "“",
    "&rdquo;": "”",
}


# Text without full stops is cut all the same, at a comma if there is one: reading a sentence takes the
# square of
# its length, and no sentence of a newspaper is as long as this.
_RUN_ON = 150
_PAUSES = frozenset("،,؛;")


def _cuts(tokens: list[Token], text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """(first, last, paragraph ends) of each sentence, as token indexes."""
    breaks = (found.start() + start for found in _LINE_END.finditer(text))
    line_end, last = next(breaks, None), len(tokens) - 1
    first = 0
    for i, token in enumerate(tokens):
        while line_end is not None and line_end < token.end:
            line_end = next(breaks, None)
        newline = line_end is not None and i < last and line_end < tokens[i + 1].start
        if (
            not newline
            and token.form not in _MAY_END
            and i - first < (_RUN_ON if token.form in _PAUSES else 2 * _RUN_ON)
            and i < last
        ):
            continue
        if newline or i == last or _ends(tokens, i, first):
            yield first, i + 1, newline
            first = i + 1


def _ends(tokens: list[Token], i: int, first: int) -> bool:
    """Whether the sentence that begins at token *first* ends with token *i*, no line's last one."""
    token, after = tokens[i], tokens[i + 1]
    if (i - first >= _RUN_ON and token.form in _PAUSES) or i - first >= 2 * _RUN_ON:
        return True
    if token.form not in _ENDS and not (token.form in _CLOSERS and i > first and tokens[i - 1].form in _ENDS):
        return False
    if after.form in _CLOSERS:
        return False  # the full stop inside a closing quotation: cut after the mark
    if token.form != "." or i == first:
        return True
    before = tokens[i - 1]
    initial = before.kind == "word" and len(before.form) == _INITIAL  # «».» ends one
    return not initial and not _spelled(tokens, i)


def _spelled(tokens: list[Token], i: int) -> bool:
    """Whether the full stop stands between the letters of an abbreviation («آر.بي.جي»)."""
    before, after = (i - 2, i - 1), (i + 1, i + 2)
    short = all(len(tokens[j].form) <= _LETTER_NAME for j in (i - 1, i + 1) if j < len(tokens))
    return short and any(_glued(tokens, [*pair, i]) for pair in (before, after))


def _glued(tokens: list[Token], found: list[int]) -> bool:
    """Whether these tokens are all there, no space between them, a full stop at either end."""
    first, middle, last = sorted(found)
    if first < 0 or last >= len(tokens) or tokens[first].form != "." or tokens[last].form != ".":
        return False
    return tokens[first].end == tokens[middle].start and tokens[middle].end == tokens[last].start


def sentences(text: str, *, title: bool = False, offset: int = 0) -> list[Sentence]:
    """Split *text* into sentences: at full stops, question marks and line ends; never at «،» or in «د.».

    Token indexes start at 0 in each sentence; offsets point into *text* (plus *offset*).
    """
    tokens = tokenize(text, offset)
    out: list[Sentence] = []
    paragraph = 0
    for first, last, new_paragraph in _cuts(tokens, text, offset):
        chunk = tokens[first:last]
        if any(token.kind != "punct" for token in chunk):
            for i, token in enumerate(chunk):
                token.i = i
            begin, end = chunk[0].start, chunk[-1].end
            out.append(
                Sentence(len(out), begin, end, text[begin - offset : end - offset], chunk, paragraph, title)
            )
        paragraph += new_paragraph
    return out
