"""Folders and files that their owner alone can look into, whatever the mask of the process is."""

from __future__ import annotations

import os
import stat
from os import PathLike

OWNER_ALONE = 0o700


def make_private(folder: str | PathLike[str]) -> None:
    """Make a folder and those above it that are missing; one that is there is left as it is.

    ``os.makedirs`` gives its mode to the last folder alone, and the mask decides of those above.
    """
    missing = []
    above = os.path.abspath(folder)
    while not os.path.exists(above):
        missing.append(above)
        above = os.path.dirname(above)
    for one in reversed(missing):
        os.makedirs(one, mode=OWNER_ALONE, exist_ok=True)


def open_to_others(path: str | PathLike[str]) -> bool:
    """Tell whether others on the machine may read a file or look into a folder."""
    if os.name != "posix":
        return False
    return bool(os.stat(path).st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def at_home(path: str) -> str:
    """Give a path with the home folder written out.

    Raises:
        FileNotFoundError: It begins with the home of somebody whom the system does not know.
    """
    written = os.path.expanduser(path)
    if written.startswith("~"):
        raise FileNotFoundError(path)
    return written
