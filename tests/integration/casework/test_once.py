"""A command that is sent again with its key happens once, on both databases."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.casework.saved import Saved
from bti.errors import BadInput, Conflict, Denied, Refused, UsedBefore
from tests import postgresql
from tests.integration.casework.story import AT, BORN, NOTE, opened


@pytest.fixture(params=["file", "postgresql"])
def casework(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Casework]:
    where = postgresql.new_database() if request.param == "postgresql" else tmp_path / "bti.db"
    environment = Environment.fixed(at=AT, account="kari")
    with Casework.open(where, environment=environment, trial=True) as casework:
        yield casework


def first_line(casework: Casework, case: str) -> str:
    return casework.show(case).step.checklist[0].id


def test_a_repeated_command_does_nothing_and_answers_as_before(casework: Casework) -> None:
    case = opened(casework)
    line = first_line(casework, case)
    first = casework.once("k1").tick(case, line)
    again = casework.once("k1").tick(case, line)
    assert (again.what, again.events) == (first.what, first.events)
    assert again.case.version == first.case.version


def test_a_repeated_command_says_where_the_case_stands_now(casework: Casework) -> None:
    case = opened(casework)
    first = casework.once("k1").fill(case, "undringsnotat", NOTE)
    casework.go(case, "neste", left={"ikke_akutt": "Prøve"})
    again = casework.once("k1").fill(case, "undringsnotat", NOTE)
    assert again.events == first.events
    assert again.case.step.id != first.case.step.id


def test_a_case_is_opened_once(casework: Casework) -> None:
    for _ in range(3):
        saved = casework.once("k1").open_case("bti", child="Ola Prøve", born=BORN)
        assert saved.case.id == "S-2026-001"
    assert len(casework.list()) == 1


def test_a_linked_case_is_opened_once(casework: Casework) -> None:
    case = opened(casework)
    first, again = (casework.once("k1").do(case, "mistanke") for _ in range(2))
    assert first.linked
    assert again.case.id == first.case.id
    assert len(casework.list()) == 2


@pytest.mark.parametrize("act", ["other line", "other verb", "other person"])
def test_the_same_key_for_something_else_is_a_conflict(casework: Casework, act: str) -> None:
    case = opened(casework)
    lines = [one.id for one in casework.show(case).step.checklist]
    casework.once("k1").tick(case, lines[0])
    acts = {
        "other line": lambda: casework.once("k1").tick(case, lines[1]),
        "other verb": lambda: casework.once("k1").untick(case, lines[0]),
        "other person": lambda: casework.once("k1").tick(case, lines[0], by="kari"),
    }
    version = casework.show(case).version
    with pytest.raises(Conflict, match="ny nøkkel"):
        acts[act]()
    assert casework.show(case).version == version


def test_a_refused_command_may_use_its_key_again(casework: Casework) -> None:
    case = opened(casework)
    with pytest.raises(Refused):
        casework.once("k1").go(case, "neste")
    casework.fill(case, "undringsnotat", NOTE)
    assert casework.once("k1").go(case, "neste", left={"ikke_akutt": "Prøve"}).events


def test_a_denied_attempt_with_a_key_is_in_the_access_log(casework: Casework) -> None:
    case = opened(casework)
    casework.add_unit("skolen", "Skolen", service="skole")
    casework.add_person("per", "Per Prøve")
    casework.add_post("per", "ansatt", "skolen")
    with pytest.raises(Denied):
        casework.once("k1").tick(case, first_line(casework, case), by="per")
    assert [row.person for row in casework.access_log(case) if row.outcome == "denied"] == ["per"]


def test_a_key_must_say_something(casework: Casework) -> None:
    with pytest.raises(BadInput, match="Nøkkelen"):
        casework.once(" ")


def test_neither_key_nor_request_can_be_read_from_the_database(tmp_path: Path) -> None:
    environment = Environment.fixed(at=AT, account="kari")
    with Casework.open(tmp_path / "bti.db", environment=environment, trial=True) as casework:
        casework.once("the-callers-own-key").open_case("bti", child="Ola Prøve")
    assert b"the-callers-own-key" not in (tmp_path / "bti.db").read_bytes()


TICK = """
import os, sys
from bti import Casework
from tests.integration.casework.story import AT, Environment
sys.stdin.readline()
environment = Environment.fixed(at=AT, account="kari", seed=os.getpid())
with Casework.open(sys.argv[1], environment=environment) as casework:
    line = casework.show(sys.argv[2]).step.checklist[0].id
    print(casework.once("k1").tick(sys.argv[2], line).case.version)
"""


@pytest.mark.slow
def test_eight_who_send_the_same_command_at_once_do_it_once(casework: Casework) -> None:
    case = opened(casework)
    place = casework.database
    started = [
        subprocess.Popen(
            [sys.executable, "-c", TICK, place, case],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(8)
    ]
    printed = [process.communicate("go\n", timeout=60)[0].split() for process in started]
    version = casework.show(case).version
    assert printed == [[str(version)]] * 8
    assert [line.text for line in casework.history(case)].count(
        casework.history(case)[-1].text
    ) == 1


def test_every_verb_on_a_case_takes_part() -> None:
    """What answers with ``Saved`` goes one way to the desk: through ``_once``."""
    verbs = [
        (name, inspect.getsource(verb))
        for name, verb in inspect.getmembers(Casework, inspect.isfunction)
        if not name.startswith("_") and inspect.signature(verb).return_annotation == Saved.__name__
    ]
    assert len(verbs) > 15
    ways = ("self._one(", "self._all(", "self._once(", "self._act(")
    assert [name for name, source in verbs if not any(way in source for way in ways)] == []


def test_a_key_for_what_is_not_kept_under_it_is_refused(casework: Casework) -> None:
    for name in ("one", "two"):
        with pytest.raises(BadInput, match="add_unit"):
            casework.once("k1").add_unit(name, "Enheten", service="skole")
    assert not casework.directory().units


def test_who_used_a_key_for_something_else_can_tell_it_from_a_late_writer(
    casework: Casework,
) -> None:
    case = opened(casework)
    casework.once("k1").fill(case, "undringsnotat", NOTE)
    with pytest.raises(UsedBefore):
        casework.once("k1").fill(case, "undringsnotat", {"hva": "Noe annet."})
    with pytest.raises(Conflict) as late:
        casework.fill(case, "undringsnotat", NOTE, seen=1)
    assert not isinstance(late.value, UsedBefore)
