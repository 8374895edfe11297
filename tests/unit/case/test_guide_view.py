"""The guide printed empty: everything that is written in it, in words."""

from __future__ import annotations

import pytest

from bti.case.contacts import acute_contacts, contact_view
from bti.case.guide_view import guide_view
from bti.case.place_titles import role_title
from bti.case.step_texts import tools
from bti.case.views import GuideView
from tests.unit.case.drive import STEPS, guide

GUIDE = """
baton: {title: Stafettholder, needed_from: n1}
kinds: {undring: {title: Undring, phase: uro}}
tracks: {skolespor: {title: Skole, service: skole}, andre: Andre}
contacts:
  vakt: {title: Vakttelefonen, phone: "123", open: always, show: [every_page]}
  kontor: {title: Kontoret, phone: "456", open: mon-fri 08:00-15:30, otherwise: vakt}
  natt: {title: Natta, phone: "789", open: outside kontor, show: [acute]}
  lege: {title: Legen, missing: fill_in, open: unknown}
links:
  lov: {title: Loven, url: https://lovdata.no}
  lokal: {title: Lokalt, missing: fill_in}
arenas: {team: {title: Teamet, open: yes, how_often: every 2 weeks}}
sections: {ring: {title: Ring, show: [contacts.natt, links]}}
conditions: {uro: {title: Det er uro, when: notat.uro == yes}}
forms: {notat: {title: Notat, fields: {uro: {type: yes_no, label: Uro?}}}}
consents:
  deling: {title: Deling, per: service, own_from_age: 15, basis: pasjl_4_4, valid_for: 6 months}
  logg: {title: Logg, given_by: one_guardian}
levels:
  n0:
    title: Null
    steps:
      a:
        title: A
        kind: undring
        who: [ansatt, holder]
        tools: [notat, lov, lokal, kontor, lege, team]
        contacts: [natt]
        transitions: {opp: {title: Opp, to: n1}, bort: {title: Bort, to: b}}
      b: {title: B, only_for: [skolespor], next: n1}
  n1:
    title: En
    when: uro
    baton: {decide: within 2 weeks}
    rounds: {warn_after: 2, say: Spør om noe annet trengs.}
    deadlines: {plan: {title: Planen, within: 3 weeks, of: case.opened}}
    steps: {c: {title: C, transitions: {ut: {title: Ut, to: slutt}}}}
closings:
  slutt:
    title: Slutt
    checklist: {ryddet: Det er ryddet}
    transitions: {igjen: {title: Åpne igjen, to: last_step}}
"""


def _view() -> GuideView:
    return guide_view(guide(GUIDE))


def test_a_level_says_when_it_opens_what_it_wants_and_by_when() -> None:
    first, second = _view().levels
    assert (first.demands, first.decide, first.rounds, first.dues) == ((), "", "", ())
    assert second.opens_when == "«Det er uro» gjelder"
    assert len(second.demands) == 1
    assert second.decide == "bestemmes på nytt innen 2 uker"
    assert second.rounds == "Fra runde 3: Spør om noe annet trengs."
    (due,) = second.dues
    assert (due.id, due.title) == ("plan", "Planen")
    assert "3 uker" in due.rule


def test_a_step_names_its_people_tools_and_whom_it_is_for() -> None:
    a, b = _view().levels[0].steps
    assert (a.kind, a.phase) == ("Undring", "uro")
    assert a.who == ("Ansatt", "Stafettholder")
    assert [one.title for one in a.contacts] == ["Natta"]
    assert (a.only_for, b.only_for) == ((), ("Skole",))


def test_a_tool_is_a_form_a_link_a_contact_or_an_arena_and_what_lacks_is_for_the_municipality() -> (
    None
):
    step = guide(GUIDE).levels["n0"].steps["a"]
    assert [(one.kind, one.detail) for one in tools(guide(GUIDE), step)] == [
        ("form", ""),
        ("link", "https://lovdata.no"),
        ("link", "(fylles inn av kommunen)"),
        ("contact", "456"),
        ("contact", "(fylles inn av kommunen)"),
        ("arena", "annenhver uke"),
    ]


def test_a_section_gives_the_numbers_it_shows_and_names_the_rest() -> None:
    ring = _view().sections[0]

    assert [(one.title, one.phone) for one in ring.contacts] == [("Natta", "789")]
    assert [one.lines for one in ring.particulars] == [("Loven", "Lokalt")]


@pytest.mark.parametrize(
    ("contact", "hours", "missing"),
    [
        ("vakt", "hele døgnet", False),
        ("kontor", "mandag–fredag kl. 08.00–15.30", False),
        ("natt", "når Kontoret er stengt", False),
        ("lege", "", True),
    ],
)
def test_a_contact_says_when_it_is_open(contact: str, hours: str, missing: bool) -> None:  # noqa: FBT001 - a column
    view = contact_view(guide(GUIDE), contact)
    assert (view.open, view.missing) == (hours, missing)


def test_what_is_acute_stands_on_every_page_in_the_guides_order() -> None:
    assert [one.id for one in acute_contacts(guide(GUIDE))] == ["noed", "vakt", "natt"]
    turned = guide(GUIDE + "contact_order: [natt, vakt, kontor, lege]\n")
    assert [one.id for one in acute_contacts(turned)] == ["noed", "natt", "vakt"]
    assert [one.id for one in guide_view(turned).contacts] == [
        "noed",
        "natt",
        "vakt",
        "kontor",
        "lege",
    ]


def test_a_consent_says_who_has_to_say_yes_and_for_how_long() -> None:
    shared, log = _view().consents
    assert shared.givers == (
        "Begge foreldre med foreldreansvar, og barnet selv fra det er 15 år. "
        "Hver tjeneste trenger sitt eget samtykke."
    )
    assert (shared.basis, shared.valid_for) == ("pasjl_4_4", "6 måneder")
    assert (log.givers, log.valid_for) == ("Én forelder med foreldreansvar.", "")


def test_a_closing_says_what_is_done_and_how_it_is_opened_again() -> None:
    (closing,) = _view().closings
    assert [item.text for item in closing.checklist] == ["Det er ryddet"]
    assert [way.title for way in closing.ways] == ["Åpne igjen"]


def test_a_guide_without_levels_shows_no_number_and_always_knows_the_holder() -> None:
    plain = guide(STEPS)
    (level,) = guide_view(plain).levels
    assert level.number == ""
    assert [step.level_number for step in level.steps] == ["", ""]
    assert role_title(plain, "holder") == "Stafettholder"
    assert role_title(plain, "leder") == "Leder"


def test_a_level_and_a_way_say_what_is_not_demanded_of_those_who_come_there() -> None:
    ways = (
        "{fodt: {title: Født, to: b, event: child_born}, opp: {title: Opp, to: b, demands: none}}"
    )
    view = guide_view(
        guide(
            f"""
levels:
  en: {{title: En, only_for: [unborn], steps: {{a: {{title: A, transitions: {ways}}}}}}}
  to: {{title: To, requires: {{child_heard: or_reason}}, steps: {{b: {{title: B, next: slutt}}}}}}
subjects: [unborn, child]
closings: {{slutt: Slutt}}
"""
        )
    )
    first, second = view.levels
    assert second.demands[1:] == ("gjelder ikke «Født», som kommer av en hendelse",)
    (_, up) = first.steps[0].ways
    assert up.demands == ("ingenting av det steget selv krever",)
