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
    path = Path(usable(tmp_path / "a" / ".." / "a" / "bti.db", create=True, mounts=""))
    assert path == tmp_path / "a" / "bti.db"
    assert path.read_bytes() == b""


def test_the_home_of_nobody_is_no_place_for_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreUnavailable, match="kan ikke brukes til en database"):
        usable("~finnes-ikke-her/bti.db", create=True, mounts="")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
def test_a_name_too_long_and_a_circle_of_links_are_told_as_such(
    tmp_path: Path,
    create: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    for path in (tmp_path / ("a" * 300) / "bti.db", tmp_path / "ring" / "bti.db"):
        with pytest.raises(StoreUnavailable, match="kan ikke brukes til en database"):
            usable(path, create=create, mounts="")
