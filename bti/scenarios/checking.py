"""Checking scenarios without playing them: every fault in what is written, with its place."""

from __future__ import annotations

from pathlib import Path

from bti.casework.beside import editions, scenario_files
from bti.errors import Finding, NotFound
from bti.scenarios.reading import read_scenarios


def check_scenarios(path: str | Path) -> tuple[Finding, ...]:
    """Give every finding in the scenarios of a guide without errors; none where there are none.

    Raises:
        DefinitionError: the guide has errors, so that its ids cannot be known.
    """
    try:
        files = scenario_files(path)
    except NotFound:
        return ()
    guide, *others = (one.guide for one in editions(path))
    return read_scenarios(files, guide, others).findings
