"""What makes two articles the same to a ledger, and what makes two runs code alike."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from conflict_coder import __version__
from conflict_coder.reading.article import Article
from conflict_coder.resources import shipped_rules

_BYTES = 16


def content_key(article: Article) -> bytes:
    """16 bytes that name what an article says: title, text, day and country, as its source tells them.

    Its id, source and address are left out: the same report under another name is the same article. So is
    what the user adds (`--date`), which may differ from night to night.
    """
    day = article.date.isoformat() if article.date else ""
    parts = (article.title, article.text, day, article.country)
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()


def coding_version(rules: Sequence[Path], morphology: str | None = None, country: str = "") -> str:
    """A name for how articles are coded: this package's version, all rules by content, and the options.

    The same on every machine. Raises OSError for rules that cannot be read.
    """
    digest = blake2b("\x1f".join((__version__, morphology or "", country)).encode(), digest_size=6)
    for folder in (shipped_rules(), *rules):
        for path in sorted(folder.rglob("*.yaml")):
            name, content = path.relative_to(folder).as_posix().encode(), path.read_bytes()
            digest.update(b"%d %d " % (len(name), len(content)) + name + content)
    return f"{__version__}-{digest.hexdigest()}"
