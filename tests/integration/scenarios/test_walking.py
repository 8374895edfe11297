"""Random walks find steps that cannot be left, and walk the same way for the same seed."""

from __future__ import annotations

import pytest

from bti.casework.beside import editions
from bti.scenarios.seen import Seen
from bti.scenarios.walking import walk
from tests.integration.scenarios.guides import GUIDE, tvedt


def test_a_guide_that_can_be_gone_through_has_no_dead_end() -> None:
    edition = tvedt()
    seen = Seen(edition.guide)

    walks = tuple(walk((edition,), 12, seen))

    assert [one.fault for one in walks if one.fault] == []
    assert seen.steps == {"undre", "gjoer", "avsluttet"}


def test_a_step_that_nobody_can_leave_is_a_dead_end_with_what_each_way_lacks() -> None:
    guide = GUIDE.replace(
        "requires: {consent: {samarbeid: given, of: each_invited}}", "when: deler"
    )
    guide = guide.replace(
        "requires: {measures: {at_least: 1}, baton: accepted}}", "when: notat.deler == no}"
    ).replace("when: deler\nclosings", "when: notat.deler == no\nclosings")
    edition = tvedt(guide)

    walks = tuple(walk((edition,), 12, Seen(edition.guide)))

    stuck = [one for one in walks if one.fault]
    assert stuck
    assert all(one.ended == "gjoer" for one in stuck)
    assert stuck[0].fault.startswith("Blindvei: Ingen vei fører videre fra «gjoer».")


def test_the_same_seed_walks_the_same_way() -> None:
    edition = tvedt()

    first, second = (tuple(walk((edition,), 4, Seen(edition.guide))) for _ in range(2))

    assert first == second


PEOPLE = (
    GUIDE.replace("leder: Leder}", "leder: Leder, rektor: Rektor, far: {title: Far, is: guardian}}")
    .replace("forms: {notat: required}", "forms: {}")
    .replace("when: deler}", "requires: {role: [rektor], other_person: than opener}}")
    .replace("      slutt: {title: Avslutt, to: avsluttet, reason: required, demands: none}\n", "")
    .replace("requires: {measures: {at_least: 1}, baton: accepted}", "requires: {role: leder}")
)


def test_somebody_else_does_what_the_first_one_may_not() -> None:
    edition = tvedt(PEOPLE)
    seen = Seen(edition.guide)

    walks = tuple(walk((edition,), 6, seen))

    assert [(one.fault, one.alone) for one in walks if one.fault or one.alone] == []
    assert seen.steps == {"undre", "gjoer", "avsluttet"}


def test_where_nobody_of_the_town_may_go_on_is_told_apart_from_a_dead_end() -> None:
    edition = tvedt(PEOPLE.replace("role: [rektor], other_person: than opener", "role: far"))

    walks = tuple(walk((edition,), 4, Seen(edition.guide)))

    assert {one.fault for one in walks} == {""}
    assert {one.alone for one in walks} == {
        "Ingen av prøvens folk kan gå videre fra «undre». neste (far)."
    }


def test_a_form_for_the_leader_alone_is_written_by_the_leader() -> None:
    edition = tvedt(
        GUIDE.replace("    title: Notat\n", "    title: Notat\n    confidential: [leder]\n")
    )
    seen = Seen(edition.guide)

    walks = tuple(walk((edition,), 6, seen))

    assert [one.fault for one in walks if one.fault] == []
    assert "notat.hva" in seen.fields


@pytest.mark.parametrize("name", ["bekymringsmelding", "miljoesak", "overgang", "systemsak", "bti"])
def test_a_few_walks_through_a_shipped_guide_find_nothing(name: str) -> None:
    known = editions(name)

    assert [one for one in walk(known, 3, Seen(known[0].guide)) if one.fault] == []
