"""The order of forms: which ones should be finished before another is begun, and which were not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from bti.case.forms.progress import form_met, in_time, live_copy
from bti.case.sight import sight_of
from bti.case.tracks import exists
from bti.errors import Reason
from bti.guide.conditions.wording import joined, quoted

if TYPE_CHECKING:
    from bti.case.case import Case
    from bti.case.sight import Sight
    from bti.case.standing import Standing
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


def begun_early(sight: Sight, case: Case, form: str, now: datetime) -> str:
    """Say of a form that is about to be begun which ones it comes before; nothing where none."""
    late = first_reasons(sight.guide, case, form, now)
    return early_in_words((one.subject for one in late), sight, "Begynt")


def written_early(standing: Standing, form: str) -> str:
    """Say which forms the copy that counts now was written before; nothing where it was not.

    What the case keeps no trace of any more is left to its history to tell.
    """
    guide, case = standing.guide, standing.case
    written = guide.forms[form]
    copy = live_copy(guide, case, form) if written.after else None
    if copy is None:
        return ""
    here = (one for one in written.after if exists(guide.forms[one].only_for, case))
    late = [one for one in here if not in_time(guide, case, one, copy)]
    return early_in_words(late, sight_of(standing), "Fylt ut" if copy.finished else "Begynt")


def early_in_words(others: Iterable[str], sight: Sight, done: str) -> str:
    """Say that a form was written before others, those of them that may be named."""
    titles = [quoted(sight.guide.forms[one].title) for one in others if sight.lists(one)]
    return f"{done} før {joined(titles, 'og')}" if titles else ""
