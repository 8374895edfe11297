"""A text made to exhaust the reader is answered by findings, in bounded time and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from bti.errors import DefinitionError
from tests.faults.hostile import TEXTS

MOST_MEMORY = 1_000_000_000
MOST_SECONDS = 30


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def checked(path: Path) -> subprocess.CompletedProcess[str]:
    """Check a guide in a process that may use only so much."""
    return subprocess.run(
        [sys.executable, "-m", "bti", "veiledere", "sjekk", path.name],
        cwd=path.parent,
        env={"HOME": str(path.parent), "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=_bounded,
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_answered_by_findings(name: str, tmp_path: Path) -> None:
    path = tmp_path / "fiendtlig.yaml"
    path.write_text(TEXTS[name](), encoding="utf-8", errors="surrogatepass")

    done = checked(path)

    assert done.returncode in {0, DefinitionError.exit_code}, done.stderr[-2_000:]
    assert done.stderr == ""
    last = done.stdout.splitlines()[-1]
    assert ("Ingen feil" in last) is (done.returncode == 0)
    assert len(done.stdout) < 1_000_000


@pytest.mark.slow
def test_a_child_that_uses_too_much_is_stopped(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"b'x' * {2 * MOST_MEMORY}"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=_bounded,
    )

    assert "MemoryError" in done.stderr
