"""Writes the pages that are made from the code, or with `--check` fails where they lag behind."""

import difflib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from bti.cli.command import SHARED, Command
from bti.cli.noun import Noun
from bti.cli.root import load, root
from bti.cli.words import SECTIONS, Word
from bti.errors import BtiError
from dev.findings import findings
from dev.language import language
from dev.library import library
from dev.schema import published

ROOT = Path(__file__).parents[1]


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
    lines.append("| 130 | | Du stoppet med Ctrl-C. Det som alt var lagret, er lagret. |")
    return "\n".join(lines) + "\n"


def _family(kind: type[BtiError]) -> Iterator[type[BtiError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _family(child)


def _first_line(kind: type[BtiError]) -> str:
    return " ".join((kind.__doc__ or "").split("\n\n")[0].split())


def commands() -> str:
    """Tell what each command does, in the order of the help, with its options and an example."""
    top = root()
    lines = [
        "# Kommandoer",
        "",
        "Hver kommando har et norsk og et engelsk navn. `bti avslå` og `bti gjør` virker også.",
        "",
        "## Felles valg",
        "",
        "Disse kan stå før kommandoen eller etter den.",
        "",
        *_table([one for one in top.params if one.name in SHARED]),
    ]
    for title, words in SECTIONS.items():
        lines += ["", f"## {title}"]
        for word in words:
            lines += _command(word, load(word), "bti")
    return "\n".join(lines) + "\n"


def _command(word: Word, command: click.Command, path: str) -> list[str]:
    if isinstance(command, Noun):
        inside = f"{path} {word.norwegian}"
        verbs = [line for one, verb in command.verbs() for line in _command(one, verb, inside)]
        return [
            "",
            f"### `{path} {word.norwegian}`, `{path} {word.english}`",
            "",
            word.does,
            *verbs,
        ]
    context = click.Context(command, info_name=f"{path} {word.norwegian}")
    usage = " ".join(command.collect_usage_pieces(context)).replace("[OPTIONS]", "[VALG]")
    names = ", ".join(f"`{path} {name}`" for name in word.names)
    example = command.example if isinstance(command, Command) else ""
    own = [one for one in command.params if one.name not in SHARED]
    json = (
        ["", "Kan svare med `--json`."] if any(p.name == "as_json" for p in command.params) else []
    )
    return [
        "",
        f"### {names}",
        "",
        *(command.help or "").splitlines(),
        "",
        "```text",
        f"{path} {word.norwegian} {usage}",
        "```",
        *(["", *_table(own)] if any(isinstance(one, click.Option) for one in own) else []),
        *json,
        "",
        "Eksempel:",
        "",
        "```text",
        *example.splitlines(),
        "```",
    ]


def _table(params: list[click.Parameter]) -> list[str]:
    records = [
        (", ".join(one.opts), one.metavar or "", one.help or "")
        for one in params
        if isinstance(one, click.Option)
    ]
    return [
        "| valg | verdi | hva det gjør |",
        "|---|---|---|",
        *(
            f"| `{names}` | {value.replace('|', chr(92) + '|')} | {told} |"
            for names, value, told in records
        ),
    ]


GENERATED: dict[str, Callable[[], str]] = {
    "docs/reference/avslutningskoder.md": exit_codes,
    "docs/reference/commands.md": commands,
    "docs/reference/findings.md": findings,
    "docs/reference/language.md": language,
    "docs/reference/library.md": library,
    "schema/workflow.schema.json": published,
}


def lagging(name: str, text: str) -> list[str]:
    """Give the difference between a page as it is and as the code now has it."""
    path = ROOT / name
    now = path.read_text(encoding="utf-8") if path.is_file() else ""
    return list(
        difflib.unified_diff(now.splitlines(), text.splitlines(), name, "the code", lineterm="")
    )


def write() -> int:
    """Write every page anew."""
    for name, page in GENERATED.items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(page(), encoding="utf-8", newline="\n")
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
