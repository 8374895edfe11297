"""The key of a database: made once for its owner, kept on paper, locked, changed, or told of."""

from __future__ import annotations

import os
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.casework.keys import restore_key
from bti.environment import OSLO
from bti.errors import BadInput, CaseErased, Conflict, KeyMissing, KeyWrong, StoreDamaged
from bti.store import KeyFile, OutboxRow
from bti.store.keyring import id_of
from bti.store.recovery_sheet import last_words

AT = datetime(2026, 11, 2, 9, tzinfo=OSLO)
PHRASE = "en lang setning ingen gjetter"


class Place:
    """A database and the file that its key lies in."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "saker.db"
        self.file = folder / "nokler" / "bti.key"

    def open(self, phrase: str = "") -> Casework:
        ask = (lambda: phrase) if phrase else None
        clock = Environment.fixed(at=AT)
        return Casework.open(self.database, environment=clock, key=self.file, passphrase=ask)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    with made.open() as work:
        work.open_case("bti", child="Ola Prøve")
        work.open_case("bti", child="Kari Prøve")
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
def test_the_file_is_for_its_owner_alone(place: Place) -> None:
    assert place.file.stat().st_mode & 0o777 == 0o600
    assert place.file.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in place.file.parent.iterdir()] == ["bti.key"]


def test_the_first_who_opens_is_told_that_a_key_was_made(tmp_path: Path) -> None:
    place = Place(tmp_path)
    with place.open() as work:
        assert work.key_made
        assert not work.key().confirmed
    with place.open() as work:
        assert not work.key_made


def test_many_who_begin_at_once_agree_on_one_key(tmp_path: Path) -> None:
    file = tmp_path / "bti.key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: KeyFile(file)(True).newest, range(8)))  # noqa: FBT003
    assert len(keys) == 1


def test_a_missing_key_is_told_with_its_id_and_none_is_made_in_its_place(place: Place) -> None:
    with place.open() as work:
        wanted = work.key().id
    place.file.unlink()
    with pytest.raises(KeyMissing, match="gjenopprettingsarket") as told:
        place.open()
    assert f"låst med nøkkel {wanted}" in told.value.message
    assert not place.file.exists()


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM setting WHERE name = 'keys'",
        "UPDATE setting SET value = '' WHERE name = 'keys'",
        "UPDATE setting SET value = '{\"secrets\":[]}' WHERE name = 'keys'",
    ],
)
@pytest.mark.parametrize("key_is_there", [True, False])
def test_a_database_that_lost_its_own_secrets_makes_no_new_ones(
    place: Place, damage: str, *, key_is_there: bool
) -> None:
    with closing(sqlite3.connect(place.database)) as raw, raw:
        raw.execute(damage)
    if not key_is_there:
        place.file.unlink()
    before = place.database.read_bytes()
    with pytest.raises(StoreDamaged):
        place.open()
    assert place.database.read_bytes() == before
    assert place.file.exists() == key_is_there


def test_another_key_is_told_with_the_ids_of_both(place: Place) -> None:
    with place.open() as work:
        wanted = work.key().id
    place.file.unlink()
    KeyFile(place.file)(True)  # noqa: FBT003
    with pytest.raises(KeyWrong, match=wanted):
        place.open()


@pytest.mark.parametrize("content", ["", "{", "{}", '{"keys": ["zz"]}', "ff" * 31, "\0"])
def test_what_is_no_key_file_is_told_without_quoting_it(place: Place, content: str) -> None:
    place.file.write_text(content, encoding="utf-8")
    with pytest.raises(KeyWrong) as told:
        place.open()
    assert told.value.exit_code == 9
    assert "ff" * 31 not in str(told.value)


def test_a_bare_key_in_a_file_is_enough(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.file.parent.mkdir()
    place.file.write_text("ab" * 32 + "\n", encoding="utf-8")
    with place.open() as work:
        work.open_case("bti", child="Ola Prøve")
    with place.open() as work:
        assert len(work.list()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the folder of settings is named otherwise")
def test_each_who_shares_a_database_has_a_key_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    ids = set()
    for tenant in ("kommune", "nordvik", "../sør vik"):
        with Casework.open(tmp_path / "saker.db", tenant=tenant) as work:
            work.open_case("bti", child="Ola Prøve")
            ids.add(work.key().id)
    files = sorted(path.name for path in (tmp_path / "bti" / "nokler").glob("*"))
    assert files == ["bti-..%2Fs%C3%B8r%20vik.key", "bti-nordvik.key", "bti.key"]
    assert len(ids) == 3
    # Who names a file says that it is used, whoever it is for.
    other = tmp_path / "bti" / "nokler" / "bti.key"
    with pytest.raises(KeyWrong):
        Casework.open(tmp_path / "saker.db", tenant="nordvik", key=other)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
def test_our_own_file_open_to_others_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    database = tmp_path / "saker.db"
    Casework.open(database).close()
    file = tmp_path / "bti" / "nokler" / "bti.key"
    file.chmod(0o640)
    with pytest.raises(KeyWrong, match="chmod 600"):
        Casework.open(database)
    # A file that the system hands over is shared in the system's own way.
    monkeypatch.setenv("BTI_KEY_FILE", str(file))
    with Casework.open(database) as work:
        assert work.key().open_to_others


def test_the_sheet_restores_the_key(place: Place) -> None:
    with place.open() as work:
        sheet, before = work.recovery_sheet(), work.key().id
    place.file.unlink()
    assert restore_key(sheet, KeyFile(place.file)) == before
    with place.open() as work:
        assert len(work.list()) == 2
        assert work.key().confirmed


def test_a_key_from_a_sheet_is_the_one_told_of_although_the_file_has_another(place: Place) -> None:
    with place.open() as work:
        sheet, wanted = work.recovery_sheet(), work.key().id
    place.file.unlink()
    other = KeyFile(place.file)(True).newest  # noqa: FBT003
    restore_key(sheet, KeyFile(place.file))
    with place.open() as work:
        assert (work.key().id, work.key().newer) == (wanted, id_of(other))
        assert work.key().confirmed
        assert work.recovery_sheet() == sheet
        with pytest.raises(BadInput, match=wanted):
            work.confirm_key(last_words(other))
        new = work.open_case("bti", child="Per Prøve").case.id
    # One sheet opens all of the database, what was written since too.
    place.file.unlink()
    restore_key(sheet, KeyFile(place.file))
    with place.open() as work:
        assert work.show(new).id == new
        assert work.verify().faults == ()


def test_only_who_has_the_sheet_can_confirm_it(place: Place) -> None:
    with place.open() as work:
        with pytest.raises(BadInput, match="siste raden"):
            work.confirm_key("to ord")
        secret = KeyFile(place.file)(False).newest  # noqa: FBT003
        assert work.confirm_key(last_words(secret)).confirmed
    with place.open() as work:
        assert work.key().confirmed


def test_a_locked_file_opens_with_its_passphrase_alone(place: Place) -> None:
    with place.open() as work:
        assert work.lock_key(PHRASE).locked
    assert "keys" not in place.file.read_text(encoding="utf-8")
    with pytest.raises(KeyMissing, match="passord"):
        place.open()
    with pytest.raises(KeyWrong, match="Passordet er feil"):
        place.open("feil setning")
    with place.open(PHRASE) as work:
        assert len(work.list()) == 2
        work.rotate_key()
    with place.open(PHRASE) as work:
        assert not work.unlock_key().locked
    with place.open() as work:
        assert len(work.list()) == 2


@pytest.mark.parametrize("short", ["", "   ", "elleve tegn", "kort        "])
def test_too_short_a_passphrase_neither_locks_nor_unlocks(place: Place, short: str) -> None:
    bare = place.file.read_bytes()
    with place.open() as work:
        with pytest.raises(BadInput, match="minst 12 tegn"):
            work.lock_key(short)
        assert place.file.read_bytes() == bare
        work.lock_key(PHRASE)
    locked = place.file.read_bytes()
    with place.open(PHRASE) as work:
        with pytest.raises(BadInput, match="minst 12 tegn"):
            work.lock_key(short)
        assert work.key().locked
    assert place.file.read_bytes() == locked


def test_a_passphrase_is_read_from_a_file_that_is_named(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with place.open() as work:
        work.lock_key(PHRASE)
    (tmp_path / "passord").write_text(f"{PHRASE}\n", encoding="utf-8")
    monkeypatch.setenv("BTI_PASSPHRASE_FILE", str(tmp_path / "passord"))
    with place.open() as work:
        assert len(work.list()) == 2
    monkeypatch.setenv("BTI_PASSPHRASE_FILE", str(tmp_path / "mangler"))
    with pytest.raises(KeyMissing, match="BTI_PASSPHRASE_FILE"):
        place.open()


def test_a_new_key_opens_all_that_was_and_the_old_one_no_more(place: Place) -> None:
    with place.open() as work:
        old = KeyFile(place.file)(False).newest  # noqa: FBT003
        seals = _seals(work)
        rotated = work.rotate_key()
        assert rotated == work.key()
        assert len(rotated.older) == 1
        assert not work.key().confirmed
        work.tick("S-2026-001", "ikke_akutt")
        assert _seals(work) == {*seals, 2}
        assert work.verify().faults == ()
    with place.open() as work:
        assert len(work.list()) == 2
        assert work.search("ola").hits
        assert work.verify().faults == ()
    place.file.write_text(old.hex(), encoding="utf-8")
    with pytest.raises(KeyWrong):
        place.open()


def _seals(work: Casework) -> set[int]:
    """Give which sealing keys the events of a case are sealed with."""
    store = work._desk.store  # noqa: SLF001 - the seals as they lie
    stream = store.load("case", "S-2026-001")
    assert stream is not None
    return {event.seal[0] for event in store.events(stream) if event.seal}


def _wrapped_with(work: Casework) -> set[str]:
    """Give which master keys the keys of all streams are wrapped with."""
    store = work._desk.store  # noqa: SLF001 - the envelopes as they lie
    return {whole.stream.envelope[:4].hex() for whole in store.verify() if whole.stream.envelope}


def test_a_change_that_was_broken_off_goes_on_and_takes_no_third_key(place: Place) -> None:
    with place.open() as work:
        store = work._desk.store  # noqa: SLF001 - broken off by hand
        KeyFile(place.file).add(os.urandom(32))
        with store.writing() as transaction:
            transaction.set_setting("keys.rotating", "begun")
        work.rotate_key()
        assert not store.rotating
        assert _wrapped_with(work) == {work.key().id}
        assert len(work.key().older) == 1


def _put_back(place: Place, backup: Path) -> None:
    place.database.unlink()
    Casework.restore(backup, place.database, key=place.file, without_decisions=True)


def test_a_backup_from_before_a_change_of_key_is_told_of_and_follows(
    place: Place, tmp_path: Path
) -> None:
    with place.open() as work:
        old = work.key().id
        work.back_up(tmp_path / "kopi.db")
        new = work.rotate_key().id
        work.confirm_key(last_words(KeyFile(place.file)(False).newest))  # noqa: FBT003
    _put_back(place, tmp_path / "kopi.db")
    with place.open() as work:
        assert len(work.list()) == 2
        assert (work.key().id, work.key().newer) == (old, new)
        assert old in work.recovery_sheet()[2]
        with pytest.raises(BadInput, match=old):
            work.confirm_key(last_words(KeyFile(place.file)(False).newest))  # noqa: FBT003
        (told,) = [one for one in work.check_up() if one.id == "older_key"]
        assert (told.state, told.todo) == ("look", "bti nokkel bytt")
        # The newest key is on paper already: no third one is drawn.
        assert work.rotate_key().id == new
        assert (work.key().newer, work.key().confirmed) == ("", True)
        assert "older_key" not in {one.id for one in work.check_up()}
    newest = KeyFile(place.file)(False).newest  # noqa: FBT003
    place.file.write_text(newest.hex(), encoding="utf-8")
    with place.open() as work:
        assert len(work.list()) == 2
        assert work.verify().faults == ()


def test_an_old_sheet_opens_old_backups_and_locks_nothing_new(place: Place, tmp_path: Path) -> None:
    with place.open() as work:
        old, sheet = work.key().id, work.recovery_sheet()
        work.back_up(tmp_path / "kopi.db")
        new = work.rotate_key().id
    newest = KeyFile(place.file)(False).newest  # noqa: FBT003
    place.file.write_text(newest.hex(), encoding="utf-8")
    assert restore_key(sheet, KeyFile(place.file)) == old
    assert restore_key(sheet, KeyFile(place.file)) == old
    with place.open() as work:
        assert (work.key().id, work.key().older) == (new, (old,))
    _put_back(place, tmp_path / "kopi.db")
    with place.open() as work:
        assert len(work.list()) == 2


def test_what_was_erased_stays_so_in_a_backup_from_before_that_and_a_change_of_key(
    place: Place, tmp_path: Path
) -> None:
    ground = {"ground": "Prøve"}
    with place.open() as work:
        work.add_unit("kommune", "Kommunen")
        work.add_post(work.person_file().id, "arkiv", "kommune")
        work.back_up(tmp_path / "kopi.db")
        for verb in (work.confirm_export, work.decide_erasure, work.block):
            verb("S-2026-001", **ground)
        work.erase("S-2026-001", **ground)
        work.rotate_key()
    _put_back(place, tmp_path / "kopi.db")
    with place.open() as work:
        with pytest.raises(CaseErased):
            work.show("S-2026-001")
        work.rotate_key()
        with pytest.raises(CaseErased):
            work.show("S-2026-001")
        assert work.verify().faults == ()


def test_what_stands_beside_the_cases_follows_a_change_of_key(place: Place) -> None:
    with place.open() as work:
        store = work._desk.store  # noqa: SLF001 - a message of one's own
        message = OutboxRow(id="m", at=AT, kind="reminder", person="kari", body=b"secret")
        with store.writing() as transaction:
            transaction.post(message)
        ticked = work.once("en-gang").tick("S-2026-001", "ikke_akutt").view
        work.rotate_key()
    newest = KeyFile(place.file)(False).newest  # noqa: FBT003
    place.file.write_text(newest.hex(), encoding="utf-8")
    with place.open() as work:
        (waiting,) = work._desk.store.waiting(10)  # noqa: SLF001 - as it lies
        assert waiting.message == message
        assert work.once("en-gang").tick("S-2026-001", "ikke_akutt").view == ticked
        with pytest.raises(Conflict):
            work.once("en-gang").tick("S-2026-001", "delt")


def test_an_application_gives_the_key_itself(tmp_path: Path) -> None:
    database = tmp_path / "saker.db"
    old, new = bytes(range(32)), bytes(range(1, 33))
    with Casework.open(database, key=lambda: old) as work:
        work.open_case("bti", child="Ola Prøve")
        with pytest.raises(BadInput, match="programmet"):
            work.recovery_sheet()
    with Casework.open(database, key=lambda: [old, new]) as work:
        work.rotate_key()
    with Casework.open(database, key=lambda: new) as work:
        assert len(work.list()) == 1
    with pytest.raises(KeyWrong, match="lengde"):
        Casework.open(database, key=lambda: b"short")


def test_a_database_to_try_in_has_no_sheet(tmp_path: Path) -> None:
    with Casework.open(tmp_path / "prove.db", trial=True, key=tmp_path / "ingen.key") as work:
        assert work.key().throw_away
        for verb in (work.recovery_sheet, work.rotate_key):
            with pytest.raises(BadInput, match="prøvedatabase"):
                verb()
    assert not (tmp_path / "ingen.key").exists()


def test_a_key_file_that_cannot_be_read_or_made_is_told(place: Place, tmp_path: Path) -> None:
    place.file.unlink()
    place.file.mkdir()
    with pytest.raises(KeyMissing, match="kan ikke leses"):
        place.open()
    blocked = tmp_path / "en fil"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(KeyMissing, match="BTI_KEY_FILE"):
        Casework.open(tmp_path / "ny.db", key=blocked / "bti.key")


def test_a_key_that_is_in_the_file_is_not_put_there_twice(place: Place) -> None:
    file = KeyFile(place.file)
    secret, before = file(False).newest, place.file.read_bytes()  # noqa: FBT003
    file.add(secret)
    assert place.file.read_bytes() == before
    file.add(bytes(range(32)))
    file.add(secret)
    assert file(False).secrets == (bytes(range(32)), secret)  # noqa: FBT003


def test_a_key_is_made_on_a_drive_that_has_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    with Casework.open(tmp_path / "saker.db", key=tmp_path / "bti.key") as work:
        assert work.key_made
    assert sorted(path.name for path in tmp_path.glob("bti.key*")) == ["bti.key"]
    with Casework.open(tmp_path / "saker.db", key=tmp_path / "bti.key") as work:
        assert not work.key_made


def test_a_key_in_the_home_of_nobody_is_told_and_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KeyMissing, match="Hjemmemappen"):
        Casework.open(tmp_path / "saker.db", key="~finnes-ikke-her/nokkel")
    assert list(tmp_path.iterdir()) == []


def test_an_application_that_fails_to_give_the_key_is_told_of(tmp_path: Path) -> None:
    def lost() -> bytes:
        raise OSError(5, "vault is sealed")

    for key in (lost, lambda: None):
        with pytest.raises(KeyMissing, match="ga ingen nøkkel") as told:
            Casework.open(tmp_path / "saker.db", key=key)  # type: ignore[arg-type]
        assert "sealed" not in str(told.value)


def test_an_application_that_gives_no_newer_key_is_told_to(tmp_path: Path) -> None:
    keys = [bytes(range(32))]
    with Casework.open(tmp_path / "saker.db", key=lambda: keys) as work:
        before = work.key().id
        with pytest.raises(BadInput, match="den gamle og så den nye"):
            work.rotate_key()
        keys.append(bytes(range(1, 33)))
        assert work.rotate_key().id != before
