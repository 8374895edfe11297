"""The house rules that no linter holds: size, names, homes of libraries, tests that assert."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.packaging.tree import CODE, ROOT, copied, functions, parsed, python_files, tracked

CONFIG: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

GENERATED = "bti/store/sql/"
EVERYWHERE = {"msgspec"}
SHRUGS = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
UNFINISHED = re.compile(
    "|".join(("TO" + "DO", "FIX" + "ME", r"\bXX" + r"X\b", "NotImplemented" + "Error"))
)
CHECKS = re.compile(r"assert|raises|warns|golden|expect|check|verify|refuse")


def test_no_file_is_longer_than_a_person_reads() -> None:
    long = {
        name: lines
        for name in python_files(*CODE)
        if not name.startswith(GENERATED)
        if (lines := len((ROOT / name).read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_functions_are_small() -> None:
    lengths = {
        f"{name}:{node.lineno} {node.name}": length
        for name in python_files(*CODE)
        for node, length in functions(name)
    }
    assert {where: length for where, length in lengths.items() if length > 60} == {}
    sizes = sorted(lengths.values())
    assert statistics.median(sizes) <= 8
    assert statistics.quantiles(sizes, n=10)[-1] <= 30


def test_nothing_is_left_for_later() -> None:
    marks = [
        f"{name}:{number}: {line.strip()}"
        for name in python_files("bti/", "cli.py", "dev/", "bench/", "tests/")
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert marks == []


def test_every_module_is_named_by_what_it_is() -> None:
    named = {name: set(Path(name).with_suffix("").parts) for name in python_files(*CODE, "tests/")}
    assert [name for name, parts in named.items() if parts & SHRUGS] == []


def test_every_third_party_package_has_a_home() -> None:
    contracts = CONFIG["tool"]["importlinter"]["contracts"]
    homes = {
        package
        for contract in contracts
        if contract["id"].startswith("home-of-")
        for package in contract["protected_modules"]
    }
    known = sys.stdlib_module_names | homes | EVERYWHERE | {"bti"}
    strays = {
        f"{name}: {package}"
        for name in python_files("bti/", "cli.py")
        for package in _imported(parsed(name))
        if package not in known
    }
    assert strays == set()


def _imported(tree: ast.Module) -> set[str]:
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def test_every_test_asserts() -> None:
    silent = [
        f"{name}:{node.lineno} {node.name}"
        for name in python_files("tests/")
        for node, _ in functions(name)
        if node.name.startswith("test_")
        and not CHECKS.search("\n".join(map(ast.unparse, node.body)))
    ]
    assert silent == []


def test_every_exemption_from_a_rule_says_which_rule() -> None:
    bare = re.compile(r"#\s*(noqa|type:\s*ignore)\b(?!:\s*[A-Z]|\[)")
    found = [
        name
        for name in python_files("bti/", "cli.py", "dev/", "bench/", "tests/")
        if any(bare.search(line) for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    ]
    assert found == []


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("bti/stray.py", '"""No place."""', "every module under bti has a place"),
        ("bti/guide/stray.py", "import os", "No file, clock, chance"),
        ("bti/case/stray.py", "import yaml", "PyYAML lives in guide.source"),
        ("bti/guide/stray.py", "import bti.case", "Imports run downward only"),
        ("bti/paper/stray.py", "import bti.environment", "The world's edge is handed in"),
        (
            "bti/paper/stray.py",
            "import sqlalchemy.orm",
            "SQLAlchemy, alembic, psycopg and sqlite3 live",
        ),
    ],
)
def test_the_contracts_see_what_they_are_there_for(
    tmp_path: Path, file: str, line: str, contract: str
) -> None:
    checkout = copied(tmp_path)
    (checkout / file).write_text(line + "\n", encoding="utf-8")
    told = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    # Long names are wrapped to the console's width; each ends with its verdict.
    verdicts = re.findall(r"(.+?) (KEPT|BROKEN)", " ".join(told.stdout.split()))
    broken = [name for name, verdict in verdicts if verdict == "BROKEN"]
    assert told.returncode != 0
    assert any(contract in row for row in broken), told.stdout


def test_no_lock_file_with_addresses_is_tracked() -> None:
    locks = {"uv.lock", "pylock.toml", "poetry.lock", "package-lock.json", "requirements.txt"}
    assert [name for name in tracked() if Path(name).name in locks] == []
