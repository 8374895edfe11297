"""Stories of a coordinator whose guide has come in a new edition, while cases are running."""

from __future__ import annotations

import pytest

from tests.acceptance.desk import Desk
from tests.acceptance.test_coordinator import GUIDE

NEWER = (
    GUIDE.replace("version: 2026.1", "version: 2026.2")
    .replace("      spoer:", "      hoer:")
    .replace("{spoer: {}}", "{hoer: {}}")
)


def running(desk: Desk) -> None:
    """Publish a guide, open a case on it, and write a newer edition beside it."""
    (desk.folder / "leksehjelp.yaml").write_text(GUIDE, encoding="utf-8")
    (desk.folder / "ny.yaml").write_text(NEWER, encoding="utf-8")
    desk.do("--trial", "veiledere", "publiser", "leksehjelp.yaml")
    desk.do("ny", "leksehjelp", "--child", "Kim Prøve", "--born", "2015-01-02")


@pytest.mark.slow
def test_who_approved_an_edition_is_told_with_it(desk: Desk) -> None:
    running(desk)
    approve = ("veiledere", "godkjenn", "ny.yaml", "Kari Vik", "--rolle", "kommunalsjef")
    desk.do(*approve, "--merknad", "Sak 14/26", "--dato", "2026-08-20")
    told = desk.do("veiledere", "publiser", "ny.yaml")
    assert "utgave 2026.2, er publisert." in told.last
    assert "Ingen har godkjent" not in told.last
    shown = desk.do("workflow", "editions", "leksehjelp").out
    assert "leksehjelp@2026.2 (nye saker åpnes på denne)" in shown
    assert "Godkjent 20.08.2026 av Kari Vik, kommunalsjef: Sak 14/26" in shown
    assert [one["version"] for one in desk.read("veiledere", "utgaver", "leksehjelp")] == [
        "2026.2",
        "2026.1",
    ]


def test_a_changed_guide_under_the_same_number_is_not_published(desk: Desk) -> None:
    running(desk)
    changed = GUIDE.replace("Spør hva", "Spør alltid hva")
    (desk.folder / "leksehjelp.yaml").write_text(changed, encoding="utf-8")
    told = desk.do("veiledere", "publiser", "leksehjelp.yaml", code=3)
    assert "Utgave 2026.1 er alt publisert" in told.said
    (desk.folder / "ny.yaml").write_text(NEWER, encoding="utf-8")
    told = desk.do("veiledere", "publiser", "ny.yaml", "--bare-ordlyd", code=3)
    assert "Ingenting er publisert" in told.said


@pytest.mark.slow
def test_a_running_case_is_planned_moved_and_moved_back(desk: Desk) -> None:
    running(desk)
    desk.do("veiledere", "publiser", "ny.yaml")
    ends = ("veiledere", "flytt", "leksehjelp@2026.1", "leksehjelp@2026.2")
    assert "0 saker kan flyttes, 1 blir stående" in desk.do(*ends, "--plan").last
    desk.do(*ends, "--steg", "spoer=hoer", "--plan", "plan.json")
    told = desk.do("veiledere", "flytt", "--apply", "plan.json").out
    assert "1 sak er flyttet, 0 blir stående." in told
    assert desk.read("vis", "S-2026-001")["edition"] == "2026.2"
    desk.do("workflow", "migrate", "--undo", "plan.json")
    assert desk.read("vis", "S-2026-001")["edition"] == "2026.1"
    again = desk.do("veiledere", "flytt", "--undo", "plan.json").out
    assert "0 saker er flyttet tilbake, 1 blir stående." in again


def test_what_to_do_with_a_plan_has_to_be_said(desk: Desk) -> None:
    running(desk)
    told = desk.do("veiledere", "flytt", "leksehjelp@2026.1", "leksehjelp", code=2)
    assert "Velg én: --plan, --apply FIL eller --undo FIL." in told.said
    told = desk.do("veiledere", "flytt", "--plan", code=2)
    assert "hvilken utgave" in told.said
    told = desk.do("veiledere", "flytt", "--apply", "leksehjelp.yaml", code=2)
    assert "ikke en flytteplan" in told.said
