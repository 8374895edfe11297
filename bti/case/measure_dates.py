"""The dates that measures have: of evaluation, and of the fields a guide adds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bti.case.case import Measure
    from bti.case.events import Answer

CORE = ("evaluate_by", "start")


def dates_of(measures: Iterable[Measure]) -> dict[str, date]:
    """Give the dates of measures, by the measure's id and the name of the date."""
    return {
        f"{one.id}.{name}": day
        for one in measures
        for name in (*CORE, *one.fields)
        if (day := date_of(one, name)) is not None
    }


def date_of(measure: Measure, name: str) -> date | None:
    """Give one date of a measure, if it has it."""
    if name in CORE:
        return measure.evaluate_by if name == "evaluate_by" else measure.start
    return _as_date(measure.fields.get(name))


def _as_date(answer: Answer) -> date | None:
    try:
        return date.fromisoformat(answer[:10]) if isinstance(answer, str) else None
    except ValueError:
        return None
