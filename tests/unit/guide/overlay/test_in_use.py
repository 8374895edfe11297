"""What an overlay takes away although its base uses it is told in the overlay's own line."""

from __future__ import annotations

import pytest

from bti.guide.loading import load
from tests.unit.guide.overlay.laid import BASE, HEAD, over


@pytest.mark.parametrize(
    ("taken", "places"),
    [
        ("links.raad", "det: «undre.tools» i grunn 2026.1/grunn.yaml linje 11. Ta"),
        ("forms.notat", "«undre.forms.notat» i grunn 2026.1/grunn.yaml linje 22"),
        ("roles.leder", "«undre.who» i grunn 2026.1/grunn.yaml linje 21"),
        ("avsluttet", "«tiltak_2.transitions.neste.to» i grunn 2026.1/grunn.yaml linje 34"),
    ],
)
def test_it_stands_at_the_removal_and_names_where_the_base_uses_it(taken: str, places: str) -> None:
    found = over(f"remove:\n  - {taken}\n")
    told = [one for one in found.findings if one.code == "fjernet-i-bruk"]
    assert [(str(one.place), one.place.column) for one in told] == [("vaar.yaml linje 6", 5)]
    assert told[0].message.startswith(f"«{taken}» er tatt bort her")
    assert places in told[0].message
    others = {one.code for one in found.findings if one.severity == "error"} - {"fjernet-i-bruk"}
    assert not others - {"vernet", "uten-avslutning"}, found.findings


def test_one_removal_is_told_once_however_often_it_is_used() -> None:
    base = BASE.replace("title: Snakk sammen,", "title: Snakk sammen, who: [leder],").replace(
        "phase: tiltak, who: [ansatt]", "phase: tiltak, who: [leder]"
    )
    found = load(
        {"vaar.yaml": f"{HEAD}remove: [roles.leder]\n"},
        lambda name: {"2026.1": {"grunn.yaml": base}} if name == "grunn" else {},
    )
    (told,) = (one for one in found.findings if one.severity == "error")
    assert told.message.count("linje") == 3
    assert str(told.place) == "vaar.yaml linje 5"


def test_a_condition_of_the_base_is_told_of_by_its_key() -> None:
    base = BASE.replace("{title: Om igjen,", "{title: Om igjen, when: notat.dag is answered,")
    found = load(
        {"vaar.yaml": f"{HEAD}remove: [forms.notat.fields.dag]\n"},
        lambda name: {"2026.1": {"grunn.yaml": base}} if name == "grunn" else {},
    )
    (told,) = (one for one in found.findings if one.severity == "error")
    assert (told.code, str(told.place)) == ("fjernet-i-bruk", "vaar.yaml linje 5")
    assert "«tiltak_2.transitions.om.when» i grunn 2026.1/grunn.yaml linje 35" in told.message


def test_a_fault_of_the_overlay_itself_stays_where_it_is() -> None:
    found = over("remove: [links.raad]\nlevels: {nivaa_0: {steps: {undre: {tools: [raad]}}}}\n")
    assert ("ukjent-verktoey", "vaar.yaml linje 6") in {
        (one.code, str(one.place)) for one in found.findings
    }


def test_what_is_taken_away_at_both_places_is_no_fault() -> None:
    found = over("remove: [links.raad, undring.tools]\n")
    assert [one for one in found.findings if one.severity == "error"] == []
