"""Rows for a spreadsheet, as text that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# A cell that begins so is run as a formula by the common spreadsheets, whatever the column is.
# The wide signs are read as the narrow ones where text is typed in Chinese or Japanese.
_RUN = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")
_SEPARATOR = ";"


def spreadsheet(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Give rows under a head as CSV, parted by semicolons as Norwegian spreadsheets want it."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=_SEPARATOR, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(tuple(map(_safe, row)) for row in rows)
    return made.getvalue()


def _safe(cell: str) -> str:
    """Put an apostrophe before what would be run; the spreadsheet shows the cell as a text."""
    return f"'{cell}" if cell.startswith(_RUN) else cell
