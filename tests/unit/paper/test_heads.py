"""A loose sheet says what it is, and whom to ring."""

from __future__ import annotations

from bti.case.views import ContactView, HeadView
from bti.paper import heads
from tests.golden import forms, guides, papers


def test_every_paper_of_a_trial_says_so_at_the_foot() -> None:
    for view in (papers.CASE, papers.FILE, forms.FILLED_NOTE, papers.STEP):
        assert heads.foot("Ark", heads.head(view)) == "PRØVE · Ark · S-2026-014 · utgave 2026.1"


def test_a_blank_paper_names_its_guide_alone() -> None:
    head = heads.head(guides.GUIDE)
    assert (head.guide_title, head.edition, head.case, head.trial) == (
        "BTI-veilederen",
        "2026.1",
        "",
        False,
    )


def test_a_history_has_no_head_of_its_own() -> None:
    assert heads.head(papers.HISTORY) == HeadView()


def test_those_for_emergencies_are_rung_and_the_others_asked() -> None:
    assert [contact.id for contact in heads.to_ring(forms.CONTACTS)] == ["noed", "vakt", "alarm"]
    assert [contact.id for contact in heads.to_ask(forms.CONTACTS)] == ["koord"]


def test_where_none_is_marked_for_emergencies_all_are_named_after_the_police() -> None:
    only = (ContactView(id="koord", title="Koordinator", phone="00000000"),)
    assert [one.phone for one in heads.to_ring(only)] == ["112", "00000000"]
    assert [one.phone for one in heads.to_ring(())] == ["112"]
