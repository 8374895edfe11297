"""A program of the municipality's own, which gets the message as JSON on standard input."""

from __future__ import annotations

import shlex
import subprocess

import msgspec

from bti.casework.messengers import Letter, NotDelivered, why
from bti.errors import BadInput

_SECONDS = 60


class Program:
    """One program with its arguments; exit code 0 says that it took the message."""

    def __init__(self, command: str) -> None:
        try:
            self._words = shlex.split(command)
        except ValueError:
            self._words = []
        if not self._words:
            raise BadInput("Si hvilket program som skal ta imot: command:PROGRAM.")

    def deliver(self, letter: Letter) -> None:
        """Start the program, give it one message, and wait for it to end."""
        try:
            ended = subprocess.run(  # noqa: S603 - chosen by those who run bti, and no shell
                self._words,
                input=msgspec.json.encode(letter),
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise NotDelivered(f"Programmet virker ikke ({why(fault)}).") from fault
        if ended.returncode:
            raise NotDelivered(f"Programmet svarte {ended.returncode}.")
