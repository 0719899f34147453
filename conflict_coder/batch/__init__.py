"""The batch room: the coder over many articles."""

from conflict_coder.batch.articles import code_articles
from conflict_coder.batch.attempt import ArticleProblem, CodesArticles, OnError

__all__ = ["ArticleProblem", "CodesArticles", "OnError", "code_articles"]
