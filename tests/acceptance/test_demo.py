"""The demonstration: one made-up case from open to closed, by the commands that a person types."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.tree import ROOT

DEMO = ROOT / "demo" / "demo.sh"


def play(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Play the demonstration with its files below a folder."""
    commands = str(Path(sys.executable).parent)
    return subprocess.run(
        ["bash", "-c", script],
        env=os.environ
        | {"TMPDIR": str(folder), "PATH": commands + os.pathsep + os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
def test_the_demonstration_goes_all_the_way_and_leaves_the_case_on_paper(tmp_path: Path) -> None:
    told = play(tmp_path, DEMO.read_text(encoding="utf-8"))
    assert told.returncode == 0, told.stdout[-3000:]
    refused = told.stdout.split("Nå prøver hun å gå for fort.")[1].split("Hun skriver resten")[0]
    assert "er ikke huket av" in refused
    assert "Skjemaet «Undringsnotat»" in refused
    assert refused.count("bti.yaml linje") >= 3
    for page in ("sak.html", "sak.md"):
        assert list(tmp_path.glob(f"*/{page}"))


@pytest.mark.slow
def test_the_demonstration_stops_when_a_command_answers_otherwise(tmp_path: Path) -> None:
    start = DEMO.read_text(encoding="utf-8").partition("bti fyll")[0]
    told = play(tmp_path, f"{start}bti videre S-2026-001 avslutt || test $? -eq 4\necho nei\n")
    assert told.returncode != 0
    assert "\nnei\n" not in told.stdout
