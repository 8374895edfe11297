"""Whole commands against the least a command line on SQLite could import."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.clock import heaviest_imports, processes_ms

LEAST = [sys.executable, "-c", "import click, sqlite3, json"]
BTI = [sys.executable, "-m", "bti"]


def report() -> list[str]:
    """Give the figures as lines."""
    # Where Python may not write compiled files, a start would measure the compiler.
    compiled = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-m", "compileall", "-q", "bti"], env=compiled, check=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "BTI_DATABASE_URL": str(Path(folder) / "bench.db"),
            "BTI_NOW": "2026-11-24T09:00:00+01:00",
        }
        opened = [*BTI, "--trial", "open", "bti", "--child", "Prøve", "--born", "2019-05-02"]
        subprocess.run(opened, env=environment, capture_output=True, check=True)
        return _measured(environment)


def _measured(environment: dict[str, str]) -> list[str]:
    year = environment["BTI_NOW"][:4]
    case = f"S-{year}-001"
    commands = {
        "least": LEAST,
        "show": [*BTI, "show", case],
        "go": [*BTI, "go", case, "neste"],
        "version": [*BTI, "--version"],
    }
    taken = processes_ms(commands, environment)
    lines = [f"click + sqlite3 + json: {taken['least']:.0f} ms"]
    for name in ("version", "show", "go"):
        ratio = taken[name] / taken["least"]
        lines.append(f"bti {name}: {taken[name]:.0f} ms, {ratio:.1f} x (goal <= 2.5 x)")
    lines.append("where the time of `show` goes (own time of the dearest imports):")
    return lines + heaviest_imports(["-m", "bti", "show", case], environment)
