"""The paths that answers are kept under, and the fields that they lead to.

``hva`` is a field, ``barn.navn`` a field of a group, ``observasjoner.1.naar`` a field of a row,
``tiltak.t1.gjort`` a field of the row about a measure, ``gjelder.annet`` the text beside «annet».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from bti.case.events import Answer
from bti.guide.definition import Field

OTHER = "annet"
"""The choice that a field with ``other`` adds, and the last word of the path of its text."""

_NUMBERED = r"[1-9][0-9]{0,3}"
_NAMED = r"[a-z][a-z0-9_]{0,63}"


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """Where a path leads: a field, by its ids without rows, and the row it lies in.

    ``companion`` is true of the text beside a choice; ``whole`` of a group, of all the rows of a
    repeat or of one row, which hold fields and have no answer of their own.
    """

    path: str
    field: Field
    ids: tuple[str, ...]
    row: str = ""
    companion: bool = False

    @property
    def whole(self) -> bool:
        """Tell whether there are fields inside, and no answer here."""
        return not self.companion and (bool(self.field.fields) or is_repeat(self.field))


def companions(field: Field) -> dict[str, str]:
    """Give the choices that a text is written beside, with what is asked there, if it is said."""
    asks = {choice: one.ask for choice, one in field.choices.items() if one.ask}
    return asks | ({OTHER: asks.get(OTHER, "")} if field.other else {})


def beside(field: Field, path: str, answers: Mapping[str, Answer]) -> dict[str, str]:
    """Give what is written beside the choices of a field at a path."""
    texts = {choice: answers.get(f"{path}.{choice}") for choice in companions(field)}
    return {choice: str(text) for choice, text in texts.items() if text}


def is_repeat(field: Field) -> bool:
    """Tell whether a field is answered once for each row."""
    return field.repeat is not None or field.type == "repeat"


def is_for_each(field: Field) -> bool:
    """Tell whether the rows of a field are given by the case and not by the person who writes."""
    return field.repeat is not None and bool(field.repeat.for_each)


def locate(fields: Mapping[str, Field], path: str) -> Spot | None:
    """Find where a path leads, or nothing when it leads nowhere."""
    parts = path.split(".")
    here, row, at = fields, "", 0
    ids: tuple[str, ...] = ()
    while at < len(parts):
        field = here.get(parts[at])
        if field is None:
            return None
        ids, at = (*ids, parts[at]), at + 1
        if is_repeat(field) and at < len(parts):
            if not _is_row(field, parts[at]):
                return None
            at += 1
            row = ".".join(parts[:at])
        if at == len(parts):
            return Spot(path=path, field=field, ids=ids, row=row)
        if len(parts) - at == 1 and parts[at] in companions(field):
            return Spot(path=path, field=field, ids=ids, row=row, companion=True)
        here = field.fields
    return None


def _is_row(field: Field, row: str) -> bool:
    shape = _NAMED if is_for_each(field) else _NUMBERED
    return re.fullmatch(shape, row) is not None


class Followed(msgspec.Struct, frozen=True, kw_only=True):
    """How far the ids of a name lead: a field, its path in the row at hand, and the ids left."""

    path: str
    field: Field
    rest: tuple[str, ...] = ()


def follow(fields: Mapping[str, Field], ids: tuple[str, ...], row: str = "") -> Followed | None:
    """Follow the ids of a name, in the row at hand where they pass through one.

    Nothing when they lead nowhere, or pass through a repeat that the row at hand does not lie in.
    """
    found, here, path = None, fields, ""
    for index, one in enumerate(ids):
        field = here.get(one)
        if field is None:
            return found and msgspec.structs.replace(found, rest=ids[index:])
        path = f"{path}.{one}" if path else one
        found = Followed(path=path, field=field)
        if is_repeat(field) and index + 1 < len(ids):
            inside = _row_inside(row, path)
            if not inside:
                return None
            path = f"{path}.{inside}"
        here = field.fields
    return found


def _row_inside(row: str, path: str) -> str:
    return row[len(path) + 1 :].partition(".")[0] if row.startswith(f"{path}.") else ""


def chain(fields: Mapping[str, Field], path: str) -> Iterator[tuple[str, Field, str]]:
    """Give the field at a path and those around it, outermost first, each with its path and row."""
    here, at, row = fields, "", ""
    parts = iter(path.split("."))
    for part in parts:
        field = here.get(part)
        if field is None:
            return
        at = f"{at}.{part}" if at else part
        yield at, field, row
        if is_repeat(field):
            at = f"{at}.{next(parts, '')}"
            row = at
        here = field.fields


def rows_under(answers: Iterable[str], path: str) -> tuple[str, ...]:
    """Give the ids of the rows that have answers under a repeat, in the order people read them."""
    prefix = f"{path}."
    found = {p[len(prefix) :].partition(".")[0] for p in answers if p.startswith(prefix)}
    return tuple(sorted(found, key=row_order))


def row_order(row: str) -> tuple[int, str]:
    """Order rows as people do: 2 before 10, ``t2`` before ``t10``."""
    digits = row.lstrip("abcdefghijklmnopqrstuvwxyz_")
    return (int(digits) if digits.isdecimal() else 0, row)


def under(answers: Iterable[str], path: str) -> tuple[str, ...]:
    """Give the paths that have answers at a path or anywhere inside it."""
    return tuple(p for p in answers if p == path or p.startswith(f"{path}."))


def known_paths(fields: Mapping[str, Field], before: str = "") -> Iterator[str]:
    """Give every path that can be answered, with row 1 of each repeat, for proposals."""
    for one, field in fields.items():
        path = f"{before}{one}"
        if field.type == "note":
            continue
        if is_repeat(field):
            row = "t1" if is_for_each(field) else "1"
            yield from known_paths(field.fields, f"{path}.{row}.")
        elif field.fields:
            yield from known_paths(field.fields, f"{path}.")
        else:
            yield path
            yield from (f"{path}.{choice}" for choice in companions(field))
