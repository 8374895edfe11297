"""What a section can show: a register, or one thing in it, by path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bti.guide.definition import Guide

SHOWN = (
    "services",
    "offers",
    "channels",
    "contacts",
    "links",
    "resources",
    "arenas",
    "meetings",
    "calendar",
    "lists",
    "sweeps",
    "follow_ups",
    "service_level",
    "forms",
    "levels",
    "anytime",
)


CONTACTS = "contacts"


def register_of(path: str) -> str:
    """Give the register that a path shows something of."""
    return path.partition(".")[0]


def name_in(path: str) -> str:
    """Give the one thing that a path shows, or nothing when it shows the whole register."""
    return path.partition(".")[2]


def shown_titles(guide: Guide, path: str) -> tuple[str, ...]:
    """Give the titles of what a path shows; nothing when it leads nowhere."""
    register, name = register_of(path), name_in(path)
    entries: Mapping[str, Any] = getattr(guide, register) if register in SHOWN else {}
    return tuple(one.title for key, one in entries.items() if name in {"", key})


def known_paths(guide: Guide) -> tuple[str, ...]:
    """Give every path that shows something."""
    return tuple(
        path
        for register in SHOWN
        for path in (register, *(f"{register}.{key}" for key in getattr(guide, register)))
        if getattr(guide, register)
    )
