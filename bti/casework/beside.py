"""What lies beside a guide: its scenarios, and the guides that its cases open.

Beside a file ``tvedt.yaml`` lies ``tvedt.scenarios.yaml``; in a folder every file whose name ends
so. A guide that is opened is looked for beside the file first, then among the shipped ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bti import resources
from bti.casework.guides import Edition, edition, files_of, text_of
from bti.errors import NotFound
from bti.guide.definition import Guide

SCENARIOS = ".scenarios.yaml"
_YAML = ".yaml"


def is_shipped(path: str | Path) -> bool:
    """Tell whether a shipped guide is meant: its name, and no file of that name."""
    return str(path) in resources.workflow_names() and not Path(path).is_file()


def guide_files(path: str | Path) -> dict[str, str]:
    """Read the files of a guide itself, without what lies beside it.

    Raises:
        BadInput: a file cannot be read, or is not text in UTF-8.
    """
    if is_shipped(path):
        name, text = resources.workflow_text(str(path))
        return {name: text}
    return {name: text for name, text in files_of(path).items() if not name.endswith(SCENARIOS)}


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
        wanted = root.with_name(root.name.removesuffix(_YAML) + SCENARIOS)
        found = [wanted] if wanted.is_file() else []
    if not found:
        raise NotFound(f"Veilederen har ingen scenarier. De skal ligge i {wanted}.")
    return {one.name: text_of(one) for one in found}


def editions(path: str | Path) -> tuple[Edition, ...]:
    """Read a guide and every guide that its cases can open, the guide itself first.

    Raises:
        DefinitionError: with every finding, when one of them is an error.
    """
    first = edition(guide_files(path))
    known = {first.guide.workflow: first}
    waiting = list(_opened(first.guide))
    for name in waiting:
        if name not in known:
            files = _beside(path, name)
            if files:
                known[name] = edition(files)
                waiting.extend(_opened(known[name].guide))
    return tuple(known.values())


def _opened(guide: Guide) -> Iterator[str]:
    for action in (*guide.actions.values(), *guide.anytime.values()):
        if action.opens:
            yield action.opens.guide


def _beside(path: str | Path, name: str) -> Mapping[str, str]:
    file = Path(path).parent / f"{name}{_YAML}"
    if not is_shipped(path) and file.is_file():
        return {file.name: text_of(file)}
    return guide_files(name) if name in resources.workflow_names() else {}
