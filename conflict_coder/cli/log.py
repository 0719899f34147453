"""Messages on stderr, as lines for people or as JSON for what collects logs."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol


class LogFormat(StrEnum):
    """How a run's messages are written."""

    text = "text"
    json = "json"


class Log(Protocol):
    """Takes what a run has to say."""

    def say(self, level: str, event: str, message: str, **facts: object) -> None:
        """level: `info`, `warning` or `error`.  event: what happened, in a word.  message: for people."""


class TextLog:
    """A line for people, as other commands write them."""

    def say(self, level: str, event: str, message: str, **facts: object) -> None:
        print(f"conflict-coder: {message}", file=sys.stderr)


class JsonLog:
    """A JSON object a line, for what collects logs: time, level, event, message, and the event's facts."""

    def say(self, level: str, event: str, message: str, **facts: object) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        told = {"time": now, "level": level, "event": event, "message": message, **facts}
        print(json.dumps(told, ensure_ascii=False, default=str), file=sys.stderr, flush=True)


def log_of(kind: LogFormat) -> Log:
    """The log that writes so."""
    return JsonLog() if kind is LogFormat.json else TextLog()
