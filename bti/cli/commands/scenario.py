"""`workflow test`: the scenarios of a guide, played, and random walks through it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from bti.cli.columns import fold
from bti.cli.command import argument, command, option
from bti.cli.faults import findings
from bti.cli.session import Session
from bti.cli.words import WORKFLOW
from bti.errors import DefinitionError, NotFound, ScenarioFailed

if TYPE_CHECKING:
    from bti.scenarios.results import Coverage, Played, Report, Walked

_NAMED = 8
"""So many of what was never tried are named; of more, only the number is said."""


@command(
    "test",
    of=WORKFLOW,
    creates=True,
    reads=True,
    more=(
        "Scenariene ligger ved siden av veilederen, i en fil som slutter på .scenarios.yaml. "
        "Kommandoen svarer 3 når noe ikke holder, og 7 når det er feil i det som er skrevet."
    ),
    example="bti veiledere prov bti\nbti veiledere prov min-veileder.yaml --walks 50",
)
@argument("path", "FIL|MAPPE|NAVN")
@option(
    "--walks",
    "--turer",
    type=click.IntRange(0, 10_000),
    default=0,
    metavar="ANTALL",
    help="Gå så mange tilfeldige turer gjennom veilederen, og let etter blindveier.",
)
def test(session: Session, path: str, walks: int) -> None:
    """Play every scenario of a guide; what does not hold answers with its own exit code."""
    # Reading YAML and playing is kept off the way of the other commands on guides.
    from bti.casework.beside import editions, scenario_files
    from bti.scenarios.testing import run_scenarios

    try:
        files = scenario_files(path)
    except NotFound:
        # A guide is walked before anybody has written a scenario of it.
        if not walks:
            raise
        files = {}
    report = run_scenarios(editions(path), files, walks=walks)
    session.write(report, _told)
    if any(finding.severity == "error" for finding in report.findings):
        click.get_current_context().exit(DefinitionError.exit_code)
    if report.failed:
        click.get_current_context().exit(ScenarioFailed.exit_code)


def _told(report: Report) -> Iterator[str]:
    yield from findings(report.findings)
    if report.played:
        yield from _scenarios(report.played)
    if report.played and report.coverage:
        yield from _coverage(report.coverage)
    if report.walks:
        yield from _walks(report.walks)
    if not (report.played or report.findings or report.walks):
        yield "Filen har ingen scenarier."


def _scenarios(played: tuple[Played, ...]) -> Iterator[str]:
    for one in played:
        if not one.passed:
            yield from fold(f"Holder ikke: {one.title} ({one.id})", rest="  ")
        for failure in one.failures:
            yield from fold(failure.message, first="  ")
            yield f"  {failure.place}"
            yield ""
    held = sum(one.passed for one in played)
    yield f"{held} av {len(played)} scenarier holder."


def _coverage(coverage: Coverage) -> Iterator[str]:
    yield ""
    yield "Prøvd:"
    for share in coverage.shares:
        yield f"  {share.title + ':':<27} {share.tried} av {share.all}"
        if share.missing:
            named = ", ".join(share.missing[:_NAMED])
            more = len(share.missing) - _NAMED
            rest = f" og {more} til" if more > 0 else ""
            yield from fold(f"aldri: {named}{rest}", first="    ", rest="      ")


def _walks(walks: tuple[Walked, ...]) -> Iterator[str]:
    yield ""
    for one in walks:
        if one.fault:
            yield from fold(f"Tur {one.seed}: {one.fault}", rest="  ")
            yield from fold(" → ".join(one.steps), first="  Veien dit: ", rest="    ")
        if one.alone:
            yield from fold(f"Tur {one.seed}: {one.alone}", rest="  ")
    faults = sum(bool(one.fault) for one in walks)
    yield f"{len(walks)} tilfeldige turer, {faults or 'ingen'} stoppet i en blindvei eller feil."
    alone = sum(bool(one.alone) for one in walks)
    if alone:
        yield from fold(
            f"{alone} av dem stanset fordi prøven har én person i hver rolle og ingen fra "
            "familien. Det er ingen feil i veilederen."
        )


VERBS = {"test": test}
