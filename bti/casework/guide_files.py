"""The files that a guide is written in, and the editions of others that it may build on.

Beside a file ``tvedt.yaml`` lie ``tvedt.scenarios.yaml`` and a translation, ``tvedt.nn.yaml``; in
a folder every file whose name ends so. They belong to the guide and are no part of it.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bti import resources
from bti.errors import BadInput

if TYPE_CHECKING:
    from bti.guide.linked import Others
    from bti.guide.overlay.bases import Bases

SCENARIOS = ".scenarios.yaml"
YAML = ".yaml"
TRANSLATION = r"\.(nb|nn|en|se)\.yaml$"
_SAID = r"(?m)^{key}:[ \t]*[\"']?([^\s\"'#]+)"


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
    return {name: text for name, text in files_of(path).items() if _is_guide(name)}


def _is_guide(name: str) -> bool:
    return not name.endswith(SCENARIOS) and re.search(TRANSLATION, name) is None


def files_of(path: str | Path) -> dict[str, str]:
    """Read one file, or every YAML file of a folder.

    Raises:
        BadInput: the file cannot be read, or is not text in UTF-8.
    """
    root = Path(path)
    if not can_be_file(path):
        raise BadInput("Navnet på filen er for langt, eller har et tegn som ikke kan stå i navn.")
    names = sorted(root.rglob(f"*{YAML}")) if root.is_dir() else [root]
    if not names:
        raise BadInput(f"Mappen {root} har ingen filer som slutter på .yaml.")
    return {str(_named(root, name)): text_of(name) for name in names}


def can_be_file(path: str | Path) -> bool:
    """Tell whether a text can be the name of a file, be there one or not."""
    try:
        Path(path).stat()
    except ValueError:
        return False
    except OSError as fault:
        return fault.errno != errno.ENAMETOOLONG
    return True


def _named(root: Path, name: Path) -> Path:
    return name.relative_to(root) if root.is_dir() else Path(name.name)


def text_of(path: Path) -> str:
    """Read a text file, or say why it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(
            f"Filen {path} er ikke lagret som UTF-8. Lagre den på nytt som UTF-8."
        ) from None
    except OSError as error:
        raise BadInput(f"Filen {path} kan ikke leses: {_why(error)}.") from None


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "den finnes ikke"
    if isinstance(error, IsADirectoryError):
        return "det er en mappe"
    return "du har ikke tilgang til den" if isinstance(error, PermissionError) else "lesefeil"


def beside(path: str | Path, name: str) -> Mapping[str, str]:
    """Read a guide that lies beside another, in a file or folder of its name; none when none is."""
    if is_shipped(path):
        return {}
    folder = Path(path).absolute().parent
    file = folder / f"{name}{YAML}"
    found = file if file.is_file() else folder / name
    return guide_files(found) if found.exists() and found != Path(path).absolute() else {}


def shipped(name: str) -> Mapping[str, str]:
    """Read a guide that bti ships with; none when there is none of the name."""
    if name not in resources.workflow_names():
        return {}
    file, text = resources.workflow_text(name)
    return {file: text}


def others_at(path: str | Path, kept: Callable[[str], Mapping[str, str]] | None = None) -> Others:
    """Give what finds the guides linked with one: beside it, kept in a database, or shipped."""
    from bti.guide.linked import Others

    def files(name: str) -> Mapping[str, str]:
        return beside(path, name) or (kept(name) if kept else {}) or shipped(name)

    def names() -> tuple[str, ...]:
        folder = Path(path).absolute().parent
        near = () if is_shipped(path) else tuple(one.stem for one in folder.glob(f"*{YAML}"))
        return (*near, *resources.workflow_names())

    return Others(files=files, names=names)


def bases_on_disk(path: str | Path = "") -> Bases:
    """Give what finds the guides that one may build on: beside it, or shipped with bti."""

    def editions(name: str) -> dict[str, Mapping[str, str]]:
        near = beside(path, name) if path else {}
        return {version_of(files): files for files in (shipped(name), near) if files}

    return editions


def version_of(files: Mapping[str, str]) -> str:
    """Give the edition that the files of a guide say they are, without reading all of them."""
    return _said("version", files)


def id_of(files: Mapping[str, str]) -> str:
    """Give the id that the files of a guide say they have, without reading all of them."""
    return _said("workflow", files)


def _said(key: str, files: Mapping[str, str]) -> str:
    found = (re.search(_SAID.format(key=key), text) for text in files.values())
    return next((one[1] for one in found if one), "")
