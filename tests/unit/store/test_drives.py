"""A database on a network drive is recognised from what the system says is mounted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti.store.drives import network_drive, read_mounts

MOUNTS = r"""
/dev/vda / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/hjem /hjem nfs4 rw,vers=4.2 0 0
//server/felles /mnt/felles\040disk cifs rw 0 0
/dev/sdb /hjem/kari/lokal ext4 rw 0 0
kari@server: /hjem/kari/fjern fuse.sshfs rw 0 0
/dev/sdc /over ext4 rw 0 0
server:/over /over nfs rw 0 0
""".strip()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/bti.db", None),
        ("/hjem/kari/bti.db", "nfs4"),
        ("/homeland/bti.db", None),
        ("/hjem/kari/lokal/bti.db", None),
        ("/hjem/kari/fjern/bti.db", "fuse.sshfs"),
        ("/mnt/felles disk/bti.db", "cifs"),
        ("/over/bti.db", "nfs"),
        ("//server/felles/bti.db", "smb"),
        (r"\\server\felles\bti.db", "smb"),
    ],
)
def test_the_mount_nearest_to_the_file_decides(path: str, kind: str | None) -> None:
    assert network_drive(path, MOUNTS) == kind


def test_a_system_that_says_nothing_is_trusted() -> None:
    assert network_drive("/hjem/kari/bti.db", "") is None


def test_this_machine_says_what_is_mounted_or_nothing(tmp_path: Path) -> None:
    assert network_drive(str(tmp_path), read_mounts()) is None
    assert read_mounts(tmp_path / "missing") == ""
