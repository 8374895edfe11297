"""Maps as a browser draws them: with the font that it has, no text leaves its box."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bti import resources
from bti.guide.definition import Guide
from bti.guide.graph import Picture, lay_out
from bti.guide.loading import load
from bti.paper.drawings import map_as_svg
from tests.unit.guide.graph.generated import guides

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
MEASURE = """<script>
const boxes = [...document.querySelectorAll("text")].map(t => {
  const b = t.getBBox(); return [t.textContent, b.x, b.x + b.width, b.y, b.y + b.height]; });
document.title = "ferdig";
document.body.innerHTML = "<pre></pre>";
document.querySelector("pre").textContent = JSON.stringify(boxes);
</script>"""

Measured = list[tuple[str, float, float, float, float]]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="there is no Chromium here"),
]


def measured(picture: Picture, folder: Path) -> Measured:
    page = folder / "kart.html"
    page.write_text(f"<!doctype html><meta charset=utf-8>{map_as_svg(picture)}{MEASURE}", "utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000")
    shown = subprocess.run(
        [BROWSER, *options, "--dump-dom", page.as_uri()],
        capture_output=True,
        check=True,
        timeout=60,
    )
    found = re.search("<pre>(.*)</pre>", shown.stdout.decode(), re.DOTALL)
    assert found is not None
    read: Measured = [tuple(one) for one in json.loads(html.unescape(found[1]))]
    return read


def assert_texts_stay_inside(picture: Picture, folder: Path) -> None:
    lines = [(line, words) for words in picture.words() for line in words.lines]
    numbers = {card.number for card in picture.cards} | {head.number for head in picture.heads}
    seen = [one for one in measured(picture, folder) if one[0] not in numbers]

    assert sorted(one[0] for one in seen) == sorted(line for line, _ in lines)
    for said, left, right, top, bottom in seen:
        held = [words.box for line, words in lines if line == said]
        middle = (top + bottom) / 2
        assert any(
            box.x - 0.5 <= left and right <= box.right + 0.5 and box.y <= middle <= box.bottom
            for box in held
        ), (said, left, right, held)


@pytest.mark.parametrize("name", resources.workflow_names())
def test_no_text_of_a_shipped_guide_leaves_its_box(name: str, tmp_path: Path) -> None:
    file, text = resources.workflow_text(name)
    guide = load({file: text}).guide
    assert guide is not None

    assert_texts_stay_inside(lay_out(guide), tmp_path)


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(guides())
def test_no_text_of_a_generated_guide_leaves_its_box(tmp_path: Path, guide: Guide) -> None:
    assert_texts_stay_inside(lay_out(guide), tmp_path)
