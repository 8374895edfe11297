"""The shipped templates as tests read them: straight from the checkout."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"


def shipped(name: str) -> str | None:
    """Give a shipped template."""
    path = TEMPLATES / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def unstyled(name: str) -> str | None:
    """Give a shipped template, with nothing in its style sheets."""
    return "" if name.endswith(".css") else shipped(name)


def names() -> set[str]:
    """Name every shipped template of a page."""
    kinds = (TEMPLATES / kind for kind in ("css", "html", "md", "text"))
    files = (path for kind in kinds for path in kind.rglob("*") if path.is_file())
    return {path.relative_to(TEMPLATES).as_posix() for path in files}
