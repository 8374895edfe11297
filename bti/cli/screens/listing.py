"""Cases in a list: no names of children, no answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bti.casework.listed import PAGE
from bti.cli.columns import table
from bti.cli.console import strong
from bti.cli.dates import short
from bti.cli.screens.words import capital

if TYPE_CHECKING:
    from bti.case.views import CaseLine

NONE = "Du er ikke med i noen sak. Invitasjoner står i bti idag. Åpne en sak med bti ny bti."


def list_screen(cases: tuple[CaseLine, ...]) -> Iterator[str]:
    """List the cases in columns, under a head."""
    if not cases:
        yield NONE
        return
    first, *rest = table(list_rows(cases), names=(2, 3), indent="")
    yield strong(first)
    yield from rest
    yield from _more(cases)


def _more(cases: tuple[CaseLine, ...]) -> Iterator[str]:
    if len(cases) == PAGE:
        yield f"Det kan være flere. Se dem med --etter {cases[-1].id}."


def list_rows(cases: tuple[CaseLine, ...]) -> list[tuple[str, ...]]:
    """Give the head of the list and a row for each case."""
    head = ("SAK", "NIVÅ", "STEG", "STAFETTHOLDER", "NESTE FRIST")
    return [head, *(_row(case) for case in cases)]


def _row(case: CaseLine) -> tuple[str, ...]:
    holder = f"{case.holder} (deg)" if case.mine and case.holder else case.holder or "ingen"
    due = "avsluttet" if case.closed else short(case.next_due) or "–"
    return case.id, case.level_number or "–", case.step, holder, due


def list_plain(cases: tuple[CaseLine, ...]) -> Iterator[str]:
    """Tell each case in one line."""
    if not cases:
        yield NONE
    for case in cases:
        due = f" Neste frist {short(case.next_due)}." if case.next_due else ""
        level = f"{capital(case.level_word)} {case.level_number}, " if case.level_number else ""
        state = "Avsluttet" if case.closed else f"{level}{case.step}"
        holder = f" Stafettholder: {case.holder}." if case.holder else ""
        yield f"Sak {case.id}. {state}.{holder}{due}"
    yield from _more(cases)
