from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import msgspec
import pytest

from bti import resources
from bti.guide.definition import Guide
from bti.guide.graph import Picture, lay_out
from bti.guide.loading import load
from bti.paper.drawings import map_as_mermaid, map_as_svg
from bti.paper.drawings.style import contrast, style

NAMES = resources.workflow_names()
HOSTILE = "</desc><script>alert(1)</script> & \"x\" 'y' \x00\ud800 `z` ]]> #end"


def picture(name: str = "bti") -> Picture:
    file, text = resources.workflow_text(name)
    guide = load({file: text}).guide
    assert guide is not None
    return lay_out(guide)


def hostile() -> Picture:
    file, text = resources.workflow_text("systemsak")
    guide = load({file: text}).guide
    assert guide is not None
    level = guide.levels["steg"]
    steps = {
        name: msgspec.structs.replace(step, title=HOSTILE) for name, step in level.steps.items()
    }
    changed: Guide = msgspec.structs.replace(
        guide, title=HOSTILE, levels={"steg": msgspec.structs.replace(level, steps=steps)}
    )
    return lay_out(changed)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_stands_alone(name: str) -> None:
    drawn = map_as_svg(picture(name))

    assert not re.search(r"var\(|<marker|foreignObject|<filter|url\(|@import|<script|rotate", drawn)
    assert re.findall(r"https?://[^\"]+", drawn) == ["http://www.w3.org/2000/svg"]
    assert "width=" not in drawn.splitlines()[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_tells_its_title_and_every_way_in_words(name: str) -> None:
    laid_out = picture(name)
    root = ET.fromstring(map_as_svg(laid_out))  # noqa: S314 - our own text
    title, described = root[0], root[1]

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == title.get("id") == f"kart-{name}-t"
    assert root.get("aria-describedby") == described.get("id") == f"kart-{name}-d"
    assert title.text == laid_out.title
    assert (described.text or "").splitlines() == [laid_out.description, *laid_out.ways]


def test_no_class_or_id_of_a_drawing_meets_another() -> None:
    drawn = map_as_svg(picture())

    assert all(name.startswith("kart-bti-") for name in re.findall(r' id="([^"]+)"', drawn))
    named = {one for names in re.findall(r'class="([^"]+)"', drawn) for one in names.split()}
    assert all(one.startswith("k-") for one in named)


def test_what_an_author_wrote_is_never_markup() -> None:
    root = ET.fromstring(map_as_svg(hostile()))  # noqa: S314 - our own text
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}

    assert tags == {"svg", "title", "desc", "style", "rect", "circle", "path", "text"}


@pytest.mark.parametrize("count", range(1, 9))
def test_the_number_of_a_level_can_be_read_on_its_badge(count: int) -> None:
    sheet = style(tuple(str(number) for number in range(count)))
    fills = re.findall(r"\.k-l(\d+)\{fill:(#\w+)", sheet)
    inks = re.findall(r"\.k-n(\d+)\{fill:(#\w+)", sheet)

    assert len(fills) == 2 * count
    assert [number for number, _ in fills] == [number for number, _ in inks]
    for (_, fill), (_, ink) in zip(fills, inks, strict=True):
        assert contrast(fill, ink) >= 4.5


def test_every_text_of_the_sheet_has_contrast_on_every_ground() -> None:
    light, dark = style(("0",)).split("@media")

    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    for sheet in (light, dark):
        colours = dict(re.findall(r"\.(k-[a-z]+)\{fill:(#\w+)", sheet))
        for ink in ("k-t", "k-s"):
            for ground in ("k-bg", "k-band", "k-card", "k-any", "k-end", "k-red"):
                assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
        assert contrast(colours["k-redt"], colours["k-red"]) >= 4.5


def test_mermaid_has_every_step_and_arrow() -> None:
    laid_out = picture()
    written = map_as_mermaid(laid_out)

    assert written.startswith("flowchart TB\n")
    assert 's_undring["0.1 Sett ord på undringen"]' in written
    assert "  s_undring --> s_n0_konkretiser\n" in written
    assert '-.->|"Tilbake til forrige steg"| s_undring' in written
    assert written.count("-->") + written.count("-.->") == len(laid_out.arrows)
    assert written.count("subgraph") == written.count("  end\n") == len(laid_out.levels)


def test_no_title_can_end_a_mermaid_text() -> None:
    for line in map_as_mermaid(hostile()).splitlines():
        assert line.count('"') in {0, 2}
        assert "<" not in line.replace("-.->", "").replace("-->", "")
        assert "`" not in line
