"""Writes the pages that are made from the code, or with `--check` fails where they lag behind."""

import difflib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bti.errors import BtiError

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "reference"


def exit_codes() -> str:
    """Tell what each exit code of the command line means."""
    lines = [
        "# Avslutningskoder",
        "",
        "Hver kommando slutter med en kode som et skript kan lese. I et skall står den i `$?`.",
        "",
        "| kode | navn i Python | melding når ingen annen er gitt |",
        "|---|---|---|",
        "| 0 | | Kommandoen gjorde det den skulle. |",
    ]
    lines += [
        f"| {kind.exit_code} | `{kind.__name__}` | {_first_line(kind)} |"
        for kind in sorted(_family(BtiError), key=lambda kind: kind.exit_code)
    ]
    return "\n".join(lines) + "\n"


def _family(kind: type[BtiError]) -> Iterator[type[BtiError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _family(child)


def _first_line(kind: type[BtiError]) -> str:
    return " ".join((kind.__doc__ or "").split("\n\n")[0].split())


GENERATED: dict[str, Callable[[], str]] = {
    "avslutningskoder.md": exit_codes,
}


def lagging(name: str, text: str) -> list[str]:
    """Give the difference between a page as it is and as the code now has it."""
    path = PAGES / name
    now = path.read_text(encoding="utf-8") if path.is_file() else ""
    return list(
        difflib.unified_diff(
            now.splitlines(), text.splitlines(), f"docs/reference/{name}", "the code", lineterm=""
        )
    )


def write() -> int:
    """Write every page anew."""
    PAGES.mkdir(parents=True, exist_ok=True)
    for name, page in GENERATED.items():
        (PAGES / name).write_text(page(), encoding="utf-8", newline="\n")
    return 0


def check() -> int:
    """Print what lags behind, and say how it is mended."""
    difference = [line for name, page in GENERATED.items() for line in lagging(name, page())]
    print(*difference, sep="\n", end="\n" if difference else "")
    if difference:
        print("Run `make docs` and read the result.")
    return 1 if difference else 0


if __name__ == "__main__":
    raise SystemExit(check() if "--check" in sys.argv[1:] else write())
