"""Text laid out in columns: measured as a terminal shows it, cut, padded and folded."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from unicodedata import combining, east_asian_width, normalize

WIDTH = 78
"""Columns in use of a terminal of 80."""

_AT_LEAST = 40
_MARGIN = 2
_in_use: ContextVar[int] = ContextVar("columns in use", default=WIDTH)

INDENT = "  "
NARROWEST = 6
GAP = "  "
_FIRST_COMBINING = "\u0300"
"""Every sign before it takes one column: nearly all that is written in Norwegian."""


def lay_out_for(columns: int) -> None:
    """Use no more columns than a terminal has; a wider one than 80 gets what 80 gets."""
    _in_use.set(max(_AT_LEAST, min(WIDTH, columns - _MARGIN)))


def in_use() -> int:
    """Give the columns that lines are laid out for."""
    return _in_use.get()


def width(text: str) -> int:
    """Count the columns that a text takes: wide signs take two, combining ones none."""
    if max(text, default="") < _FIRST_COMBINING:
        return len(text)
    return sum(_columns(sign) for sign in normalize("NFC", text))


def _columns(sign: str) -> int:
    if combining(sign):
        return 0
    return 2 if east_asian_width(sign) in {"W", "F"} else 1


def cut(text: str, room: int) -> str:
    """Cut a name that is too wide, with `…` to show it."""
    if width(text) <= room:
        return text
    kept = ""
    for sign in text:
        if width(kept + sign) > room - 1:
            break
        kept += sign
    return kept.rstrip() + "…"


def pad(text: str, room: int) -> str:
    """Fill a text up to a width, after cutting it if it is wider."""
    short = cut(text, room)
    return short + " " * (room - width(short))


def spread(left: str, right: str, room: int = 0) -> str:
    """Put one text at the left edge and one at the right; the left one gives way."""
    room = room or in_use()
    if not right:
        return cut(left, room)
    space = room - width(right) - len(GAP)
    return pad(left, space) + GAP + right


def fold(text: str, *, first: str = "", rest: str | None = None, room: int = 0) -> list[str]:
    """Fold a text into lines at spaces, each with its lead."""
    room = room or in_use()
    lead, follow = first, first if rest is None else rest
    lines: list[str] = []
    current = ""
    for word in text.split():
        tried = f"{current} {word}".strip()
        if current and width(lead + tried) > room:
            lines.append(lead + current)
            lead, current = follow, word
        else:
            current = tried
    return [*lines, (lead + current).rstrip()]


def table(
    rows: Sequence[tuple[str, ...]],
    *,
    names: tuple[int, ...] = (1,),
    indent: str = INDENT,
    room: int = 0,
) -> list[str]:
    """Lay rows in columns as wide as they need.

    What is too much is taken from the columns of names, the widest first. Other columns hold what
    one types, dates and numbers: they are never cut. An empty column takes no room.
    """
    if not rows:
        return []
    wide = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    used = [at for at, columns in enumerate(wide) if columns]
    over = sum(wide) + len(GAP) * (len(used) - 1) + len(indent) - (room or in_use())
    while over > 0:
        at = max(names, key=lambda place: wide[place])
        if wide[at] <= NARROWEST:
            break
        wide[at] -= 1
        over -= 1
    return [(indent + GAP.join(pad(row[at], wide[at]) for at in used)).rstrip() for row in rows]
