"""What lies beside a guide: its scenarios, and the guides that its cases open.

Beside a file ``tvedt.yaml`` lies ``tvedt.scenarios.yaml``; in a folder every file whose name ends
so. Scenarios can stand in the guide itself, too, under ``scenarios``. A guide that is opened is
looked for beside the file first, then among the shipped ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bti import resources
from bti.casework.guide_files import (
    SCENARIOS,
    TRANSLATION,
    YAML,
    bases_on_disk,
    can_be_file,
    guide_files,
    is_shipped,
    others_at,
    text_of,
)
from bti.casework.guides import Edition, Guides, edition
from bti.errors import BadInput, NotFound, Place
from bti.guide.definition import Guide
from bti.guide.linked import opened_guides

_IN_GUIDE = re.compile(r"^scenarios:", re.MULTILINE)
_NAMES_ITSELF = re.compile(r"^workflow:", re.MULTILINE)

if TYPE_CHECKING:
    from bti.guide.loading import Loaded
    from bti.guide.overlay.bases import Bases, Files


def scenario_files(path: str | Path) -> dict[str, str]:
    """Read the scenarios of a guide: those in its own files, and those that lie beside it.

    Raises:
        NotFound: there are none; the sentence says where they belong.
    """
    found = {n: text for n, text in guide_files(path).items() if _IN_GUIDE.search(text)}
    found |= {file.name: text_of(file) for file in _scenarios_beside(Path(path))}
    if is_shipped(path):
        name, text = resources.workflow_text(f"{path}.scenarios")
        found[name] = text
    if not found:
        wanted = _wanted(Path(path))
        raise NotFound(
            f"Veilederen har ingen scenarier. De skal ligge i {wanted}, "
            "eller under «scenarios» i veilederen."
        )
    return found


def has_own_scenarios(path: str | Path) -> bool:
    """Tell whether scenarios stand in the files of the guide itself."""
    return any(_IN_GUIDE.search(text) for text in guide_files(path).values())


def _scenarios_beside(root: Path) -> list[Path]:
    if root.is_dir():
        return sorted(root.rglob(f"*{SCENARIOS}"))
    return [_wanted(root)] if _wanted(root).is_file() else []


def _wanted(root: Path) -> Path:
    if root.is_dir():
        return root / f"veileder{SCENARIOS}"
    return root.with_name(root.name.removesuffix(YAML) + SCENARIOS)


def guide_of(file: Path) -> Path:
    """Give the guide that a file belongs to: itself, one beside it, or the folder it is a part of.

    Scenarios and translations lie beside their guide, and a part of a guide in a folder has no
    ``workflow`` of its own.
    """
    if not file.is_file():
        return file
    name = file.name.removesuffix(SCENARIOS) if file.name.endswith(SCENARIOS) else ""
    name = name or re.sub(TRANSLATION, "", file.name)
    own = file.with_name(name) if name.endswith(YAML) else file.with_name(name + YAML)
    if own.is_file() and _NAMES_ITSELF.search(text_of(own)):
        return own
    return next((f for f in file.absolute().parents if _holds_guide(f)), file)


def _holds_guide(folder: Path) -> bool:
    found = (one for one in folder.glob(f"*{YAML}") if one.is_file())
    # A folder with several guides in it is no guide; the file is judged for itself then.
    return sum(bool(_NAMES_ITSELF.search(text_of(one))) for one in found) == 1


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A guide as it was read, what it is known by, and where its parts are written."""

    guide: Guide
    digest: str
    places: Mapping[str, Place]


def read_guide(guides: Guides, workflow: str | Path) -> Read:
    """Read a guide from its file or folder, or take a published edition by its name.

    Raises:
        BadInput: a file cannot be read. NotFound: no such guide or edition.
        DefinitionError: with every finding, when the guide cannot be used.
    """
    path = _file(guides, workflow)
    if path is not None:
        return from_files(guides, path)
    digest, guide = guides.named(str(workflow))
    return Read(guide=guide, digest=digest, places=guides.places(digest).all())


def load_guide(guides: Guides, workflow: str | Path) -> Loaded:
    """Read a guide as it is written, also one that is published or shipped.

    Raises:
        BadInput: a file cannot be read. NotFound: no such guide or edition.
        DefinitionError: with every finding, when the guide cannot be used.
    """
    path = _file(guides, workflow)
    loaded = guides.read(path) if path else guides.read_again(guides.named(str(workflow))[0])
    loaded.usable()
    return loaded


def sources(guides: Guides, workflow: str | Path) -> tuple[Files, Bases]:
    """Give the files of a guide, and what finds the guides that it may build on.

    Raises:
        BadInput: a file cannot be read. NotFound: no such guide or edition.
    """
    path = _file(guides, workflow)
    if path is not None:
        return guide_files(path), guides.bases(path)
    return guides.sources(guides.named(str(workflow))[0]), guides.bases()


def _file(guides: Guides, workflow: str | Path) -> Path | None:
    """Give the file or folder that is meant; a name that is neither is that of a guide."""
    path = Path(workflow)
    if not can_be_file(path):
        return None
    if path.is_file() or (path.is_dir() and not _is_known(guides, str(workflow))):
        return path
    if path.suffix in {YAML, ".yml"}:
        raise BadInput(f"Filen {path} finnes ikke.")
    return None


def from_files(guides: Guides, path: str | Path) -> Read:
    """Read a guide from its file or folder, with what it builds on."""
    loaded = guides.read(path)
    return Read(guide=loaded.usable()[0], digest=loaded.digest, places=loaded.places)


def _is_known(guides: Guides, workflow: str) -> bool:
    try:
        guides.named(workflow)
    except NotFound:
        return False
    return True


def editions(path: str | Path) -> tuple[Edition, ...]:
    """Read a guide and every guide that its cases can open, the guide itself first.

    Raises:
        DefinitionError: with every finding, when one of them is an error.
    """
    bases = bases_on_disk(path)
    first = edition(guide_files(path), bases)
    known = {first.guide.workflow: first}
    waiting = [*sorted(opened_guides(first.guide))]
    others = others_at(path)
    for name in waiting:
        if name not in known:
            files = others.files(name)
            if files:
                known[name] = edition(files, bases)
                waiting.extend(sorted(opened_guides(known[name].guide)))
    return tuple(known.values())
