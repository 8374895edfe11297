"""A library is imported without a module, and the module is there for the next who asks."""

from __future__ import annotations

import subprocess
import sys

from bti.cli.without import without

READ = """
import sys
from bti.cli.without import without
with without("typing_extensions"):
    import msgspec
    from typing import Annotated, NotRequired, Required, TypedDict
    class Kept(msgspec.Struct):
        age: Annotated[int, msgspec.Meta(ge=0)]
    class Row(TypedDict, total=False):
        a: Required[int]
        b: NotRequired[str]
print("typing_extensions" in sys.modules)
print(msgspec.json.decode(b'{"age": 3}', type=Kept), msgspec.convert({"a": 1}, Row))
for wrong, type_ in (({"age": -1}, Kept), ({"b": ""}, Row)):
    try:
        msgspec.convert(wrong, type_)
    except msgspec.ValidationError as fault:
        print(fault)
import typing_extensions, sqlalchemy
"""


def test_msgspec_reads_the_same_without_typing_extensions_and_others_get_it_afterwards() -> None:
    ran = subprocess.run([sys.executable, "-c", READ], capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == [
        "False",
        "Kept(age=3) {'a': 1}",
        "Expected `int` >= 0 - at `$.age`",
        "Object missing required field `a`",
    ]


def test_a_module_that_is_there_already_stays() -> None:
    with without("json"):
        assert sys.modules.get("json") is not None
    assert sys.modules.get("json") is not None
