from __future__ import annotations

import msgspec
import pytest

from bti.guide.definition import (
    Action,
    Choice,
    Closing,
    Consent,
    Contact,
    Due,
    Entry,
    Fact,
    Field,
    Form,
    Guide,
    Item,
    Level,
    Link,
    Member,
    Note,
    Section,
    Service,
    Step,
    Task,
    Theme,
    Transition,
)
from bti.guide.existing import SCOPED, in_case, on_track
from bti.guide.for_some import REGISTERS, WITHOUT_ANSWERS
from bti.guide.loading import load
from bti.guide.on_track import guide_on
from bti.guide.plans import Part, Register, slots
from tests.docs.needs import needs

TEXT = next(need.files["noen.yaml"] for need in needs() if need.page == "bare-noen")


def guide(text: str = TEXT) -> Guide:
    loaded = load({"noen.yaml": text})
    assert loaded.guide is not None, loaded.findings
    return loaded.guide


@pytest.mark.parametrize(
    "part",
    [
        *(Action, Choice, Closing, Consent, Contact, Due, Entry, Fact, Field, Form, Item, Level),
        *(Link, Member, Note, Section, Service, Step, Task, Theme, Transition),
    ],
)
def test_it_can_be_for_some_only(part: type[msgspec.Struct]) -> None:
    assert part in SCOPED


def test_on_a_page_for_one_track_nothing_stands_that_is_for_another() -> None:
    barnehage, skole = (guide_on(guide(), track) for track in ("barnehage", "skole"))

    assert "only_for" not in msgspec.json.encode(skole.contacts).decode()
    assert [*skole.contacts, *skole.links, *skole.sections, *skole.consents] == [
        *("helse", "elevraad", "skole", "ppt")
    ]
    for register in ("contacts", "links", "sections", "consents", "actions", "tasks"):
        assert not getattr(barnehage, register)
    assert [*barnehage.services] == ["barnehage", "skole"]
    assert [*barnehage.entries] == ["se"]
    assert [*barnehage.levels] == ["uro", "slutt"]


def test_what_names_something_that_is_gone_goes_with_it() -> None:
    step = on_track(guide(), "barnehage").levels["uro"].steps["se"]

    assert (step.tools, step.contacts, step.actions) == ((), (), ())
    assert [*step.forms] == ["notat"]
    assert not step.transitions["ppt"].requires.consent


def test_a_case_is_without_what_does_not_exist_for_it_but_keeps_what_has_answers() -> None:
    here = in_case(guide(), "barnehage", "child")

    assert not here.contacts
    assert not here.links
    assert not here.consents
    assert [*here.forms["notat"].themes] == ["hjem"]
    assert here.forms["notat"].fields["hva"].notes == ()
    assert [one.title for one in here.arenas["team"].members] == ["PPT"]
    # The machine and the forms ask of these where they count, so that answers are never lost.
    assert [*here.forms] == ["notat", "elev"]
    assert [*here.levels] == ["uro", "skole", "slutt"]


def test_a_purpose_that_was_asked_for_can_still_be_read() -> None:
    here = in_case(guide(), "barnehage", "child", asked=("ppt",))

    assert [*here.consents] == ["ppt"]
    assert not here.levels["uro"].steps["se"].transitions["ppt"].requires.consent


def test_an_action_without_the_service_it_invites_is_not_there() -> None:
    ring = "ring: {title: Ring kontaktlæreren, then: [varsle], only_for: [skole]}"
    text = TEXT.replace(ring, "ring: {title: Inviter PPT, invites: {service: ppt, role: ansatt}}")

    assert [*in_case(guide(text), "skole", "child").actions] == ["ring"]
    assert not in_case(guide(text), "barnehage", "child").actions
    assert not on_track(guide(text), "barnehage").levels["uro"].steps["se"].actions


def test_a_guide_that_is_the_same_for_all_is_left_as_it_is() -> None:
    same = guide(TEXT.replace(", only_for: [skole]", "").replace("{only_for: [skole]}", "{}"))
    assert in_case(same, "barnehage", "child") is same


def test_what_a_case_can_be_without_may_be_for_some_only() -> None:
    assert WITHOUT_ANSWERS <= SCOPED


def test_each_key_that_a_case_can_be_without_is_looked_under() -> None:
    found = {
        slot.name
        for slot in slots(Guide).values()
        if isinstance(slot.plan, Register)
        and isinstance(slot.plan.item, Part)
        and slot.plan.item.type in WITHOUT_ANSWERS
    }
    assert {*REGISTERS} == found


def test_a_track_that_is_unknown_is_a_fault() -> None:
    text = TEXT.replace("phone: 76 10 92 30, only_for: [skole]", "phone: 1, only_for: [skule]")
    found = load({"noen.yaml": text}).findings
    assert [one.message for one in found if one.code == "ukjent-spor"] == [
        "Jeg kjenner ikke sporet «skule»."
    ]
