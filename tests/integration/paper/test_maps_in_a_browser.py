"""Maps as a browser draws them: no text leaves its box, and no two arrows share a lane."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bti import resources
from bti.guide.definition import Guide
from bti.guide.graph import Picture, lay_out
from bti.guide.loading import load
from bti.paper.drawings import map_as_svg
from tests.integration.paper.hard_to_draw import HARD, hard
from tests.unit.guide.graph.generated import guides

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
MEASURE = """<script>
const texts = [...document.querySelectorAll("text")].map(t => {
  const b = t.getBBox(); return [t.textContent, b.x, b.x + b.width, b.y, b.y + b.height]; });
const circles = [...document.querySelectorAll("circle")].map(c => {
  const b = c.getBBox(), t = c.nextElementSibling.getBBox();
  return [c.nextElementSibling.textContent, t.x - b.x, b.x + b.width - t.x - t.width]; });
const lines = [...document.querySelectorAll("path.k-p, path.k-back")].map(p => {
  const whole = p.getTotalLength(), points = [];
  for (let at = 0; at <= whole; at += 2) {
    const here = p.getPointAtLength(at); points.push([here.x, here.y]); }
  return points; });
document.title = "ferdig";
document.body.innerHTML = "<pre></pre>";
document.querySelector("pre").textContent = JSON.stringify({texts, circles, lines});
</script>"""
OVERHANG = 2.5
"""A letter such as «T» may reach this far out of its place; there is more air than that."""
NEAR, TOGETHER = 2.0, 6
"""Lines this near each other for so many points on end lie in the same lane."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What the browser drew: texts and numbers with their edges, and points along each line."""

    texts: list[tuple[str, float, float, float, float]]
    circles: list[tuple[str, float, float]]
    lines: list[list[tuple[float, float]]]


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
    return msgspec.json.decode(html.unescape(found[1]), type=Measured)


def assert_drawn_well(picture: Picture, folder: Path) -> None:
    drawn = measured(picture, folder)
    assert_texts_stay_inside(picture, drawn)
    assert [circle for circle in drawn.circles if min(circle[1:]) < 0] == []
    assert len(drawn.lines) >= len(picture.arrows)
    pairs = combinations(enumerate(drawn.lines), 2)
    assert [
        (first, second) for (first, one), (second, other) in pairs if share_a_lane(one, other)
    ] == []


def share_a_lane(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> bool:
    """Tell whether two lines run on each other for a while; crossing or meeting is no sharing."""
    places = {(round(x / NEAR), round(y / NEAR)) for x, y in other}
    run = 0
    for x, y in one:
        column, row = round(x / NEAR), round(y / NEAR)
        near = any((column + i, row + j) in places for i in (-1, 0, 1) for j in (-1, 0, 1))
        beside = near and any(abs(x - a) < NEAR and abs(y - b) < NEAR for a, b in other)
        run = run + 1 if beside else 0
        if run >= TOGETHER:
            return True
    return False


def assert_texts_stay_inside(picture: Picture, drawn: Measured) -> None:
    lines = [(line, words) for words in picture.words() for line in words.lines]
    numbers = {card.number for card in picture.cards} | {head.number for head in picture.heads}
    seen = [one for one in drawn.texts if one[0] not in numbers]

    assert sorted(one[0] for one in seen) == sorted(line for line, _ in lines)
    for said, left, right, top, bottom in seen:
        held = [words.box for line, words in lines if line == said]
        middle = (top + bottom) / 2
        assert any(
            box.x - OVERHANG <= left
            and right <= box.right + OVERHANG
            and box.y <= middle <= box.bottom
            for box in held
        ), (said, left, right, held)


def test_lines_that_cross_or_meet_share_no_lane() -> None:
    along = [(float(x), 10.0) for x in range(0, 100, 2)]
    across = [(50.0, float(y)) for y in range(0, 100, 2)]
    beside = [(float(x), 11.0) for x in range(40, 60, 2)]
    assert not share_a_lane(along, across)
    assert share_a_lane(along, beside)
    assert not share_a_lane(along, [(x, y + 6) for x, y in beside])


@pytest.mark.parametrize("name", resources.workflow_names())
def test_a_shipped_guide_is_drawn_well(name: str, tmp_path: Path) -> None:
    file, text = resources.workflow_text(name)
    guide = load({file: text}).guide
    assert guide is not None

    assert_drawn_well(lay_out(guide), tmp_path)


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("track", ["", "i_barnehage"])
def test_a_guide_that_is_hard_to_draw_is_drawn_well(name: str, track: str, tmp_path: Path) -> None:
    assert_drawn_well(lay_out(hard(name), track or None), tmp_path)


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(guides())
def test_any_guide_is_drawn_well(tmp_path: Path, guide: Guide) -> None:
    assert_drawn_well(lay_out(guide), tmp_path)
