"""A guide written out in normal form is the same guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti import resources
from bti.guide.loading import load
from bti.guide.written_out import quoted, step_written_out, written_out
from tests.packaging.tree import ROOT

GUIDES = [
    *(ROOT / "workflows" / f"{name}.yaml" for name in resources.workflow_names()),
    *sorted((ROOT / "tests/unit/guide/guides").glob("*.yaml")),
]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_the_lines_read_as_a_file_give_the_same_guide(path: Path) -> None:
    guide = load({path.name: path.read_text(encoding="utf-8")}).guide
    assert guide is not None

    again = load({path.name: "".join(f"{line}\n" for line in written_out(guide))})

    assert again.findings == () or {f.severity for f in again.findings} == {"warning"}
    assert again.guide == guide


def test_every_line_names_a_path_with_a_place() -> None:
    name, text = resources.workflow_text("bti")
    found = load({name: text})
    assert found.guide is not None

    assert [line.path for line in written_out(found.guide) if not line.path] == []
    known = {line.path for line in written_out(found.guide)} & set(found.places)
    assert len(known) > 1000


def test_one_step_is_written_with_all_that_it_holds() -> None:
    name, text = resources.workflow_text("bti")
    guide = load({name: text}).guide
    assert guide is not None

    lines = [str(line) for line in step_written_out(guide, "n1_evaluer")]

    assert lines[0] == "n1_evaluer:"
    assert "  checklist:" in lines
    assert list(step_written_out(guide, "finnes_ikke")) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("no", "no"),
        ("Hva, og når?", "Hva, og når?"),
        ("Et kolon: her", '"Et kolon: her"'),
        ("Slutter med kolon:", '"Slutter med kolon:"'),
        ("Kl. 12:30", "Kl. 12:30"),
        ("et #tegn", '"et #tegn"'),
        ("- strek", '"- strek"'),
        ("to\nlinjer", '"to\\nlinjer"'),
        ("*", '"*"'),
        (" luft", '" luft"'),
    ],
)
def test_a_text_gets_quotes_where_it_would_be_read_as_something_else(
    text: str, written: str
) -> None:
    assert quoted(text) == written


def test_a_comma_in_braces_is_put_in_quotes() -> None:
    assert quoted("en, to", in_flow=True) == '"en, to"'
