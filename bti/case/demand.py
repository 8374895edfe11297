"""One demand as it stands, and how hard it is demanded now."""

from __future__ import annotations

from typing import Literal

import msgspec

from bti.case.scope import CaseScope
from bti.errors import Reason
from bti.guide.conditions import Truth
from bti.guide.definition import Strength

Hardness = Literal["required", "or_reason", "optional", "started"]


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """One demand as it stands: met or not, and what to say and type when it is not."""

    kind: str
    subject: str
    rule: str
    hardness: Hardness = "required"
    met: bool
    message: str
    todo: str = ""

    def reason(self) -> Reason:
        """Give the demand as a reason for a refusal."""
        return Reason(
            kind=self.kind,
            subject=self.subject,
            message=self.message,
            todo=self.todo,
            rule=self.rule,
            may_leave=self.hardness == "or_reason",
        )


def hardness(strength: Strength, scope: CaseScope) -> Hardness:
    """Read a strength now. An unknown condition demands, but can always be left with a reason."""
    if not strength.when:
        return strength.word
    truth = scope.truth(strength.when).truth
    if truth is Truth.UNKNOWN:
        return "or_reason"
    return "required" if truth is Truth.YES else "optional"


def unsure(strength: Strength, scope: CaseScope) -> str:
    """Say, after what is missing, that it is demanded because nobody knows whether it has to be."""
    if not strength.when:
        return ""
    verdict = scope.truth(strength.when)
    if verdict.truth is not Truth.UNKNOWN:
        return ""
    return f" Det kreves inntil det er avklart. {scope.explain(verdict)}"
