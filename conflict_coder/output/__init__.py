"""Events to rows and files. Nothing is imported here that `--help` would pay for."""

from conflict_coder.output.formats import Format, appends, format_of, known_suffixes
from conflict_coder.output.opening import open_writer

__all__ = ["Format", "appends", "format_of", "known_suffixes", "open_writer"]
