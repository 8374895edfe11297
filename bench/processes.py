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
RUNS = 15
GOAL = 2.5


def report() -> list[str]:
    """Give the figures as lines."""
    # Where Python may not write compiled files, a start would measure the compiler.
    compiled = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-m", "compileall", "-q", "bti"], env=compiled, check=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "BTI_DATABASE_URL": str(Path(folder) / "saker.db"),
            "BTI_KEY_FILE": str(Path(folder) / "nokkel"),
        }
        return _measured(_opened(environment), environment)


def _opened(environment: dict[str, str]) -> str:
    """Open a case for each turn in a database for real cases; give how they are named."""
    from bti import Casework

    database, key = environment["BTI_DATABASE_URL"], environment["BTI_KEY_FILE"]
    with Casework.open(database, key=key) as casework:
        for turn in range(RUNS + 1):
            case = casework.open_case("bti", child=f"Prøve {turn}", born="2019-05-02").case.id
    return case.rpartition("-")[0] + "-{number:03}"


def _measured(named: str, environment: dict[str, str]) -> list[str]:
    first = named.format(number=1)
    commands = {
        "least": LEAST,
        "version": [*BTI, "--version"],
        "show": [*BTI, "show", first],
        "today": [*BTI, "today"],
        "list": [*BTI, "list"],
        # A case of its own each time: what was ticked, and what was left, is so once only.
        "tick": [*BTI, "tick", named, "naar_hvor"],
        "why": [*BTI, "why", first],
        "go": [*BTI, "go", named, "avslutt", "--reason", "Undringen fikk en forklaring"],
    }
    taken = processes_ms(commands, environment, RUNS)
    least = taken["least"]
    lines = [f"click + sqlite3 + json: {least.clock:.0f} ms, {least.processor:.0f} ms of processor"]
    for name, one in list(taken.items())[1:]:
        by_clock, by_processor = one.clock / least.clock, one.processor / least.processor
        lines.append(
            f"bti {name}: {one.clock:.0f} ms, {by_clock:.1f} x by the clock and "
            f"{by_processor:.1f} x by the processor (goal <= {GOAL} x)"
        )
    lines.append("where the time of `show` goes (own time of the dearest imports):")
    return lines + heaviest_imports(["-m", "bti", "show", first], environment)
