"""How cost grows with the number of cases, and what one command costs in parts.

The rows that lists, dues and search read are filled in bulk, as they would be after so many
cases; the cases that are due are whole ones. ``BTI_BENCH_CASES`` says how many there are at most.
``python bench/run.py --postgresql`` asks the same of a PostgreSQL of its own.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from datetime import timedelta
from pathlib import Path

from bench.chart import draw
from bench.clock import median_ms, medians_ms
from bti import Casework, Environment
from bti.environment import FixedEnvironment
from bti.store import Append, NewEvent, Page, Store, new_stream, open_store
from tests import postgresql
from tests.integration.casework.story import AT, NOTE
from tests.integration.store.samples import DIGEST, guide, happened, later

MOST = int(os.environ.get("BTI_BENCH_CASES", "1000000"))
WHOLE = min(10_000, MOST // 10)
HITS = 50
WORKERS = 2
CHART = Path("build/bench/growth.svg")
_MOMENT = "2026-11-02T12:00:00.000000+00:00"
_ROWS = 10_000

FILL = {
    "stream": "INSERT INTO stream (tenant, kind, key, version, definition, opened, updated, fold)"
    " VALUES ('kommune', 'case', ?, 1, 'd1', ?, ?, x'00')",
    "listing": "INSERT INTO listing (tenant, kind, key, workflow, digest, state, opened, updated,"
    " level, step, unit, holder, next_due)"
    " VALUES ('kommune', 'case', ?, 'bti', 'd1', 'open', ?, ?, 'l', 's', ?, ?, ?)",
    "participant": "INSERT INTO participant (tenant, kind, key, place, person, role, basis, since,"
    " unit) VALUES ('kommune', 'case', ?, 0, ?, 'ansatt', 'law', ?, ?)",
    "due": "INSERT INTO due (tenant, kind, key, id, at, what, who)"
    " VALUES ('kommune', 'case', ?, 'step', ?, 'due', ?)",
    "search_term": "INSERT INTO search_term (tenant, kind, key, term)"
    " VALUES ('kommune', 'case', ?, ?)",
}


ON_SERVER = {
    "stream": "COPY stream (tenant, kind, key, version, definition, opened, updated, fold)",
    "listing": "COPY listing (tenant, kind, key, workflow, digest, state, opened, updated,"
    " level, step, unit, holder, next_due)",
    "participant": "COPY participant (tenant, kind, key, place, person, role, basis, since, unit)",
    "due": "COPY due (tenant, kind, key, id, at, what, who)",
    "search_term": "COPY search_term (tenant, kind, key, term)",
}
ALL_OF = {
    "stream": lambda key, *moments: (key, 1, "d1", *moments, b"\0"),
    "listing": lambda key, opened, updated, unit, holder, due: (
        *(key, "bti", "d1", "open", opened, updated, "l", "s", unit, holder, due),
    ),
    "participant": lambda key, person, since, unit: (
        *(key, 0, person, "ansatt", "law", since, unit),
    ),
    "due": lambda key, at, who: (key, "step", at, "due", who),
    "search_term": lambda key, term: (key, term),
}


def filled(place: str, first: int, last: int) -> None:
    """Fill in the rows of cases in bulk; each person and each name has fifty of them."""
    if "://" in place:
        _filled_on_server(place, first, last)
    else:
        _filled_in_file(place, first, last)


def _filled_on_server(url: str, first: int, last: int) -> None:
    """Copy the rows in as the administrator, whom no protection of rows holds back."""
    with postgresql.administrator(postgresql.name_of(url)) as raw:
        raw.execute("SET session_replication_role = replica")
        for table, text in ON_SERVER.items():
            with raw.cursor().copy(f"{text} FROM STDIN") as copy:
                for row in _rows(table, range(first, last)):
                    copy.write_row(("kommune", "case", *ALL_OF[table](*row)))
        # What the server does by itself in time; it is not to do it while one measures.
        raw.execute("VACUUM ANALYZE")
        raw.execute("CHECKPOINT")


def _filled_in_file(place: str, first: int, last: int) -> None:
    with closing(sqlite3.connect(place, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("PRAGMA synchronous = OFF")
        for begin in range(first, last, _ROWS):
            raw.execute("BEGIN")
            for table, text in FILL.items():
                raw.executemany(text, _rows(table, range(begin, min(begin + _ROWS, last))))
            raw.execute("COMMIT")
        raw.execute("ANALYZE")


def _rows(table: str, numbers: range) -> Iterator[tuple[object, ...]]:
    for number in numbers:
        key, group = f"T-{number:07}", f"{number // HITS:06}"
        # Far from now, so that nothing of it is due.
        moment, due = f"2026-{1 + number % 9:02}-01T12:00:00.000000+00:00", "2036" + _MOMENT[4:]
        yield {
            "stream": (key, moment, moment),
            "listing": (key, moment, moment, f"u{group}", f"p{group}", due),
            "participant": (key, f"p{group}", _MOMENT, f"u{group}"),
            "due": (key, due, f"p{group}"),
            "search_term": (key, group.encode()),
        }[table]


def questions(store: Store) -> Mapping[str, Callable[[], object]]:
    """Give what lists, dues and search ask of the store, each with a page of fifty hits."""
    at, group = later(days=1), "000003"
    return {
        "list": lambda: store.list_of_person("case", f"p{group}", at, Page(limit=HITS)),
        "list of a unit": lambda: store.list_of_unit("case", f"u{group}", Page(limit=HITS)),
        "today": lambda: store.due_of_person("case", f"p{group}", at, Page(limit=HITS)),
        "today of a leader": lambda: store.due_of_unit("case", f"u{group}", Page(limit=HITS)),
        "search": lambda: store.find("case", (group.encode(),)),
    }


@contextmanager
def new_place(*, on_server: bool) -> Iterator[str]:
    """Give where an empty database can be made: a file, or a PostgreSQL of our own."""
    if on_server:
        yield postgresql.new_database()
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield str(Path(folder) / "many.db")


def growth(*, on_server: bool = False) -> list[str]:
    """Give how long each question takes at a thousand cases, and at a thousand times as many.

    Each number of cases has a database of its own, and they are asked in turn.
    """
    sizes = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= MOST]
    taken: dict[str, list[tuple[float, float]]] = {}
    with ExitStack() as stack:
        asked = [
            questions(_of_size(stack, stack.enter_context(new_place(on_server=on_server)), size))
            for size in sizes
        ]
        for name in asked[0]:
            each = [one[name] for one in asked]
            if any(len(tuple(ask())) != HITS for ask in each):  # type: ignore[call-overload]
                raise LookupError(name)
            taken[name] = list(zip(sizes, medians_ms(each), strict=True))
    chart = CHART.with_stem("growth-postgresql") if on_server else CHART
    draw(chart, "ms for a page of 50, by the number of cases", taken)
    return [
        f"{name}: {points[0][1]:.2f} ms at {points[0][0]:,} cases, "
        f"{points[-1][1] / points[0][1]:.2f} x at {points[-1][0]:,} (goal <= 2 x)"
        for name, points in taken.items()
    ] + [f"chart: {chart}"]


def _of_size(stack: ExitStack, place: str, size: int) -> Store:
    """Fill a database with so many cases, and leave it open."""
    with open_store(place, create=True) as store:
        store.publish(guide())
    filled(place, 0, size)
    return stack.enter_context(open_store(place, create=False))


def history() -> list[str]:
    """Give what loading costs with ten thousand events behind it, against with one."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "long.db", create=True) as store,
    ):
        store.publish(guide())
        fold = bytes(2000)
        for key, many in (("short", 1), ("long", 10_000)):
            events: tuple[NewEvent, ...] = (happened(),) * many
            store.append(Append(after=new_stream("case", key, DIGEST), events=events, fold=fold))
        ratios = [
            median_ms(lambda: store.load("case", "long"))
            / median_ms(lambda: store.load("case", "short"))
            for _ in range(9)
        ]
    return [f"load with 10,000 events behind: {statistics.median(ratios):.2f} x (goal <= 1.2 x)"]


PARTS = {
    "reading": ("take", "desk.py"),
    "catching up": ("catch_up", "decide.py"),
    "deciding": ("decide", "decide.py"),
    "projecting": ("project", "projection.py"),
    "writing": ("append", "transaction.py"),
    "keeping on disk": ("_commit", "connection.py"),
    "saying": ("_saved", "verbs.py"),
}


def one_command() -> list[str]:
    """Give the median of a whole ``go`` on a file, and what its parts take of it."""
    clock = Environment.fixed(at=AT, account="kari")
    with (
        tempfile.TemporaryDirectory() as folder,
        Casework.open(Path(folder) / "go.db", environment=clock, trial=True) as casework,
    ):
        cases = [_ready(casework) for _ in range(220)]
        times = [_timed(casework, case) for case in cases[:-20]]
        profile = cProfile.Profile()
        profile.enable()
        for case in cases[-20:]:
            casework.go(case, "neste", left={"ikke_akutt": "Prøve"})
        profile.disable()
    taken = {
        (function, Path(file).name): cumulative
        for (file, _, function), (*_, cumulative, _callers) in pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
    }
    whole = taken["go", "stepping.py"]
    shares = (f"{name} {taken[part] / whole:.0%}" for name, part in PARTS.items() if part in taken)
    spent, own = (statistics.median(column) for column in zip(*times, strict=True))
    return [
        f"Casework.go, FULL: median {spent:.1f} ms (goal <= 2 ms), {own:.1f} ms the processor's",
        f"  of it, under a profiler: {', '.join(shares)}",
    ]


def _ready(casework: Casework) -> str:
    case = casework.open_case("bti", child="Prøve", born="2019-05-02").case.id
    casework.fill(case, "undringsnotat", NOTE)
    return case


def _timed(casework: Casework, case: str) -> tuple[float, float]:
    """Give how long a step took, and how long the processor worked at it."""
    begun, own = time.perf_counter(), time.process_time()
    casework.go(case, "neste", left={"ikke_akutt": "Prøve"})
    return (time.perf_counter() - begun) * 1000, (time.process_time() - own) * 1000


def due(*, on_server: bool = False) -> list[str]:
    """Give how long two workers take for what is due among many that are not."""
    clock = Environment.fixed(at=AT, account="kari")
    with new_place(on_server=on_server) as place:
        _whole_cases(place, clock)
        filled(place, 0, MOST)
        begun = time.perf_counter()
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "bench.growth", place],
                stdout=subprocess.PIPE,
                text=True,
                cwd=Path(__file__).resolve().parent.parent,
            )
            for _ in range(WORKERS)
        ]
        printed = [process.communicate(timeout=1800)[0].split() for process in started]
        seconds = time.perf_counter() - begun
    done, queued, memory = (list(map(int, column)) for column in zip(*printed, strict=True))
    said = (
        f"{sum(done):,} due among {MOST:,} cases, {sum(queued):,} reminders queued by {WORKERS} "
        f"workers: {seconds:.0f} s (goal <= 60 s for 10,000), {max(memory)} MB at most"
    )
    return [said]


def _whole_cases(place: str, clock: FixedEnvironment) -> None:
    with Casework.open(place, environment=clock, trial=True) as casework:
        casework.add_unit("skolen", "Skolen", service="skole")
        casework.add_person("kari", "Kari Prøve", account="kari")
        casework.add_post("kari", "ansatt", "skolen")
        casework._desk.store.publish(guide())  # noqa: SLF001 - the guide of the rows in bulk
        # Each of these cases has three rows that are due: the deadline and two reminders.
        for _ in range(WHOLE // 3):
            casework.open_case("miljoesak", child="Prøve", by="kari")


def _work() -> None:
    """Be one worker, and print what was done and how much memory it took."""
    import resource

    clock = Environment.fixed(at=AT + timedelta(days=10), account="kari", seed=os.getpid())
    with Casework.open(sys.argv[1], environment=clock) as casework:
        done = casework.work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{done.due} {done.reminders} {memory}\n")


def report() -> list[str]:
    """Give the figures as lines."""
    return [*one_command(), *history(), *growth(), *due()]


def report_on_server() -> list[str]:
    """Give what grows with the number of cases on PostgreSQL, as lines."""
    return [*growth(on_server=True), *due(on_server=True)]


if __name__ == "__main__":
    _work()
