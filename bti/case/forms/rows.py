"""Whether the rows that a person writes in are rows that there can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bti.case.events import Answers
from bti.case.forms.entries import about
from bti.case.forms.questions import MOST_ROWS, row_ids
from bti.case.paths import chain, is_for_each, is_repeat, rows_under
from bti.case.scope import CaseScope
from bti.case.sheet import Sheet
from bti.errors import Reason
from bti.guide.definition import Field


def row_problems(sheet: Sheet, scope: CaseScope, answers: Answers) -> tuple[Reason, ...]:
    """Give a sentence for each repeat that is written in where it has no such row, or too many."""
    repeats = {at: field for path in answers for at, field in _repeats_around(sheet, path)}
    problems: list[Reason] = []
    for at, field in repeats.items():
        written = rows_under(answers, at)
        if is_for_each(field):
            problems += _unknown(at, field, written, row_ids(sheet, scope.case, field, at))
        else:
            problems += _too_many(at, field, {*written, *rows_under(sheet.answers, at)})
    return tuple(problems)


def _repeats_around(sheet: Sheet, path: str) -> Iterator[tuple[str, Field]]:
    return ((at, field) for at, field, _ in chain(sheet.fields, path) if is_repeat(field))


def _unknown(
    at: str, field: Field, written: Iterable[str], known: tuple[str, ...]
) -> Iterator[Reason]:
    for row in written:
        if row not in known:
            have = f"Du kan svare for {', '.join(known)}." if known else "Saken har ingen åpne."
            told = f"Tiltaket {row} kan ikke besvares her. {have}"
            yield about(at, f"«{field.label}»: {told}")


def _too_many(at: str, field: Field, rows: set[str]) -> Iterator[Reason]:
    most = (field.repeat.max if field.repeat else 0) or MOST_ROWS
    if len(rows) > most:
        told = f"Du kan skrive høyst {most}. Samle noen av dem, eller ta bort en."
        yield about(at, f"«{field.label}»: {told}")
