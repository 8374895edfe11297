"""What the terminal can show: its encoding, its colours, and lines written to it."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterable
from unicodedata import normalize

import click

SIGNS = str.maketrans(
    {
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


def _without_marks(error: UnicodeError) -> tuple[str, int]:
    """Give the letter without its mark where the terminal lacks the whole letter: č is c."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    sign = error.object[error.start]
    letter = normalize("NFD", sign.translate(SIGNS))[0]
    return (letter if letter.isascii() else "?"), error.start + 1


codecs.register_error("bti.letters", _without_marks)


def prepare() -> None:
    """Let no letter stop a line: a terminal in another encoding shows the nearest it has."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="bti.letters")


def colours() -> bool | None:
    """Say whether to use colours: never with NO_COLOR, else as the terminal can."""
    return False if os.environ.get("NO_COLOR") else None


def has_signs() -> bool:
    """Tell whether the signs of the screens can be written to where the output goes."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        "✓●○─č".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def is_asked() -> bool:
    """Tell whether somebody sits there and can be asked: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def write(lines: Iterable[str], *, to_error: bool = False) -> None:
    """Write lines, with other signs where the terminal has not the right ones."""
    signs = has_signs()
    for line in lines:
        click.echo(line if signs else line.translate(SIGNS), err=to_error, color=colours())


def strong(text: str) -> str:
    """Make a text bold; it never says more than the text does."""
    return click.style(text, bold=True)
