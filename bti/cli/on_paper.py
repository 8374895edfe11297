"""When a report cannot be saved: the paper form, so that nothing stops it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bti.cli import console
from bti.cli.columns import fold
from bti.errors import StoreUnavailable

REPORT, FORM = "bekymringsmelding", "melding"
_LEAD = (
    "Ingenting ble lagret. Gjelder det mistanke om vold, overgrep eller omsorgssvikt, så meld "
    "likevel: ring først, og skriv på papir."
)
UNSEEN = "B-"
"""How the id of a case begins that takes no number of the series that everyone sees."""


@contextmanager
def paper_instead(case: str = UNSEEN) -> Iterator[None]:
    """Print the report as an empty form when the database cannot be used; the fault goes on.

    An action may be a report; a move is one only in a case that is itself a report.
    """
    try:
        yield
    except StoreUnavailable:
        if not case.startswith(UNSEEN):
            raise
        console.write([*fold(_LEAD), ""])
        console.write(_form().splitlines())
        raise


def _form() -> str:
    """Give the shipped report, which needs no database but one in memory: it may be sent."""
    from bti.casework import Casework

    with Casework.in_memory(trial=False) as casework:
        return casework.render(casework.blank(REPORT, FORM), "text")
