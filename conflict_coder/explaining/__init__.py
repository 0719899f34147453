"""The explaining room: why an article gave the rows it gave. Only the command line imports it."""

from conflict_coder.explaining.explain import explain
from conflict_coder.explaining.explanation import Explanation
from conflict_coder.explaining.render import print_explanation

__all__ = ["Explanation", "explain", "print_explanation"]
