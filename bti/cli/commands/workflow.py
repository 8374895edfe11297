"""`workflow`: guides as their authors see them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from bti.case.views import GuideView
from bti.casework import Casework
from bti.cli import console
from bti.cli.columns import table
from bti.cli.command import argument, command
from bti.cli.commands import authoring, edition, migration, scenario, workflow_picture
from bti.cli.faults import findings
from bti.cli.noun import noun
from bti.cli.session import Session
from bti.cli.words import WORKFLOW
from bti.errors import DefinitionError, Finding


@command(
    "check",
    of=WORKFLOW,
    creates=True,
    reads=True,
    more="Alle feil sies på én gang, hver med fil, linje, kolonne og et forslag når noe ligner.",
    example="bti veiledere sjekk min-veileder.yaml",
)
@argument("path", "FIL|MAPPE|NAVN")
def check(session: Session, path: str) -> None:
    """Find every fault of a guide; faults answer with their own exit code."""
    with Casework.in_memory() as casework:
        found = casework.check(path)
    session.write(found, _checked)
    if any(finding.severity == "error" for finding in found):
        click.get_current_context().exit(DefinitionError.exit_code)


def _checked(found: tuple[Finding, ...]) -> Iterator[str]:
    yield from findings(found)
    errors = sum(finding.severity == "error" for finding in found)
    warnings = len(found) - errors
    said = "Ingen feil" if not errors else "1 feil" if errors == 1 else f"{errors} feil"
    yield f"{said}, {warnings} {'advarsel' if warnings == 1 else 'advarsler'}."


@command(
    "show",
    of=WORKFLOW,
    creates=True,
    reads=True,
    example="bti veiledere vis\nbti veiledere vis bti",
)
@argument("workflow", "VEILEDER", required=False)
def show(session: Session, workflow: str | None) -> None:
    """List the guides, or show one: its levels, steps and forms."""
    if workflow is None:
        session.show(
            session.casework.workflows(), lambda all_: table([(w.id, w.title) for w in all_])
        )
    else:
        session.show(session.casework.guide(workflow), _guide)


def _guide(guide: GuideView) -> Iterator[str]:
    yield f"{guide.title}, utgave {guide.edition}"
    for level in guide.levels:
        yield ""
        yield console.strong(level.title)
        yield from table([(step.number or "–", step.id, step.title) for step in level.steps])
    yield ""
    yield console.strong("Skjemaer")
    yield from table([(form.id, form.title) for form in guide.forms])


COMMANDS = {
    "workflow": noun(
        "workflow",
        WORKFLOW,
        {"check": check, "show": show}
        | workflow_picture.VERBS
        | authoring.VERBS
        | scenario.VERBS
        | edition.VERBS
        | migration.VERBS,
    )
}
