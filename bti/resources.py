"""The workflows, templates and schema that bti ships with, wherever it is run from.

In a wheel they lie inside the package, in `_shipped`, also when the wheel is never unpacked. In an
editable install and in a bare checkout they lie beside the package.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from bti.errors import NotFound

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

_YAML = ".yaml"


def workflow_names() -> tuple[str, ...]:
    """Name the shipped guides, in alphabetical order."""
    files = (entry.name for entry in _folder("workflows").iterdir() if entry.is_file())
    stems = (name.removesuffix(_YAML) for name in files if name.endswith(_YAML))
    # `bti.scenarios.yaml` and `bti.nn.yaml` belong to the guide `bti`.
    return tuple(sorted(stem for stem in stems if "." not in stem))


def workflow_text(name: str) -> tuple[str, str]:
    """Read a shipped workflow file.

    Args:
        name: The file's name without `.yaml`: `bti`, or `bti.scenarios` for what lies beside it.

    Returns:
        The file name, for messages, and the text.

    Raises:
        NotFound: There is no such file.
    """
    text = _text(_folder("workflows"), name + _YAML)
    if text is None:
        raise NotFound(f"Veilederen «{name}» følger ikke med bti.")
    return name + _YAML, text


def template_root() -> Traversable:
    """Give the folder of shipped templates, which may be inside an archive."""
    return _folder("templates")


def template_text(name: str) -> str | None:
    """Read a shipped template by its path below the templates folder, or give None."""
    return _text(template_root(), name)


def templates_in(folder: str | Path) -> Callable[[str], str | None]:
    """Give a reader of the templates in a folder, by their path below it."""
    from pathlib import Path

    return partial(_text, Path(folder))


def schema_text() -> str:
    """Read the published JSON Schema of a guide."""
    return _folder("schema").joinpath("workflow.schema.json").read_text(encoding="utf-8")


def _folder(name: str) -> Traversable:
    package = _package()
    shipped = package.joinpath("_shipped", name)
    if shipped.is_dir():
        return shipped
    from pathlib import Path

    return Path(str(package)).parent / name


def _package() -> Traversable:
    """Give the folder of the package; only inside an archive does it take more than a path."""
    from pathlib import Path

    here = Path(__file__).parent
    if here.is_dir():
        return here
    from importlib import resources

    return resources.files("bti")


def _text(folder: Traversable, name: str) -> str | None:
    parts = name.split("/")
    if any(part in {"", ".", ".."} or "\\" in part for part in parts):
        return None
    entry = folder.joinpath(*parts)
    return entry.read_text(encoding="utf-8") if entry.is_file() else None
