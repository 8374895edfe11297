"""`workflow new`, `format`, `burden` and `schema`: help while one writes a guide."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from bti.casework import Casework
from bti.cli import console
from bti.cli.columns import fold, table
from bti.cli.command import argument, command, missing, option
from bti.cli.files import give, write_file
from bti.cli.session import Session
from bti.cli.words import WORKFLOW
from bti.errors import Refused
from bti.guide.burden import Burden, Weight
from bti.guide.readability import FEWEST_WORDS, TARGET
from bti.guide.start import id_from, title_from

SUFFIX = ".yaml"
HEAD = ("id", "", "må", "kan", "huk", "min", "ord", "lix", "uten")
NONE = "–"
LEGEND = (
    "må og kan: felt som må eller kan fylles ut. huk: punkter på sjekklisten. min: minutter for "
    "det som må gjøres, og for alt. Minuttene er et anslag. lix: hvor tung teksten er. "
    f"uten: lix uten de faste ordene i faget. Tekster under {FEWEST_WORDS} ord blir ikke målt."
)


@command(
    "new",
    of=WORKFLOW,
    more="Filen har to nivåer og ett skjema, og forklarer hver del. Den kan brukes som den er.",
    example='bti veiledere ny skolestart.yaml --title "God skolestart"',
)
@argument("file", "FIL")
@option("--id", "guide_id", metavar="ID", help="Veilederens id. Ellers følger den filnavnet.")
@option("--title", "--tittel", metavar="TITTEL", help="Tittelen. Ellers følger den filnavnet.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def new(
    session: Session, file: str, guide_id: str | None, title: str | None, *, force: bool
) -> None:
    """Write a small guide to begin with."""
    del session
    path = Path(file) if Path(file).suffix else Path(file + SUFFIX)
    named = guide_id or id_from(path.stem)
    if not named:
        raise missing(f"Jeg kan ikke lage en id av «{path.stem}». Skriv en etter --id.")
    with Casework.in_memory() as casework:
        text = casework.new_guide(named, title or title_from(path.stem), file=path.name)
    written = write_file(str(path), text, force=force)
    console.write(
        [f"Skrevet til {written}", f"Neste: bti veiledere sjekk {shlex.quote(str(written))}"]
    )


@command(
    "schema",
    of=WORKFLOW,
    more=(
        "En editor som kan YAML, bruker skjemaet til å foreslå nøkler, forklare dem og streke "
        "under feil mens du skriver."
    ),
    example="bti veiledere skjema --output workflow.schema.json",
)
@option("--output", "--fil", "-o", metavar="FIL", help="Filen det skrives til.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def schema(session: Session, output: str | None, *, force: bool) -> None:
    """Write the JSON Schema of guides."""
    del session
    with Casework.in_memory() as casework:
        text = casework.schema()
    give(text, output, force=force)


@command(
    "burden",
    of=WORKFLOW,
    creates=True,
    reads=True,
    more=f"Sier fra om tekster for ansatte som har lix over {TARGET} uten de faste ordene i faget.",
    example="bti veiledere byrde bti\nbti veiledere byrde min-veileder.yaml",
)
@argument("workflow", "FIL|MAPPE|VEILEDER")
def burden(session: Session, workflow: str) -> None:
    """Show what a guide asks of those who use it."""
    session.write(_measured(session, workflow), _screen, _plain)


def _measured(session: Session, workflow: str) -> Burden:
    """Measure a guide in a file without touching the database."""
    if not Path(workflow).exists():
        return session.casework.burden(workflow)
    with Casework.in_memory() as casework:
        return casework.burden(workflow)


def _screen(whole: Burden) -> Iterator[str]:
    read = whole.readability
    yield from fold(f"{whole.title}: {read.words} ord, lix {_lix(read.lix)}.")
    sections = [(level.title, level.steps) for level in whole.levels]
    for title, weights in (*sections, ("Skjemaer", whole.forms)):
        if weights:
            yield ""
            yield console.strong(title)
            yield from table(_aligned([HEAD, *map(_row, weights)]))
    yield ""
    yield from fold(LEGEND)
    yield ""
    yield from _warnings(whole)


def _row(weight: Weight) -> tuple[str, ...]:
    read = weight.readability
    numbers = (weight.required, weight.optional, weight.ticks, _minutes(weight), read.words)
    return (
        weight.id,
        weight.title,
        *map(str, numbers),
        _lix(read.lix),
        _lix(read.lix_without_terms),
    )


def _aligned(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Put numbers under each other, last digit under last digit."""
    wide = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    return [
        (*row[:2], *(cell.rjust(wide[at]) for at, cell in enumerate(row) if at > 1)) for row in rows
    ]


def _minutes(weight: Weight) -> str:
    least, most = weight.minutes, weight.most_minutes
    return str(least) if least == most else f"{least}–{most}"


def _lix(lix: int | None) -> str:
    return NONE if lix is None else str(lix)


def _warnings(whole: Burden) -> Iterator[str]:
    for weight in whole.heavy:
        lix = _lix(weight.readability.lix_without_terms)
        yield from fold(
            f"«{weight.title}» ({weight.id}) har lix {lix} uten de faste ordene. Målet for ansatte "
            f"er {TARGET}. Del lange setninger, og bruk korte ord.",
            rest="  ",
        )
    if not whole.heavy:
        yield f"Ingen tekster er over målet for ansatte, som er {TARGET}."


def _plain(whole: Burden) -> Iterator[str]:
    steps = [step for level in whole.levels for step in level.steps]
    for weight in (*steps, *whole.forms):
        told = zip(HEAD[2:], _row(weight)[2:], strict=True)
        numbers = ", ".join(f"{name} {cell}" for name, cell in told)
        yield f"{weight.id}: {weight.title} ({numbers})"
    yield from _warnings(whole)


@command(
    "format",
    of=WORKFLOW,
    more=(
        "Det som kan skrives kortere, blir kortere, og alt på én linje får samme mellomrom. "
        "Ingen linje flyttes, kommentarene blir stående, og veilederen betyr det samme som før. "
        "Med --check svarer kommandoen 3 når noe ville blitt endret."
    ),
    example="bti veiledere formater min-veileder.yaml\nbti veiledere formater min-veileder --check",
)
@argument("path", "FIL|MAPPE")
@option("--check", "--bare-sjekk", "only", is_flag=True, help="Si fra, men skriv ingenting.")
@option("--long", "--utskrevet", is_flag=True, help="Skriv kortformene helt ut.")
def format_(session: Session, path: str, *, only: bool, long: bool) -> None:
    """Spell a guide in one way."""
    del session
    with Casework.in_memory() as casework:
        changed = [one for one in casework.format_guide(path, long=long) if one.changed]
    for one in changed:
        if not only:
            write_file(str(one.file), one.text, force=True)
    said = "ville blitt skrevet" if only else "er skrevet"
    console.write([f"{one.file} {said} på nytt." for one in changed] or ["Alt er skrevet slik."])
    if changed and only:
        click.get_current_context().exit(Refused.exit_code)


VERBS = {"new": new, "schema": schema, "burden": burden, "format": format_}
