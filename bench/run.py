"""Run every benchmark and print its figures: ``python bench/run.py``.

``--postgresql`` asks only what grows with the number of cases, of a PostgreSQL of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import append, checking, growth, guide, pages, processes, refusal, relocation


def main() -> None:
    """Print the figures of each benchmark under its name."""
    if "--postgresql" in sys.argv[1:]:
        print("\n".join([*growth.report_on_server(), *relocation.report()]))
        return
    for part in (guide, checking, refusal, processes, append, growth, pages):
        print(f"\n{part.__name__}")
        print("\n".join(part.report()))


if __name__ == "__main__":
    main()
