"""Nobody outside can tell of a report: two databases driven alike give the same bytes."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from bti import Casework
from bti.errors import BtiError
from tests.integration.casework.story import ALL_LEFT, NOTE
from tests.integration.semantics.tale import municipality

Try = Callable[[Casework, str], object]

ORDINARY: dict[str, Try] = {
    "note": lambda work, case: work.fill(case, "undringsnotat", NOTE),
    "tick": lambda work, case: work.tick(case, "naar_hvor"),
    "on": lambda work, case: work.go(case, "neste", left=ALL_LEFT),
    "back": lambda work, case: work.go(case, "tilbake"),
    "hold": lambda work, case: work.offer(case, "kari"),
    "measure": lambda work, case: work.add_measure(case, "Lese", evaluate_by="2026-12-01"),
    "another": lambda work, _: work.open_case("bti", child="Per Prøve", born="2015-01-01"),
    "group": lambda work, case: work.do(case, "systemsak"),
    "close": lambda work, case: work.do(case, "avslutt_tidlig", reason="Flyttet"),
    "reopen": lambda work, case: work.go(case, "gjenaapne", to="last_step", reason="Igjen"),
}
REPORTED = ("", "kari", "lise")
OUTSIDERS = ("knut", "mor", "per", "ute")


def _tried(attempt: Try, casework: Casework, case: str) -> str:
    try:
        attempt(casework, case)
    except BtiError as refusal:
        return type(refusal).__name__
    return "done"


def _report(casework: Casework, case: str, by: str) -> None:
    """Report, fill in a little, and send: all of it leaves no mark."""
    linked = casework.do(case, "mistanke", by=by).linked
    casework.tick(linked, "fare", by=by)
    casework.go(linked, "meld", by=by)
    casework.fill(linked, "melding", {"fare_naa": "ja"}, by=by)
    casework.go(linked, "sendt", by=by)


def _opened() -> tuple[Casework, str]:
    casework, _ = municipality()
    case = casework.open_case("bti", child="Ola Prøve", born="2017-05-02").case.id
    casework.invite(case, "nordlia", person="mor", role="foresatt")
    casework.join(case, by="mor")
    return casework, case


def _seen(casework: Casework, case: str, by: str) -> list[bytes]:
    """Give every byte that a person can get hold of, refusals among them."""
    looks: tuple[Callable[[], object], ...] = (
        lambda: casework.show(case, by=by),
        lambda: casework.why(case, by=by),
        lambda: casework.history(case, by=by),
        lambda: casework.list(by=by),
        lambda: casework.list(closed=True, by=by),
        lambda: casework.today(by=by),
        lambda: casework.search("Ola", by=by),
        lambda: casework.search("Prøve", by=by),
        casework.workflows,
        lambda: casework.render(casework.file(case, by=by), "html"),
        lambda: casework.render(casework.file(case, by=by), "md"),
    )
    return [_bytes(look) for look in looks]


def _seen_of(casework: Casework, case: str, by: str) -> list[bytes]:
    """Give every byte of the case itself: whoever the duty goes to has another case to see to."""
    looks: tuple[Callable[[], object], ...] = (
        lambda: casework.show(case, by=by),
        lambda: casework.why(case, by=by),
        lambda: casework.history(case, by=by),
        lambda: casework.render(casework.file(case, by=by), "md"),
    )
    return [_bytes(look) for look in looks]


def _bytes(look: Callable[[], object]) -> bytes:
    try:
        return msgspec.json.encode(look())
    except BtiError as refusal:
        return str(refusal).encode()


@settings(max_examples=12)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(ORDINARY)), st.sampled_from(REPORTED)), max_size=9)
)
def test_a_colleague_and_a_guardian_get_the_same_bytes_with_and_without_a_report(
    steps: list[tuple[str, str]],
) -> None:
    (with_report, case), (without, same) = _opened(), _opened()
    assert case == same
    _report(with_report, case, "kari")
    for name, reporter in steps:
        tried = [_tried(ORDINARY[name], work, case) for work in (with_report, without)]
        assert tried[0] == tried[1]
        if reporter:
            _report(with_report, case, reporter)
    for person in OUTSIDERS:
        assert _seen(with_report, case, person) == _seen(without, case, person)
    for casework in (with_report, without):
        assert casework.list(by="mor") or casework.list(closed=True, by="mor")


def test_the_reporter_sees_the_same_case_and_the_leader_no_more_than_before() -> None:
    (with_report, case), (without, _) = _opened(), _opened()
    _report(with_report, case, "kari")
    for person in ("kari", "lise"):
        assert with_report.show(case, by=person) == without.show(case, by=person)
        assert with_report.history(case, by=person) == without.history(case, by=person)
    assert _seen_of(with_report, case, "lise") == _seen_of(without, case, "lise")
    assert [len(w.today(by="lise").week) for w in (with_report, without)] == [1, 0]
    assert len(with_report.list()) == len(without.list()) + 1
