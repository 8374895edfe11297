from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bti import Casework, resources
from bti.cli.root import run
from bti.errors import BadInput, DefinitionError, NotFound

TEXT = resources.workflow_text("bti")[1]


@pytest.fixture
def casework() -> Iterator[Casework]:
    with Casework.in_memory(person="kari") as opened:
        yield opened


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    path = tmp_path / "ny.yaml"
    path.write_text(
        TEXT.replace("within: 5 working days", "within: 2 weeks", 1).replace(
            "what: Vis lederen din undringsnotatet", "what: Gi <b>lederen</b> undringsnotatet", 1
        ),
        encoding="utf-8",
    )
    return path


def test_a_map_is_drawn_of_a_shipped_guide_and_of_a_file(casework: Casework, edited: Path) -> None:
    assert casework.graph("bti").startswith("<svg ")
    assert ET.fromstring(casework.graph(edited)).get("role") == "img"  # noqa: S314 - our own text
    assert casework.graph("bti", "mermaid").startswith("flowchart TB\n")
    assert casework.graph("bti", "text").splitlines()[0] == "Kart over BTI-handlingsveileder"


def test_a_map_of_a_track_leaves_out_what_is_for_others(casework: Casework) -> None:
    with pytest.raises(NotFound, match="Veilederen har ikke sporet «fritid»"):
        casework.graph("bti", track="fritid")
    assert "<svg " in casework.graph("bti", track="skole")


def test_what_cannot_be_drawn_says_why(casework: Casework, tmp_path: Path) -> None:
    broken = tmp_path / "feil.yaml"
    broken.write_text("workflow: x\n", encoding="utf-8")

    with pytest.raises(DefinitionError):
        casework.graph(broken)
    with pytest.raises(BadInput, match="finnes ikke"):
        casework.graph(tmp_path / "borte.yaml")
    with pytest.raises(NotFound, match="btii"):
        casework.graph("btii")
    with pytest.raises(BadInput, match="Velg svg, mermaid eller text"):
        casework.graph("bti", "png")  # type: ignore[arg-type]


def test_differences_are_told_with_their_places(casework: Casework, edited: Path) -> None:
    found = casework.diff("bti", edited)

    assert [(one.path, one.weight) for one in found] == [
        ("n0_del_leder.what", "wording"),
        ("n0_del_leder.due.within", "loosened"),
    ]
    assert str(found[1].new_place).startswith("ny.yaml linje ")
    assert str(found[1].old_place).startswith("bti.yaml linje ")
    assert casework.diff("bti", "bti") == ()


def test_the_page_marks_what_is_new_and_shows_markup_as_text(
    casework: Casework, edited: Path
) -> None:
    page = casework.render(casework.compare("bti", edited), "html")

    assert "<ins>Gi &lt;b&gt;lederen&lt;/b&gt; </ins>" in page
    assert "<del>Vis lederen din </del>" in page
    assert "Strengere" not in page
    assert '<span class="weight loosened">Friere</span>' in page


@pytest.mark.parametrize("format_", ["md", "text"])
def test_the_page_is_there_without_html(casework: Casework, edited: Path, format_: str) -> None:
    page = casework.render(casework.compare("bti", edited), format_)  # type: ignore[arg-type]

    assert "2 forskjeller (friere: 1, omformulert: 1)." in page
    assert "Fristen for «Del med lederen» er endret fra 5 arbeidsdager til 2 uker." in " ".join(
        page.split()
    )


def test_the_commands_write_files_and_say_sentences(
    tmp_path: Path, edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = ["--database", str(tmp_path / "prove.db")]
    drawn, page = tmp_path / "kart.svg", tmp_path / "forskjell.html"

    assert run(["veiledere", "kart", "bti", "--output", str(drawn), *database]) == 0
    assert run(["workflow", "diff", "bti", str(edited), "-o", str(page), *database]) == 0
    assert drawn.read_text(encoding="utf-8").startswith("<svg ")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    capsys.readouterr()
    assert run(["veiledere", "forskjell", "bti", str(edited), *database]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Friere: Fristen for «Del med lederen» er endret fra 5 arbeidsdager til 2 uker." in said
    assert run(["workflow", "diff", "bti", str(edited), "--json", *database]) == 0
    assert json.loads(capsys.readouterr().out)["wording_only"] is False
    assert run(["workflow", "graph", "bti", "--format", "png", *database]) == 2
