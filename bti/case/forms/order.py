"""The order of forms: which ones should be finished before another is begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bti.case.case import Case
from bti.case.forms.progress import form_met
from bti.case.tracks import exists
from bti.errors import Reason
from bti.guide.definition import Guide


def first_reasons(guide: Guide, case: Case, form: str, now: datetime) -> Iterator[Reason]:
    """Give a reason for each form that should be finished before this one is begun."""
    stops = guide.forms[form].after_is == "stop"
    said = "Fyll ut «{}» først." if stops else "«{}» bør fylles ut først."
    for other in guide.forms[form].after:
        first = guide.forms[other]
        if exists(first.only_for, case) and not form_met(guide, case, other, now):
            yield Reason(
                kind="form",
                subject=other,
                message=said.format(first.title),
                todo=f"bti fyll {case.id} {other}",
                rule=f"forms.{form}.after",
            )
