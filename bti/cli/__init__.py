"""People at a terminal: parse, call the facade, show."""

from __future__ import annotations

import gc
from collections.abc import Sequence

_RARELY = 100_000
"""A command makes much and drops little; looking for it takes a tenth of a short command's time."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, and end the process with the command's exit code."""
    gc.set_threshold(_RARELY)
    from bti.cli.root import run

    code = run(arguments)
    # The process ends here: the system takes its memory back in one piece.
    gc.freeze()
    raise SystemExit(code)
