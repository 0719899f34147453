"""Packs bytes as users' tools do."""

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Mapping

from backports import zstd

PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd.compress}


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of *files*, in the order given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()
