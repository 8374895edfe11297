"""What is answered in a move or an action can be read wherever it is told, by those who may."""

from __future__ import annotations

import pytest

from bti.case.events import Moved
from tests.integration.semantics.tale import Tale

GUIDE = """
roles: {ansatt: Ansatt, leder: Leder, foresatt: {title: Foresatt, is: guardian}}
actions:
  ring:
    title: Ring
    asks: {hvem: {type: text, label: Hvem ringte du?, required: true}}
anytime:
  stans: {title: Stans, to: b, asks: {grunn: {type: text, label: Hva skjedde}}}
steps:
  a:
    title: A
    actions: [ring]
    transitions:
      nei:
        title: Nei
        to: b
        asks:
          raad: {type: text, label: Hvilket råd gir teamet?, required: true}
          sted: {type: select_one, label: Sted, choices: {x: Hjemme}, other: true}
          uro: {type: text, label: Uro for ansatte, share: never}
          navn: {type: text, label: Navn på ansatt, confidential: [leder]}
      ja: {title: Ja, to: b}
  b: {title: B, transitions: {hjem: {title: Hjem, to: a, round: same}, ut: {title: Ut, to: slutt}}}
"""
ASKED = {
    "raad": "Ring BUP",
    "sted": "annet",
    "sted.annet": "På hytta",
    "uro": "Kollega er redd",
    "navn": "Per Prøve",
}


@pytest.fixture
def tale() -> Tale:
    tale = Tale(GUIDE)
    tale.casework.do(tale.case, "ring", asked={"hvem": "Skolelegen"})
    tale.go("nei", asked=ASKED)
    return tale


def _told(tale: Tale, by: str = "") -> list[tuple[str, str]]:
    lines = tale.casework.history(tale.case, by=by)
    return [(one.label, one.shown) for line in lines for one in line.answers]


def test_answers_stand_where_the_move_and_the_action_are_told(tale: Tale) -> None:
    assert _told(tale) == [
        ("Hvem ringte du?", "Skolelegen"),
        ("Hvilket råd gir teamet?", "Ring BUP"),
        ("Sted", "Annet: På hytta"),
        ("Uro for ansatte", "Kollega er redd"),
    ]


def test_the_page_of_the_case_holds_the_newest_answers_of_each(tale: Tale) -> None:
    tale.go("hjem")
    tale.go("nei", asked={"raad": "Vent"})
    shown = {one.title: [answer.shown for answer in one.answers] for one in tale.view().answers}
    assert shown == {"Ring": ["Skolelegen"], "Nei": ["Vent"]}


def test_what_is_asked_in_what_can_be_done_at_any_time_is_told_too(tale: Tale) -> None:
    tale.go("hjem")
    tale.go("stans", asked={"grunn": "Uro"})
    assert _told(tale)[-1] == ("Hva skjedde", "Uro")
    assert tale.view().answers[-1].title == "Stans"


def test_what_is_confidential_is_for_its_roles_alone(tale: Tale) -> None:
    assert ("Navn på ansatt", "Per Prøve") not in _told(tale)
    assert ("Navn på ansatt", "Per Prøve") in _told(tale, "lise")
    pages = (one.answers for one in tale.view("lise").answers)
    assert "Per Prøve" in [answer.shown for answers in pages for answer in answers]


@pytest.mark.parametrize("form", ["html", "md", "text"])
def test_paper_tells_the_answers_and_the_family_gets_no_more_than_its_own(
    tale: Tale, form: str
) -> None:
    def page(view: object) -> str:
        return tale.casework.render(view, form).replace("\xa0", " ")  # type: ignore[arg-type]

    for view in (tale.casework.file(tale.case), tale.view()):
        for said in ("Hvem ringte du?", "Skolelegen", "Ring BUP", "På hytta", "Kollega er redd"):
            assert said in page(view), said
        assert "Per Prøve" not in page(view)
    theirs = page(tale.casework.disclose(tale.case, by="lise"))
    assert "Ring BUP" in theirs
    for hidden in ("Kollega er redd", "Uro for ansatte", "Per Prøve", "Navn på ansatt"):
        assert hidden not in theirs


def test_an_event_that_is_handed_to_a_reader_is_cut_too(tale: Tale) -> None:
    from bti.case.sight import sight_of

    standing = tale.casework._desk.standing(tale.case, "kari")  # noqa: SLF001 - events are no view
    events = tale.casework._desk.history(tale.case)  # noqa: SLF001 - events are no view
    moved = next(one.what for one in events if isinstance(one.what, Moved))
    told = sight_of(standing).event(moved)
    assert isinstance(told, Moved)
    assert set(told.asked) == {*ASKED} - {"navn"}
