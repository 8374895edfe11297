"""Questions at a terminal: a line, a yes or no, a choice. Ctrl-C and Ctrl-D both mean pause."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from bti.cli import console
from bti.cli.columns import fold
from bti.cli.words import ascii_name
from bti.errors import BtiError

Taken = TypeVar("Taken")

YES = {"j", "ja", "juo", "y", "yes"}
NO = {"n", "nei", "ii", "no"}
_AT_ONCE = 0.03
"""Nobody types the next line within so many seconds."""


class Paused(click.Abort):
    """The person stopped in the middle."""


def line(prompt: str) -> str:
    """Ask for a line.

    Raises:
        Paused: the person pressed Ctrl-C or Ctrl-D.
    """
    _edit_lines()
    try:
        return input(console.shown(prompt)).strip()
    except (EOFError, KeyboardInterrupt):
        console.write([""])
        raise Paused from None


def _edit_lines() -> None:
    """Let the arrow keys work in what is typed, where the system can."""
    if "readline" not in sys.modules:
        try:
            import readline
        except ImportError:  # Windows edits lines by itself
            return
        # Python turns it off. With it, what is pasted is one answer and waits for Enter.
        readline.parse_and_bind("set enable-bracketed-paste on")


def more_is_pasted() -> bool:
    """Tell whether another line is there at once, as when a terminal pastes line by line."""
    from select import select

    try:
        return bool(select([sys.stdin], [], [], _AT_ONCE)[0])
    except (OSError, ValueError):  # Windows can wait for a network only
        return False


def hidden(prompt: str) -> str:
    """Ask for something that is not shown while it is typed.

    Raises:
        Paused: the person pressed Ctrl-C or Ctrl-D.
    """
    from getpass import getpass

    try:
        return getpass(console.shown(prompt))
    except (EOFError, KeyboardInterrupt):
        console.write([""])
        raise Paused from None


def passphrase() -> str:
    """Ask for the passphrase of the key file."""
    return hidden("Passordet til nøkkelfilen: ")


def needed(prompt: str) -> str:
    """Ask until something is typed."""
    while True:
        typed = line(prompt)
        if typed:
            return typed
        console.write(["Her trengs et svar."])


def asked_day(prompt: str) -> str:
    """Ask for a date until it can be read; Enter gives none."""
    from bti.case.forms.dates import read_date

    while True:
        typed = line(prompt)
        read = read_date(typed) if typed else None
        if not isinstance(read, str):
            return typed
        console.write([read])


def until_taken(attempt: Callable[[], Taken], *faults: type[BtiError]) -> Taken:
    """Try, and ask again, as long as what was typed cannot be used for one of these reasons."""
    while True:
        try:
            return attempt()
        except faults as error:
            console.write(row for one in error.message.splitlines() for row in fold(one))


def yes_no(question: str, *, enter_is_no: bool = False) -> bool:
    """Ask until the answer is yes or no: j, ja, n or nei; Enter may be a no."""
    choices = "j, eller Enter for nei" if enter_is_no else "j/n"
    while True:
        typed = ascii_name(line(f"{question} ({choices}) "))
        if not typed and enter_is_no:
            return False
        if typed in YES | NO:
            return typed in YES
        console.write(["Skriv j for ja eller n for nei."])


def choice(question: str, options: Sequence[tuple[str, str]]) -> str:
    """Ask which of several, by number or by word, and give its id."""
    console.write([question, *numbered(options)])
    while True:
        found = chosen(line("Nummer eller ord: "), options)
        if found:
            return found
        console.write([f"Skriv et nummer fra 1 til {len(options)}."])


def numbered(options: Sequence[tuple[str, str]]) -> list[str]:
    """Number the choices, as they are shown."""
    return [f"  {number}  {label}" for number, (_, label) in enumerate(options, start=1)]


def chosen(typed: str, options: Sequence[tuple[str, str]]) -> str:
    """Find a choice by its number, its id or the beginning of its label; else nothing."""
    if not typed:
        return ""
    if typed.isdecimal() and 1 <= int(typed) <= len(options):
        return options[int(typed) - 1][0]
    word = ascii_name(typed)
    exact = [id_ for id_, label in options if word in {ascii_name(id_), ascii_name(label)}]
    begun = [id_ for id_, label in options if ascii_name(label).startswith(word)]
    found = exact or begun
    return found[0] if len(found) == 1 else ""
