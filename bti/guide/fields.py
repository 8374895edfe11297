"""The fields of a form, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bti.guide.conditions import Path
    from bti.guide.definition import Field


ENDING: dict[str, str] = {
    "done": "done",
    "ferdig": "done",
    "avslutt": "done",
    "avsluttet": "done",
    "stopped": "stopped",
    "stopp": "stopped",
    "stoppet": "stopped",
}
"""The choices that end a measure, and how it ends; any other choice lets it go on."""


def walk_fields(fields: Mapping[str, Field], before: Path = ()) -> Iterator[tuple[Path, Field]]:
    """Give every field with its path, those inside groups and repeats too."""
    for name, field in fields.items():
        yield (*before, name), field
        yield from walk_fields(field.fields, (*before, name))


def field_in(
    fields: Mapping[str, Field], path: Path, inside: Path | None = (), before: Path = ()
) -> Field | None:
    """Give the field at a path; one of a repeat only from ``inside`` those rows.

    ``before`` is the name of what the fields are of, as ``inside`` has it. With None for
    ``inside`` a field is found wherever it stands.
    """
    field: Field | None = None
    for number, name in enumerate(path, 1):
        field = fields.get(name)
        if field is None:
            return None
        is_hidden = field.type == "repeat" and inside is not None
        if is_hidden and number < len(path) and inside != (*before, *path[:number]):
            return None
        fields = field.fields
    return field
