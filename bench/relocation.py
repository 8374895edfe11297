"""What moving a whole database to PostgreSQL and back takes: time, and memory that stays flat."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.pages import FEW, MANY, streams
from bti import Casework
from tests import postgresql


def report() -> list[str]:
    """Give the figures as lines."""
    there, back = zip(*(_moved(size) for size in (FEW, MANY)), strict=True)
    return [_line("a file to PostgreSQL", *there), _line("PostgreSQL to a file", *back)]


def _line(way: str, few: tuple[float, int], many: tuple[float, int]) -> str:
    return (
        f"{way}, {MANY:,} streams, all checked: {many[0]:.0f} s, {many[1]} MB against {few[1]} MB "
        f"with {FEW:,} ({many[1] / few[1]:.2f} x, flat is 1)"
    )


def _moved(size: int) -> tuple[tuple[float, int], tuple[float, int]]:
    with tempfile.TemporaryDirectory() as folder:
        place, url = Path(folder) / "streams.db", postgresql.new_database()
        streams(place, size)
        return _in_process(str(place), url), _in_process(url, str(Path(folder) / "back.db"))


def _in_process(before: str, after: str) -> tuple[float, int]:
    command = [sys.executable, "-m", "bench.relocation", before, after]
    root = Path(__file__).resolve().parent.parent
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    seconds, memory = told.stdout.split()
    return float(seconds), int(memory)


def _move() -> None:
    """Be the process that moves, and print its time and memory."""
    begun = time.perf_counter()
    Casework.move_database(sys.argv[2], sys.argv[1])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{time.perf_counter() - begun:.1f} {memory}\n")


if __name__ == "__main__":
    _move()
