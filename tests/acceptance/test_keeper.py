"""The one who looks after the database: key on paper, nightly seal, search, erasure."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.desk import Desk
from tests.acceptance.terminal import Terminal


@pytest.fixture
def real(desk: Desk, tmp_path: Path) -> Desk:
    """A desk whose database is a real one, with a key of its own."""
    desk.variables["BTI_KEY_FILE"] = str(tmp_path / "nokler" / "bti.key")
    return desk


def opened(desk: Desk) -> str:
    done = desk.do("ny", "bti", "--child", "Ola Prøve-Åsen", "--born", "2021-05-02")
    return done.err


def test_the_key_is_made_told_of_put_on_paper_and_confirmed(real: Desk) -> None:
    said = opened(real)
    assert "bti nokkel ark" in " ".join(said.split())
    sheet = real.do("nokkel", "ark").out
    words = sheet.split("\n\n")[2].splitlines()[-1].split()[-2:]
    # A log is no safe: the key is shown to a person and to nobody else.
    assert words[0] not in said.split()
    assert real.read("nokkel", "vis")["confirmed"] is False
    wrong = real.do("nokkel", "bekreft", "--words", "feil ord", code=2)
    assert "siste raden" in wrong.said
    real.do("nokkel", "bekreft", *words)
    assert real.read("key", "show")["confirmed"] is True
    real.do("key", "confirm", "--words", " ".join(words))


def test_a_person_at_a_terminal_is_shown_the_sheet_at_once(real: Desk) -> None:
    terminal = Terminal(real, "ny", "bti", "--child", "Ola Prøve", "--born", "2021-05-02")
    try:
        terminal.sees("GJENOPPRETTINGSARK FOR BTI")
        assert "bti nokkel bekreft" in terminal.sees("de to ordene på den siste")
    finally:
        terminal.close()


def test_a_lost_key_is_written_in_from_paper(real: Desk) -> None:
    opened(real)
    sheet = real.do("nokkel", "ark").out
    Path(real.variables["BTI_KEY_FILE"]).unlink()
    lost = real.do("vis", "S-2026-001", code=9)
    assert "gjenopprettingsarket" in lost.said
    assert "Barn i fare? Ring 112" in lost.said
    assert "Traceback" not in lost.err
    real.do("nokkel", "gjenopprett", "--file", "-", stdin=sheet)
    assert "Ola Prøve-Åsen" in real.do("vis", "S-2026-001").out


@pytest.mark.slow
def test_a_locked_key_is_opened_by_a_file_with_the_passphrase(real: Desk) -> None:
    opened(real)
    real.do("nokkel", "lås", stdin="en lang setning\n")
    assert "låst med passord" in real.do("liste", code=9).said
    (real.folder / "passord").write_text("en lang setning\n", encoding="utf-8")
    real.variables["BTI_PASSPHRASE_FILE"] = str(real.folder / "passord")
    assert "S-2026-001" in real.do("liste").out
    real.do("nokkel", "bytt")
    assert "S-2026-001" in real.do("liste").out


@pytest.mark.slow
def test_nothing_typed_locks_no_key_and_takes_no_passphrase_away(real: Desk) -> None:
    opened(real)
    file = Path(real.variables["BTI_KEY_FILE"])
    for typed, said in (("", "Det kom ikke noe passord"), ("kort\n", "minst 12 tegn")):
        before = file.read_bytes()
        assert said in " ".join(real.do("nokkel", "laas", stdin=typed, code=2).said.split())
        assert file.read_bytes() == before
    real.do("nokkel", "laas", stdin="en lang setning\n")
    (real.folder / "passord").write_text("en lang setning\n", encoding="utf-8")
    real.variables["BTI_PASSPHRASE_FILE"] = str(real.folder / "passord")
    locked = file.read_bytes()
    real.do("nokkel", "laas", stdin="", code=2)
    assert file.read_bytes() == locked
    real.do("nokkel", "laas", "--off")
    del real.variables["BTI_PASSPHRASE_FILE"]
    assert "S-2026-001" in real.do("liste").out


@pytest.mark.slow
def test_what_is_changed_by_hand_is_named_with_its_place(real: Desk) -> None:
    opened(real)
    real.do("forsegl", "--to", "forsegling.txt")
    before = real.do("kontroller").out
    assert "Velg et annet navn." in real.do("forsegl", "--to", "forsegling.txt", code=2).said
    assert real.do("kontroller").out == before
    assert "slik det ble skrevet" in real.do("kontroller", "--head", "forsegling.txt").out
    with closing(sqlite3.connect(real.database)) as raw, raw:
        raw.execute("UPDATE event SET name = 'moved' WHERE kind = 'case' AND number = 1")
    told = real.do("verify", "--head", "forsegling.txt", code=10)
    assert "Sak S-2026-001: Hendelse 1 er endret" in told.out
    faults = real.type("kontroller", "--json")
    assert (faults.code, '"number": 1' in faults.out) == (10, True)


def test_a_case_is_found_by_a_name_from_standard_input(real: Desk) -> None:
    opened(real)
    assert "S-2026-001" in real.do("søk", "aasen", "2021").out
    assert "S-2026-001" in real.do("search", "-", stdin="ola\n").out
    assert real.do("sok", "hansen").out == "Ingen saker.\n"
    assert "del av navnet" in real.do("sok", "2021", code=2).said


@pytest.mark.slow
def test_a_case_is_blocked_exported_and_erased_by_the_archivist(real: Desk) -> None:
    opened(real)
    (me,) = real.read("katalog", "vis")["people"]
    real.do("katalog", "stilling", me, "arkiv", next(iter(real.read("katalog", "vis")["units"])))
    case = "S-2026-001"
    refused = real.do("bevaring", "slett", case, "--ground", "Vedtak 1", "--yes", code=3)
    assert "--uten-sperring" in refused.said
    assert "--without" not in refused.said
    for kind in ("vedta", "avlever", "sperr"):
        assert f"bti bevaring {kind} {case}" in refused.said
    for verb in ("avlever", "vedta", "sperr"):
        real.do("bevaring", verb, case, "--ground", "-", stdin="Vedtak 1\n")
    assert "sperret" in real.do("vis", case, code=5).said
    assert "--yes" in real.do("bevaring", "slett", case, "--ground", "Vedtak 1", code=2).said
    real.do("bevaring", "slett", case, "--ground", "Vedtak 1", "--yes")
    assert "slettet" in real.do("vis", case, code=4).said
    assert "slettet av" in real.do("bevaring", "vis", case).out
    real.do("kontroller")
    listed = Path(real.variables["BTI_KEY_FILE"]).with_name("slettet.jsonl")
    assert case in listed.read_text(encoding="utf-8")
    assert os.name != "posix" or listed.stat().st_mode & 0o077 == 0


def test_the_log_goes_to_the_file_that_is_named_also_for_a_spreadsheet(real: Desk) -> None:
    opened(real)
    real.do("vis", "S-2026-001")
    assert real.do("tilgangslogg", "S-2026-001", "--csv", "-o", "logg.csv").out.startswith(
        "Skrevet"
    )
    assert "så på saken" in (real.folder / "logg.csv").read_text(encoding="utf-8-sig")


@pytest.mark.slow
def test_a_backup_from_before_an_erasure_and_a_block_lifts_neither(real: Desk) -> None:
    opened(real)
    (me,) = real.read("katalog", "vis")["people"]
    real.do("katalog", "stilling", me, "arkiv", next(iter(real.read("katalog", "vis")["units"])))
    opened(real)
    real.do("sikkerhetskopi", "kopi.db")
    for verb in ("avlever", "vedta", "sperr"):
        real.do("bevaring", verb, "S-2026-001", "--ground", "Vedtak 1")
    real.do("bevaring", "slett", "S-2026-001", "--ground", "Vedtak 1", "--yes")
    real.do("bevaring", "sperr", "S-2026-002", "--ground", "Vedtak 2")
    listed = Path(real.variables["BTI_KEY_FILE"]).with_name("slettet.jsonl")
    listed.unlink()
    told = real.do("gjenopprett", "kopi.db", "--replace").out
    assert "er det også her" in told
    # Which cases it was is nobody else's business.
    assert "S-2026" not in told
    real.do("vis", "S-2026-001", code=4)
    real.do("vis", "S-2026-002", code=5)
    real.do("kontroller")
    assert "foer-gjenoppretting" in real.do("tilstand").out
    listed.unlink()
    real.database.unlink()
    assert "--without-decisions" in real.do("gjenopprett", "kopi.db", code=2).said
    assert "kan ha kommet tilbake" in real.do("gjenopprett", "kopi.db", "--uten-vedtak").out
    assert "FEIL" in real.do("tilstand", code=11).out
    real.do("gjenopprett", "--gjennomgaatt")
    assert "FEIL" not in real.do("tilstand").out
    real.do("gjenopprett", code=2)
