"""How forms change by events: begun, answered, finished; old copies fall out of the row."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from bti.case.case import Case, Copy
from bti.case.events import Answered, FormBegun, FormFinished, Recorded

KEPT_FINISHED = 2
"""Finished copies kept in the row: the newest, and the one before it for ``previous``."""


def begun(case: Case, what: FormBegun, event: Recorded) -> Case:
    """Add an empty copy that belongs to the live round."""
    copy = Copy(
        form=what.form,
        number=what.copy,
        level=case.round.level,
        round=case.round.number,
        begun=event.at,
        by=event.by,
    )
    forms = {**case.forms, what.form: (*case.forms.get(what.form, ()), copy)}
    return replace(case, forms=forms, copies={**case.copies, what.form: what.copy})


def answered(case: Case, what: Answered, event: Recorded) -> Case:
    """Write the answers into the copy, and remember when each was given."""

    def write(copy: Copy) -> Copy:
        back = what.taken_back
        kept = {path: value for path, value in copy.answers.items() if path not in back}
        times = {path: at for path, at in copy.answered.items() if path not in back}
        given = dict.fromkeys(what.answers, event.at)
        gone = {*what.answers, *back}
        reasons = {path: why for path, why in copy.left.items() if path not in gone}
        return replace(
            copy,
            answers={**kept, **what.answers},
            answered={**times, **given},
            left={**reasons, **what.left},
        )

    return _with_copy(case, what.form, what.copy, write)


def finished(case: Case, what: FormFinished, event: Recorded) -> Case:
    """Mark the copy as finished; only the newest finished ones stay in the row."""
    case = _with_copy(case, what.form, what.copy, lambda copy: replace(copy, finished=event.at))
    return replace(case, forms={**case.forms, what.form: _bounded(case.forms[what.form])})


def _bounded(copies: tuple[Copy, ...]) -> tuple[Copy, ...]:
    done = sorted((c.finished, c.number) for c in copies if c.finished is not None)
    kept = {number for _, number in done[-KEPT_FINISHED:]}
    return tuple(c for c in copies if c.finished is None or c.number in kept)


def _with_copy(case: Case, form: str, number: int, change: Callable[[Copy], Copy]) -> Case:
    copies = tuple(
        change(copy) if copy.number == number else copy for copy in case.forms.get(form, ())
    )
    return replace(case, forms={**case.forms, form: copies})
