"""`workflow migrate`: running cases moved to another guide, planned first, and undone."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from bti.case.migration_plan import MigrationPlan, MigrationReport
from bti.casework.migrating import plan_as_text, plan_from_text
from bti.cli import console
from bti.cli.columns import fold
from bti.cli.command import argument, command, missing, option
from bti.cli.files import whole, write_file
from bti.cli.session import Session
from bti.cli.texts import pairs
from bti.cli.words import WORKFLOW

SCREEN = "-"


@command(
    "migrate",
    of=WORKFLOW,
    creates=True,
    reads=True,
    more=(
        "Lag først en plan. Den sier for hver sak hvor den står, hvor den skal stå, hva som blir "
        "annerledes, og hvilke saker som ikke kan flyttes. Ingenting er endret før planen blir "
        "satt i verk med --apply. En sak som er endret siden planen, blir stående. Flyttingen kan "
        "angres så lenge ingenting annet har skjedd i saken."
    ),
    example=(
        "bti veiledere flytt bti@2026.1 bti --plan flytteplan.json\n"
        "bti veiledere flytt bti@2026.1 bti --steg samtale=barnesamtale --plan flytteplan.json\n"
        "bti veiledere flytt --apply flytteplan.json\n"
        "bti veiledere flytt --undo flytteplan.json"
    ),
)
@argument("old", "GAMMEL", required=False)
@argument("new", "NY", required=False)
@option(
    "--plan",
    metavar="[FIL]",
    is_flag=False,
    flag_value=SCREEN,
    help="Lag en plan, og skriv den til filen.",
)
@option(
    "--step", "--steg", "steps", multiple=True, metavar="GAMMELT=NYTT", help="Nytt navn på et steg."
)
@option("--apply", "--sett-i-verk", metavar="FIL", help="Flytt sakene i planen.")
@option("--undo", "--angre", metavar="FIL", help="Flytt sakene i planen tilbake.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def migrate(
    session: Session,
    old: str | None,
    new: str | None,
    plan: str | None,
    steps: tuple[str, ...],
    apply: str | None,
    undo: str | None,
    *,
    force: bool,
) -> None:
    """Move running cases to another edition: plan it, do it, or undo it."""
    if [plan, apply, undo].count(None) != 2:  # noqa: PLR2004 - one of three
        raise missing("Velg én: --plan, --apply FIL eller --undo FIL.")
    if plan is not None:
        _plan(session, (old, new), steps, plan, force=force)
    elif apply is not None:
        report = session.casework.migrate(_read(apply), by=session.by)
        session.write(report, lambda told: _reported(told, "flyttet", apply))
    elif undo is not None:
        report = session.casework.undo_migration(_read(undo), by=session.by)
        session.write(report, lambda told: _reported(told, "flyttet tilbake", ""))


def _plan(
    session: Session,
    ends: tuple[str | None, str | None],
    steps: tuple[str, ...],
    file: str,
    *,
    force: bool,
) -> None:
    old, new = ends
    if not old or not new:
        raise missing("Skriv hvilken utgave sakene følger, og hvilken de skal følge.")
    names = pairs(steps, "--steg")
    made = session.casework.plan_migration(old, new, steps=names, by=session.by)
    session.show(made, _planned)
    if file != SCREEN:
        path = write_file(file, plan_as_text(made), force=force)
        next_ = f"bti veiledere flytt --apply {shlex.quote(str(path))}"
        console.write([f"Skrevet til {path}", f"Neste: {next_}"])


def _read(file: str) -> MigrationPlan:
    name, text = whole(file)
    return plan_from_text(text, name)


def _planned(plan: MigrationPlan) -> Iterator[str]:
    old, new = plan.old, plan.new
    yield from fold(f"«{old.title}», utgave {old.version} → «{new.title}», utgave {new.version}")
    for step in plan.lost:
        yield from fold(
            f"Steget {step} finnes ikke i den nye. Er det et annet der, skriv --steg {step}=NYTT.",
            rest="  ",
        )
    for one in plan.cases:
        yield ""
        where = f"{one.stands} → {one.lands}" if one.lands else f"blir på {one.stands}"
        yield console.strong(f"{one.case}: {where}")
        for sentence in (*one.hindrances, *one.changes):
            yield from fold(sentence, first="  ", rest="    ")
        if one.lands and not one.changes:
            yield "  Ingenting blir annerledes."
    yield ""
    yield _counted(len(plan.movable), len(plan.cases) - len(plan.movable))


def _counted(movable: int, left: int) -> str:
    can = "1 sak kan flyttes" if movable == 1 else f"{movable} saker kan flyttes"
    return f"{can}, {left} blir stående. Ingenting er endret."


def _reported(report: MigrationReport, done: str, file: str) -> Iterator[str]:
    for one in report.left:
        yield from fold(f"{one.case} blir stående: {one.reason}", rest="  ")
    count = len(report.done)
    yield f"{count} {'sak' if count == 1 else 'saker'} er {done}, {len(report.left)} blir stående."
    if count and file:
        yield f"Det kan angres til noe skjer i saken: bti veiledere flytt --undo {file}"


VERBS = {"migrate": migrate}
