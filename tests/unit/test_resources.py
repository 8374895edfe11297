"""Shipped files are found beside the package; tests/packaging finds them in wheels."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti import resources
from bti.errors import NotFound

ROOT = Path(__file__).parents[2]


def test_the_guides_are_named_without_what_belongs_to_them() -> None:
    files = {path.stem for path in (ROOT / "workflows").glob("*.yaml")}
    names = resources.workflow_names()
    assert names == tuple(sorted(name for name in files if "." not in name))
    assert "bti" in names


def test_a_guide_is_read_with_its_file_name() -> None:
    file, text = resources.workflow_text("bti")
    assert file == "bti.yaml"
    assert text == (ROOT / "workflows" / "bti.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["../pyproject", "..", "", "/etc/passwd", "bti/../bti", "a\\..\\bti", ".", "btj"]
)
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    assert resources.template_text(name) is None
    with pytest.raises(NotFound, match="følger ikke med"):
        resources.workflow_text(name)


def test_templates_are_read_by_their_path() -> None:
    root = ROOT / "templates"
    names = [path.relative_to(root).as_posix() for path in root.rglob("*.j2")]
    assert names
    for name in names:
        assert resources.template_text(name) == (root / name).read_text(encoding="utf-8")
    assert Path(str(resources.template_root())) == root


def test_a_missing_template_is_none() -> None:
    assert resources.template_text("finnes/ikke.html.j2") is None
