"""The fields of a form, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bti.guide.conditions import Path
    from bti.guide.definition import Field


def walk_fields(fields: Mapping[str, Field], before: Path = ()) -> Iterator[tuple[Path, Field]]:
    """Give every field with its path, those inside groups and repeats too."""
    for name, field in fields.items():
        yield (*before, name), field
        yield from walk_fields(field.fields, (*before, name))
