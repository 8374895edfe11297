"""Timing: medians of many runs, in turn, so that a machine's drift hits all alike."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping


def median_ms(work: Callable[[], object], runs: int = 200) -> float:
    """Give the median time of a call in milliseconds, after a warm-up."""
    for _ in range(3):
        work()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


def processes_ms(
    commands: Mapping[str, list[str]], environment: Mapping[str, str], runs: int = 15
) -> dict[str, float]:
    """Give the median wall time of each command as a whole process, all taken in turn."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(command, env=dict(environment), capture_output=True, check=False)
            if turn:
                times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(taken) * 1000 for name, taken in times.items()}


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
