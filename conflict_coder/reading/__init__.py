"""The reading room: files, folders and stdin to articles."""

from conflict_coder.reading.article import Article
from conflict_coder.reading.problem import OnError, ReadProblem
from conflict_coder.reading.sources import count_sources, read_paths

__all__ = ["Article", "OnError", "ReadProblem", "count_sources", "read_paths"]
