"""Whatever is tried on a case: it ends in events or a refusal, and the fold is the state."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from bti import BtiError, Casework
from bti.case.case import Case
from bti.case.fold import apply, fold
from bti.case.projection import project
from tests.integration.casework.story import ALL_LEFT, EVALUATION, NOTE, casework_at, opened

Try = Callable[[Casework, str], object]

WAYS = [
    "neste",
    "avslutt",
    "tilbake",
    "uten_samtale",
    "foelg_med",
    "nivaa_1",
    "nivaa_2",
    "tiltak_satt",
    "evaluer",
    "evalueringsdato",
    "juster",
    "maal_naadd",
    "fortsett",
    "nye_tiltak",
    "trenger_andre",
    "ned_nivaa_1",
    "flere_tjenester",
    "fastlaast",
    "egen",
    "gjenaapne",
    "raad",
    "avklar",
]
ITEMS = ["ikke_akutt", "delt", "observasjoner", "meldeplikt", "samtykke_tekst", "finnes_ikke"]
ACTIONS = [
    "mistanke",
    "kan_gjelde_miljoe",
    "overgang",
    "samtykke_trukket",
    "overfoert_ip",
    "avslutt_logg",
]


def _go(way: str) -> Try:
    def go(casework: Casework, case: str) -> object:
        asked = {"dato": "2026-09-20"} if way == "foelg_med" else {}
        return casework.go(case, way, reason="Prøve", asked=asked, left=ALL_LEFT)

    return go


def _tick(item: str) -> Try:
    return lambda casework, case: casework.tick(case, item)


def _untick(item: str) -> Try:
    return lambda casework, case: casework.untick(case, item)


def _do(action: str) -> Try:
    return lambda casework, case: casework.do(case, action, reason="Prøve")


OTHERS: tuple[Try, ...] = (
    lambda casework, case: casework.fill(case, "undringsnotat", NOTE),
    lambda casework, case: casework.fill(case, "evaluering", EVALUATION),
    lambda casework, case: casework.fill(case, "evaluering", {"dato": "i går"}),
    lambda casework, case: casework.offer(case, "kari"),
    lambda casework, case: casework.offer(case, "per"),
    lambda casework, case: casework.accept(case, by="per"),
    lambda casework, case: casework.decline(case, by="per"),
    lambda casework, case: casework.keep_baton(case),
    lambda casework, case: casework.add_measure(
        case, "Fast voksen", responsible="kari", evaluate_by="2026-12-01"
    ),
    lambda casework, case: casework.change_measure(case, "t1", evaluate_by="2027-01-15"),
    lambda casework, case: casework.end_measure(case, "t1"),
    lambda casework, case: casework.invite(case, "ppt"),
    lambda casework, case: casework.give_consent(
        case, "tverrfaglig", "forelder_alene", recipient="ppt"
    ),
    lambda casework, case: casework.withdraw_consent(
        case, "tverrfaglig", "forelder_alene", recipient="ppt"
    ),
)

TRIES = st.one_of(
    st.sampled_from(WAYS).map(_go),
    st.sampled_from(ITEMS).map(_tick),
    st.sampled_from(ITEMS).map(_untick),
    st.sampled_from(ACTIONS).map(_do),
    st.sampled_from(OTHERS),
)

# Random walks rarely leave level 0 by themselves; a road that works is taken now and then.
ROAD: tuple[Try, ...] = (
    _tick("ikke_akutt"),
    OTHERS[0],
    _go("neste"),
    _go("neste"),
    _tick("delt"),
    _go("uten_samtale"),
    OTHERS[3],
    _go("nivaa_1"),
    _go("neste"),
    _go("neste"),
    OTHERS[8],
    _go("tiltak_satt"),
    _go("evaluer"),
    OTHERS[1],
    _go("trenger_andre"),
)


@settings(max_examples=30)
@given(st.integers(0, len(ROAD)), st.lists(TRIES, max_size=12))
def test_any_command_on_any_case_ends_in_events_or_a_refusal(steps: int, tries: list[Try]) -> None:
    casework, _ = casework_at()
    casework.add_person("per", "Per")
    casework.add_unit("ppt", "PPT", service="ppt")
    case = opened(casework)
    for attempt in (*ROAD[:steps], *tries):
        before = casework.history(case)
        refusal = _refusal(attempt, casework, case)
        if refusal is not None:
            assert refusal.message
            assert casework.history(case) == before
    _hold(casework, case)


def _refusal(attempt: Try, casework: Casework, case: str) -> BtiError | None:
    try:
        attempt(casework, case)
    except BtiError as refusal:
        return refusal
    return None


def _hold(casework: Casework, case_id: str) -> None:
    """Check what always holds, from the stored events alone."""
    desk = casework._desk  # noqa: SLF001 - the property is about what is stored
    events = desk.history(case_id)
    stream = desk.store.load("case", case_id)
    assert stream is not None
    stored = msgspec.json.decode(stream.fold, type=Case)
    folded = fold(events)
    assert folded is not None
    assert msgspec.json.encode(folded) == msgspec.json.encode(stored)
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    guide = desk.guides.by_digest(stored.digest)
    rows = desk.store.projections("case", case_id)
    derived = project(guide, folded, folded.at, str.encode)
    assert rows.listed == derived.listed
    assert set(rows.participants) == set(derived.participants)
    state: Case | None = None
    held = False
    for event in events:
        state = apply(state, event)
        held = held or state.baton.holder is not None
        assert (state.baton.holder is not None) == held
        assert all(int(m.partition(".")[0][1:]) <= state.measure_count for m in state.round.dates)
