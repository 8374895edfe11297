"""A command feels instant: what stands on its way is looked at, not timed."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import msgspec.inspect
import pytest

from bti.case.case import Case
from bti.case.events import Recorded
from bti.guide.definition import Guide
from bti.municipality.directory import Directory
from bti.municipality.publishing import Editions


def _structs(type_: object) -> Iterator[type[msgspec.Struct]]:
    """Give every type that is read as a part of a type."""
    waiting: list[object] = [*msgspec.inspect.multi_type_info([type_])]
    found: set[type] = set()
    while waiting:
        info = waiting.pop()
        if isinstance(info, msgspec.inspect.StructType):
            if info.cls in found:
                continue
            found.add(info.cls)
            yield info.cls
            waiting += [field.type for field in info.fields]
        elif isinstance(info, msgspec.inspect.Type):
            values = (getattr(info, name) for name in info.__struct_fields__)
            waiting += [
                v for value in values for v in (value if isinstance(value, tuple) else [value])
            ]


@pytest.mark.parametrize("kept", [Guide, Case, Recorded, Directory, Editions])
def test_types_that_are_read_from_bytes_are_declared_without_text(kept: type) -> None:
    """An annotation that is text is compiled in each process: two thirds of making a decoder.

    So their files have no ``from __future__ import annotations``; a type that holds itself is named
    in quotes.
    """
    text = {
        f"{base.__module__}.{base.__name__}.{name}"
        for struct in _structs(kept)
        for base in struct.__mro__
        for name, told in vars(base).get("__annotations__", {}).items()
        if isinstance(told, str) and base.__name__ not in told
        if base.__module__.startswith("bti.")
    }
    assert text == set()
