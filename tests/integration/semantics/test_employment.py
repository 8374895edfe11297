"""Who takes part as an employee reads for as long as there is a post, and whoever leads is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bti import Casework
from bti.cli.screens.case import case_screen
from bti.cli.screens.case_plain import case_plain
from bti.cli.screens.today import today_plain, today_screen
from bti.environment import Environment
from bti.errors import Denied, NotFound
from bti.municipality.directory import Person, Post, Unit
from tests.integration.semantics.tale import AT, Tale

GUIDE = """
workflow: liten
subjects: [child]
baton: {answer_within: 3 working days}
steps:
  a: {title: Først, transitions: {slutt: {title: Slutt, to: slutt}}}
"""
SECRET = GUIDE + "access: {guardians: never}\n"
LEFT = "Stafettholderen har ingen stilling lenger. Tilby stafettpinnen til en annen."


def quits(tale: Tale, person: str) -> None:
    """End every post of a person; the day after there is none."""
    for post in tale.casework.directory().posts_of(person, tale.environment.now()):
        tale.casework.end_post(person, post.role, post.unit, until=tale.environment.now().date())
    tale.environment.advance(timedelta(days=1))


def in_person(tale: Tale, person: str) -> tuple[bool, bool, bool]:
    """Tell whether a person lists the case, is given it by a search, and has it today."""
    listed = [line.id for line in tale.casework.list(by=person)]
    found = [hit.case for hit in tale.casework.search("Prøve", by=person).hits if hit.case]
    return listed == [tale.case], found == [tale.case], tale.casework.today(by=person).cases == 1


def test_whoever_has_no_post_any_more_reads_no_case_and_the_log_says_why() -> None:
    tale = Tale(GUIDE)
    assert in_person(tale, "kari") == (True, True, True)
    quits(tale, "kari")
    with pytest.raises(Denied, match="ingen stilling i dag"):
        tale.casework.show(tale.case, by="kari")
    with pytest.raises(Denied, match="ingen stilling i dag"):
        tale.casework.go(tale.case, "slutt", by="kari")
    assert in_person(tale, "kari") == (False, False, False)
    told = [row.text for row in tale.casework.readers(tale.case, by="lise").lines]
    assert "så på saken, men fikk ikke tilgang fordi stillingen var slutt" in told
    assert "fant saken i et søk, men fikk ikke tilgang fordi stillingen var slutt" in told


def test_the_last_day_of_a_post_still_lets_in_and_so_does_a_post_in_another_unit() -> None:
    tale = Tale(GUIDE)
    tale.casework.end_post("kari", "ansatt", "nordlia", until=AT.date())
    assert tale.casework.show(tale.case, by="kari").id == tale.case
    tale.casework.add_post("kari", "laerer", "solbakken", since=AT.date() + timedelta(days=1))
    tale.environment.advance(timedelta(days=1))
    assert tale.casework.show(tale.case, by="kari").id == tale.case


def test_the_role_that_somebody_was_invited_in_is_no_post() -> None:
    tale = Tale(GUIDE)
    tale.casework.invite(tale.case, "ppt", person="per", role="ansatt", ground="lov", by="kari")
    tale.casework.join(tale.case, by="per")
    assert tale.casework.show(tale.case, by="per").id == tale.case
    quits(tale, "per")
    assert in_person(tale, "per") == (False, False, False)
    tale.casework.add_post("per", "ansatt", "bup", since=tale.environment.now().date())
    assert in_person(tale, "per") == (True, True, True)


def test_a_guardian_needs_no_post() -> None:
    tale = Tale(GUIDE)
    tale.casework.invite(tale.case, "nordlia", person="mor", role="foresatt", by="kari")
    tale.casework.join(tale.case, by="mor")
    assert in_person(tale, "mor") == (True, True, True)


def test_neither_an_offer_nor_an_invitation_is_answered_by_one_who_has_left() -> None:
    tale = Tale(GUIDE)
    tale.casework.offer(tale.case, "knut", by="kari")
    tale.casework.invite(tale.case, "ppt", person="per", role="ansatt", ground="lov", by="kari")
    assert tale.casework.today(by="knut").offers
    assert tale.casework.today(by="per").invitations
    quits(tale, "knut")
    quits(tale, "per")
    assert not tale.casework.today(by="knut").offers
    assert not tale.casework.today(by="per").invitations
    for answer, person in ((tale.casework.accept, "knut"), (tale.casework.join, "per")):
        with pytest.raises(Denied, match="ingen stilling i dag"):
            answer(tale.case, by=person)


def test_a_case_that_is_nobodys_business_is_not_there_for_one_who_has_left() -> None:
    tale = Tale(SECRET)
    quits(tale, "kari")
    with pytest.raises(NotFound) as told:
        tale.casework.show(tale.case, by="kari")
    assert "stilling" not in str(told.value)
    rows = tale.casework.person_file(by="kari").log
    assert not any("fikk ikke tilgang" in row.text for row in rows)


def test_the_leader_is_told_that_the_holder_has_left_and_gives_the_baton_to_another() -> None:
    tale = Tale(GUIDE)
    tale.casework.offer(tale.case, "kari", by="kari")
    assert tale.casework.show(tale.case, by="lise").holder_left == ""
    assert tale.casework.today(by="lise").holder_left == ()
    quits(tale, "kari")
    today, shown = tale.casework.today(by="lise"), tale.casework.show(tale.case, by="lise")
    assert ([line.id for line in today.holder_left], shown.holder_left) == ([tale.case], LEFT)
    told = (today_screen(today), today_plain(today), case_screen(shown), case_plain(shown))
    assert all(LEFT in " ".join(" ".join(lines).split()) for lines in told)
    tale.casework.offer(tale.case, "knut", by="lise")
    waiting = tale.casework.show(tale.case, by="lise").holder_left
    assert waiting.endswith("Tilbudet om stafettpinnen venter på svar.")
    tale.casework.accept(tale.case, by="knut")
    assert tale.casework.show(tale.case, by="lise").holder_left == ""
    assert tale.casework.today(by="lise").holder_left == ()


def test_before_a_holder_it_is_whoever_opened_the_case_and_nothing_is_locked() -> None:
    tale = Tale(GUIDE)
    tale.casework.invite(tale.case, "nordlia", person="mor", role="foresatt", by="kari")
    tale.casework.join(tale.case, by="mor")
    quits(tale, "kari")
    assert tale.casework.show(tale.case, by="lise").holder_left.startswith("Den som åpnet saken, ")
    assert tale.casework.show(tale.case, by="mor").holder_left == ""
    assert tale.casework.list(by="mor")[0].holder_left == ""
    assert tale.casework.go(tale.case, "slutt", by="lise").case.closed
    assert tale.casework.show(tale.case, by="lise").holder_left == ""


@pytest.mark.parametrize(("leaves", "reminded"), [("kari", ["lise"]), ("knut", ["kari"])])
def test_the_leader_is_reminded_instead_of_a_holder_who_has_left(
    leaves: str, reminded: list[str]
) -> None:
    due = "due: {within: 1 week, of: case.opened, remind: [{before: 3 days, who: holder}]}"
    tale = Tale(GUIDE.replace("title: Først,", f"title: Først, {due},"))
    tale.casework.offer(tale.case, "kari", by="kari")
    quits(tale, leaves)
    tale.environment.advance(timedelta(days=4))
    tale.casework.work()
    assert [one.message.person for one in tale.casework.outbox(by="lise")] == reminded


class Host:
    """Who is who in a system of its own, which forgets those who leave on the first of October."""

    def unit(self, unit: str) -> Unit | None:
        return Unit(id=unit, title=unit)

    def person(self, person: str) -> Person | None:
        return Person(id=person, name=person)

    def person_by_account(self, account: str) -> Person | None:
        return self.person(account)

    def posts_of(self, person: str, at: datetime) -> tuple[Post, ...]:
        gone = person == "kari" and at.date() >= date(2026, 10, 1)
        return () if gone else (Post(person=person, role="ansatt", unit="nordlia"),)

    def leaders_of(self, unit: str, at: datetime) -> tuple[str, ...]:
        del unit, at
        return ("lise",)

    def holders_of(self, role: str, unit: str, at: datetime) -> tuple[str, ...]:
        del role, unit, at
        return ()

    def title_of(self, person: str) -> str:
        return person

    def unit_title(self, unit: str) -> str:
        return unit


def test_a_host_says_by_the_posts_it_gives_who_works_there() -> None:
    clock = Environment.fixed(at=AT, seed=1, account="kari")
    work = Casework.open(":memory:", environment=clock, trial=True, directory=Host())
    case = work.open_case("bti", child="Ola Prøve", born="2021-05-02", by="kari").case.id
    assert work.show(case, by="kari").id == case
    clock.advance(timedelta(days=30))
    with pytest.raises(Denied, match="ingen stilling i dag"):
        work.show(case, by="kari")
    assert work.show(case, by="lise").holder_left
