"""The checkout as the tests of form and packaging see it: what git tracks, and the Python in it."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("bti/", "cli.py", "dev/", "bench/")

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def tracked(*folders: str) -> tuple[str, ...]:
    """Name the files that git tracks, as far as they are still there."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--", *folders],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(name for name in told.split("\0") if name and (ROOT / name).is_file())


def python_files(*starts: str) -> tuple[str, ...]:
    """Name the tracked Python files whose path starts like one of these."""
    return tuple(name for name in tracked() if name.endswith(".py") and name.startswith(starts))


def parsed(name: str) -> ast.Module:
    """Read a Python file as a syntax tree."""
    return ast.parse((ROOT / name).read_text(encoding="utf-8"), filename=name)


def functions(name: str) -> Iterator[tuple[FunctionNode, int]]:
    """Give every function in a file with its length in lines."""
    for node in ast.walk(parsed(name)):
        if isinstance(node, FunctionNode):
            yield node, (node.end_lineno or node.lineno) - node.lineno + 1


def copied(target: Path) -> Path:
    """Copy what git tracks, so that a test may plant and build without touching the checkout."""
    for name in tracked():
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, place)
    return target
