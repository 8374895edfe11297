"""A report that cannot be saved is written on paper, and the screen says whom to ring."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti.cli.root import run


@pytest.mark.parametrize(
    "command", [("gjor", "S-2026-001", "mistanke"), ("videre", "B-1", "sendt")]
)
def test_a_report_that_cannot_be_saved_is_printed_with_whom_to_ring(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "bti.db"
    broken.write_bytes(b"no database at all" * 200)

    assert run([*command, "--database", str(broken)]) != 0

    told = capsys.readouterr()
    assert "meld likevel" in " ".join(told.out.split())
    assert "Hva har barnet fortalt" in told.out or "MELDING" in told.out.upper()
    assert "PRØVE" not in told.out
    assert "112" in told.err


def test_an_ordinary_move_that_cannot_be_saved_prints_no_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "bti.db"
    broken.write_bytes(b"no database at all" * 200)

    assert run(["videre", "S-2026-001", "neste", "--database", str(broken)]) != 0
    assert "likevel" not in capsys.readouterr().out
