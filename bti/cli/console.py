"""What the terminal can show: its encoding, its colours, and lines written to it."""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
from collections.abc import Iterable
from typing import TextIO
from unicodedata import normalize

import click

from bti.cli.columns import fold, lay_out_for, width

SIGNS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "æ": "a",
        "Æ": "A",
        "đ": "d",
        "ŋ": "n",
        "ŧ": "t",
        "«": '"',
        "»": '"',
        "·": "-",
        "✓": "x",
        "●": "*",
        "○": "o",
        "─": "-",
        "–": "-",
        "…": "...",
        "→": "->",
        "☐": "[ ]",
        "‘": "'",
        "’": "'",
        "”": '"',
        "“": '"',
        "\u00a0": " ",
        "\u2011": "-",
    }
)
"""What stands for a sign where the terminal lacks it."""


STEERING = (
    r"(?!\r\n)"
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
"""Every sign that moves, colours or turns text."""


class Strong(str):
    """A line that is written in bold.

    No sign in the text makes it so: what people have written cannot look like a title.
    """

    __slots__ = ()


def _without_marks(error: UnicodeError) -> tuple[str, int]:
    """Give the letter without its mark where the terminal lacks the whole letter: č is c."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    sign = error.object[error.start]
    known = normalize("NFD", sign.translate(SIGNS))
    letters = "".join(letter for letter in known if letter.isascii())
    return letters or "?", error.start + 1


codecs.register_error("bti.letters", _without_marks)


def prepare() -> None:
    """Let no letter stop a line, and no line be wider than the terminal.

    A terminal in another encoding shows the nearest letter that it has.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="bti.letters")
    columns = _room(sys.stdout)
    if columns:
        lay_out_for(columns)


def colours() -> bool | None:
    """Say whether to use colours: never with NO_COLOR, else as the terminal can."""
    return False if os.environ.get("NO_COLOR") else None


def encoding() -> str:
    """Name the encoding of where the output goes."""
    return getattr(sys.stdout, "encoding", None) or "ascii"


def has_signs() -> bool:
    """Tell whether the signs of the screens can be written to where the output goes."""
    try:
        "✓●○─č".encode(encoding())
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def shown(text: str) -> str:
    """Give a text with the nearest letters and signs that the terminal has.

    What people have written may hold signs that steer a terminal; these are taken out.
    """
    kept = text if text.isprintable() else re.sub(STEERING, "", text)
    return kept.encode(encoding(), "bti.letters").decode(encoding())


def escaped(json: str) -> str:
    """Give JSON in which every sign that steers a terminal is written by its number.

    What reads the JSON gets each sign as it was.
    """
    return re.sub(STEERING, lambda sign: f"\\u{ord(sign[0]):04x}", json)


def write_whole(text: str) -> None:
    """Write a text that is kept in a file or read by a program: each line as it is."""
    click.echo(shown(text), nl=not text.endswith("\n"))


def is_asked() -> bool:
    """Tell whether somebody sits there and can be asked: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def write(lines: Iterable[str], *, to_error: bool = False) -> None:
    """Write lines, with other signs where the terminal has not the right ones.

    A terminal breaks a line that is too wide in the middle of a word: there it is folded first. In
    a file and in a pipe a line is one line.
    """
    room = _room(sys.stderr if to_error else sys.stdout)
    rows = [row for line in lines for row in _rows(line, room)]
    if rows:
        click.echo("\n".join(rows), err=to_error, color=colours())


def fits(line: str) -> bool:
    """Tell whether a line is shown as one."""
    room = _room(sys.stdout)
    return not room or width(line) <= room


def _room(stream: TextIO) -> int:
    """Give the columns of the terminal that a stream goes to; none when it goes elsewhere."""
    if not stream.isatty():
        return 0
    from shutil import get_terminal_size

    return get_terminal_size().columns


def _rows(line: str, room: int) -> list[str]:
    rows = _within(shown(line), room)
    return [click.style(row, bold=True) for row in rows] if isinstance(line, Strong) else rows


def _within(line: str, room: int) -> list[str]:
    if not room or "\n" in line or width(line) <= room:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    return fold(line, first=indent, room=room)


def strong(text: str) -> Strong:
    """Make a line bold when it is written; it never says more than the text does."""
    return Strong(text)
