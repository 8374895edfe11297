"""The condition language: read, checked when a guide loads, evaluated in a case, explained.

It is closed: comparisons, ``and or not``, tests of rows and of what is answered, dates and spans.
Nothing in it can call anything, and what is not known opens no door.
"""

from bti.guide.conditions.describing import describe
from bti.guide.conditions.evaluation import evaluate
from bti.guide.conditions.explaining import explain
from bti.guide.conditions.expressions import Expression, Path, references
from bti.guide.conditions.faults import ConditionFault
from bti.guide.conditions.names import Names, ValueKind, ValueType
from bti.guide.conditions.parsing import parse
from bti.guide.conditions.tokens import RESERVED
from bti.guide.conditions.values import Missing, Row, Scope, Titles, Truth, Value
from bti.guide.conditions.verdicts import Atom, Verdict

__all__ = (
    "RESERVED",
    "Atom",
    "ConditionFault",
    "Expression",
    "Missing",
    "Names",
    "Path",
    "Row",
    "Scope",
    "Titles",
    "Truth",
    "Value",
    "ValueKind",
    "ValueType",
    "Verdict",
    "describe",
    "evaluate",
    "explain",
    "parse",
    "references",
)
