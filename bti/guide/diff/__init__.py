"""What is different between two guides: typed, weighed, and said in sentences."""

from bti.guide.diff.comparison import Comparison, Group, Line, compare
from bti.guide.diff.difference import Difference, Kind, Weight, wording_only
from bti.guide.diff.differing import diff
from bti.guide.diff.phrases import Phrases

__all__ = [
    "Comparison",
    "Difference",
    "Group",
    "Kind",
    "Line",
    "Phrases",
    "Weight",
    "compare",
    "diff",
    "wording_only",
]
