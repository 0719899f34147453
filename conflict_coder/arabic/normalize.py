"""One normaliser for text, rules and names.

Every comparison in the coder is made on normalised words, so the same function serves the articles,
the lexicon and the tables of names. It folds what Arabic newspapers spell in several ways (hamza
seats, final ya, Persian look-alike letters) and drops what they rarely write (tashkeel, tatweel,
zero-width and bidi marks). Ta marbuta stays apart from ha: «قواته» is not «قواة».
"""

from __future__ import annotations

import re
import unicodedata

_FOLD = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و",
    "ک": "ك", "گ": "ك", "ڭ": "ك", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "ە": "ه", "ۃ": "ة",
    "ڤ": "ف", "ڨ": "ق", "پ": "ب", "چ": "ج", "ژ": "ز", "ۆ": "و", "ۇ": "و",
}  # fmt: skip
_DIGITS = {chr(0x0660 + d): str(d) for d in range(10)} | {chr(0x06F0 + d): str(d) for d in range(10)}
_DROPPED = (
    [chr(c) for c in range(0x064B, 0x0660)]
    + [chr(c) for c in range(0x0610, 0x061B)]
    + [chr(c) for c in range(0x06D6, 0x06EE) if chr(c) not in "۝۞۩"]
    + ["\u0670", "\u0640", "\u00ad", "\ufeff"]
    + [chr(c) for c in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
)
_TABLE: dict[int, str | None] = {ord(k): v for k, v in (_FOLD | _DIGITS).items()} | {
    ord(c): None for c in _DROPPED
}

_PRESENTATION = re.compile("[\ufb50-\ufeff]")


def normalize(text: str) -> str:
    """Return *text* as the coder compares it: folded letters, ASCII digits, no marks.

    Presentation forms (ﻻ, ﷲ) are first decomposed to plain letters. The result may be shorter or
    longer than *text*; tokens keep their own offsets, so nothing maps back through this function.
    """
    if _PRESENTATION.search(text):
        text = unicodedata.normalize("NFKC", text)
    return text.translate(_TABLE)
