"""Everything is moved from a file to a server and back: whole, in one place, or not at all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bti import Casework, Environment
from bti.environment import FixedEnvironment
from bti.errors import (
    BadInput,
    NotAsWritten,
    StoreBusy,
    StoreDamaged,
    StoreMoved,
    StoreUnavailable,
)
from bti.store import Keeping, KeyFile, new_stream, open_store
from bti.store.moments import to_text
from bti.store.moved import ARRIVED, MOVED, Move
from bti.store.opening import database_at
from bti.store.relocation import TABLES
from tests import postgresql
from tests.integration.casework.story import AT, NOTE, to_clarifying
from tests.integration.store.samples import DIGEST, guide, step_after

OF_THE_MOVE = {MOVED, ARRIVED, "verified"}
KILLED = """
import os, sys
from bti import Casework
from bti.casework import relocating

def killed(*_):
    os._exit(9)

if sys.argv[4] == "before":
    relocating._see_that_it_holds = killed
else:
    from bti.store import moved
    write = moved.write
    moved.write = lambda rows, move: killed() if move.done else write(rows, move)
Casework.move_database(sys.argv[2], sys.argv[1], key=sys.argv[3])
"""


class Place:
    """A database with a key of its own, a clock, and everything that can lie in one."""

    def __init__(self, folder: Path, database: str) -> None:
        self.database = database
        self.key = folder / "nokkel" / "bti.key"
        self.clock: FixedEnvironment = Environment.fixed(at=AT, account="kari")

    def open(self, database: str = "") -> Casework:
        return Casework.open(
            database or self.database, environment=self.clock, key=self.key, create=False
        )

    def move(self, to: str, database: str = "") -> None:
        moved = Casework.move_database(
            to, database or self.database, environment=self.clock, key=self.key
        )
        assert (moved.before, moved.after) == (database or self.database, to)


def filled(place: Place) -> Place:
    with Casework.open(place.database, environment=place.clock, key=place.key) as work:
        work.add_unit("nordlia", "Nordlia barnehage", service="barnehage")
        work.add_person("kari", "Kari Berg")
        for role in ("ansatt", "arkiv"):
            work.add_post("kari", role, "nordlia")
        to_clarifying(work)
        for child in ("Slettet Prøve", "Sperret Prøve"):
            work.once(child).open_case("bti", child=child, born="2019-05-02")
        erased, blocked = (line.id for line in reversed(work.list()[:2]))
        work.fill(blocked, "undringsnotat", NOTE)
        work.confirm_export(erased, ground="Kvittering")
        work.decide_erasure(erased, ground="Vedtak")
        for case in (erased, blocked):
            work.block(case, ground="Bedt om av foresatte")
        work.erase(erased, ground="Vedtak")
        work.seal()
        place.clock.advance(timedelta(days=40))
        work.work()
    return place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return filled(Place(tmp_path, str(tmp_path / "saker.db")))


@pytest.fixture
def server() -> str:
    return postgresql.new_database().replace(":@", "@")


def rows_of(database: str) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every table, as the database itself has it."""
    if "://" in database:
        with psycopg.connect(database) as raw:
            raw.execute("SELECT set_config('bti.tenant', 'kommune', false)")
            return {
                table.name: sorted(raw.execute(f"SELECT * FROM {table.name}").fetchall(), key=repr)  # noqa: S608
                for table in TABLES
            }
    with closing(sqlite3.connect(database)) as raw:
        return {
            table.name: sorted(raw.execute(f"SELECT * FROM {table.name}").fetchall(), key=repr)  # noqa: S608
            for table in TABLES
        }


def content(database: str) -> dict[str, list[tuple[Any, ...]]]:
    rows = rows_of(database)
    rows["setting"] = [row for row in rows["setting"] if row[1] not in OF_THE_MOVE]
    return rows


def test_everything_comes_to_the_server_and_back_again(
    place: Place, server: str, tmp_path: Path
) -> None:
    before = content(place.database)
    assert [table for table, rows in before.items() if not rows] == ["translation"]
    place.move(server)
    assert content(server) == before
    with place.open(server) as work:
        assert work.verify().faults == ()
        assert [check.state for check in work.check_up() if check.id == "verified"] == ["ok"]
    there_and_back = str(tmp_path / "tilbake.db")
    place.move(there_and_back, server)
    assert content(there_and_back)["event"] == before["event"]
    assert content(place.database) == before
    with place.open(there_and_back) as work:
        (line,) = work.list()
        assert (
            work.fill(line.id, "undringsnotat", {"hva": "Leker med to andre."}).case.id == line.id
        )
        assert work.verify().faults == ()


def test_the_old_one_says_where_everything_is(place: Place, server: str) -> None:
    place.move(server)
    with pytest.raises(StoreMoved, match=r"ble flyttet til postgresql://.*--database postgresql"):
        place.open()
    with pytest.raises(StoreMoved, match="ble flyttet"):
        place.move(server)
    assert server.rpartition("@")[2] in str(place_of(place))


def place_of(place: Place) -> str:
    with pytest.raises(StoreMoved) as told:
        place.open()
    return told.value.message


@pytest.mark.parametrize("kind", ["file", "server"])
def test_who_had_the_old_one_open_can_write_no_more_in_it(
    kind: str, tmp_path: Path, server: str
) -> None:
    place = filled(Place(tmp_path, server if kind == "server" else str(tmp_path / "saker.db")))
    with place.open() as work:
        case = work.list()[0].id
        place.move(str(tmp_path / "ny.db"))
        before = rows_of(place.database)
        for verb in (
            lambda: work.fill(case, "undringsnotat", {"hva": "Skrevet etterpå."}),
            lambda: work.open_case("bti", child="Ny Prøve"),
            lambda: work.show(case),
            work.seal,
            work.verify,
        ):
            with pytest.raises(StoreMoved, match="lagres det ikke mer"):
                verb()
        assert rows_of(place.database) == before


def test_a_place_that_holds_something_is_left_as_it_is(place: Place, tmp_path: Path) -> None:
    other = str(tmp_path / "andre.db")
    with Casework.open(other, environment=place.clock, key=place.key) as work:
        work.open_case("bti", child="Annen Prøve")
    before = content(other)
    with pytest.raises(BadInput, match="Det ligger alt noe"):
        place.move(other)
    assert content(other) == before
    with place.open() as work:
        assert work.verify().faults == ()


def test_a_database_is_not_moved_to_itself_or_from_memory(place: Place) -> None:
    with pytest.raises(BadInput, match="ligger alt i"):
        place.move(place.database)
    for to, database in ((":memory:", place.database), (place.database, ":memory:")):
        with pytest.raises(BadInput, match="minnet"):
            place.move(to, database)


def test_a_server_that_does_not_answer_leaves_the_old_one_in_use(place: Place) -> None:
    with pytest.raises(StoreUnavailable, match="svarer ikke"):
        place.move("postgresql://bti@localhost:1/bti")
    assert_in_use(place)


def assert_in_use(place: Place) -> None:
    with place.open() as work:
        case = work.list()[0].id
        work.fill(case, "undringsnotat", {"hva": "Skrevet etterpå."})


def test_what_is_not_as_it_was_written_is_not_moved(place: Place, server: str) -> None:
    with closing(sqlite3.connect(place.database)) as raw, raw:
        raw.execute("UPDATE event SET body = x'00' WHERE number = 2 AND kind = 'case'")
    with pytest.raises(NotAsWritten, match="bti kontroller"):
        place.move(server)
    assert not any(rows_of(server).values())
    assert_in_use(place)


def test_a_search_row_that_was_removed_is_found_before_anything_is_moved(
    place: Place, server: str
) -> None:
    with closing(sqlite3.connect(place.database)) as raw, raw:
        raw.execute("DELETE FROM search_term")
    with pytest.raises(NotAsWritten):
        place.move(server)
    assert not any(rows_of(server).values())


def test_another_municipality_in_the_same_place_is_left_alone(place: Place, server: str) -> None:
    with Casework.open(server, environment=place.clock, key=place.key, tenant="sorvik") as work:
        work.open_case("bti", child="Annen Prøve")
    place.move(server)
    with Casework.open(server, environment=place.clock, key=place.key, tenant="sorvik") as work:
        assert len(work.list()) == 1
        assert work.verify().faults == ()
    with place.open(server) as work:
        assert len(work.list()) == 1


def test_what_does_not_come_as_it_was_sent_is_not_taken_into_use(
    place: Place, tmp_path: Path
) -> None:
    other = str(tmp_path / "andre.db")
    open_store(other, create=True, tenant="sorvik").close()
    with closing(sqlite3.connect(other)) as raw, raw:
        raw.execute(
            "CREATE TRIGGER slip AFTER INSERT ON access_log BEGIN"
            " UPDATE access_log SET outcome = 'denied' WHERE id = NEW.id; END"
        )
    with pytest.raises(StoreDamaged, match="access_log"):
        place.move(other)
    assert not any(row for rows in rows_of(other).values() for row in rows if row[0] == "kommune")
    assert_in_use(place)


def test_who_gives_up_does_not_open_what_another_has_begun_to_move(
    place: Place, tmp_path: Path
) -> None:
    def another_tries() -> None:
        with closing(sqlite3.connect(place.database)) as raw, raw:
            raw.execute(
                "UPDATE setting SET value = json_set(value, '$.attempt', 'another')"
                " WHERE name = 'moved'"
            )
        raise KeyboardInterrupt

    keeping = Keeping(keys=KeyFile(place.key))
    begun = Move(place="there", at=to_text(AT), id="1", attempt="1")
    with (
        open_store(place.database, create=False, keeping=keeping) as store,
        pytest.raises(KeyboardInterrupt),
        store.moving(database_at(tmp_path / "ny.db"), begun),
    ):
        another_tries()
    with pytest.raises(StoreMoved, match="på vei til there"):
        place.open()


@pytest.mark.parametrize("kind", ["file", "server"])
def test_nothing_is_moved_while_another_is_writing(kind: str, tmp_path: Path, server: str) -> None:
    database = server if kind == "server" else str(tmp_path / "saker.db")
    keeping = Keeping(wait=0.2)
    begun = Move(place="there", at=to_text(AT), id="1", attempt="1")
    with (
        open_store(database, create=True, keeping=keeping) as store,
        open_store(database, create=False, keeping=keeping) as other,
    ):
        with other.writing() as transaction:
            transaction.publish(guide())
            with pytest.raises(StoreBusy), store.moving(database_at(tmp_path / "ny.db"), begun):
                raise AssertionError
        other.append(step_after(new_stream("case", "S-1", DIGEST)))
    assert not (tmp_path / "ny.db").exists()


def test_a_word_of_a_move_that_cannot_be_read_is_told(place: Place) -> None:
    with closing(sqlite3.connect(place.database)) as raw, raw:
        raw.execute("INSERT INTO setting VALUES ('kommune', 'moved', '{')")
    with pytest.raises(StoreDamaged):
        place.open()


@pytest.mark.slow
@pytest.mark.parametrize("when", ["before", "after"])
def test_what_was_broken_off_is_done_by_asking_again(
    place: Place, server: str, tmp_path: Path, when: str
) -> None:
    before = content(place.database)
    command = [sys.executable, "-c", KILLED, place.database, server, str(place.key), when]
    assert subprocess.run(command, check=False).returncode == 9
    assert bool(content(server)["stream"]) is (when == "after")
    with pytest.raises(StoreMoved, match="bti flytt-database --to postgresql://"):
        place.open()
    with pytest.raises(StoreMoved, match="på vei"):
        place.move(str(tmp_path / "et annet sted.db"))
    place.move(server)
    assert content(server) == before
    with pytest.raises(StoreMoved, match="ble flyttet"):
        place.open()
    with place.open(server) as work:
        assert work.verify().faults == ()
