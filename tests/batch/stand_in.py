"""A coder that gives an event with the article's text, and goes wrong in every way on demand."""

import faulthandler
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from conflict_coder.coding.event import Event
from conflict_coder.reading.article import Article


class StandIn:
    """kept: a file that what it learnt goes to.  seen: a folder that notes each article that was begun."""

    def __init__(self, kept: Path | None = None) -> None:
        self.kept = kept

    def code(self, article: Article) -> list[Event]:
        match article.text.split():
            case ["bad", *_]:
                raise ValueError(f"no sense in {article.text}")
            case ["sleeps", *_]:
                time.sleep(600)
            case ["hangs", *_]:  # in C, with the interpreter's lock held
                re.match(r"(a+)+$", "a" * 60 + "b")
            case ["killed", *_]:
                os.kill(os.getpid(), signal.SIGKILL)
            case ["crashes", *_]:
                faulthandler.disable()  # pytest's would print a trace
                os.kill(os.getpid(), signal.SIGSEGV)
            case ["exits", *_]:
                os._exit(3)
            case ["once", flag]:  # dies of what is not its fault
                if not Path(flag).exists():
                    Path(flag).touch()
                    os.kill(os.getpid(), signal.SIGKILL)
            case ["slow", *_]:
                time.sleep(0.05)
        return [Event(article_id=article.id, evidence=article.text)]

    def flush(self) -> None:
        if self.kept:
            self.kept.write_text("kept", "utf-8")


def articles(*texts: str) -> Iterator[Article]:
    """Articles with their numbers as ids."""
    return (Article(text=text, id=f"{i}") for i, text in enumerate(texts))
