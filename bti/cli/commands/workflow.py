"""`workflow`: guides as their authors see them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click

from bti.casework import Casework
from bti.casework.beside import guide_of, has_own_scenarios
from bti.casework.guide_files import SCENARIOS, is_shipped
from bti.casework.translating import is_translation
from bti.cli.at_hand import NOT_AT_HAND, where_there_is_one
from bti.cli.command import argument, command
from bti.cli.commands import (
    authoring,
    edition,
    migration,
    overlay,
    preview,
    privacy,
    scenario,
    translation,
    workflow_picture,
)
from bti.cli.faults import findings
from bti.cli.noun import noun
from bti.cli.session import Session
from bti.cli.words import WORKFLOW
from bti.errors import DefinitionError, Finding, StoreUnavailable


@command(
    "check",
    of=WORKFLOW,
    creates=True,
    reads=True,
    more=(
        "Alle feil sies på én gang, hver med fil, linje, kolonne og et forslag når noe ligner. "
        "Scenarier sjekkes sammen med veilederen de hører til, og en fil i en mappe sammen med "
        "resten av mappen. En oversettelse holdes opp mot veilederen den er av."
    ),
    example="bti veiledere sjekk min-veileder.yaml\nbti veiledere sjekk veiledere/*.yaml",
)
@argument("paths", "FIL|MAPPE|NAVN…", nargs=-1, required=True)
def check(session: Session, paths: tuple[str, ...]) -> None:
    """Find every fault of guides; faults answer with their own exit code."""
    found = tuple(finding for path in _guides(paths) for finding in _found(session, path))
    session.write(found, _checked)
    if any(finding.severity == "error" for finding in found):
        click.get_current_context().exit(DefinitionError.exit_code)


def _guides(paths: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Give each guide that is meant once, and whether its scenarios are asked for by a file."""
    meant: dict[str, bool] = {}
    for path in paths:
        guide = path if is_shipped(path) or is_translation(path) else str(guide_of(Path(path)))
        asked = path.endswith(SCENARIOS) or Path(guide).is_dir()
        meant[guide] = meant.get(guide, False) or asked
    yield from meant.items()


def _found(session: Session, meant: tuple[str, bool]) -> tuple[Finding, ...]:
    """Check without a database; only a base that is not at hand is looked for in one."""
    path, beside = meant
    if is_translation(path):
        return where_there_is_one(session, lambda casework: casework.check(path))
    with Casework.in_memory() as casework:
        found = casework.check(path)
    if any(finding.code in NOT_AT_HAND for finding in found):
        known = _in_database(session, path)
        return found if known is None else known
    usable = all(finding.severity != "error" for finding in found)
    if usable and (beside or has_own_scenarios(path)):
        # Reading scenarios is kept off the way of checking a guide that has none.
        from bti.scenarios.checking import check_scenarios

        return (*found, *check_scenarios(path))
    return found


def _in_database(session: Session, path: str) -> tuple[Finding, ...] | None:
    with (
        suppress(StoreUnavailable),
        Casework.open(
            session.choices.database or None, tenant=session.choices.tenant, create=False
        ) as casework,
    ):
        return casework.check(path)
    return None


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
        | translation.VERBS
        | edition.VERBS
        | migration.VERBS
        | preview.VERBS
        | privacy.VERBS,
    )
}
