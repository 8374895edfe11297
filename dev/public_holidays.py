"""Writes bti/case/public_holidays.py anew, from the `holidays` library.

The library takes longer to import than a whole command may last, so the program reads a table.
"""

from __future__ import annotations

from pathlib import Path

import holidays

TARGET = Path(__file__).parent.parent / "bti" / "case" / "public_holidays.py"
YEARS = range(2020, 2046)
HEAD = '''"""The public holidays of Norway, year by year, written by dev/public_holidays.py."""

DAYS: dict[int, str] = {
'''


def table() -> str:
    """Give the text of the module with the table, one year a line."""
    lines = "".join(f'    {year}: "{days_of(year)}",\n' for year in YEARS)
    return HEAD + lines + "}\n"


def days_of(year: int) -> str:
    """Give the month and day of each holiday of a year."""
    # Without a language the library follows the environment, and may fall back in silence.
    found = holidays.country_holidays("NO", years=year, language="no")
    return " ".join(f"{day:%m-%d}" for day in sorted(found))


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8", newline="\n")
