"""Whoever no longer takes part, or never did, is denied by every verb, and each attempt is logged.

The verbs are found by reflection, as in `test_no_trace`, so that one that is added is asked too.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bti import Casework
from bti.casework.searching import Hit
from bti.errors import Denied, NotFound
from tests.properties.test_no_trace import CASE, CHILD, _begun, _of_a_case, _ways_of_asking


def _left(work: Casework) -> str:
    work.leave(CASE, "solbakken", person="siri", by="kari")
    return "siri"


def _guardian_left(work: Casework) -> str:
    work.leave(CASE, "nordlia", person="mor", by="kari")
    return "mor"


def _invitation_taken_back(work: Casework) -> str:
    work.invite(CASE, "ppt", by="kari")
    work.withdraw_invitation(CASE, "ppt", by="kari")
    return "per"


def _consent_withdrawn(work: Casework) -> str:
    work.invite(CASE, "ppt", person="per", role="ansatt", by="kari")
    work.join(CASE, by="per")
    work.give_consent(CASE, "tverrfaglig", "forelder_alene", recipient="ppt", by="kari")
    assert work.show(CASE, by="per").id == CASE
    work.withdraw_consent(CASE, "tverrfaglig", "forelder_alene", recipient="ppt", by="kari")
    return "per"


def _of_another_unit(work: Casework) -> str:
    del work
    return "per"


def _colleague(work: Casework) -> str:
    del work
    return "knut"


@pytest.mark.parametrize(
    "ended",
    [
        _left,
        _guardian_left,
        _invitation_taken_back,
        _consent_withdrawn,
        _of_another_unit,
        _colleague,
    ],
)
def test_whoever_is_out_is_denied_by_every_verb_and_every_attempt_is_logged(
    ended: Callable[[Casework], str],
) -> None:
    work, _ = _begun()
    who = ended(work)
    missing = []
    for verb in _of_a_case():
        for how in _ways_of_asking(verb, who):
            before = _denials(work, who)
            with pytest.raises((Denied, NotFound)) as told:
                getattr(work, verb)(**how)
            assert CHILD not in str(told.value)
            if _denials(work, who) != before + 1:
                missing.append((verb, how))
    assert missing == []
    assert work.list(by=who) == ()
    assert work.today(by=who).cases == 0


def _denials(work: Casework, who: str) -> int:
    rows = work._desk.store.access_log("case", CASE)  # noqa: SLF001 - reading it by a verb is logged
    return sum(row.person == who and row.outcome == "denied" for row in rows)


def test_a_search_gives_one_who_is_out_whom_to_ask_and_nothing_else() -> None:
    work, _ = _begun()
    who = _left(work)
    before = _denials(work, who)
    found = work.search("Prøvestad", by=who)
    (hit,) = found.hits
    assert hit == Hit(ask="Kari")
    assert _denials(work, who) == before + 1


def test_whoever_is_out_can_be_invited_anew() -> None:
    work, _ = _begun()
    who = _left(work)
    work.invite(CASE, "solbakken", person=who, role="ansatt", ground="law", by="kari")
    work.join(CASE, by=who)
    assert work.show(CASE, by=who).name == CHILD
