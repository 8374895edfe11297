"""What lies beside a guide: its scenarios, and the guides that its cases open.

Beside a file ``tvedt.yaml`` lies ``tvedt.scenarios.yaml``; in a folder every file whose name ends
so. A guide that is opened is looked for beside the file first, then among the shipped ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bti import resources
from bti.casework.guide_files import (
    SCENARIOS,
    YAML,
    bases_on_disk,
    beside,
    guide_files,
    is_shipped,
    shipped,
    text_of,
)
from bti.casework.guides import Edition, edition
from bti.errors import NotFound
from bti.guide.definition import Guide


def scenario_files(path: str | Path) -> dict[str, str]:
    """Read the scenarios that lie beside a guide.

    Raises:
        NotFound: there are none; the sentence says where they belong.
    """
    if is_shipped(path):
        name, text = resources.workflow_text(f"{path}.scenarios")
        return {name: text}
    root = Path(path)
    if root.is_dir():
        found = sorted(root.rglob(f"*{SCENARIOS}"))
        wanted = root / f"veileder{SCENARIOS}"
    else:
        wanted = root.with_name(root.name.removesuffix(YAML) + SCENARIOS)
        found = [wanted] if wanted.is_file() else []
    if not found:
        raise NotFound(f"Veilederen har ingen scenarier. De skal ligge i {wanted}.")
    return {one.name: text_of(one) for one in found}


def editions(path: str | Path) -> tuple[Edition, ...]:
    """Read a guide and every guide that its cases can open, the guide itself first.

    Raises:
        DefinitionError: with every finding, when one of them is an error.
    """
    bases = bases_on_disk(path)
    first = edition(guide_files(path), bases)
    known = {first.guide.workflow: first}
    waiting = list(_opened(first.guide))
    for name in waiting:
        if name not in known:
            files = beside(path, name) or shipped(name)
            if files:
                known[name] = edition(files, bases)
                waiting.extend(_opened(known[name].guide))
    return tuple(known.values())


def _opened(guide: Guide) -> Iterator[str]:
    for action in (*guide.actions.values(), *guide.anytime.values()):
        if action.opens:
            yield action.opens.guide
