"""A file on a network drive is refused before anything is done with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti.errors import StoreUnavailable
from bti.store.database_file import usable


def test_a_network_drive_is_refused_with_the_way_out(tmp_path: Path) -> None:
    mounts = f"server:/felles {tmp_path} nfs4 rw 0 0"
    with pytest.raises(StoreUnavailable, match=r"nettverksdisk \(nfs4\).*PostgreSQL"):
        usable(tmp_path / "data" / "bti.db", create=True, mounts=mounts)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_made_in_a_folder_of_its_own(tmp_path: Path) -> None:
    path = usable(tmp_path / "a" / ".." / "a" / "bti.db", create=True, mounts="")
    assert path == tmp_path / "a" / "bti.db"
    assert path.read_bytes() == b""
