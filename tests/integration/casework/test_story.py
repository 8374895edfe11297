"""The main job through the library, on a real database in memory and on a file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.errors import BadInput, Conflict, Denied, NotFound, Refused
from tests.integration.casework.story import (
    ALL_LEFT,
    AT,
    BORN,
    EVALUATION,
    NOTE,
    casework_at,
    opened,
    to_clarifying,
    to_evaluation,
    to_measures,
    to_sharing,
)


def test_a_new_case_stands_on_the_first_step_with_the_opener_in_it() -> None:
    casework, _ = casework_at()
    view = casework.show(opened(casework))
    assert (view.step.id, view.step.level, view.step.phase) == ("undring", "nivaa_0", "uro")
    assert view.subject == "Barn, 7 år"
    assert [p.state for p in view.participants] == ["present"]
    assert view.step.number == "0.1"


def test_a_case_goes_through_every_phase_a_second_round_and_a_level_up_until_it_is_closed() -> None:
    casework, environment = casework_at()
    case = to_evaluation(casework)
    phases = [casework.show(case).step.phase]
    environment.advance(timedelta(days=49))  # type: ignore[attr-defined]
    casework.fill(case, "evaluering", {**EVALUATION, "dato": "2026-10-20"})
    second = casework.go(case, "fortsett", left=ALL_LEFT).case
    assert (second.step.id, second.round) == ("n1_gjennomfoer", 2)
    casework.go(case, "evaluer", left=ALL_LEFT)
    again = {**EVALUATION, "dato": "2026-10-20", "tiltak.t1.ny_dato": "2027-01-15"}
    casework.fill(case, "evaluering", again)
    up = casework.go(case, "trenger_andre", reason="Trenger PPT", left=ALL_LEFT).case
    phases.append(up.step.phase)
    assert (up.step.level, up.round) == ("nivaa_2", 1)
    closed = casework.do(case, "avslutt_tidlig", reason="Familien har flyttet").case
    assert closed.closed
    assert phases == ["evaluering", "bekymring"]


def test_a_refusal_says_every_reason_at_once_with_file_and_line_and_writes_nothing() -> None:
    casework, _ = casework_at()
    case = to_evaluation(casework)
    before = casework.history(case)
    with pytest.raises(Refused) as refused:
        casework.go(case, "fortsett")
    kinds = {reason.kind for reason in refused.value.reasons}
    assert {"item", "form", "child_heard", "date"} <= kinds
    for reason in refused.value.reasons:
        assert reason.place is not None
        assert reason.place.file == "bti.yaml"
        assert reason.place.line > 1
    assert casework.history(case) == before


def test_the_line_of_a_reason_is_the_line_where_its_rule_is_written() -> None:
    casework, _ = casework_at()
    case = to_sharing(casework)
    (way,) = casework.why(case, "neste")
    reason = next(r for r in way.reasons if r.subject == "delt")
    lines = Path("workflows/bti.yaml").read_text(encoding="utf-8").splitlines()
    assert reason.place is not None
    assert "delt:" in lines[reason.place.line - 1]


def test_a_demand_left_with_a_reason_is_let_through_and_the_reason_is_kept() -> None:
    casework, _ = casework_at()
    case = opened(casework)
    casework.fill(case, "undringsnotat", NOTE)
    casework.go(case, "neste", left={"ikke_akutt": "Avklart på telefon"})
    assert any("Avklart på telefon" in " ".join(line.remarks) for line in casework.history(case))


def test_a_required_demand_cannot_be_left_with_a_reason() -> None:
    casework, _ = casework_at()
    case = to_sharing(casework)
    with pytest.raises(Refused) as refused:
        casework.go(case, "neste", left={"delt": "Prøve", **ALL_LEFT})
    assert [r.subject for r in refused.value.reasons] == ["delt"]


def test_back_stands_where_the_case_stood_with_its_ticks() -> None:
    casework, _ = casework_at()
    case = opened(casework)
    casework.tick(case, "ikke_akutt")
    casework.fill(case, "undringsnotat", NOTE)
    casework.go(case, "neste")
    back = casework.go(case, "tilbake").case
    assert back.step.id == "undring"
    assert [item.id for item in back.step.checklist if item.done] == ["ikke_akutt"]
    assert back.round == 1


def test_a_tick_is_taken_back_and_an_answer_changed() -> None:
    casework, _ = casework_at()
    case = opened(casework)
    casework.tick(case, "ikke_akutt")
    assert not [i for i in casework.untick(case, "ikke_akutt").case.step.checklist if i.done]
    casework.fill(case, "undringsnotat", NOTE)
    casework.fill(case, "undringsnotat", {"hva": "Noe annet"})
    shown = {f.path: f.shown for f in casework.form(case, "undringsnotat").fields}
    assert shown["hva"] == "Noe annet"


def test_the_date_that_was_set_is_when_the_case_comes_back_by_itself() -> None:
    casework, environment = casework_at()
    case = to_clarifying(casework)
    casework.go(case, "foelg_med", asked={"dato": "2026-09-20"}, left=ALL_LEFT)
    assert casework.show(case).step.id == "n0_foelg_med"
    environment.advance(timedelta(days=40))  # type: ignore[attr-defined]
    view = casework.show(case)
    assert view.step.id == "n0_avklar"
    assert view.entered.date() == date(2026, 9, 20)


def test_an_answer_to_a_move_that_breaks_its_rule_is_a_reason() -> None:
    casework, _ = casework_at()
    case = to_clarifying(casework)
    with pytest.raises(Refused) as refused:
        casework.go(case, "foelg_med", asked={"dato": "2027-09-20"}, left=ALL_LEFT)
    assert any("seks uker" in r.message for r in refused.value.reasons)


def test_a_new_date_later_than_the_round_knew_is_what_fortsett_wants() -> None:
    casework, environment = casework_at()
    case = to_evaluation(casework)
    environment.advance(timedelta(days=49))  # type: ignore[attr-defined]
    casework.fill(case, "evaluering", {**EVALUATION, "dato": "2026-10-20"})
    (way,) = casework.why(case, "fortsett")
    assert [r.subject for r in way.reasons if r.kind == "date"] == []
    view = casework.show(case)
    assert view.measures[0].evaluate_by == date(2026, 12, 1)


def test_what_protects_a_child_is_open_from_everywhere_and_leaves_no_trace() -> None:
    casework, _ = casework_at()
    twin, _ = casework_at()
    case, other = to_measures(casework), to_measures(twin)
    saved = casework.do(case, "mistanke")
    assert saved.linked.startswith("B-")
    assert casework.history(case) == twin.history(other)
    assert casework.show(case) == twin.show(other)
    casework.do(case, "avslutt_tidlig", reason="Flyttet")
    assert casework.do(case, "mistanke").linked != saved.linked


def test_a_colleague_does_not_learn_that_a_report_exists() -> None:
    casework, _ = casework_at()
    casework.add_person("per", "Per")
    case = opened(casework)
    linked = casework.do(case, "mistanke").linked
    with pytest.raises(NotFound) as unknown:
        casework.show(linked, by="per")
    with pytest.raises(NotFound) as missing:
        casework.show("B-00000000", by="per")
    assert str(unknown.value).replace(linked, "") == str(missing.value).replace("B-00000000", "")


def test_someone_without_a_part_in_the_case_is_denied_and_the_attempt_is_logged() -> None:
    casework, _ = casework_at()
    casework.add_person("per", "Per")
    case = opened(casework)
    for attempt in (casework.show, casework.history):
        with pytest.raises(Denied):
            attempt(case, by="per")
    with pytest.raises(Denied):
        casework.tick(case, "ikke_akutt", by="per")
    outcomes = [(row.person, row.outcome) for row in casework.access_log(case)]
    assert outcomes.count(("per", "denied")) == 3
    assert casework.list(by="per") == ()


def test_the_old_holder_holds_until_the_new_one_has_accepted() -> None:
    casework, _ = casework_at()
    casework.add_person("per", "Per")
    casework.add_post("per", "ansatt", next(iter(casework.directory().units)))
    case = to_clarifying(casework)
    casework.offer(case, "kari")
    offered = casework.offer(case, "per").case
    assert (offered.holder, offered.offer) == (casework.show(case).holder, "Per")
    assert "Per" not in offered.holder
    accepted = casework.accept(case, by="per").case
    assert (accepted.holder, accepted.offer) == ("Per", "")


def test_a_version_that_someone_else_has_passed_is_a_conflict() -> None:
    casework, _ = casework_at()
    case = opened(casework)
    version = casework.show(case).version
    casework.tick(case, "naar_hvor", seen=version)
    with pytest.raises(Conflict) as conflict:
        casework.tick(case, "egne_ord", seen=version)
    assert (conflict.value.expected, conflict.value.found) == (version, version + 1)
    assert [i.id for i in casework.show(case).step.checklist if i.done] == ["naar_hvor"]


def test_what_has_happened_since_a_version_is_told_as_the_whole_history_tells_it() -> None:
    casework, _ = casework_at()
    case = opened(casework)
    seen = casework.show(case).version
    casework.tick(case, "naar_hvor", "egne_ord")
    assert casework.history(case, after=seen) == casework.history(case)[-2:]
    assert casework.history(case, after=casework.show(case).version) == ()


def test_a_case_lives_on_in_its_file(tmp_path: Path) -> None:
    database = tmp_path / "bti.db"
    environment = Environment.fixed(at=AT, account="kari")
    with Casework.open(database, environment=environment, trial=True) as casework:
        case = opened(casework)
        casework.tick(case, "naar_hvor")
        shown = casework.show(case)
    with Casework.open(database, environment=environment) as again:
        assert again.show(case) == shown
        assert again.trial


@pytest.mark.parametrize(
    ("child", "born"),
    [("", BORN), ("02051912345", BORN), ("Ola", "2026-02-30"), ("Ola", "2027-01-01")],
)
def test_a_case_is_not_opened_on_what_cannot_be(child: str, born: str) -> None:
    casework, _ = casework_at()
    with pytest.raises(BadInput):
        casework.open_case("bti", child=child, born=born)
    assert casework.list() == ()


def test_consent_opens_the_door_for_each_unit_that_is_invited() -> None:
    casework, _ = casework_at()
    casework.add_unit("ppt", "PPT i Fjorddal", service="ppt")
    case = to_evaluation(casework)
    casework.fill(case, "evaluering", EVALUATION)
    casework.go(case, "trenger_andre", reason="Trenger PPT", left=ALL_LEFT)
    assert _reasons(casework, case, "neste", "consent") == ["Ingen tjeneste er invitert ennå."]
    casework.invite(case, "ppt")
    assert "PPT" in _reasons(casework, case, "neste", "consent")[0]
    casework.give_consent(case, "tverrfaglig", "forelder_1", recipient="ppt")
    assert _reasons(casework, case, "neste", "consent")
    casework.give_consent(case, "tverrfaglig", "forelder_2", recipient="ppt")
    assert not _reasons(casework, case, "neste", "consent")
    casework.go(case, "neste", left=ALL_LEFT)
    withdrawn = casework.withdraw_consent(case, "tverrfaglig", "forelder_1", recipient="ppt").case
    assert [way.id for way in withdrawn.step.ways if way.proposed] == ["samtykke_trukket"]
    moved = casework.do(case, "samtykke_trukket").case
    assert moved.step.id == "n2_uten_samtykke"


def _reasons(casework: Casework, case: str, way: str, kind: str) -> list[str]:
    (shown,) = casework.why(case, way)
    return [reason.message for reason in shown.reasons if reason.kind == kind]


def test_a_linked_case_tells_the_first_one_only_what_its_guide_gives() -> None:
    casework, _ = casework_at()
    case = to_clarifying(casework)
    linked = casework.do(case, "systemsak").linked
    assert linked.startswith("S-2026-")
    proposed = [way.id for way in casework.show(case).step.ways if way.proposed]
    assert proposed == ["systemnivaa"]
    assert [one.id for one in casework.show(case).linked] == [linked]


def test_reporting_by_the_word_for_moving_reports_all_the_same() -> None:
    casework, _ = casework_at()
    case = opened(casework)
    saved = casework.go(case, "mistanke")
    assert saved.linked.startswith("B-")
    assert saved.case.workflow == "bekymringsmelding"


def test_what_is_next_keeps_to_the_road() -> None:
    casework, _ = casework_at()
    case = to_clarifying(casework)
    saved = casework.tick(case, "individ_eller_gruppe")
    assert "avslutt" not in saved.next
    assert saved.next.startswith(("Velg vei: bti videre", "bti "))


def test_a_name_with_signs_that_steer_a_terminal_is_not_taken() -> None:
    casework, _ = casework_at()
    with pytest.raises(BadInput):
        casework.open_case("bti", child="Ola\x1b[2J")


def test_one_who_may_not_read_a_report_is_not_told_its_id_as_a_guess() -> None:
    casework, _ = casework_at()
    casework.add_unit("ppt", "PPT", service="ppt")
    casework.add_person("per", "Per")
    casework.add_post("per", "ansatt", "ppt")
    linked = casework.do(opened(casework), "mistanke").linked
    casework.invite(linked, "ppt", person="per")
    with pytest.raises(NotFound) as refused:
        casework.show(linked, by="per")
    assert refused.value.nearest == ()
