"""A database that the first edition wrote in the open is locked when this one first opens it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.environment import OSLO
from bti.errors import KeyMissing
from bti.store.moments import to_text

AT = datetime(2026, 11, 2, 9, tzinfo=OSLO)
RELEASED = Path(__file__).parents[1] / "store" / "released" / "0001.sql"
PEOPLE = ("case", "directory")


def casework(database: Path, key: Path) -> Casework:
    return Casework.open(database, environment=Environment.fixed(at=AT), key=key)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A case as the first edition kept it: every body and every row readable."""
    database = tmp_path / "gammel.db"
    with Casework.in_memory(environment=Environment.fixed(at=AT)) as work:
        case = work.open_case("bti", child="Ola Hemmelig", born="2021-05-02").case.id
        work.fill(case, "undringsnotat", {"hva": "Leker mest alene."})
        work.tick(case, "ikke_akutt")
        _write_as_before(work, database)
    return database


def _write_as_before(work: Casework, database: Path) -> None:
    store = work._desk.store  # noqa: SLF001 - what lies there is copied as it would be in the open
    with closing(sqlite3.connect(database)) as raw, raw:
        raw.executescript(RELEASED.read_text(encoding="utf-8"))
        raw.execute("INSERT INTO setting VALUES ('kommune', 'trial', 'no')")
        raw.execute("INSERT INTO counter VALUES ('kommune', 'S-2026', 1)")
        raw.execute(
            "INSERT INTO access_log VALUES ('kommune', 'a', ?, 'root', 'show', 'case', "
            "'S-2026-001', 'allowed')",
            (to_text(AT),),
        )
        for whole in store.verify():
            stream = whole.stream
            if stream.kind not in PEOPLE or stream.opened is None or stream.updated is None:
                continue
            if stream.definition:
                kept = store.definition(stream.definition)
                assert kept is not None
                raw.execute(
                    "INSERT INTO definition VALUES ('kommune', ?, ?, ?, ?, ?, ?)",
                    (
                        kept.digest,
                        kept.workflow,
                        kept.version,
                        to_text(kept.published_at),
                        kept.canonical,
                        b"{}",
                    ),
                )
            raw.execute(
                "INSERT INTO stream (tenant, kind, key, version, definition, opened, updated, fold)"
                " VALUES ('kommune', ?, ?, ?, ?, ?, ?, ?)",
                (
                    stream.kind,
                    stream.key,
                    stream.version,
                    stream.definition,
                    to_text(stream.opened),
                    to_text(stream.updated),
                    stream.fold,
                ),
            )
            for event in whole.events:
                raw.execute(
                    "INSERT INTO event VALUES ('kommune', ?, ?, ?, ?, ?, ?, ?, NULL)",
                    (
                        stream.kind,
                        stream.key,
                        event.number,
                        event.name,
                        event.format,
                        to_text(event.recorded_at),
                        event.body,
                    ),
                )


def test_what_stood_in_the_open_is_locked_sealed_and_derived_again(
    old: Path, tmp_path: Path
) -> None:
    assert b"Hemmelig" in old.read_bytes()
    Casework.upgrade(old)
    with casework(old, tmp_path / "bti.key") as work:
        assert work.show("S-2026-001").id == "S-2026-001"
        assert len(work.history("S-2026-001")) >= 4
        assert [line.id for line in work.list()] == ["S-2026-001"]
        assert [hit.case for hit in work.search("hemmelig 2021").hits] == ["S-2026-001"]
        assert work.verify().faults == ()
        work.untick("S-2026-001", "ikke_akutt")
        assert work.verify().faults == ()
    copies = [path for path in old.parent.glob("gammel.db*") if "utgave" not in path.name]
    files = b"".join(path.read_bytes() for path in copies)
    assert b"Hemmelig" not in files
    assert b"Leker mest alene" not in files
    with pytest.raises(KeyMissing):
        casework(old, tmp_path / "mangler.key")
