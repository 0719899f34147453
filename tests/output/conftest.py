"""Events of every kind that a format must carry, and rows written to a file as a run writes them."""

from collections.abc import Callable, Iterable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.coding.event import Event
from conflict_coder.output import Format, open_writer
from conflict_coder.reading.article import Article

STRIKE = Event(
    event_id="00000000002a",
    article_id="a,1",
    article_date=date(2016, 3, 3),
    family="strike",
    event_type="Explosions/Remote violence",
    sub_event_type="Air/drone strike",
    event_date=date(2016, 3, 2),
    event_date_end=date(2016, 3, 2),
    time_precision=1,
    actor1="Operation Restoring Hope",
    actor2="Houthi",
    location="Saada",
    admin1="Sadah",
    country="Yemen",
    latitude=16.94,
    longitude=43.76,
    fatalities=3,
    evidence='قصفت طائرات التحالف "مواقع" للحوثيين في صعدة،\nأمس [bold]',
)
DENIAL = Event(event_id="2b", family="denial", event_type="Denial", country="Yemen", actor1="Houthi")
PROTEST = Event(
    event_id="2c", event_type="Protests", sub_event_type="Peaceful protest", actor1="Protesters (Iraq)"
)
SOUTH = Event(event_id="2d", event_type="Riots", location="x", latitude=-26.2, longitude=-1.5, fatalities=0)

HAS_PARQUET = find_spec("pyarrow") is not None
FORMATS = [fmt for fmt in Format if fmt is not Format.parquet or HAS_PARQUET]
needs_parquet = pytest.mark.skipif(not HAS_PARQUET, reason="needs the extra parquet")


def coded(*events: Event, article: Article | None = None) -> CodedArticle:
    """An article with these events."""
    return CodedArticle(article or Article(text="نص", id="a,1"), list(events))


def write_file(path: Path, fmt: Format, batch: Iterable[CodedArticle], **options: bool) -> int:
    """Write *batch* to *path* and tell how many rows that gave."""
    with open_writer(fmt, path, **options) as writer:
        for one in batch:
            writer.write(one)
    return writer.rows


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., str]:
    """Gives the text of a file of the events: `written("csv", STRIKE, bom=True)`."""

    def text(fmt: str, *events: Event, **options: bool) -> str:
        path = tmp_path / "out"
        write_file(path, Format(fmt), [coded(event) for event in events], **options)
        return path.read_bytes().decode("utf-8")

    return text
