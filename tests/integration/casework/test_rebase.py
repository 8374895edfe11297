"""A base that itself builds on a new edition of another is tried from the folder it lies in."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti.casework import Casework
from bti.errors import BadInput

GROUND = """
workflow: g
version: {version}
language: nb
title: G
roles: {{ansatt: Ansatt}}
kinds: {{u: {{title: Undring, phase: uro}}}}
steps: {{a: {{kind: u, title: {title}, next: slutt}}}}
closings: {{slutt: Slutt}}
"""
OVERLAY = """
workflow: {id}
version: {version}
extends: {base}
title: Lagt over
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three guides on top of each other, and the two below in a folder with new editions."""
    (tmp_path / "ny").mkdir()
    for where, version, title in ((tmp_path, 1, "Undre"), (tmp_path / "ny", 2, "Snakke")):
        (where / "g.yaml").write_text(GROUND.format(version=version, title=title))
        over = OVERLAY.format(id="o", version=version, base=f"g {version}")
        (where / "o.yaml").write_text(over)
    (tmp_path / "p.yaml").write_text(OVERLAY.format(id="p", version=1, base="o 1"))
    return tmp_path


def test_the_base_below_the_new_base_is_found_beside_it(folder: Path) -> None:
    with Casework.in_memory() as casework:
        found = casework.rebase(folder / "p.yaml", folder / "ny" / "o.yaml")
    assert (found.old, found.new, found.findings) == ("o 1", "o 2", ())
    assert found.comparison is not None
    said = [line.sentence for group in found.comparison.groups for line in group.lines]
    assert any("Undre" in one and "Snakke" in one for one in said)


def test_an_edition_of_another_guide_is_not_taken_for_the_base(folder: Path) -> None:
    with Casework.in_memory() as casework, pytest.raises(BadInput) as told:
        casework.rebase(folder / "p.yaml", folder / "ny" / "g.yaml")
    assert "en utgave av g, men overbygningen bygger på o" in told.value.message


def test_what_cannot_be_laid_over_the_new_base_says_which_that_is(folder: Path) -> None:
    (folder / "ny" / "g.yaml").unlink()
    with Casework.in_memory() as casework:
        found = casework.rebase(folder / "p.yaml", folder / "ny" / "o.yaml")
    assert found.new == "o 2"
    assert [one.code for one in found.findings] == ["ukjent-grunnutgave"]
