"""People at a terminal: parse, call the facade, show."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, and end the process with the command's exit code."""
    from bti.cli.root import run

    raise SystemExit(run(arguments))
