"""What a guide keeps to some roles, forms where nobody is named, and texts beside choices."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bti.case.actor import Actor
from bti.case.commands import Fill
from bti.case.decide import decide
from bti.case.events import BatonAccepted
from bti.case.forms.form_page import form_view
from bti.case.sight import sight_of
from bti.case.standing import Standing
from bti.errors import BadInput, Refused
from tests.unit.case.drive import KARI, STEPS, Drive, guide

GUIDE = (
    STEPS
    + """
forms:
  lederen: {title: Lederens skjema, confidential: [leder], fields: {hva: {label: Hva}}}
  notat:
    title: Notat
    fields:
      hva: {type: long_text, label: Hva}
      leder: {type: text, label: Lederens syn, confidential: [leder]}
      naa: {type: select_one, label: Nå, choices: {vent: {label: Vent, ask: Til når}, gjoer: Gjør}}
  droefting: {title: Drøfting, anonymous: yes, fields: {hva: {type: long_text, label: Hva}}}
"""
)
LEADER = Actor(person="leif", name="Leif Lunde", unit="nordlia", roles=frozenset({"leder"}))


def standing(actor: Actor = KARI) -> Standing:
    now = Drive(GUIDE).standing(actor)
    named = replace(now.case.subject, name="Ida Åsen")
    return replace(now, case=replace(now.case, subject=named))


def test_a_confidential_form_is_read_and_filled_by_its_roles_alone() -> None:
    command = Fill(form="lederen", answers={"hva": "Noe"})
    with pytest.raises(Refused) as refused:
        decide(standing(), command)
    assert [one.message for one in refused.value.reasons] == ["Skjemaet er bare for leder."]
    assert refused.value.reasons[0].rule == "forms.lederen.confidential"
    assert decide(standing(LEADER), command)
    assert (sight_of(standing()).form("lederen"), sight_of(standing()).lists("lederen")) == (
        False,
        True,
    )


def test_a_confidential_field_is_left_out_for_others() -> None:
    def fields(actor: Actor) -> list[str]:
        now = standing(actor)
        view = form_view(now.guide, now.case, "notat", None, now.now, sight=sight_of(now))
        return [one.path for one in view.fields]

    assert fields(KARI) == ["hva", "naa"]
    assert fields(LEADER) == ["hva", "leder", "naa"]


def test_what_was_written_under_another_guide_is_kept_by_what_that_guide_says() -> None:
    plain = guide(STEPS + "\nforms: {lederen: {title: Skjema, fields: {hva: {label: Hva}}}}\n")
    now = replace(standing(), guide=plain)
    assert sight_of(now).form("lederen")
    assert not sight_of(now).under(guide(GUIDE)).form("lederen")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I dag gråt Ida.", "navnet «Ida»"),
        ("Snakket med Kari om det.", "navnet «Kari»"),
        ("Barnet er 12031912345.", "fødselsnummeret"),
        ("Barnet er 120319 12345.", "fødselsnummeret"),
    ],
)
def test_an_anonymous_form_takes_no_names(text: str, found: str) -> None:
    with pytest.raises(BadInput) as refused:
        decide(standing(), Fill(form="droefting", answers={"hva": text}))
    assert found in str(refused.value)


@pytest.mark.parametrize("text", ["Barnet gråt.", "idag var det stille", "Telefon 12345678"])
def test_an_anonymous_form_takes_what_names_nobody(text: str) -> None:
    assert decide(standing(), Fill(form="droefting", answers={"hva": text}))
    assert decide(standing(), Fill(form="notat", answers={"hva": "Ida gråt."}))


def test_a_text_stands_beside_the_choice_that_asks_for_it_and_no_other() -> None:
    asked: dict[str, object] = {"naa": "vent", "naa.vent": "til mandag"}
    assert decide(standing(), Fill(form="notat", answers=asked, finish="no"))
    with pytest.raises(BadInput, match="Velg også «Vent»"):
        decide(standing(), Fill(form="notat", answers={**asked, "naa": "gjoer"}, finish="no"))
    with pytest.raises(BadInput, match="ikke noe felt"):
        decide(standing(), Fill(form="notat", answers={"naa.gjoer": "x"}, finish="no"))


def test_what_is_for_the_holder_is_seen_by_whoever_holds_the_baton() -> None:
    drive = Drive(GUIDE.replace("confidential: [leder], fields", "confidential: [holder], fields"))
    assert not sight_of(drive.standing()).form("lederen")
    drive.record(BatonAccepted(to="kari", unit="nordlia"))
    assert sight_of(drive.standing()).form("lederen")
