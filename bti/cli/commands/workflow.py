"""`workflow`: guides as their authors see them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from bti.casework import Casework
from bti.cli.command import argument, command
from bti.cli.commands import (
    authoring,
    edition,
    migration,
    overlay,
    preview,
    scenario,
    workflow_picture,
)
from bti.cli.faults import findings
from bti.cli.noun import noun
from bti.cli.session import Session
from bti.cli.words import WORKFLOW
from bti.errors import DefinitionError, Finding, StoreUnavailable

NO_BASE = "ukjent-grunnutgave"


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
    found = _found(session, path)
    session.write(found, _checked)
    if any(finding.severity == "error" for finding in found):
        click.get_current_context().exit(DefinitionError.exit_code)


def _found(session: Session, path: str) -> tuple[Finding, ...]:
    """Check without a database; only a base that is not at hand is looked for in one."""
    with Casework.in_memory() as casework:
        found = casework.check(path)
    if all(finding.code != NO_BASE for finding in found):
        return found
    try:
        with Casework.open(session.choices.database or None, create=False) as casework:
            return casework.check(path)
    except StoreUnavailable:
        return found


def _checked(found: tuple[Finding, ...]) -> Iterator[str]:
    yield from findings(found)
    errors = sum(finding.severity == "error" for finding in found)
    warnings = len(found) - errors
    said = "Ingen feil" if not errors else "1 feil" if errors == 1 else f"{errors} feil"
    yield f"{said}, {warnings} {'advarsel' if warnings == 1 else 'advarsler'}."


COMMANDS = {
    "workflow": noun(
        "workflow",
        WORKFLOW,
        {"check": check}
        | overlay.VERBS
        | workflow_picture.VERBS
        | authoring.VERBS
        | scenario.VERBS
        | edition.VERBS
        | migration.VERBS
        | preview.VERBS,
    )
}
