"""A file is written whole, or it is not there."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from bti.cli.files import write_bytes
from bti.errors import BadInput, StoreFull


def test_what_there_is_no_room_for_leaves_no_file(tmp_path: Path) -> None:
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, most[1]))
    try:
        with pytest.raises(StoreFull, match="ikke plass igjen") as told:
            write_bytes(str(tmp_path / "sak.html"), b"<html>" * 100, force=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert list(tmp_path.iterdir()) == []
    assert told.value.exit_code == 8


def test_what_cannot_be_written_for_another_reason_is_no_full_disk(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="mappe"):
        write_bytes(str(tmp_path), b"page", force=True)


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "sak.html").write_bytes(b"before")
    with pytest.raises(BadInput, match="skriv --force"):
        write_bytes(str(tmp_path / "sak.html"), b"after", force=False)
    assert (tmp_path / "sak.html").read_bytes() == b"before"
