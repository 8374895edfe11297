"""Whom to ring, as a terminal says it."""

from __future__ import annotations

import pytest

from bti.case.views import ContactView
from bti.cli.screens.today import emergency
from bti.cli.screens.words import reached


@pytest.mark.parametrize(
    ("contact", "way"),
    [
        (ContactView(id="a", title="A", phone="116 111"), "116 111"),
        (
            ContactView(id="a", title="A", phone="22 22 22 22", closed=True),
            "22 22 22 22 (stengt nå)",
        ),
        (ContactView(id="a", title="A", email="a@b.no", url="https://b.no"), "a@b.no"),
        (ContactView(id="a", title="A", see="Egen oversikt"), "Egen oversikt"),
        (ContactView(id="a", title="A", ask_at="PPT"), "spør PPT"),
        (ContactView(id="a", title="A", missing=True), "(nummer mangler)"),
        (ContactView(id="a", title="A"), "(nummer mangler)"),
    ],
)
def test_a_contact_says_how_it_is_reached(contact: ContactView, way: str) -> None:
    assert reached(contact) == way


def test_a_short_number_needs_no_name_and_any_other_has_one() -> None:
    police = ContactView(id="n", title="Politi", phone="112")
    ward = ContactView(id="v", title="Vakta", phone="979 93 800", closed=True)
    assert emergency((police, ward)) == (
        "Barn i fare?  112 · vakta\u00a0979\u00a093\u00a0800\u00a0(stengt\u00a0nå)"
    )
    assert emergency((ward,)).startswith("Barn i fare?  vakta")
