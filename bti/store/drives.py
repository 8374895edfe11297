"""Whether a path lies on a network drive, where SQLite's locks do not hold."""

from __future__ import annotations

import re
from os import PathLike

MOUNTS = "/proc/self/mounts"

_NETWORK = frozenset(
    {
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
    }
)
_OCTAL = r"\\([0-7]{3})"
_UNC = ("\\\\", "//")


def network_drive(path: str, mounts: str) -> str | None:
    """Give the kind of network file system that a full path lies on, or ``None``.

    ``mounts`` is the text of ``/proc/self/mounts``. Where there is none, a path that names a
    server is still known.
    """
    if path.startswith(_UNC):
        return "smb"
    kind = _file_system(path, mounts)
    return kind if kind in _NETWORK else None


def read_mounts(mounts: str | PathLike[str] = MOUNTS) -> str:
    """Give what is mounted where, and nothing on a system that does not say it."""
    try:
        with open(mounts, encoding="utf-8", errors="surrogateescape") as told:
            return told.read()
    except OSError:
        return ""


def _file_system(path: str, mounts: str) -> str | None:
    found: tuple[int, str] | None = None
    for line in mounts.splitlines():
        point, kind = _mount(line)
        # A later mount on the same point lies over the earlier one.
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and (found is None or len(point) >= found[0]):
            found = (len(point), kind)
    return None if found is None else found[1]


def _mount(line: str) -> tuple[str, str]:
    _device, point, kind, *_options = line.split(" ")
    if "\\" in point:
        point = re.sub(_OCTAL, lambda code: chr(int(code[1], 8)), point)
    return point, kind
