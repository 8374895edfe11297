"""Texts that come from elsewhere than the command line: standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bti.errors import BadInput

STANDARD_INPUT = "-"
UNREADABLE = "{} er ikke tekst i UTF-8. Lagre den som UTF-8."


def next_line() -> str:
    """Read the next line of standard input.

    Raises:
        BadInput: it is no text in UTF-8.
    """
    return readable(sys.stdin.readline).strip()


def readable(read: Callable[[], str]) -> str:
    """Read what stands on standard input.

    Raises:
        BadInput: it is no text in UTF-8.
    """
    try:
        text = read()
        text.encode()
    except UnicodeError:
        raise BadInput(UNREADABLE.format("Standard inn")) from None
    return text


def pairs(typed: tuple[str, ...], option: str) -> dict[str, str]:
    """Read `field=value` as often as it was written; `field=-` reads a line of standard input.

    Raises:
        BadInput: one of them has no equals sign, or a name stands twice.
    """
    read: dict[str, str] = {}
    for one in typed:
        name, sign, value = one.partition("=")
        if not sign or not name.strip():
            # What was written may be an answer, and is not said again.
            said = f"Det som står etter {option}, mangler likhetstegn. Skriv {option} navn=svar."
            raise BadInput(said)
        if name.strip() in read:
            raise BadInput(f"«{name.strip()}» står to ganger etter {option}.")
        read[name.strip()] = next_line() if value == STANDARD_INPUT else value
    return read
