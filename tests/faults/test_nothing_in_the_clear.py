"""Nothing that was written about a child can be read without the key, wherever one looks.

A real case is driven by real commands, one of them killed, and every file that was left behind is
searched for every word in every form in which it might lie there.
"""

from __future__ import annotations

import base64
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bti import Environment

CHILD = "Sølvgunn Ånestad-Æbø"
BORN = "2019-04-17"
WORDS = {
    "name": CHILD,
    "part of a name": "Ånestad-Æbø",
    "answer": "Klatreleken på fjellhylla",
    "answer of a choice": "Kjøkkenbordsamtalen med Tøttemor",
    "typed reason": "Fordi bestefar Ødegrim hentet på tirsdagen",
    "measure": "Lesestund med vikar Gøran",
    "goal": "Tryggere på skogsturer i Åsdalen",
    "person": "Kjærsti Bråtebekk",
    "unit": "Løvåsen barnehage",
    "address": "kjaersti@example.invalid",
    "ground": "Vedtak 4/26 etter klage fra Fætter Høgh",
    "search": "Rævskinn",
}
BTI = (sys.executable, "-m", "bti")
KILLED = """
import os, signal, sys
from bti import Casework
work = Casework.open(sys.argv[1])
with work._desk.store.writing() as transaction:
    work.fill("S-2026-001", "undringsnotat", {"hva": sys.argv[2]})
    print("written", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(scope="module")
def left_behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which a case was driven, a backup taken, and a process killed in mid-write."""
    home = tmp_path_factory.mktemp("hjem")
    folders = ("data", "config", "cache", "state", "tmp")
    for folder in folders:
        (home / folder).mkdir()
    _drive(home)
    return home


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "TMPDIR": str(home / "tmp"),
        "SQLITE_TMPDIR": str(home / "tmp"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }


def _drive(home: Path) -> None:
    log = (home / "state" / "all-that-was-said.log").open("ab")

    def bti(*words: str, typed: str = "", said: bool = True) -> None:
        done = subprocess.run(
            [*BTI, *words],
            input=typed,
            capture_output=True,
            text=True,
            cwd=home / "tmp",
            env=_environment(home),
            check=False,
        )
        # What is shown on a screen is meant to be read; only faults may end up in a log.
        log.write(done.stderr.encode())
        assert said == (done.returncode == 0), done.stderr + done.stdout

    bti("katalog", "enhet", "lovasen", WORDS["unit"], "--service", "barnehage")
    bti("katalog", "person", "kb", WORDS["person"], "--address", WORDS["address"])
    bti("katalog", "stilling", Environment.real().account(), "arkiv", "lovasen")
    bti("ny", "bti", "--child", CHILD, "--born", BORN)
    hva = f"hva={WORDS['answer']}"
    bti("fyll", "S-2026-001", "undringsnotat", "--set", hva)
    styrker = f"styrker={WORDS['answer of a choice']}"
    bti("fyll", "S-2026-001", "undringsnotat", "--set", styrker)
    bti("videre", "S-2026-001", "neste", "--reason", WORDS["typed reason"], said=False)
    without = f"ikke_akutt={WORDS['typed reason']}"
    bti("videre", "S-2026-001", "neste", "--without", without)
    bti("tiltak", "S-2026-001", "--what", WORDS["measure"], "--goal", WORDS["goal"])
    bti("sok", "Ånestad")
    bti("sok", "-", typed=WORDS["search"])
    bti("vis", "S-2026-001")
    bti("vis", WORDS["name"], said=False)
    bti("fyll", "S-2026-001", "undringsnotat", "--set", f"grad={WORDS['answer']}", said=False)
    ground = ("--ground", "-")
    bti("bevaring", "avlever", "S-2026-001", *ground, typed=WORDS["ground"])
    bti("forsegl")
    bti("sikkerhetskopi", str(home / "data" / "kopi.db"))
    _kill(home)
    log.close()


def _kill(home: Path) -> None:
    """End a process the hard way after it has written and before it is through."""
    database = home / "data" / "bti" / "bti.db"
    crash = (home / "state" / "crash.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-X", "faulthandler", "-c", KILLED, str(database), WORDS["answer"]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=crash,
        cwd=home / "tmp",
        env=_environment(home),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"written\n"
    process.send_signal(signal.SIGABRT)
    process.communicate(timeout=30)
    crash.close()


def forms(word: str) -> Iterator[bytes]:
    """Give a word in every form in which it might lie in a file."""
    for text in {word, word.lower(), word.upper(), word.casefold()}:
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode("utf-16-be")
        yield text.encode("latin-1")
        yield json.dumps(text)[1:-1].encode()
        yield json.dumps(text)[1:-1].upper().encode()
        yield from _in_base64(text.encode())


def _in_base64(content: bytes) -> Iterator[bytes]:
    """Give the part of the base64 that does not depend on what stands before and after."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + content)
        yield coded[4 if before else 0 : -4]


def files(home: Path) -> list[Path]:
    return sorted(path for path in home.rglob("*") if path.is_file())


@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends a process otherwise there")
@pytest.mark.parametrize("what", WORDS)
def test_no_file_holds_what_was_written(left_behind: Path, what: str) -> None:
    found = [
        (path.name, form)
        for path in files(left_behind)
        for form in forms(WORDS[what])
        if form in path.read_bytes()
    ]
    assert found == []


def test_each_part_of_a_name_and_the_day_of_birth_are_nowhere(left_behind: Path) -> None:
    for word in ("Sølvgunn", "Ånestad", BORN, "17.04.2019"):
        for path in files(left_behind):
            content = path.read_bytes()
            assert not [form for form in forms(word) if form in content], (path.name, word)


def test_what_is_searched_for_is_found_where_it_does_lie(left_behind: Path) -> None:
    """A search that finds nothing anywhere would prove nothing."""
    names = {path.name for path in files(left_behind)}
    assert {"bti.db", "bti.db-wal", "kopi.db", "crash.log", "bti.key"} <= names
    database = left_behind / "data" / "bti" / "bti.db"
    assert any(form in database.read_bytes() for form in forms("undringsnotat"))
    raw = sqlite3.connect(left_behind / "data" / "kopi.db")
    assert raw.execute("SELECT count(*) FROM event").fetchone()[0] > 5
    raw.close()


def test_the_key_lies_in_its_file_alone(left_behind: Path) -> None:
    content = (left_behind / "config" / "bti" / "nokler" / "bti.key").read_text(encoding="utf-8")
    (key,) = json.loads(content)["keys"]
    holders = [
        path.name
        for path in files(left_behind)
        if key.encode() in path.read_bytes() or bytes.fromhex(key) in path.read_bytes()
    ]
    assert holders == ["bti.key"]
