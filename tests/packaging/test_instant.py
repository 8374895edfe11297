"""A command feels instant: what stands on its way is looked at, not timed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import msgspec
import msgspec.inspect
import pytest

from bti import Casework
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


NEVER = {
    "alembic",
    "csv",
    "hashlib",
    "holidays",
    "importlib.metadata",
    "importlib.resources",
    "jinja2",
    "locale",
    "psycopg",
    "questionary",
    "sqlalchemy",
    "ssl",
    "urllib.request",
    "yaml",
    "zipfile",
    "bti.case.blank_steps",
    "bti.case.guide_view",
    "bti.case.guide_views",
    "bti.casework.facade",
    "bti.cli.asking",
    "bti.cli.interview",
    "bti.case.participant_commands",
    "bti.guide.conditions.checking",
    "bti.guide.lint",
    "bti.guide.names",
    "bti.guide.plans",
    "bti.paper",
    "bti.store.heads",
}
"""What no command of every day may wait for."""
UNLESS_GUIDES_ARE_LOOKED_AT = {"pathlib"}
"""What a command may wait for only where it sees whether the shipped guides are new."""
WHEN_MOVED = {"transitions", "logging"}
"""What a command that moves no case may not wait for either."""
WHEN_WRITTEN = {
    "bti.case.commands",
    "bti.case.decide",
    "bti.case.fold",
    "bti.case.words",
    "bti.casework.stepping",
    "bti.casework.stored",
}
"""What a command that only reads may not wait for."""
WHEN_SHOWN = {"bti.case.viewing", "bti.case.step_texts", "bti.case.views"}
"""What a command that shows no whole case may not wait for: one that says what is next, neither."""
WHEN_ASKED = {
    "bti.case.demands",
    "bti.case.way_showing",
    "bti.case.way_views",
    "bti.casework.reading",
    "bti.guide.conditions.evaluation",
    "bti.guide.conditions.parsing",
}
"""What a command that tells of no way on may not wait for."""
MOST = {"show": 214, "today": 168, "list": 140, "why": 186, "tick": 208, "go": 226}
"""How many modules of ours a command may wait for: somewhat more than it does."""
COMMANDS = {
    "show": ["{case}"],
    "today": [],
    "list": [],
    "why": ["{case}"],
    "tick": ["{case}", "ikke_akutt"],
    "go": ["{case}", "avslutt", "--reason", "Undringen fikk en forklaring"],
}


@pytest.fixture
def real(tmp_path: Path) -> tuple[str, dict[str, str]]:
    """Open a case in a database for real cases, with its key in a file."""
    database, key = tmp_path / "saker.db", tmp_path / "nokkel"
    with Casework.open(database, key=key) as casework:
        case = casework.open_case("bti", child="Kim Prøve", born="2019-05-17").case.id
    places = {"BTI_DATABASE_URL": str(database), "BTI_KEY_FILE": str(key)}
    return case, {**os.environ, **places}


def _imported(command: str, case: str, environment: dict[str, str]) -> set[str]:
    given = [command, *(one.format(case=case) for one in COMMANDS[command])]
    code = (
        "import sys; from bti import cli; "
        "cli._end = lambda code: sys.exit(code or print(*sys.modules, file=sys.stderr)); "
        f"cli.main({given})"
    )
    child = [sys.executable, "-c", code]
    ran = subprocess.run(child, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-500:]
    return set(ran.stderr.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_every_day_imports_no_more_than_it_needs(
    command: str, real: tuple[str, dict[str, str]]
) -> None:
    case, environment = real
    never = NEVER if command == "go" else NEVER | WHEN_MOVED
    never = never if command == "today" else never | UNLESS_GUIDES_ARE_LOOKED_AT
    never = never if command in {"go", "tick"} else never | WHEN_WRITTEN
    never = never | WHEN_SHOWN if command in {"list", "today", "why", "tick"} else never
    never = never | WHEN_ASKED if command in {"list", "today"} else never
    imported = _imported(command, case, environment)
    assert imported & never == set()
    ours = {name for name in imported if name.startswith("bti.")}
    assert len(ours) <= MOST[command]


@pytest.mark.parametrize("command", ["list", "go"])
def test_a_command_runs_no_module_that_msgspec_can_do_without(
    command: str, real: tuple[str, dict[str, str]]
) -> None:
    """It is looked for, and told as imported, also where it is kept away."""
    case, environment = real
    given = [command, *(one.format(case=case) for one in COMMANDS[command])]
    code = (
        "import sys; from bti import cli; "
        "cli._end = lambda code: sys.exit(code or 'typing_extensions' in sys.modules); "
        f"cli.main({given})"
    )
    ran = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert ran.returncode == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_every_day_imports_no_pattern_that_is_compiled_already(
    command: str, real: tuple[str, dict[str, str]]
) -> None:
    """To compile a pattern costs as much as to import a module, and few of them are used."""
    ours = (name for name in _imported(command, *real) if name.startswith("bti."))
    compiled = {
        f"{name}.{pattern}"
        for name in ours
        for pattern, kept in vars(import_module(name)).items()
        for value in (kept.values() if isinstance(kept, dict) else [kept])
        if isinstance(value, re.Pattern)
    }
    assert compiled == set()
