from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from bti.case.case import Baton, Case, Holder, Participant, Round, Stand
from bti.case.subject import Subject
from bti.guide.definition import Guide, Role
from bti.municipality.acting import actor, leader_of_case
from bti.municipality.directory import EMPTY, Directory, Person, Post, Unit, fold
from bti.municipality.registered import PersonAdded, PostAdded, UnitAdded
from bti.municipality.registering import first_person
from bti.municipality.source import DirectorySource

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
GUIDE = Guide(
    workflow="g",
    version="1",
    language="nb",
    title="G",
    roles={
        "eier": Role(title="Den som eier undringen", bound="opener"),
        "ansatt": Role(title="Ansatt"),
        "leder": Role(title="Leder"),
        "foresatt": Role(title="Foresatt", bound="guardian"),
    },
)
CASE = Case(
    id="S-1",
    workflow="g",
    digest="d",
    subject=Subject(name="Ola"),
    opened=NOW,
    opened_by="kari",
    home="nordlia",
    number=1,
    at=NOW,
    stand=Stand(step="a", level="n", entered=NOW),
    round=Round(level="n", number=1, began=NOW),
    participants=(Participant(person="kari", unit="nordlia", role="ansatt", joined=NOW),),
)


@pytest.fixture
def directory() -> Directory:
    return fold(
        (
            UnitAdded(id="nordlia", title="Nordlia", service="barnehage"),
            UnitAdded(id="ppt", title="PPT", service="ppt"),
            PersonAdded(id="kari", name="Kari Moe"),
            PersonAdded(id="ole", name="Ole Berg"),
            PersonAdded(id="per", name="Per Vik"),
            PersonAdded(id="mor", name="Eva Vik"),
            PostAdded(person="kari", role="pedagog", unit="nordlia"),
            PostAdded(person="ole", role="leder", unit="nordlia"),
            PostAdded(person="per", role="logoped", unit="nordlia"),
            PostAdded(person="per", role="raadgiver", unit="ppt"),
            PostAdded(person="per", role="leder", unit="ppt"),
        )
    )


def holding(person: str, unit: str) -> Case:
    return replace(CASE, baton=Baton(holder=Holder(person=person, unit=unit, since=NOW)))


def test_a_person_acts_with_name_unit_service_and_post(directory: Directory) -> None:
    found = actor(directory, "kari", CASE, NOW)
    assert (found.person, found.name, found.unit, found.service) == (
        "kari",
        "Kari Moe",
        "nordlia",
        "barnehage",
    )
    assert found.roles == {"ansatt", "pedagog"}


def test_the_role_of_who_opened_the_case_needs_the_guide(directory: Directory) -> None:
    assert "eier" in actor(directory, "kari", CASE, NOW, GUIDE).roles
    assert "eier" not in actor(directory, "ole", CASE, NOW, GUIDE).roles


def test_before_a_holder_the_leader_is_the_opening_unit_s(directory: Directory) -> None:
    assert "leder" in actor(directory, "ole", CASE, NOW).roles
    assert "leder" not in actor(directory, "per", CASE, NOW).roles
    assert leader_of_case(directory, CASE, NOW) == "ole"


def test_the_leader_follows_the_unit_of_the_holder(directory: Directory) -> None:
    case = holding("per", "ppt")
    assert "leder" in actor(directory, "per", case, NOW).roles
    assert "leder" not in actor(directory, "ole", case, NOW).roles
    assert leader_of_case(directory, case, NOW) == "per"
    assert leader_of_case(EMPTY, case, NOW) == ""


def test_the_holder_is_who_holds_the_baton(directory: Directory) -> None:
    assert "holder" in actor(directory, "kari", holding("kari", "nordlia"), NOW).roles
    assert "holder" not in actor(directory, "ole", holding("kari", "nordlia"), NOW).roles


def test_without_a_case_the_first_post_counts_and_a_leader_leads(directory: Directory) -> None:
    found = actor(directory, "per", None, NOW, GUIDE)
    assert (found.unit, found.service) == ("nordlia", "barnehage")
    assert found.roles == {"ansatt", "leder", "logoped", "raadgiver"}


def test_the_post_that_takes_part_in_the_case_is_acted_from(directory: Directory) -> None:
    invited = Participant(person="", unit="ppt", invited=NOW)
    case = replace(CASE, participants=(*CASE.participants, invited))
    assert actor(directory, "per", case, NOW).unit == "ppt"
    left = replace(CASE, participants=(replace(invited, left=NOW),))
    assert actor(directory, "per", left, NOW).unit == "nordlia"


def test_one_s_own_taking_part_goes_before_the_unit_s(directory: Directory) -> None:
    own = Participant(person="per", unit="ppt", role="deltaker", joined=NOW)
    unit = Participant(person="", unit="nordlia", invited=NOW)
    case = replace(CASE, participants=(unit, own))
    found = actor(directory, "per", case, NOW)
    assert found.unit == "ppt"
    assert "deltaker" in found.roles


def test_the_holder_acts_from_where_the_baton_is_held(directory: Directory) -> None:
    assert actor(directory, "per", holding("per", "ppt"), NOW).unit == "ppt"
    assert actor(directory, "per", holding("kari", "ppt"), NOW).unit == "ppt"


def test_an_invitation_or_a_part_that_has_ended_gives_no_role(directory: Directory) -> None:
    parts = (
        Participant(person="per", unit="ppt", role="deltaker", invited=NOW),
        Participant(person="per", unit="ppt", role="aktoer", joined=NOW, left=NOW),
    )
    roles = actor(directory, "per", replace(CASE, participants=parts), NOW).roles
    assert roles.isdisjoint({"deltaker", "aktoer"})


@pytest.mark.parametrize("role", ["leder", "holder", "eier"])
def test_taking_part_never_makes_anyone_leader_holder_or_opener(
    directory: Directory, role: str
) -> None:
    part = Participant(person="per", unit="ppt", role=role, joined=NOW)
    case = replace(CASE, participants=(part,))
    assert role not in actor(directory, "per", case, NOW, GUIDE).roles


def test_a_guardian_has_the_role_of_taking_part_and_no_unit(directory: Directory) -> None:
    part = Participant(person="mor", unit="", role="foresatt", joined=NOW)
    found = actor(directory, "mor", replace(CASE, participants=(part,)), NOW, GUIDE)
    assert (found.unit, found.service) == ("", "")
    assert found.roles == {"foresatt"}


def test_no_post_gives_a_role_that_the_guide_binds_to_someone(directory: Directory) -> None:
    posts = (
        PostAdded(person="ole", role="eier", unit="nordlia"),
        PostAdded(person="ole", role="foresatt", unit="nordlia"),
        PostAdded(person="ole", role="holder", unit="nordlia"),
    )
    found = actor(fold(posts, directory), "ole", CASE, NOW, GUIDE)
    assert found.roles == {"ansatt", "leder"}


def test_who_has_left_the_post_has_no_role(directory: Directory) -> None:
    ended = PostAdded(person="mor", role="pedagog", unit="nordlia", until=date(2026, 11, 1))
    found = actor(fold((ended,), directory), "mor", CASE, NOW)
    assert (found.unit, found.roles) == ("", frozenset())


def test_the_first_person_can_act_at_once() -> None:
    directory = fold(first_person("kari"))
    found = actor(directory, "kari", None, NOW)
    assert found.unit == "min_enhet"
    assert found.roles == {"ansatt"}


class HostDirectory:
    """A directory as an embedding application may supply it."""

    def unit(self, unit: str) -> Unit | None:
        return Unit(id=unit, title="Vertens enhet", service="skole")

    def person(self, person: str) -> Person | None:
        return Person(id=person, name="Vertens person")

    def person_by_account(self, account: str) -> Person | None:
        return Person(id=account, name="Vertens person")

    def posts_of(self, person: str, at: datetime) -> tuple[Post, ...]:
        assert at == NOW
        return (Post(person=person, role="laerer", unit="nordlia"),)

    def leaders_of(self, unit: str, at: datetime) -> tuple[str, ...]:
        return ("rektor",) if (unit, at) == ("nordlia", NOW) else ()

    def holders_of(self, role: str, unit: str, at: datetime) -> tuple[str, ...]:
        return (f"{role}_{unit}",) if at == NOW else ()

    def title_of(self, person: str) -> str:
        return f"Vertens {person}"

    def unit_title(self, unit: str) -> str:
        return f"Vertens {unit}"


def test_a_host_can_answer_from_a_directory_of_its_own() -> None:
    source: DirectorySource = HostDirectory()
    found = actor(source, "rektor", CASE, NOW)
    assert (found.name, found.unit, found.service) == ("Vertens rektor", "nordlia", "skole")
    assert found.roles == {"ansatt", "laerer", "leder"}
