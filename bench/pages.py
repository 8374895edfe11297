"""What a page of fifty costs through the facade, how long a row grows, and what ``verify`` holds.

A person takes part in 200 whole cases. The rows of all others are filled in bulk, as after so many
cases; ``BTI_BENCH_CASES`` says how many there are at most.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec.structs import replace

from bench.clock import median_ms
from bench.growth import MOST, filled
from bti import Casework, Environment
from bti.case.views import CaseLine
from bti.casework.listed import PAGE
from bti.store import Append, new_stream
from tests.integration.casework.story import AT
from tests.integration.semantics.test_finished import driven, row
from tests.integration.store.samples import guide, happened

WHOLE = 200
RUNS = 15
FEW, MANY = 1_000, 100_000
_BATCH = 1_000


def pages() -> list[str]:
    """Give what ``list``, ``today`` and ``search`` cost with few and with many cases."""
    clock = Environment.fixed(at=AT, account="kari")
    taken: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "many.db")
        with Casework.open(place, environment=clock, trial=True) as casework:
            for _ in range(WHOLE):
                casework.open_case("miljoesak", child="Ola Prøve", born="2019-05-02")
            _publish_for_rows(casework)
        done = 0
        for size in (min(1_000, MOST), MOST):
            filled(place, done, size)
            done = size
            with Casework.open(place, environment=clock) as casework:
                for name, ask in _questions(casework).items():
                    taken.setdefault(name, []).append((median_ms(ask, RUNS), _peak(ask)))
    return [
        f"{name}, a page: {few:.0f} ms at 1,000 cases, {many / few:.2f} x at {MOST:,} "
        f"(goal <= 2 x), memory {most / least:.2f} x"
        for name, ((few, least), (many, most)) in taken.items()
    ]


def _publish_for_rows(casework: Casework) -> None:
    """Publish what the rows in bulk are bound to, so that it reads as a guide does."""
    desk = casework._desk  # noqa: SLF001 - the rows go past the verbs too
    real = desk.store.definition(desk.guides.current("miljoesak")[0])
    made = guide(workflow="fylt")
    if real is not None:
        read = replace(made.definition, canonical=real.canonical)
        desk.store.publish(replace(made, definition=read))


def _questions(casework: Casework) -> Mapping[str, Callable[[], object]]:
    def page() -> tuple[CaseLine, ...]:
        found = casework.list()
        if len(found) != PAGE:
            raise LookupError(len(found))
        return found

    return {
        "list": page,
        "today": casework.today,
        "search": lambda: casework.search("Prøve 2019"),
    }


def _peak(ask: Callable[[], object]) -> float:
    tracemalloc.start()
    ask()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def rows() -> list[str]:
    """Give how much longer the row of a case with twenty rounds is than that of one with two."""
    return [f"row with 20 rounds: {row(driven(20)) / row(driven(2)):.2f} x of 2 (goal <= 3 x)"]


def verified() -> list[str]:
    """Give how much memory ``verify`` takes with few streams and with many, in processes."""
    memory = []
    seconds = ""
    for size in (FEW, MANY):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "streams.db"
            streams(place, size)
            command = [sys.executable, "-m", "bench.pages", str(place)]
            root = Path(__file__).resolve().parent.parent
            told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
            peak, seconds = told.stdout.split()
            memory.append(int(peak))
    few, many = memory
    said = f"verify of {MANY:,} streams: {seconds} s, {many} MB against {few} MB with {FEW:,} "
    return [f"{said}({many / few:.2f} x, flat is 1)"]


def streams(place: Path, size: int) -> None:
    """Make a database with so many small streams, each of one event."""
    clock = Environment.fixed(at=AT, account="kari")
    with Casework.open(place, environment=clock, trial=True) as casework:
        store = casework._desk.store  # noqa: SLF001 - streams of no kind that the facade makes
        for first in range(0, size, _BATCH):
            with store.writing() as transaction:
                for number in range(first, min(first + _BATCH, size)):
                    after = new_stream("sample", f"s{number:06}")
                    transaction.append(Append(after=after, events=(happened(),), fold=bytes(500)))


def _verify() -> None:
    """Be the process that verifies, and print its memory and time."""
    import time

    begun = time.perf_counter()
    with Casework.open(sys.argv[1], environment=Environment.fixed(at=AT, account="kari")) as work:
        if work.verify().faults:
            raise LookupError(sys.argv[1])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{memory} {time.perf_counter() - begun:.0f}\n")


def report() -> list[str]:
    """Give the figures as lines."""
    return [*pages(), *rows(), *verified()]


if __name__ == "__main__":
    _verify()
