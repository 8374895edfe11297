"""Publishing: who said yes to which edition, and what happens to cases that are running."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti import Casework
from bti.errors import BadInput, NotFound, Refused
from tests.integration.casework.editions import FIRST, begun, edition, publish
from tests.integration.casework.story import casework_at

WORDING = ("Gjør det dere ble enige om.", "Gjør det som står i avtalen.")
STRICTER = ("within: 2 weeks", "within: 1 week")


@pytest.fixture
def casework() -> Casework:
    opened, _ = casework_at()
    publish(opened, FIRST)
    return opened


def test_an_edition_is_approved_before_and_after_it_is_published(casework: Casework) -> None:
    casework.approve("tvedt", "Kari Vik", "kommunalsjef", note="Sak 14/26", on="2026-08-20")
    casework.approve("tvedt@1", "Per Li", "leder")
    (only,) = casework.editions("tvedt")
    assert [(one.person, one.role, str(one.on), one.note) for one in only.approvals] == [
        ("Kari Vik", "kommunalsjef", "2026-08-20", "Sak 14/26"),
        ("Per Li", "leder", "2026-09-01", ""),
    ]
    assert [one.by for one in only.releases] == ["kari"]
    assert only.current


def test_what_is_not_published_yet_can_be_approved(tmp_path: Path) -> None:
    casework, _ = casework_at()
    file = tmp_path / "tvedt.yaml"
    file.write_text(FIRST, encoding="utf-8")
    approved = casework.approve(file, "Kari Vik", "kommunalsjef")
    assert (approved.version, approved.current, approved.releases) == ("1", False, ())
    publish(casework, FIRST)
    (only,) = casework.editions("tvedt")
    assert (only.current, len(only.approvals), len(only.releases)) == (True, 1, 1)


def test_an_approval_holds_for_that_content_alone(casework: Casework) -> None:
    casework.approve("tvedt", "Kari Vik", "kommunalsjef")
    publish(casework, edition("2", STRICTER))
    newest, first = casework.editions("tvedt")
    assert (newest.version, newest.current, newest.approvals) == ("2", True, ())
    assert (first.version, first.current, len(first.approvals)) == ("1", False, 1)


def test_an_approval_says_who_and_in_which_role(casework: Casework) -> None:
    with pytest.raises(BadInput) as refused:
        casework.approve("tvedt", " ", "")
    assert len(refused.value.problems) == 2


def test_other_content_under_the_same_version_is_refused(casework: Casework) -> None:
    with pytest.raises(Refused, match="Utgave 1 er alt publisert"):
        publish(casework, edition("1", STRICTER))
    assert len(casework.editions("tvedt")) == 1


def test_the_same_content_can_be_published_again_and_is_current_then(casework: Casework) -> None:
    publish(casework, edition("2", STRICTER))
    publish(casework, FIRST)
    current = casework.editions("tvedt")[0]
    assert (current.version, len(current.releases)) == ("1", 2)


def test_a_new_edition_changes_nothing_for_a_running_case(casework: Casework) -> None:
    case = begun(casework, moved=False)
    publish(casework, edition("2", STRICTER))
    casework.go(case, "neste")
    assert casework.show(case).edition == "1"


def test_a_running_case_takes_a_new_wording_at_its_next_step(casework: Casework) -> None:
    case = begun(casework, moved=False)
    publish(casework, edition("1.1", WORDING), wording_only=True)
    casework.fill(case, "notat", {"hva": "Ola er mye alene"})
    assert casework.show(case).edition == "1"
    saved = casework.go(case, "neste")
    assert saved.what == "Saken gikk videre til «Gjør noe». Ny runde."
    shown = casework.show(case)
    assert (shown.edition, shown.step.what) == ("1.1", WORDING[1])
    assert casework.history(case)[-1].text == (
        "Saken følger nå utgave 1.1 av veilederen. Bare ordlyden er ny."
    )


def test_a_case_takes_the_last_of_several_wordings(casework: Casework) -> None:
    case = begun(casework, moved=False)
    publish(casework, edition("1.1", WORDING), wording_only=True)
    publish(casework, edition("1.2", ("Skriv ned det du har sett.", "Skriv.")), wording_only=True)
    casework.go(case, "neste")
    assert casework.show(case).edition == "1.2"


def test_more_than_wording_is_refused_with_each_difference(casework: Casework) -> None:
    with pytest.raises(Refused) as refused:
        publish(casework, edition("2", STRICTER, WORDING), wording_only=True)
    assert ["1 uke" in one.message for one in refused.value.reasons] == [True]
    assert casework.editions("tvedt")[0].version == "1"


def test_an_edition_that_is_not_there_names_those_that_are(casework: Casework) -> None:
    publish(casework, edition("2", STRICTER))
    with pytest.raises(NotFound, match="Disse finnes: 1, 2"):
        casework.diff("tvedt@3", "tvedt")
    assert casework.diff("tvedt@1", "tvedt@2")
