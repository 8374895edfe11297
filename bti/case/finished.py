"""Finished copies of forms, each a row of its own: the case row keeps only the newest few.

So the row stays as small as what is live, however many rounds a case has been through, and an old
copy is read when it is asked for, without going through the history.
"""

from __future__ import annotations

from collections.abc import Iterable

from bti.case.case import Case, Copy
from bti.case.events import Answered, FormFinished, Recorded
from bti.case.fold import apply

Copies = dict[tuple[str, int], Copy]
"""Copies by form and number."""


def finished_by(events: Iterable[Recorded], case: Case) -> Copies:
    """Give the copies that a step finished or mended, as they are in the case after it."""
    touched = {
        (what.form, what.copy)
        for event in events
        if isinstance(what := event.what, Answered | FormFinished)
    }
    found = ((form, number, case.copy(form, number)) for form, number in sorted(touched))
    return {
        (form, number): copy
        for form, number, copy in found
        if copy is not None and copy.finished is not None
    }


def finished_in(history: Iterable[Recorded]) -> Copies:
    """Give every finished copy of a whole history, as it was when it was last written."""
    copies: Copies = {}
    case: Case | None = None
    for event in history:
        case = apply(case, event)
        copies |= finished_by((event,), case)
    return copies
