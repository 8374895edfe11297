"""Opening a case: on an entry that exists for the opener, or everything that is wrong at once."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from bti.case.commands import Open
from bti.case.events import CaseOpened, Origin
from bti.case.opening import open_case
from bti.case.subject import Subject
from bti.errors import BadInput, NotFound
from tests.unit.case.drive import KARI, PER, START, STEPS, guide

GUIDE = """
entries: {a: {}, b: {}}
entered_by: [ansatt]
entered_by_others: told
tracks:
  skolespor: {title: Skole, service: skole}
  andre: Andre
levels:
  n0:
    title: Null
    steps:
      a: {title: A, only_for: [skolespor], next: b}
      b: {title: B, next: c}
      c: {title: C, transitions: {ut: {title: Ut, to: slutt}}}
"""


def _open(name: str = "Ola", born: date | None = None, entry: str = "") -> Open:
    return Open(case="S-1", digest="d", subject=Subject(name=name, born=born), entry=entry)


def test_a_case_begins_on_the_first_entry_that_exists_for_the_opener() -> None:
    (opened,) = open_case(guide(GUIDE), KARI, START, _open())
    assert opened == CaseOpened(
        case="S-1",
        workflow="liten",
        digest="d",
        subject=Subject(name="Ola"),
        unit="nordlia",
        service="skole",
        step="a",
        level="n0",
        track="skolespor",
        role="ansatt",
    )
    (other,) = open_case(guide(GUIDE), PER, START, _open())
    assert isinstance(other, CaseOpened)
    assert (other.step, other.track) == ("b", "andre")


def test_an_entry_can_be_chosen_and_one_that_is_none_is_said() -> None:
    (opened,) = open_case(guide(GUIDE), KARI, START, _open(entry="b"))
    assert isinstance(opened, CaseOpened)
    assert opened.step == "b"
    with pytest.raises(NotFound, match="Den kan begynne på: a, b"):
        open_case(guide(GUIDE), KARI, START, _open(entry="c"))
    with pytest.raises(NotFound, match="Den kan begynne på: b"):
        open_case(guide(GUIDE), PER, START, _open(entry="a"))


def test_without_an_entry_that_exists_the_first_step_that_does_is_meant() -> None:
    only_school = GUIDE.replace("entries: {a: {}, b: {}}", "entries: {a: {}}")
    (opened,) = open_case(guide(only_school), PER, START, _open())
    assert isinstance(opened, CaseOpened)
    assert opened.step == "b"


def test_a_guide_may_have_nothing_for_a_service() -> None:
    for_school = GUIDE.replace("title: Null", "title: Null\n    only_for: [skolespor]")
    with pytest.raises(BadInput, match="ingen steg for tjenesten din"):
        open_case(guide(for_school), PER, START, _open())


@pytest.mark.parametrize(
    ("name", "born", "problems"),
    [
        ("  ", None, ["Skriv navnet på barnet"]),
        ("Ola\x07", None, ["tegn som ikke kan vises"]),
        ("020512 12345", None, ["Fødselsnummer skal ikke stå her"]),
        ("Ola", date(2026, 11, 13), ["fram i tid"]),
        ("Ola", date(2000, 12, 31), ["for langt tilbake"]),
        ("", date(1990, 1, 1), ["Skriv navnet", "for langt tilbake"]),
    ],
)
def test_all_that_is_wrong_about_the_child_is_said_at_once(
    name: str, born: date | None, problems: list[str]
) -> None:
    with pytest.raises(BadInput) as fault:
        open_case(guide(), KARI, START, _open(name, born))
    assert len(fault.value.problems) == len(problems)
    for said, wanted in zip(fault.value.problems, problems, strict=True):
        assert wanted in said


@pytest.mark.parametrize("born", [date(2026, 11, 12), date(2001, 1, 1), None])
def test_the_youngest_and_the_oldest_can_have_a_case(born: date | None) -> None:
    (opened,) = open_case(guide(), KARI, START, _open("Ola 5b", born))
    assert isinstance(opened, CaseOpened)
    assert opened.subject.born == born


def test_an_entry_for_some_is_none_for_the_others() -> None:
    scoped = guide(GUIDE.replace("b: {}}", "b: {only_for: [andre]}}"))
    (opened,) = open_case(scoped, PER, START, _open(entry="b"))
    assert isinstance(opened, CaseOpened)
    with pytest.raises(
        NotFound,
        match=r"kan ikke begynne på «b» her, for den er bare for Andre. Den kan begynne på: a\.",
    ):
        open_case(scoped, KARI, START, _open(entry="b"))


def test_where_no_entry_is_for_the_opener_no_case_begins() -> None:
    nobody = GUIDE.replace("entries: {a: {}, b: {}}", "entries: {b: {only_for: [skolespor]}}")
    with pytest.raises(BadInput, match="Ingen sak kan begynne her for tjenesten din"):
        open_case(guide(nobody), PER, START, _open())


def test_a_guide_for_children_is_not_for_a_group() -> None:
    command = Open(case="S-1", digest="d", subject=Subject(name="5b", kind="group"))
    with pytest.raises(BadInput, match="kan ikke brukes for en slik sak"):
        open_case(guide(), KARI, START, command)


def test_a_linked_case_takes_the_child_as_it_stands_in_the_first() -> None:
    origin = Origin(case="S-0", workflow="annen", action="meld")
    command = Open(
        case="S-1",
        digest="d",
        subject=Subject(name=""),
        origin=origin,
        carried={"notat": {"hva": "uro"}},
    )
    (opened,) = open_case(guide(STEPS), KARI, START, command)
    assert isinstance(opened, CaseOpened)
    assert (opened.origin, opened.carried) == (origin, {"notat": {"hva": "uro"}})


def test_who_opens_gets_the_first_role_that_they_have_and_never_one_of_the_family() -> None:
    opens = guide(
        GUIDE.replace("[ansatt]", "[forelder, leder, ansatt]")
        + "roles: {ansatt: Ansatt, leder: Leder, forelder: {title: Forelder, is: guardian}}"
    )

    def role(*held: str) -> str:
        actor = replace(KARI, roles=frozenset(held))
        (opened,) = open_case(opens, actor, START, _open())
        assert isinstance(opened, CaseOpened)
        return opened.role

    assert role("ansatt") == "ansatt"
    assert role("ansatt", "leder") == "leder"
    assert role() == "leder"
    assert role("forelder") == "forelder"
    assert role("forelder", "ansatt") == "forelder"


@pytest.mark.parametrize("entered_by", ["", "entered_by: [ansatt]"])
def test_a_parent_who_opens_is_a_parent_in_the_case_whoever_else_may(entered_by: str) -> None:
    opens = guide(
        GUIDE.replace("entered_by: [ansatt]", entered_by)
        + "roles: {ansatt: Ansatt, forelder: {title: Forelder, is: guardian}}"
    )
    parent = replace(KARI, roles=frozenset({"forelder"}))
    (opened,) = open_case(opens, parent, START, _open())
    assert isinstance(opened, CaseOpened)
    assert opened.role == "forelder"
