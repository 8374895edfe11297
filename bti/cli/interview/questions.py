"""The questions of a form in the order in which they are asked, with those about more rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from bti.case.views import FieldView, RowView


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something to ask or tell: a field, a note, or whether there is one more row."""

    path: str
    field: FieldView
    kind: Literal["field", "note", "more"] = "field"
    within: str = ""
    repeat: str = ""
    row: str = ""
    new_row: bool = False
    droppable: bool = False


def questions(fields: tuple[FieldView, ...], rows: Mapping[str, int]) -> tuple[Question, ...]:
    """Lay out the questions; ``rows`` says how many rows a repeat is to have at least."""
    outermost = Question(path="", field=FieldView(path="", type="group", label=""))
    return tuple(_all(fields, rows, outermost))


def _all(
    fields: tuple[FieldView, ...], rows: Mapping[str, int], outer: Question
) -> Iterator[Question]:
    for field in fields:
        if field.state == "not_relevant":
            continue
        if is_repeat(field):
            yield from _rows(field, rows)
        elif field.fields:
            yield from _all(field.fields, rows, replace(outer, within=field.label))
        else:
            kind: Literal["field", "note"] = "note" if field.type == "note" else "field"
            yield replace(outer, path=field.path, field=field, kind=kind)


def is_repeat(field: FieldView) -> bool:
    """Tell whether a field is answered in rows."""
    return field.type == "repeat" or bool(field.rows) or field.min_rows > 0


def _rows(field: FieldView, rows: Mapping[str, int]) -> Iterator[Question]:
    known = list(field.rows)
    while len(known) < rows.get(field.path, 0):
        known.append(_blank(field, known))
    for place, row in enumerate(known):
        outer = Question(
            path="",
            field=field,
            within=_row_title(field, row, place + 1),
            repeat=field.path,
            row=f"{field.path}.{row.id}",
            new_row=place >= len(field.rows),
            droppable=not field.fixed_rows and is_written(row.fields),
        )
        yield from _all(row.fields, rows, outer)
    if not field.fixed_rows:
        yield Question(path=f"{field.path}.+", field=field, kind="more")


def is_written(fields: tuple[FieldView, ...]) -> bool:
    """Tell whether anything stands in some fields, at any depth."""
    return any(
        field.state in {"answered", "empty"}
        or bool(field.left)
        or is_written(field.fields)
        or any(is_written(row.fields) for row in field.rows)
        for field in fields
    )


def _row_title(field: FieldView, row: RowView, number: int) -> str:
    """Name a row by what the case calls it, else by its number."""
    named = row.title and not row.title.isdecimal()
    return row.title if named else f"{field.label} {number}"


def _blank(field: FieldView, known: list[RowView]) -> RowView:
    """Make an empty row that is written when its first answer is."""
    used = {int(row.id) for row in known if row.id.isdecimal()}
    number = str(max(used, default=0) + 1)
    pattern = known[-1].fields if known else field.fields
    before = known[-1].fields[0].path.rpartition(".")[0] if known else field.path
    return RowView(
        id=number,
        fields=tuple(_emptied(one, before, f"{field.path}.{number}") for one in pattern),
    )


def _emptied(field: FieldView, before: str, after: str) -> FieldView:
    path = after + field.path.removeprefix(before)
    other = after + field.other_path.removeprefix(before) if field.other_path else ""
    return replace(
        field,
        path=path,
        other_path=other,
        state="not_relevant" if field.state == "not_relevant" else "not_asked",
        value=None,
        shown="",
        left="",
        problem="",
        choices=tuple(
            replace(
                choice,
                chosen=False,
                ask_path=choice.ask_path and after + choice.ask_path.removeprefix(before),
            )
            for choice in field.choices
        ),
        fields=tuple(_emptied(one, before, after) for one in field.fields),
    )


def is_unasked(question: Question) -> bool:
    """Tell whether nobody has been asked this yet."""
    field = question.field
    return question.kind == "field" and field.state == "not_asked" and not field.left


def is_missing(question: Question) -> bool:
    """Tell whether an answer is demanded and was left empty without a reason."""
    field = question.field
    empty = question.kind == "field" and field.state in {"not_asked", "empty"}
    return empty and field.must != "optional" and not field.left
