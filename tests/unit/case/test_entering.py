"""Who a case comes from: held to what the guide says, and never in front of what protects."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bti.case.commands import Open
from bti.case.entering import Entered, entered, enterers, may_enter
from bti.case.events import CaseOpened, Origin
from bti.case.opening import open_case
from bti.case.place_titles import People
from bti.case.standing import Someone
from bti.case.subject import Subject
from bti.errors import BadInput, Refused
from bti.guide.definition import Guide
from tests.unit.case.drive import KARI, START, guide

GUIDE = """
roles:
  ansatt: Ansatt
  laerer: Lærer
  elev: {title: Eleven, is: child}
  forelder: {title: Foresatt, is: guardian}
entered_by: [laerer, forelder]
entries: {a: {}, b: {entered_by: [elev]}, c: {never_blocked: true}}
levels:
  n0:
    title: Null
    steps:
      a: {title: A, next: b}
      b: {title: B, next: c}
      c: {title: C, transitions: {ut: {title: Ut, to: slutt, emits: sent}}}
"""
TEACHER = replace(KARI, roles=frozenset({"ansatt", "laerer"}))
EMPLOYEE = replace(KARI, roles=frozenset({"ansatt"}))
PARENT = replace(KARI, roles=frozenset())


def open_(entered_by: str = "", entry: str = "", origin: Origin | None = None) -> Open:
    subject = Subject(name="Ola")
    return Open(
        case="S-1", digest="d", subject=subject, entry=entry, entered_by=entered_by, origin=origin
    )


def written(more: str = "") -> Guide:
    return guide(GUIDE + more)


def test_an_entry_has_those_it_names_itself_else_those_of_the_guide() -> None:
    assert [enterers(written(), step) for step in "ab"] == [("laerer", "forelder"), ("elev",)]


def test_one_of_the_named_opens_and_is_in_the_case_in_that_role() -> None:
    assert entered(written(), TEACHER, open_(), "a") == Entered(role="laerer")


@pytest.mark.parametrize("actor", [TEACHER, EMPLOYEE])
def test_who_writes_for_a_guardian_says_so_and_gets_no_role_that_is_not_held(
    actor: object,
) -> None:
    assert isinstance(actor, type(KARI))
    role = "laerer" if actor is TEACHER else ""
    came = entered(written(), actor, open_("forelder"), "a")
    assert came == Entered(role=role, on_behalf_of="forelder")


def test_a_guardian_who_works_nowhere_is_in_the_case_as_that() -> None:
    came = entered(written(), PARENT, open_("forelder"), "a")
    assert came == Entered(role="forelder", on_behalf_of="forelder")


def test_a_guardian_with_a_post_as_that_is_no_employee() -> None:
    mother = replace(KARI, roles=frozenset({"ansatt", "forelder"}))
    staff = (*written().entered_by, "ansatt")
    assert entered(written(), mother, open_(), "a") == Entered(role="forelder")
    only_staff = replace(written(), entered_by=tuple(one for one in staff if one != "forelder"))
    with pytest.raises(Refused):
        entered(only_staff, mother, open_(), "a")


def test_others_are_refused_with_who_it_is_and_what_to_type() -> None:
    with pytest.raises(Refused, match="kan ikke åpnes slik") as refusal:
        entered(written(), EMPLOYEE, open_(), "a")
    (reason,) = refusal.value.reasons
    assert (reason.subject, reason.rule) == ("entered_by", "entered_by")
    assert reason.message == (
        "Saken må komme fra lærer eller foresatt. "
        "Skriv det med --fra når du skriver for en i familien."
    )
    assert reason.todo == "bti ny liten --fra forelder"
    with pytest.raises(Refused) as refusal:
        entered(written(), EMPLOYEE, replace(open_(), entry="a"), "a")
    assert refusal.value.reasons[0].todo == "bti ny liten --entry a --fra forelder"
    with pytest.raises(Refused) as refusal:
        entered(written(), TEACHER, open_("forelder"), "b")
    assert refusal.value.reasons[0].rule == "entries.b.entered_by"


def _refused(guide: Guide, people: People) -> str:
    with pytest.raises(Refused) as refusal:
        entered(guide, EMPLOYEE, open_(), "a", people)
    return refusal.value.reasons[0].message


def test_others_hear_who_can_open_the_case_where_they_work() -> None:
    known = {"laerer": ("Anne Lie", "Bo Li"), "forelder": ("Mor",)}

    def people(role: str) -> tuple[Someone, ...]:
        return tuple(Someone(id=one[:2], name=one) for one in known.get(role, ()))

    both, alone = written(), replace(written(), entered_by=("laerer",))
    assert _refused(both, people) == (
        "Saken må komme fra lærer (Anne Lie og Bo Li) eller foresatt. Be Anne Lie eller Bo Li åpne "
        "den, eller skriv det med --fra når du skriver for en i familien."
    )
    assert _refused(alone, people).endswith("Be Anne Lie eller Bo Li åpne den.")
    known["laerer"] = ("Anne", "Bo", "Cille", "Dag", "Eva")
    assert "lærer (Anne, Bo, Cille og 2 til)" in _refused(alone, people)
    known["laerer"] = ()
    assert _refused(alone, people).endswith(
        "Den som fører katalogen, kan gi den: bti katalog stilling PERSON laerer nordlia."
    )


def test_a_case_comes_from_the_family_or_from_nobody_else_than_the_opener() -> None:
    with pytest.raises(BadInput, match=r"ikke fra «laerer»\. Velg blant: elev, forelder"):
        entered(written(), TEACHER, open_("laerer"), "a")
    nobody = replace(written(), roles={})
    with pytest.raises(BadInput, match="nevner ingen slike"):
        entered(nobody, TEACHER, open_("forelder"), "a")


def test_where_it_is_only_told_nobody_is_refused() -> None:
    told = written("entered_by_others: told")
    assert may_enter(told, EMPLOYEE, open_(), "a")
    assert entered(told, EMPLOYEE, open_(), "a") == Entered(role="laerer")


def test_nothing_stands_in_front_of_what_protects_or_of_what_another_case_opens() -> None:
    assert entered(written(), EMPLOYEE, open_(), "c") == Entered(role="laerer")
    origin = Origin(case="S-0", workflow="annen", action="meld")
    assert entered(written(), EMPLOYEE, open_(origin=origin), "a") == Entered(role="laerer")


def test_without_an_entry_it_is_the_first_that_the_case_can_come_in_by() -> None:
    (opened,) = open_case(written(), EMPLOYEE, START, open_("elev"))
    assert isinstance(opened, CaseOpened)
    assert (opened.step, opened.entered_by) == ("b", "elev")
    with pytest.raises(Refused):
        open_case(written(), EMPLOYEE, START, open_("elev", entry="a"))


def test_nobody_begins_a_report_by_chance() -> None:
    with pytest.raises(Refused):
        open_case(written(), EMPLOYEE, START, open_())
    (opened,) = open_case(written(), EMPLOYEE, START, open_(entry="c"))
    assert isinstance(opened, CaseOpened)
    assert opened.step == "c"
