"""Events to rows and files."""

from conflict_coder.output.files import whole_file
from conflict_coder.output.rows import FORMATS, Format, write_rows

__all__ = ["FORMATS", "Format", "whole_file", "write_rows"]
