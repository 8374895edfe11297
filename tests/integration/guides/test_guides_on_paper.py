"""What a guide with tracks, lists of targets and rounds says on paper."""

from __future__ import annotations

import pytest

from bti.case.guide_view import guide_view
from bti.case.views import GuideLevel, GuideView, WayView
from bti.casework.beside import editions
from bti.guide.loading import load
from tests.integration.guides.test_guides import path


def _paper(name: str) -> GuideView:
    return guide_view(editions(path(name))[0].guide)


def _way(name: str, step_id: str, way_id: str) -> WayView:
    steps = (step for level in _paper(name).levels for step in level.steps)
    step = next(one for one in steps if one.id == step_id)
    return next(way for way in step.ways if way.id == way_id)


@pytest.mark.parametrize(
    ("step", "way", "targets"),
    [
        ("se", "neste", ("snakk_barn", "snakk_leder", "snakk_foreldre")),
        ("snakk_barn", "neste", ("snakk_foreldre",)),
        ("snakk_foreldre", "videre", ("gjoer", "sammen")),
        ("vurder", "igjen", ("gjoer",)),
    ],
)
def test_a_way_is_printed_with_all_that_it_leads_to_on_some_track(
    step: str, way: str, targets: tuple[str, ...]
) -> None:
    assert tuple(one.id for one in _way("tjenester", step, way).targets) == targets


def test_next_has_the_title_of_where_it_leads_on_the_track_of_its_step() -> None:
    assert _way("tjenester", "snakk_barn", "neste").title == "Snakk med foreldrene"


def test_one_can_also_choose_to_go_back_where_that_is_on_the_list() -> None:
    chosen = _way("nettverk", "snakke", "ned_eller_opp")

    assert [one.title for one in chosen.targets] == [
        "Kall inn til nettverksmøte",
        "Avsluttet",
        "der saken sto",
    ]


def test_what_can_be_done_at_any_time_says_where_it_leads() -> None:
    moves = {way.id: [one.title for one in way.targets] for way in _paper("hoved").anytime}

    assert moves["avslutt_stille"] == ["Flyttet"]


def test_rounds_are_told_also_where_the_guide_says_nothing_more() -> None:
    levels: dict[str, GuideLevel] = {level.id: level for level in _paper("nettverk").levels}

    assert levels["nivaa_a"].rounds.startswith("Fra runde 3: Dere har prøvd to ganger.")
    assert levels["nivaa_b"].rounds == "bti sier fra når runde 3 begynner"


@pytest.mark.parametrize("name", ["nettverk", "tjenester"])
def test_a_form_that_is_said_to_be_filled_in_once_needs_no_warning(name: str) -> None:
    text = path(name).read_text(encoding="utf-8")

    said = load({f"{name}.yaml": text}).findings
    unsaid = load({f"{name}.yaml": text.replace("    copies: one\n", "")}).findings

    assert "utfylling-i-runde" not in {finding.code for finding in said}
    assert "utfylling-i-runde" in {finding.code for finding in unsaid}
