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


@pytest.mark.parametrize("name", ["bekymringsmelding", "miljoesak", "overgang", "systemsak", "bti"])
def test_a_few_walks_through_a_shipped_guide_find_nothing(name: str) -> None:
    known = editions(name)

    assert [one for one in walk(known, 3, Seen(known[0].guide)) if one.fault] == []
