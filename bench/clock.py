"""Timing: medians of many runs, in turn, so that a machine's drift hits all alike."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


def median_ms(work: Callable[[], object], runs: int = 200) -> float:
    """Give the median time of a call in milliseconds, after a warm-up."""
    return medians_ms([work], runs)[0]


def medians_ms(works: Sequence[Callable[[], object]], runs: int = 200) -> list[float]:
    """Give the median time of each of several calls, made in turn after a warm-up."""
    times: list[list[float]] = [[] for _ in works]
    for turn in range(-3, runs):
        for work, taken in zip(works, times, strict=True):
            begun = time.perf_counter()
            work()
            if turn >= 0:
                taken.append(time.perf_counter() - begun)
    return [statistics.median(taken) * 1000 for taken in times]


class Taken(NamedTuple):
    """How long a process took, in milliseconds, by the clock and by the processor."""

    clock: float
    processor: float


def processes_ms(
    commands: Mapping[str, list[str]], environment: Mapping[str, str], runs: int = 15
) -> dict[str, Taken]:
    """Give the median of each command as a whole process, all taken in turn.

    On a machine that does other things too, the clock measures those, and the processor's time
    leaves them out. ``{number:03}`` in a command is the number of the turn, from 1.
    """
    times: dict[str, list[Taken]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            asked = [part.replace("{number:03}", f"{turn + 1:03}") for part in command]
            taken = _process_ms(asked, environment)
            if turn:
                times[name].append(taken)
    return {
        name: Taken(*(statistics.median(column) for column in zip(*taken, strict=True)))
        for name, taken in times.items()
    }


def _process_ms(command: list[str], environment: Mapping[str, str]) -> Taken:
    spent, begun = _children_seconds(), time.perf_counter()
    subprocess.run(command, env=dict(environment), capture_output=True, check=False)
    clock = time.perf_counter() - begun
    return Taken(clock * 1000, (_children_seconds() - spent) * 1000)


def _children_seconds() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def heaviest_imports(
    arguments: list[str], environment: Mapping[str, str], most: int = 8
) -> list[str]:
    """Give the imports that cost most in a process, by Python's own account."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(
        command, env=dict(environment), capture_output=True, text=True, check=False
    )
    rows = []
    for line in done.stderr.splitlines():
        parts = line.removeprefix("import time:").split("|")
        if len(parts) == 3 and parts[0].strip().isdigit():  # noqa: PLR2004 - three columns
            rows.append((int(parts[0]), parts[2].strip()))
    return [f"{cost / 1000:6.1f} ms  {name}" for cost, name in sorted(rows, reverse=True)[:most]]
