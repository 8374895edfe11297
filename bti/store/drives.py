"""Whether a path lies on a network drive, where SQLite's locks do not hold."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

MOUNTS = Path("/proc/self/mounts")

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


def network_drive(path: PurePath, mounts: str) -> str | None:
    """Give the kind of network file system that a full path lies on, or ``None``.

    ``mounts`` is the text of ``/proc/self/mounts``. Where there is none, a path that names a
    server is still known.
    """
    if str(path).startswith(_UNC):
        return "smb"
    kind = _file_system(path, mounts)
    return kind if kind in _NETWORK else None


def read_mounts(mounts: Path = MOUNTS) -> str:
    """Give what is mounted where, and nothing on a system that does not say it."""
    try:
        return mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _file_system(path: PurePath, mounts: str) -> str | None:
    found: tuple[int, str] | None = None
    for line in mounts.splitlines():
        point, kind = _mount(line)
        # A later mount on the same point lies over the earlier one.
        if path.is_relative_to(point) and (found is None or len(point.parts) >= found[0]):
            found = (len(point.parts), kind)
    return None if found is None else found[1]


def _mount(line: str) -> tuple[PurePath, str]:
    _device, point, kind, *_options = line.split(" ")
    return PurePath(re.sub(_OCTAL, lambda code: chr(int(code[1], 8)), point)), kind
