"""A backup that is put back knows all that was decided since, or somebody has said to go on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.casework.checkup import Check
from bti.casework.restoring import Restored
from bti.environment import OSLO
from bti.errors import BadInput, CaseBlocked, CaseErased, StoreBusy, StoreDamaged, StoreOlder

AT = datetime(2026, 11, 2, 9, tzinfo=OSLO)
OLA, KARI = "S-2026-001", "S-2026-002"
GROUND = "Vedtak 12/27"
BY = {"ground": GROUND, "by": "arne"}


class Place:
    """A database with a key of its own, and a backup of it."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "data" / "saker.db"
        self.key = folder / "nokkel" / "bti.key"
        self.list = self.key.with_name("slettet.jsonl")
        self.backup = folder / "kopi.db"
        self.clock = Environment.fixed(at=AT, account="kari")

    def open(self) -> Casework:
        return Casework.open(self.database, environment=self.clock, key=self.key)

    def do(self, *verbs: Callable[[Casework], object]) -> None:
        with self.open() as work:
            for verb in verbs:
                verb(work)

    def restore(self, backup: Path | None = None, *, without: bool = False) -> Restored:
        return Casework.restore(
            backup or self.backup,
            self.database,
            replace=self.database.exists(),
            without_decisions=without,
            environment=self.clock,
            key=self.key,
        )

    def lose(self) -> None:
        for part in ("", "-wal", "-shm"):
            self.database.with_name(self.database.name + part).unlink(missing_ok=True)

    def told(self) -> dict[str, Check]:
        with self.open() as work:
            return {one.id: one for one in work.check_up()}

    def reads(self, case: str) -> bool:
        with self.open() as work:
            assert work.verify().faults == ()
            try:
                return work.show(case, by="kari").id == case
            except (CaseBlocked, CaseErased):
                return False


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Two cases and a backup of them; Arne sees to the archive."""
    made = Place(tmp_path)
    with made.open() as work:
        work.add_unit("nordlia", "Nordlia barnehage", service="barnehage", by="")
        work.add_person("kari", "Kari Berg", by="")
        work.add_person("arne", "Arne Moen", by="")
        work.add_post("kari", "ansatt", "nordlia", by="")
        work.add_post("arne", "arkiv", "nordlia", by="")
        for child in ("Ola Prøve", "Kari Prøve"):
            work.open_case("bti", child=child, born="2021-05-02", by="kari")
        work.back_up(made.backup)
    return made


def erase(work: Casework) -> None:
    for verb in (work.confirm_export, work.decide_erasure, work.block, work.erase):
        verb(OLA, **BY)


def test_what_was_erased_stays_so_although_the_list_of_it_is_lost(place: Place) -> None:
    place.do(erase)
    place.list.unlink()
    restored = place.restore()
    assert (restored.carried, restored.lost) == (True, ())
    assert not place.reads(OLA)
    assert place.reads(KARI)
    # The list is whole again, for a backup that is put back where no database lies.
    place.lose()
    assert place.restore().lost == ("lost_decisions",)
    assert not place.reads(OLA)


def test_a_list_that_is_lost_or_torn_is_made_whole_by_the_database(place: Place) -> None:
    place.do(erase)
    whole = place.list.read_bytes()
    place.list.write_bytes(whole[:60])
    place.open().close()
    assert place.list.read_bytes() == whole[:60] + b"\n" + whole
    assert place.told()["erased_list"].state == "ok"
    place.list.write_bytes(b"#" * len(whole))
    place.open().close()
    assert place.list.read_bytes().splitlines()[-1] == whole.rstrip()
    assert place.told()["erased_list"].state == "look"
    place.list.unlink()
    place.open().close()
    assert place.list.read_bytes() == whole
    assert "erased_list" not in place.told()
    place.lose()
    place.restore()
    assert not place.reads(OLA)


@pytest.mark.parametrize("damage", [None, b"", b'{"tenant":"komm'])
def test_where_nothing_knows_what_was_erased_somebody_says_to_go_on(
    place: Place, damage: bytes | None
) -> None:
    place.do(erase)
    place.list.unlink()
    if damage is not None:
        place.list.write_bytes(damage)
    place.lose()
    with pytest.raises(BadInput, match="--without-decisions") as told:
        place.restore()
    assert str(place.list) in str(told.value)
    assert list(place.database.parent.iterdir()) == []
    restored = place.restore(without=True)
    assert restored.lost == ("lost_decisions", "lost_erasures")
    assert place.reads(OLA)
    assert {place.told()[one].state for one in restored.lost} == {"fault"}
    place.do(lambda work: work.gone_through())
    assert not set(restored.lost) & set(place.told())


def test_blocks_and_holds_hold_and_what_was_lifted_is_lifted(place: Place, tmp_path: Path) -> None:
    place.do(lambda work: work.block(KARI, **BY))
    later = tmp_path / "senere.db"
    place.do(lambda work: work.back_up(later))
    place.do(
        lambda work: work.unblock(KARI, **BY),
        lambda work: work.hold(KARI, **BY),
        lambda work: work.block(OLA, **BY),
    )
    with place.open() as work:
        before = [work.retention(one, by="arne") for one in (OLA, KARI)]
        listed = work.list(by="kari")
    assert place.restore(later).carried
    assert (place.reads(OLA), place.reads(KARI)) == (False, True)
    with place.open() as work:
        assert [work.retention(one, by="arne") for one in (OLA, KARI)] == before
        assert work.list(by="kari") == listed
        assert [hit.case for hit in work.search("kari", by="kari").hits] == [KARI]
    assert place.restore(later).lost == ()


def test_a_lift_from_another_line_of_time_lifts_nothing(place: Place, tmp_path: Path) -> None:
    place.do(lambda work: work.block(OLA, ground="Bedt om", by="arne"))
    blocked = tmp_path / "sperret.db"
    place.do(lambda work: work.back_up(blocked))
    place.lose()
    place.restore(without=True)
    place.do(lambda work: work.block(OLA, **BY), lambda work: work.unblock(OLA, **BY))
    place.restore(blocked)
    assert not place.reads(OLA)


def test_a_case_that_got_the_number_of_another_is_left_alone(place: Place, tmp_path: Path) -> None:
    def open_third(child: str) -> None:
        place.do(lambda work: work.open_case("bti", child=child, by="kari"))

    open_third("Per Prøve")
    later = tmp_path / "senere.db"
    place.do(lambda work: work.back_up(later))
    place.restore()
    open_third("Pål Annen")
    place.do(lambda work: work.block("S-2026-003", **BY))
    assert place.restore(later).carried
    assert place.reads("S-2026-003")


def test_a_database_that_was_never_this_one_knows_nothing_of_it(place: Place) -> None:
    place.do(erase)
    place.list.unlink()
    place.lose()
    place.do(lambda work: work.open_case("bti", child="En Annen"))
    with pytest.raises(BadInput, match="--without-decisions"):
        place.restore()
    assert place.restore(without=True).lost == ("lost_decisions", "lost_erasures")


def test_a_database_that_cannot_be_read_gives_way_only_when_told_to(place: Place) -> None:
    place.do(lambda work: work.block(OLA, **BY))
    with closing(sqlite3.connect(place.database)) as raw, raw:
        raw.execute("UPDATE disposal SET what = 'unblocked'")
    with pytest.raises(BadInput, match="kan ikke leses"):
        place.restore()
    assert len(list(place.database.parent.glob("*foer-gjenoppretting"))) == 0
    restored = place.restore(without=True)
    assert restored.aside
    assert "lost_decisions" in restored.lost
    # What may be lost is told of until it is seen to, also after the next backup is put back.
    assert place.restore().lost == restored.lost
    assert place.told()["lost_decisions"].state == "fault"


def test_a_backup_of_an_older_edition_takes_nothing_over_until_told_to_go_on(place: Place) -> None:
    place.do(lambda work: work.block(OLA, **BY))
    with closing(sqlite3.connect(place.backup)) as raw, raw:
        raw.execute("UPDATE schema_version SET version_num = '0001'")
    with pytest.raises(BadInput, match="eldre utgave"):
        place.restore()
    assert not place.reads(OLA)
    place.list.unlink(missing_ok=True)
    assert place.restore(without=True).lost == ("lost_decisions", "lost_erasures")
    with pytest.raises(StoreOlder):
        place.open()


def test_what_is_decided_while_a_backup_is_put_back_is_not_lost(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bti.store import backup

    gives_way = backup._set_aside  # noqa: SLF001 - the moment between

    def block_first(database: Path) -> Path:
        place.do(lambda work: work.block(OLA, **BY))
        return gives_way(database)

    monkeypatch.setattr(backup, "_set_aside", block_first)
    with pytest.raises(StoreBusy):
        place.restore()
    assert not place.reads(OLA)
    assert [one.name for one in place.database.parent.glob("*.db*") if one.is_file()] == [
        "saker.db"
    ]


def test_a_damaged_backup_is_told_of_as_that(place: Place) -> None:
    whole = place.backup.read_bytes()
    place.backup.write_bytes(whole[:8192] + b"\xff" * 4096 + whole[12288:])
    with pytest.raises(StoreDamaged, match=r"kopi\.db er skadet") as told:
        place.restore()
    assert "ikke rørt" in str(told.value)
    assert place.reads(OLA)


def test_whole_databases_from_before_are_told_of(place: Place) -> None:
    assert "left_beside" not in place.told()
    restored = place.restore()
    assert Path(restored.aside).name in place.told()["left_beside"].what
    Path(restored.aside).unlink()
    assert "left_beside" not in place.told()
