"""What others saved in a case while somebody sat with one of its forms."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.views import FieldView, FormView, HistoryLine
from bti.cli.columns import fold
from bti.cli.interview.questions import questions


def meanwhile(lines: tuple[HistoryLine, ...]) -> Iterator[str]:
    """Tell what was saved and by whom; what the person may not see is not spoken of."""
    if not lines:
        return
    yield ""
    yield "! Dette ble lagret i saken mens du skrev:"
    for line in lines:
        yield from fold(f"kl. {line.at:%H.%M}  {line.text} ({line.by})", first="  ", rest="    ")


def theirs(fields: tuple[FieldView, ...]) -> Iterator[str]:
    """Show what has come to stand where the person was about to write."""
    for field in fields:
        said = f"Nå står det under «{field.label}»: {field.shown}"
        yield from fold(said, first="  ", rest="    ")


def changed(before: FormView, now: FormView, paths: tuple[str, ...]) -> tuple[FieldView, ...]:
    """Give the fields among these that another answer has come to stand in."""
    was = {one.path: one.field for one in questions(before.fields, {})}
    return tuple(
        one.field
        for one in questions(now.fields, {})
        if one.kind == "field"
        and _touches(one.path, paths)
        and (one.path not in was or one.field.value != was[one.path].value)
        and one.field.value is not None
    )


def _touches(path: str, paths: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(f"{one}.") for one in paths)
