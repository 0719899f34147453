"""What tests of every room share."""

import signal
from collections.abc import Iterator

import pytest


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Ctrl-C stops this process and those it starts, as in a terminal.

    What a shell starts in the background ignores SIGINT, the tests among it, and so does all that they start.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
