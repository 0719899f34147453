"""GeoJSON (RFC 7946): a FeatureCollection, a feature an event."""

from __future__ import annotations

import json

from conflict_coder.coding.coded import CodedArticle
from conflict_coder.coding.event import Event
from conflict_coder.output.targets import Target
from conflict_coder.output.writer import Writer


class GeoJsonWriter(Writer):
    """One feature a line, so that memory does not grow; the collection ends when the writer closes."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target = target
        self._stream = target.text()
        self._stream.write('{"type": "FeatureCollection", "features": [')

    def write(self, coded: CodedArticle) -> None:
        for event in coded.events:
            separator = ",\n" if self.rows else "\n"
            self._stream.write(separator + json.dumps(feature(event), ensure_ascii=False))
            self.rows += 1

    def close(self) -> None:
        self._stream.write("\n]}\n")
        self._target.commit()

    def discard(self) -> None:
        self._target.discard()


def feature(event: Event) -> dict[str, object]:
    """The event as a feature: a point of longitude and latitude, or no geometry where either is unknown.

    Every native column is a property, the coordinates too.
    """
    point = None
    if event.longitude is not None and event.latitude is not None:
        point = {"type": "Point", "coordinates": [event.longitude, event.latitude]}
    return {"type": "Feature", "id": event.event_id, "geometry": point, "properties": event.row()}
