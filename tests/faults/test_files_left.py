"""What commands write is for its owner alone, whatever the system allows, and nothing lies in /tmp.

Everything is run with a mask that forbids nothing, as some services are, and with a folder for
temporary files of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there"),
]
CASE = "S-2026-001"
OPEN_MASK = "import os, sys; os.umask(0); from bti.cli.root import run; raise SystemExit(run())"
KILLED = """
import os, signal, sys
from pathlib import Path
os.umask(0)
whole = Path.write_bytes
def half(path, data):
    whole(path, data[: len(data) // 2])
    os.kill(os.getpid(), signal.SIGKILL)
Path.write_bytes = half
from bti.cli.root import run
run()
"""
WRITES = (
    ("skriv-ut", CASE, "-o", "sak.html"),
    ("skriv-ut", CASE, "undringsnotat", "-o", "skjema.md"),
    ("ta-ut", CASE, "-o", "sak.zip"),
    ("innsyn", CASE, "-o", "innsyn.txt"),
    ("innsyn", "-o", "meg.html"),
    ("tilgangslogg", CASE, "-o", "logg.html"),
    ("sikkerhetskopi", "kopi.db"),
    ("gjenopprett", "kopi.db", "--replace"),
)


class Home:
    """A home of one's own, with a case in it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.temporary = folder, folder / "tmp"
        for name in ("tmp", "ut"):
            (folder / name).mkdir()
        self.types("ny", "bti", "--child", "Ola Prøve", "--born", "2019-05-02")
        self.types("fyll", CASE, "undringsnotat", "--set", "hva=Alene i friminuttet")

    def types(self, *words: str, script: str = OPEN_MASK, code: int = 0) -> None:
        own = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(self.folder / "hjem"))
        own |= dict.fromkeys(("TMPDIR", "SQLITE_TMPDIR"), str(self.temporary))
        ended = subprocess.run(
            [sys.executable, "-c", script, *words],
            cwd=self.folder / "ut",
            env=os.environ | own | {"PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == code, ended.stderr

    def open_to_others(self) -> list[str]:
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return [path.name for path in files if path.stat().st_mode & 0o077]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_all_that_is_written_about_a_child_is_for_its_owner_alone(home: Home) -> None:
    for words in WRITES:
        home.types(*words)
    assert {"sak.html", "sak.zip", "kopi.db"} <= {path.name for path in home.folder.rglob("*")}
    assert home.open_to_others() == []
    assert list(home.temporary.iterdir()) == []


def test_what_a_killed_command_leaves_is_for_its_owner_alone(home: Home) -> None:
    home.types("skriv-ut", CASE, "-o", "sak.html", script=KILLED, code=-9)
    home.types("ta-ut", CASE, "-o", "sak.zip", script=KILLED, code=-9)
    assert (home.folder / "ut" / "sak.html").stat().st_size
    assert home.open_to_others() == []
    assert list(home.temporary.iterdir()) == []
