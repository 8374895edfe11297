"""Actions that do something without leaving the step, and the tasks that they and events start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bti.errors import BadInput, NotFound, Refused
from tests.integration.semantics.tale import Tale

GUIDE = """
roles: {ansatt: Ansatt, leder: Leder, barn: {title: Barnet, is: child}}
services: {skole: Skole, ppt: PPT}
arenas: {team: {title: Tverrfaglig team, led_by: leder, cases: with_consent}}
consents: {deling: {title: Deling, given_by: one_guardian}}
actions:
  ring:
    title: Ring hjem
    by: [ansatt, leder]
    limit: 2 per year
    asks: {svar: {type: text, label: Hva ble sagt?, required: true}}
    then: [skriv]
  send:
    title: Send til teamet
    submits_to: team
    attach: [notat]
    consents: {deling: given}
  inviter: {title: Inviter PPT, invites: {service: ppt, role: raad}}
  spoer: {title: Spør, invites: {ground: Barnehageloven § 33}}
  begynn: {title: Begynn på notatet, form: notat}
  led: {title: Bare leder, by: leder, form: notat}
tasks:
  skriv: {title: Skriv ned samtalen, due: {within: 3 days}}
  oppdater: {title: Oppdater planen, event: measure_added, when: notat.uro == yes, who: leder}
  frist: {title: Etter fristen, event: due_passed a}
  hemmelig: {title: Snakk med den ansatte, event: measure_done, goes_to: [leder], hidden: true}
  etterpaa: {title: Fortell skolen, event: form_finished notat, after_closing: stays,
             due: {within: 1 week}}
steps:
  a:
    title: A
    due: {within: 2 weeks, of: step.entered}
    actions: [ring, send, inviter, spoer, begynn, led]
    next: b
    transitions:
      gjort: {title: Gjort, to: b, requires: {tasks_done: {skriv: or_reason}}}
      tatt: {title: Tatt imot, to: b, requires: {receiver: accepted}}
      alle: {title: Alle, to: b, requires: {receiver: {state: accepted, of: each_invited}}}
      slutt: {title: Slutt, to: slutt}
  b: {title: B, transitions: {f: {title: F, to: slutt}}}
forms:
  notat: {title: Notat, fields: {uro: {type: yes_no, label: Uro?, required: true}}}
closings: {slutt: {title: Slutt, transitions: {igjen: {title: Igjen, to: a}}}}
"""


@pytest.fixture
def tale() -> Tale:
    return Tale(GUIDE.replace("roles: {ansatt: Ansatt,", "roles: {ansatt: Ansatt, raad: Rådgiver,"))


def _tasks(tale: Tale, by: str = "") -> list[str]:
    return [task.id for task in tale.view(by).tasks]


def _dues(tale: Tale, by: str = "") -> dict[str, date]:
    return {due.id: due.at.date() for due in tale.view(by).dues}


def _do(tale: Tale, action: str, **more: object) -> None:
    tale.casework.do(tale.case, action, **more)  # type: ignore[arg-type]


def test_an_action_starts_tasks_and_is_done_no_more_often_than_its_limit(tale: Tale) -> None:
    for _ in range(2):
        _do(tale, "ring", asked={"svar": "Hei"})
    assert _tasks(tale) == ["skriv"]
    assert tale.refused("ring", asked={"svar": "Hei"}) == [("limit", "limit")]
    assert tale.says("ring")[0] == "Dette kan gjøres 2 ganger i året. Det er alt gjort."
    tale.wait(122)
    assert tale.view().step.ways
    _do(tale, "ring", asked={"svar": "Nytt år"})


def test_a_limit_may_count_backwards_from_now() -> None:
    tale = Tale(
        GUIDE.replace("roles: {ansatt: Ansatt,", "roles: {ansatt: Ansatt, raad: R,").replace(
            "limit: 2 per year", "limit: 1 per 12 months"
        )
    )
    _do(tale, "ring", asked={"svar": "Hei"})
    tale.wait(122)
    assert tale.refused("ring", asked={"svar": "Hei"}) == [("limit", "limit")]
    tale.wait(250)
    _do(tale, "ring", asked={"svar": "Hei"})


def test_only_a_role_that_is_named_does_it(tale: Tale) -> None:
    assert tale.refused("led") == [("role", "leder")]
    _do(tale, "led", by="lise")


def test_what_a_person_did_is_said_before_what_came_of_it(tale: Tale) -> None:
    saved = tale.casework.do(tale.case, "ring", asked={"svar": "Hei"})
    assert saved.what.startswith("Gjort: ")
    assert saved.followed == ("Ny oppgave: Skriv ned samtalen",)


def test_a_task_is_due_shown_done_and_gone(tale: Tale) -> None:
    assert tale.refused("gjort") == [("task", "skriv")]
    _do(tale, "ring", asked={"svar": "Hei"})
    assert _dues(tale)["task.skriv"] == date(2026, 9, 4)
    assert [due.id for due in tale.casework.today().week] == ["task.skriv"]
    saved = tale.casework.task(tale.case, "skriv", note="Lagt i mappen")
    assert saved.what == "Oppgaven er gjort: Skriv ned samtalen"
    assert tale.casework.history(tale.case)[-1].remarks == ("Merknad: Lagt i mappen",)
    assert _tasks(tale) == []
    assert "task.skriv" not in _dues(tale)
    with pytest.raises(NotFound, match="skriv"):
        tale.casework.task(tale.case, "skriv")
    assert tale.go("gjort").step.id == "b"


def test_what_waits_for_a_task_to_be_overdue_comes_while_it_still_waits() -> None:
    later = "  purr: {title: Purr på samtalen, event: due_passed task.skriv}\nsteps:\n"
    text = GUIDE.replace("roles: {ansatt: Ansatt,", "roles: {ansatt: Ansatt, raad: R,")
    tale, done = Tale(text.replace("steps:\n", later)), Tale(text.replace("steps:\n", later))
    for one in (tale, done):
        _do(one, "ring", asked={"svar": "Hei"})
    done.casework.task(done.case, "skriv")
    for one in (tale, done):
        one.wait(3)
        assert "purr" not in _tasks(one)
        one.wait(1)
    assert _tasks(tale) == ["skriv", "purr"]
    assert _tasks(done) == []


def test_a_task_that_waits_again_is_not_done_and_may_be_left_with_a_reason(tale: Tale) -> None:
    for _ in range(2):
        _do(tale, "ring", asked={"svar": "Hei"})
        if _ == 0:
            tale.casework.task(tale.case, "skriv")
    assert tale.refused("gjort") == [("task", "skriv")]
    assert tale.go("gjort", left={"skriv": "Tas senere"}).step.id == "b"


def test_a_task_is_started_by_its_event_when_its_condition_holds(tale: Tale) -> None:
    tale.casework.add_measure(tale.case, "Lese")
    assert _tasks(tale) == []
    tale.casework.fill(tale.case, "notat", {"uro": "ja"}, finish="no")
    tale.casework.add_measure(tale.case, "Skrive")
    assert _tasks(tale) == ["oppdater"]
    with pytest.raises(BadInput, match=r"skal gjøres av leder \(Lise\)"):
        tale.casework.task(tale.case, "oppdater")
    tale.casework.task(tale.case, "oppdater", by="lise")
    assert _tasks(tale) == []


def test_time_starts_a_task_once_with_the_moment_it_was_due(tale: Tale) -> None:
    tale.wait(20)
    assert _tasks(tale) == ["frist"]
    tale.casework.task(tale.case, "frist")
    tale.wait(1)
    assert _tasks(tale) == []


def test_what_another_is_to_answer_in_a_task_is_nobodys_own_delay(tale: Tale) -> None:
    _do(tale, "ring", asked={"svar": "Hei"})
    waits = GUIDE.replace("due: {within: 3 days}", "due: {within: 3 days, waits_for: ppt}")
    asked = Tale(waits.replace("role: raad", "role: leder"))
    _do(asked, "ring", asked={"svar": "Hei"})
    assert tale.view().dues[0].mine
    (waiting,) = asked.casework.today().waiting
    assert (waiting.id, waiting.waits_for, waiting.mine) == ("task.skriv", "PPT", False)
    asked.wait(4)
    (over,) = asked.casework.today().over
    assert (over.id, over.waits_for, over.mine) == ("task.skriv", "PPT", False)


def test_a_task_without_a_date_waits_today_for_the_one_who_can_do_it(tale: Tale) -> None:
    def waiting(by: str) -> list[str]:
        return [task.id for task in tale.casework.today(by=by).tasks]

    tale.casework.add_measure(tale.case, "Lese")
    tale.casework.end_measure(tale.case, "t1")
    assert (waiting("kari"), waiting("lise")) == ([], ["hemmelig"])
    _do(tale, "ring", asked={"svar": "Hei"})
    assert (waiting("kari"), waiting("lise")) == ([], ["hemmelig"])
    tale.casework.task(tale.case, "hemmelig", by="lise")
    assert waiting("lise") == []


def test_a_hidden_task_is_seen_by_the_one_it_goes_to_and_nobody_else(tale: Tale) -> None:
    tale.casework.add_measure(tale.case, "Lese")
    before = [_seen(tale, "kari"), tale.casework.today()]
    saved = tale.casework.end_measure(tale.case, "t1")
    assert not [line for line in saved.events if "ansatte" in line]
    assert _tasks(tale, "lise") == ["hemmelig"]
    assert _tasks(tale) == []
    assert not [line for line in tale.lines() if "ansatte" in line]
    assert [line for line in tale.lines("lise") if "ansatte" in line]
    with pytest.raises(NotFound):
        tale.casework.task(tale.case, "hemmelig")
    tale.casework.task(tale.case, "hemmelig", by="lise")
    assert len(before) == 2


def _seen(tale: Tale, by: str) -> list[str]:
    return tale.lines(by)


def test_a_task_that_stays_is_due_also_when_the_case_is_closed(tale: Tale) -> None:
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    _do(tale, "ring", asked={"svar": "Hei"})
    tale.go("slutt")
    assert _tasks(tale) == ["etterpaa"]
    assert list(_dues(tale)) == ["task.etterpaa"]
    assert [due.id for due in tale.casework.today().week] == ["task.etterpaa"]
    tale.casework.task(tale.case, "etterpaa")
    assert tale.go("igjen").step.id == "a"
    assert _tasks(tale) == ["skriv"]


def test_what_is_put_to_an_arena_is_recorded_with_what_goes_with_it(tale: Tale) -> None:
    assert tale.refused("send") == [("consent", "deling")]
    tale.casework.give_consent(tale.case, "deling", "forelder_1")
    tale.casework.fill(tale.case, "notat", {"uro": "nei"})
    _do(tale, "send")
    (request,) = tale.view().requests
    assert (request.title, request.attached, request.times) == (
        "Tverrfaglig team",
        ("Notat",),
        1,
    )
    assert tale.lines()[-1] == "Saken ble sendt til Tverrfaglig team."
    _do(tale, "send")
    assert tale.view().requests[0].times == 2


def test_an_action_invites_the_only_unit_of_the_service_or_the_one_that_is_named(
    tale: Tale,
) -> None:
    assert tale.refused("tatt") == [("receiver", "receiver")]
    _do(tale, "inviter")
    assert [(p.unit, p.role) for p in tale.view().participants if p.state == "invited"] == [
        ("PPT Fjord", "Rådgiver")
    ]
    with pytest.raises(Refused) as refusal:
        _do(tale, "spoer")
    assert [reason.kind for reason in refusal.value.reasons] == ["unit"]
    with pytest.raises(Refused):
        _do(tale, "inviter", unit="bup")
    assert tale.says("tatt") == ["Mottakeren har ikke sagt ja ennå: PPT Fjord."]
    tale.casework.join(tale.case, by="per")
    _do(tale, "spoer", unit="bup")
    assert tale.refused("tatt") == [("receiver", "receiver")]
    assert tale.refused("alle") == [("receiver", "receiver")]


def test_a_yes_from_before_is_not_that_of_the_one_who_was_invited_last(tale: Tale) -> None:
    work, case = tale.casework, tale.case
    work.invite(case, "ppt", ground="Lov")
    work.join(case, by="per")
    assert tale.ways()["tatt"].open
    work.invite(case, "bup")
    work.withdraw_invitation(case, "bup")
    assert tale.ways()["tatt"].open
    work.invite(case, "solbakken")
    work.decline(case, by="siri")
    assert tale.says("tatt") == ["Mottakeren har sagt nei: Solbakken barnehage."]
    assert tale.ways()["alle"].open
    work.invite(case, "solbakken", ground="Lov")
    work.join(case, by="siri")
    assert tale.ways()["tatt"].open
    work.leave(case, "solbakken", person="siri")
    assert tale.says("tatt") == ["Mottakeren er ikke med i saken lenger: Solbakken barnehage."]


def test_an_action_begins_the_form_it_is_about_once(tale: Tale) -> None:
    _do(tale, "begynn")
    assert tale.casework.form(tale.case, "notat").state == "draft"
    _do(tale, "begynn")
    assert tale.casework.form(tale.case, "notat").copy == 1


CLOSED = """
steps:
  a: {title: A, transitions: {slutt: {title: Slutt, to: slutt}}}
consents: {deling: {title: Deling, given_by: one_guardian}}
forms:
  notat: {title: Notat, fields: {uro: {type: yes_no, label: Uro?, required: true}}}
  annet: {title: Annet, fields: {x: {label: X}}}
closings: {slutt: {title: Slutt, transitions: {igjen: {title: Igjen, to: a}}}}
"""


def test_a_closed_case_takes_corrections_with_a_reason_and_what_is_taken_back() -> None:
    tale = Tale(CLOSED)
    tale.casework.fill(tale.case, "notat", {"uro": "ja"})
    tale.casework.give_consent(tale.case, "deling", "forelder_1")
    tale.go("slutt")
    work, case = tale.casework, tale.case
    attempts: tuple[Callable[[], object], ...] = (
        lambda: work.add_measure(case, "Lese"),
        lambda: work.invite(case, "ppt"),
        lambda: work.fill(case, "annet", {"x": "1"}),
        lambda: work.give_consent(case, "deling", "forelder_2"),
    )
    for attempt in attempts:
        with pytest.raises(BadInput, match=r"bti videre .* igjen"):
            attempt()
    with pytest.raises(BadInput, match="hvorfor"):
        work.fill(case, "notat", {"uro": "nei"})
    work.fill(case, "notat", {"uro": "nei"}, reason="Skrev feil")
    assert work.history(case)[-1].remarks == ("Grunn: Skrev feil",)
    work.withdraw_consent(case, "deling", "forelder_1")
    work.go(case, "igjen")
    work.add_measure(case, "Lese")


WAITING = """
tasks: {ring: {title: Ring}, brev: {title: Brev, after_closing: stays}}
actions: {gi: {title: Gi, then: [ring, brev]}}
steps:
  a: {title: A, actions: [gi], transitions: {slutt: {title: Slutt, to: slutt}}}
closings: {slutt: {title: Slutt, transitions: {igjen: {title: Igjen, to: last_step}}}}
"""


def test_a_task_waits_while_the_case_is_closed_unless_it_stays() -> None:
    tale = Tale(WAITING)
    work, case = tale.casework, tale.case
    _do(tale, "gi")
    tale.go("slutt")
    with pytest.raises(BadInput, match=r"bti videre .* igjen"):
        work.task(case, "ring")
    work.task(case, "brev")
    tale.go("igjen")
    work.task(case, "ring")
    assert tale.view().tasks == ()


@pytest.mark.parametrize("ways", ["or: other_ground", "strength: required"])
def test_the_ground_an_action_invites_on_holds_where_another_ground_does(ways: str) -> None:
    tale = Tale(
        GUIDE.replace("roles: {ansatt: Ansatt,", "roles: {ansatt: Ansatt, raad: R,")
        .replace("given_by: one_guardian", "given_by: one_guardian, per: service")
        .replace("consents: {deling: given}", "limit: 2 per year")
        .replace("{ground: Barn", "{service: ppt, ground: Barn")
        .replace("§ 33}}", f"§ 33}}, consents: {{deling: {{state: given, {ways}}}}}}}")
    )
    if ways.startswith("or:"):
        _do(tale, "spoer", unit="ppt")
        return
    assert tale.refused("spoer", unit="ppt") == [("consent", "deling")]
