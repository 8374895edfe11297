"""No cell is run as a formula."""

from __future__ import annotations

import csv
import io

import pytest

from bti.cli.spreadsheet import spreadsheet


@pytest.mark.parametrize(
    "cell",
    ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\uff1d1"],
)
def test_what_would_be_run_is_a_text(cell: str) -> None:
    (_, row) = csv.reader(io.StringIO(spreadsheet(("Hva",), [(cell,)])), delimiter=";")
    assert row == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["Nivå 1", "a=b", "semikolon; her", 'sitat "her"', "æøå", ""])
def test_other_cells_are_as_they_were(cell: str) -> None:
    (_, row) = csv.reader(io.StringIO(spreadsheet(("Hva", "Så"), [(cell, "x")])), delimiter=";")
    assert row == [cell, "x"]
