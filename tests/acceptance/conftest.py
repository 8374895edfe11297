"""What the stories start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty desk in a folder whose name is not ASCII."""
    folder = tmp_path / "skole på øya"
    folder.mkdir()
    return Desk(folder)
