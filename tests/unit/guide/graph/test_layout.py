from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from bti import resources
from bti.guide.definition import Guide, Transition
from bti.guide.graph import lay_out
from bti.guide.loading import load
from tests.unit.guide.graph.generated import guides
from tests.unit.guide.graph.geometry import assert_well_laid_out


def shipped(name: str) -> Guide:
    file, text = resources.workflow_text(name)
    guide = load({file: text}).guide
    assert guide is not None
    return guide


@pytest.mark.parametrize("name", resources.workflow_names())
def test_every_shipped_guide_is_well_laid_out(name: str) -> None:
    assert_well_laid_out(lay_out(shipped(name)))


@pytest.mark.parametrize("track", ["barnehage", "skole", "helse", "annen"])
def test_every_track_is_well_laid_out(track: str) -> None:
    assert_well_laid_out(lay_out(shipped("bti"), track))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(guides())
def test_any_guide_is_well_laid_out(guide: Guide) -> None:
    assert_well_laid_out(lay_out(guide))


def test_what_lines_mean_is_broken_on_a_map_narrower_than_the_words() -> None:
    guide = shipped("systemsak")
    level = next(iter(guide.levels.values()))
    step = next(iter(level.steps.values()))
    here = replace(step, transitions={"her": Transition(title="Her", to=("s0",), round="new")})
    picture = lay_out(replace(guide, levels={"n": replace(level, steps={"s0": here})}, closings={}))

    assert [len(sign.words.lines) for sign in picture.key if sign.kind == "other"] == [3]
    assert_well_laid_out(picture)


def test_the_same_guide_gives_the_same_map() -> None:
    assert lay_out(shipped("bti")) == lay_out(shipped("bti"))


def test_rows_are_levels_and_columns_are_steps() -> None:
    picture = lay_out(shipped("bti"))
    rows: dict[float, list[str]] = {}
    for card in picture.cards:
        rows.setdefault(card.box.y, []).append(card.number)

    assert next(iter(rows.values())) == ["0.1", "0.2", "0.3", "0.4", "0.5", ""]
    assert [head.number for head in picture.heads] == ["0", "1", "2", "3"]


def test_a_long_level_takes_several_rows() -> None:
    guide = shipped("systemsak")
    level = next(iter(guide.levels.values()))
    step = next(iter(level.steps.values()))
    many = {f"s{number}": step for number in range(9)}
    long = replace(guide, levels={"nivaa_1": replace(level, steps=many)}, closings={})
    picture = lay_out(long)

    assert sorted({card.box.y for card in picture.cards}) == sorted(
        {picture.cards[0].box.y, picture.cards[5].box.y}
    )
    assert [card.box.y for card in picture.cards].count(picture.cards[0].box.y) == 5


def test_only_the_safety_of_a_child_is_red() -> None:
    danger, everywhere = lay_out(shipped("bti")).banners

    assert danger.danger
    assert not everywhere.danger
    assert danger.words[0].lines == ("Mistanke om vold, overgrep eller alvorlig omsorgssvikt",)


def test_forward_is_whole_and_all_else_is_dashed() -> None:
    normal = {
        (drawn.arrow.origin, drawn.arrow.target): drawn.arrow.normal
        for drawn in lay_out(shipped("bti")).arrows
    }

    assert normal["undring", "n0_konkretiser"]
    assert normal["n0_avklar", "n1_samtykke"]
    assert normal["n1_evaluer", "avsluttet"]
    assert not normal["n1_evaluer", "n1_planlegg"]
    assert not normal["n2_evaluer", "n1_gjennomfoer"]
    assert not normal["n0_avklar", "n0_foelg_med"]


def test_ways_between_the_same_places_are_one_arrow_with_both_names() -> None:
    arrows = [drawn.arrow for drawn in lay_out(shipped("bti")).arrows]
    between = [a for a in arrows if (a.origin, a.target) == ("n1_gjennomfoer", "n1_evaluer")]

    assert len(between) == 1
    assert between[0].titles == ("Evaluer tiltakene", "Evalueringsdatoen er kommet")


def test_all_ways_stand_in_words() -> None:
    ways = lay_out(shipped("bti")).ways

    assert "Fra 0.1 «Sett ord på undringen»: «Gjør undringen konkret» går til 0.2 " in ways[7]
    assert any("går til 0.5 «Er det grunn til å gå videre?» eller steget" in way for way in ways)
    assert any(
        way.endswith("«Tilbake til forrige steg» går til steget saken kom fra.") for way in ways
    )
