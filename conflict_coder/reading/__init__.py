"""The reading room: files, folders and stdin to articles."""

from conflict_coder.reading.article import Article
from conflict_coder.reading.problem import OnError, ReadProblem
from conflict_coder.reading.sources import read_paths

__all__ = ["Article", "OnError", "ReadProblem", "read_paths"]
