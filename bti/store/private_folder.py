"""Folders that their owner alone can look into, whatever the mask of the process is."""

from __future__ import annotations

from pathlib import Path

OWNER_ALONE = 0o700


def make_private(folder: Path) -> None:
    """Make a folder and those above it that are missing; one that is there is left as it is.

    ``Path.mkdir`` gives its mode to the last folder alone, and the mask decides of those above.
    """
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(mode=OWNER_ALONE, exist_ok=True)
