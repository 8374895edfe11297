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


def shown_titles(guide: Guide, path: str) -> tuple[str, ...]:
    """Give the titles of what a path shows; nothing when it leads nowhere."""
    register, _, name = path.partition(".")
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
