"""People at a terminal: parse, call the facade, show."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from bti.cli.without import without

_RARELY = 100_000
"""A command makes much and drops little; looking for it takes a tenth of a short command's time."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line, and end the process with the command's exit code."""
    gc.set_threshold(_RARELY)
    with without("typing_extensions"):
        from bti.cli.root import run

    _end(run(arguments))


def _end(code: int) -> NoReturn:
    """End the process as it is: the database is closed, and the system takes the memory back.

    Python would take everything apart first, which is a twentieth of a short command.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, BrokenPipeError):
            # There is no such stream, or its reader has gone.
            continue
    os._exit(code)
