"""When each thing that is to be done again and again was last done, kept in the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from bti.casework.desk import Desk

Noted = Literal[
    "backed_up",
    "verified",
    "altered",
    "sealed",
    "worked",
    "sent",
    "lost_decisions",
    "lost_erasures",
]
LOST: tuple[Noted, Noted] = ("lost_decisions", "lost_erasures")
"""What a backup that was put back may lack: blocks and holds, and what was erased."""


def note(desk: Desk, what: Noted) -> None:
    """Keep that something was done now."""
    with desk.store.writing() as transaction:
        transaction.set_setting(what, desk.environment.now().isoformat())


def forget(desk: Desk, *what: Noted) -> None:
    """Keep that something is as if it was never done."""
    with desk.store.writing() as transaction:
        for one in what:
            transaction.set_setting(one, "")


def as_backed_up(desk: Desk) -> Mapping[str, str]:
    """Give how a database says that it was backed up now, for the copy to say the same."""
    return {"backed_up": desk.environment.now().isoformat()}


def noted(desk: Desk, what: Noted) -> datetime | None:
    """Give when something was last done, or nothing."""
    kept = desk.store.setting(what)
    return datetime.fromisoformat(kept) if kept else None
