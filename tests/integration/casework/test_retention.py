"""A case is kept as long as it shall: blocked first, and erased when all that is asked is there."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.environment import OSLO, FixedEnvironment
from bti.errors import BadInput, CaseBlocked, CaseErased, Denied, NotFound, Refused

AT = datetime(2026, 11, 2, 9, tzinfo=OSLO)
CASE = "S-2026-001"
GROUND = "Vedtak 12/27, arkivlova § 13"


class Place:
    """A database with a key of its own, and a clock."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "saker.db"
        self.key = folder / "nokkel" / "bti.key"
        self.clock: FixedEnvironment = Environment.fixed(at=AT, account="kari")

    def open(self) -> Casework:
        return Casework.open(self.database, environment=self.clock, key=self.key)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Two cases; Kari works in them, Arne sees to the archive."""
    made = Place(tmp_path)
    with made.open() as work:
        work.add_unit("nordlia", "Nordlia barnehage", service="barnehage", by="")
        work.add_person("kari", "Kari Berg", by="")
        work.add_person("arne", "Arne Moen", by="")
        work.add_post("kari", "ansatt", "nordlia", by="")
        work.add_post("arne", "arkiv", "nordlia", by="")
        for child in ("Ola Hemmelig", "Kari Annen"):
            case = work.open_case("bti", child=child, born="2021-05-02", by="kari").case.id
            work.fill(case, "undringsnotat", {"hva": "Leker mest alene."}, by="kari")
    return made


@pytest.fixture
def work(place: Place) -> Iterator[Casework]:
    with place.open() as work:
        yield work


def missing(work: Casework, **how: str) -> set[str]:
    with pytest.raises(Refused) as refused:
        work.erase(CASE, ground=GROUND, by="arne", **how)
    return {reason.subject for reason in refused.value.reasons}


def cleared(work: Casework) -> None:
    """Let all that is asked for be there."""
    work.confirm_export(CASE, ground="Kvittering 7", by="arne")
    work.decide_erasure(CASE, ground=GROUND, by="arne")
    work.block(CASE, ground="Bedt om av foresatte", by="arne")


def test_a_blocked_case_is_read_by_nobody_and_stands_nowhere(work: Casework) -> None:
    assert work.block(CASE, ground="Bedt om av foresatte", by="arne").blocked
    for verb in (work.show, work.history, work.file, work.why):
        with pytest.raises(CaseBlocked, match="sperret"):
            verb(CASE, by="kari")
    with pytest.raises(CaseBlocked):
        work.tick(CASE, "ikke_akutt", by="kari")
    assert [line.id for line in work.list(by="kari")] == ["S-2026-002"]
    assert work.search("hemmelig", by="kari").hits == ()
    assert work.today(by="kari").cases == 1
    assert work.verify().faults == ()


def test_a_block_that_is_lifted_leaves_the_case_as_it_was(work: Casework) -> None:
    before = work.show(CASE, by="kari")
    work.block(CASE, ground="Prøve", by="arne")
    assert not work.unblock(CASE, ground="Prøve", by="arne").blocked
    assert work.show(CASE, by="kari") == before
    assert [hit.case for hit in work.search("hemmelig", by="kari").hits] == [CASE]
    assert work.verify().faults == ()


def test_what_protects_a_child_goes_on_although_the_case_it_came_from_is_blocked(
    work: Casework,
) -> None:
    linked = work.do(CASE, "kan_gjelde_miljoe", by="kari").linked
    work.block(linked, ground="Prøve", by="arne")
    work.block(CASE, ground="Prøve", by="arne")
    work.unblock(linked, ground="Prøve", by="arne")
    for way in work.why(linked, by="kari"):
        if way.open and not way.asks:
            work.go(linked, way.id, reason="Prøve", by="kari")
            break
    with pytest.raises(CaseBlocked, match="bti ny bekymringsmelding"):
        work.tick(CASE, "ikke_akutt", by="kari")
    report = work.open_case("bekymringsmelding", child="Ola Hemmelig", by="kari")
    assert report.case.id not in {CASE, linked}


@pytest.mark.parametrize("verb", ["do", "go"])
def test_a_report_is_opened_from_a_blocked_case_by_who_took_part_and_carries_nothing(
    work: Casework, place: Place, verb: str
) -> None:
    work.add_person("per", "Per Utenfor", by="kari")
    work.block(CASE, ground="Prøve", by="arne")
    before = _all_of(place, CASE)
    report = getattr(work, verb)(CASE, "mistanke", by="kari").linked
    assert report.startswith("B-")
    assert _all_of(place, CASE) == before
    view = work.show(report, by="kari")
    assert view.name == f"Barnet i sak {CASE}"
    assert "Hemmelig" not in repr(work.file(report, by="kari"))
    assert "alene" not in repr(work.file(report, by="kari"))
    assert work.verify().faults == ()
    with pytest.raises(CaseBlocked):
        work.do(CASE, "mistanke", by="per")
    with pytest.raises(CaseBlocked):
        work.do(CASE, "kan_gjelde_miljoe", by="kari")
    work.unblock(CASE, ground="Prøve", by="arne")
    denied = [
        (row.person, row.action)
        for row in work.access_log(CASE, by="kari")
        if row.outcome == "denied"
    ]
    # The clock stands still: rows of one moment stand in the order of their drawn ids.
    assert sorted(denied) == [("kari", "do"), ("per", "do")]


def test_a_blocked_report_is_not_told_of_to_those_who_did_not_make_it(work: Casework) -> None:
    work.add_person("per", "Per Utenfor", by="kari")
    work.add_post("per", "leder", "nordlia", by="kari")
    report = work.do(CASE, "mistanke", by="kari").linked
    verbs = (work.show, work.retention)
    for state in ("open", "blocked", "erased"):
        if state == "blocked":
            work.block(report, ground="Prøve", by="arne")
        if state == "erased":
            work.confirm_export(report, ground="Kvittering 7", by="arne")
            work.decide_erasure(report, ground=GROUND, by="arne")
            work.erase(report, ground=GROUND, by="arne")
        for verb in verbs:
            with pytest.raises(NotFound) as there:
                verb(report, by="per")
            with pytest.raises(NotFound) as nowhere:
                verb("B-00000000", by="per")
            assert type(there.value) is NotFound
            assert str(there.value).replace(report, "B-00000000") == str(nowhere.value), state


def test_an_attempt_to_decide_is_in_the_log_although_nothing_is_kept(work: Casework) -> None:
    with pytest.raises(Denied):
        work.block(CASE, ground="Prøve", by="kari")
    rows = work.access_log(CASE, by="kari")
    assert ("kari", "retention", "denied") in {(r.person, r.action, r.outcome) for r in rows}


def _all_of(place: Place, case: str) -> list[tuple[object, ...]]:
    """Everything that the database holds about a case, as it is stored."""
    found: list[tuple[object, ...]] = []
    with closing(sqlite3.connect(place.database)) as raw:
        names = [n for (n,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in sorted(names):
            held = [c[1] for c in raw.execute(f"PRAGMA table_info({table})")]
            if "key" in held:
                rows = raw.execute(f"SELECT * FROM {table} WHERE key = ? ORDER BY 1, 2, 3", (case,))  # noqa: S608 - a name of the schema
                found += [(table, *row) for row in rows]
        found += raw.execute("SELECT * FROM counter ORDER BY 1, 2").fetchall()
        found += raw.execute("SELECT * FROM outbox ORDER BY 1, 2").fetchall()
    return found


def test_only_those_who_see_to_it_decide(work: Casework) -> None:
    with pytest.raises(Denied, match="arkiv eller personvern"):
        work.block(CASE, ground="Prøve", by="kari")
    with pytest.raises(Denied):
        work.retention(CASE, by="kari")
    with pytest.raises(BadInput, match="grunnlag"):
        work.block(CASE, ground=" ", by="arne")


def test_erasing_says_all_that_is_missing(work: Casework) -> None:
    assert missing(work) == {"retention", "exported", "blocked"}
    work.hold(CASE, ground="Klage", by="arne")
    assert missing(work, without_blocking="Uriktig barn") == {"retention", "exported", "held"}
    work.release(CASE, ground="Klagen er avgjort", by="arne")
    work.confirm_export(CASE, ground="Kvittering 7", by="arne")
    assert missing(work) == {"retention", "blocked"}
    shown = work.retention(CASE, by="arne")
    assert {reason.subject for reason in shown.missing} == {"retention", "blocked"}
    assert [one.what for one in shown.decisions] == ["held", "released", "exported"]
    assert shown.decisions[0].by == "Arne Moen"


def test_the_time_counts_from_the_closing_and_must_have_passed(place: Place) -> None:
    with place.open() as work:
        work.set_retention("bti", "2 years", ground="Bevaringsplanen", by="arne")
        work.confirm_export(CASE, ground="Kvittering 7", by="arne")
        with pytest.raises(BadInput, match="bevares en tid"):
            work.set_retention("bti", "0 days", ground="Bevaringsplanen", by="arne")
        with pytest.raises(NotFound, match="«btl»"):
            work.set_retention("btl", "2 years", ground="Bevaringsplanen", by="arne")
        assert "retention" in missing(work)
        work.do(CASE, "avslutt_tidlig", reason="Flyttet", by="kari")
        if not work.show(CASE, by="kari").closed:
            work.go(CASE, "avslutt_tidlig", reason="Flyttet", by="kari")
        assert work.retention(CASE, by="arne").until == "2028-11-02"
    place.clock.advance(timedelta(days=731))
    with place.open() as work:
        assert missing(work) == {"retention", "blocked"}
    place.clock.advance(timedelta(days=1))
    with place.open() as work:
        assert missing(work) == {"blocked"}


def test_an_erased_case_is_gone_and_the_rest_still_holds(place: Place) -> None:
    with place.open() as work:
        head = "\n".join(work.seal().printed)
        cleared(work)
        assert work.erase(CASE, ground=GROUND, by="arne").erased
        with pytest.raises(CaseErased, match="slettet"):
            work.show(CASE, by="kari")
        assert [line.id for line in work.list(by="kari")] == ["S-2026-002"]
        assert work.search("hemmelig", by="kari").hits == ()
        told = work.retention(CASE, by="arne").decisions[-1]
        assert (told.what, told.by, told.ground) == ("erased", "Arne Moen", GROUND)
        work.seal()
        assert work.verify(head).faults == ()
        with pytest.raises(CaseErased):
            work.unblock(CASE, ground="Angret", by="arne")
    with closing(sqlite3.connect(place.database)) as raw:
        row = "SELECT step, unit, holder FROM listing WHERE key = ?"
        step, unit, holder = raw.execute(row, (CASE,)).fetchone()
        assert (bool(step), unit, holder) == (True, None, None)
        for table in ("participant", "search_term", "due"):
            count = f"SELECT count(*) FROM {table} WHERE key = ?"  # noqa: S608
            assert raw.execute(count, (CASE,)).fetchone() == (0,)


def test_a_destroyed_key_lies_nowhere_in_the_files(place: Place) -> None:
    with closing(sqlite3.connect(place.database)) as raw:
        find = "SELECT envelope FROM stream WHERE key = ?"
        (envelope,) = raw.execute(find, (CASE,)).fetchone()
    with place.open() as work:
        work.tick(CASE, "ikke_akutt", by="kari")
        cleared(work)
        work.erase(CASE, ground=GROUND, by="arne")
        files = b"".join(
            path.read_bytes() for path in place.database.parent.rglob("*") if path.is_file()
        )
    assert envelope[4:] not in files


def test_what_comes_back_with_an_old_backup_is_erased_again(place: Place, tmp_path: Path) -> None:
    backup = tmp_path / "kopi.db"
    with closing(sqlite3.connect(place.database)) as raw, closing(sqlite3.connect(backup)) as copy:
        raw.backup(copy)
    with place.open() as work:
        cleared(work)
        work.erase(CASE, ground=GROUND, by="arne")
    for part in ("-wal", "-shm"):
        place.database.with_name(place.database.name + part).unlink(missing_ok=True)
    shutil.copy(backup, place.database)
    with place.open() as work:
        with pytest.raises(CaseErased):
            work.show(CASE, by="kari")
        assert work.show("S-2026-002", by="kari").id == "S-2026-002"
        assert work.verify().faults == ()


def test_another_database_with_the_same_number_is_left_alone(place: Place, tmp_path: Path) -> None:
    other = tmp_path / "annen.db"
    with Casework.open(other, environment=place.clock, key=place.key) as work:
        work.open_case("bti", child="En Annen")
    with place.open() as work:
        cleared(work)
        work.erase(CASE, ground=GROUND, by="arne")
    with Casework.open(other, environment=place.clock, key=place.key) as work:
        assert work.show(CASE).id == CASE


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE stream SET envelope = substr(envelope, 5) WHERE key = 'S-2026-001'",
        "UPDATE disposal SET what = 'unblocked' WHERE what = 'blocked'",
        "DELETE FROM disposal WHERE what = 'blocked'",
        "UPDATE listing SET unit = 'nordlia' WHERE key = 'S-2026-001'",
        "INSERT INTO search_term VALUES ('kommune', 'case', 'S-2026-001', x'00')",
        "UPDATE stream SET envelope = x'' WHERE key = 'S-2026-001'",
    ],
)
def test_a_block_that_was_changed_by_hand_is_found(place: Place, damage: str) -> None:
    with place.open() as work:
        work.block(CASE, ground="Prøve", by="arne")
    with closing(sqlite3.connect(place.database)) as raw, raw:
        raw.execute(damage)
    with place.open() as work:
        assert {(one.kind, one.key) for one in work.verify().faults} == {("case", CASE)}
