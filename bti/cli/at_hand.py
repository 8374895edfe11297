"""Guides in files: read without a database, unless what they build on is only there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bti.casework import Casework
from bti.cli.session import Session
from bti.errors import DefinitionError, NotFound, StoreUnavailable

NO_BASE = "ukjent-grunnutgave"
NOT_AT_HAND = (NO_BASE, "tilknyttet-veileder")
"""What is found when a guide names another that may be published."""
_T = TypeVar("_T")


def where_there_is_one(session: Session, do: Callable[[Casework], _T]) -> _T:
    """Do something with what is published, when there is a database; none is made.

    Raises:
        BtiError: whatever ``do`` raises.
    """
    try:
        casework = Casework.open(
            session.choices.database or None, tenant=session.choices.tenant, create=False
        )
    except StoreUnavailable:
        casework = Casework.in_memory()
    with casework:
        return do(casework)


def at_hand(session: Session, path: str, do: Callable[[Casework], _T]) -> _T:
    """Do something with a guide; for one in a file, no database is made or opened if none need be.

    Raises:
        BtiError: whatever ``do`` raises.
    """
    if Path(path).exists():
        try:
            with Casework.in_memory() as casework:
                return do(casework)
        except DefinitionError as error:
            if all(finding.code != NO_BASE for finding in error.findings):
                raise
        except NotFound:
            # What is published may be named too.
            pass
    return do(session.casework)
