"""How hard a question is demanded, read at each attempt."""

from __future__ import annotations

from typing import Literal

from bti.case.scope import CaseScope
from bti.guide.conditions import Truth
from bti.guide.definition import Strength

Must = Literal["required", "or_reason", "optional"]


def must_now(strength: Strength, scope: CaseScope) -> Must:
    """Read a strength now. A condition that is not known demands, but may be left with a reason."""
    if strength.when:
        truth = scope.truth(strength.when).truth
        if truth is Truth.UNKNOWN:
            return "or_reason"
        return "required" if truth is Truth.YES else "optional"
    return "optional" if strength.word == "started" else strength.word


def must_on_paper(strength: Strength) -> Must:
    """Give how hard a question is demanded where no case is at hand."""
    if strength.when:
        return "or_reason"
    return "optional" if strength.word == "started" else strength.word
