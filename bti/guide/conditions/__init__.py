"""The condition language: read, checked when a guide loads, evaluated in a case, explained.

It is closed: comparisons, ``and or not``, tests of rows and of what is answered, dates and spans.
Nothing in it can call anything, and what is not known opens no door.
"""

from typing import TYPE_CHECKING

from bti.homes import found_in

if TYPE_CHECKING:
    from bti.guide.conditions.describing import describe
    from bti.guide.conditions.evaluation import evaluate
    from bti.guide.conditions.explaining import explain
    from bti.guide.conditions.expressions import Bare, Expression, Path, references
    from bti.guide.conditions.faults import ConditionFault
    from bti.guide.conditions.names import Names, ValueKind, ValueType
    from bti.guide.conditions.parsing import parse
    from bti.guide.conditions.scope import Row, Scope, Titles
    from bti.guide.conditions.tokens import RESERVED
    from bti.guide.conditions.values import Missing, Truth, Value
    from bti.guide.conditions.verdicts import Atom, Verdict

__all__ = (
    "RESERVED",
    "Atom",
    "Bare",
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

__getattr__ = found_in(
    __name__,
    {
        "RESERVED": "bti.guide.conditions.tokens",
        "Atom": "bti.guide.conditions.verdicts",
        "Bare": "bti.guide.conditions.expressions",
        "ConditionFault": "bti.guide.conditions.faults",
        "Expression": "bti.guide.conditions.expressions",
        "Missing": "bti.guide.conditions.values",
        "Names": "bti.guide.conditions.names",
        "Path": "bti.guide.conditions.expressions",
        "Row": "bti.guide.conditions.scope",
        "Scope": "bti.guide.conditions.scope",
        "Titles": "bti.guide.conditions.scope",
        "Truth": "bti.guide.conditions.values",
        "Value": "bti.guide.conditions.values",
        "ValueKind": "bti.guide.conditions.names",
        "ValueType": "bti.guide.conditions.names",
        "Verdict": "bti.guide.conditions.verdicts",
        "describe": "bti.guide.conditions.describing",
        "evaluate": "bti.guide.conditions.evaluation",
        "explain": "bti.guide.conditions.explaining",
        "parse": "bti.guide.conditions.parsing",
        "references": "bti.guide.conditions.expressions",
    },
)
