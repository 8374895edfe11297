"""Scenarios hold when a case goes as they say, and name the line when it does not."""

from __future__ import annotations

import pytest

from tests.integration.scenarios.guides import GUIDE, report, scenario

WHOLE = "fill: {notat: {hva: Ola er alene, deler: yes}}"


def _failure(text: str, guide: str = GUIDE) -> tuple[int, str]:
    found = report(text, guide)
    assert not found.findings, found.findings
    (failure,) = found.played[0].failures
    return failure.place.line, failure.message


def _holds(text: str, guide: str = GUIDE) -> bool:
    found = report(text, guide)
    assert not found.findings, found.findings
    return found.played[0].passed and not found.failed


def test_a_case_that_goes_as_written_holds() -> None:
    play = (
        "refused: neste, because: [notat, delt, barnet, deler]",
        WHOLE,
        "tick: [delt, barnet]",
        "untick: barnet",
        "refused: neste, because: barnet",
        "go: {neste: {left: {barnet: Sykt}}}",
        "offer: leder",
        "refused: ferdig, because: [measures, baton]",
        "as: leder, accept: baton",
        "measure: {t1: {what: Lekegruppe, responsible: ansatt}}",
        "measure: {t1: {evaluate_by: 2026-10-01}}",
        "go: ferdig",
    )

    assert _holds(scenario(*play, expect="closing: avsluttet, holder: leder, printed: [notat.hva]"))


def test_a_way_that_should_be_open_and_is_not_names_what_shuts_it() -> None:
    assert _failure(scenario("allowed: neste")) == (
        6,
        "«neste» skulle vært åpen, men er stengt av: deler, delt, barnet, notat.",
    )


def test_a_way_that_only_wants_a_reason_is_allowed() -> None:
    assert _holds(scenario("allowed: slutt", "refused: slutt, because: reason"))


def test_a_way_that_should_be_shut_and_is_open_fails() -> None:
    assert _failure(
        scenario("wait: 1 day", "refused: {slutt: {reason: Ferdig}}, because: reason")
    ) == (
        7,
        "«slutt» skulle vært stengt, men er åpen.",
    )


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("[notat, delt, barnet]", "Dette stenger også: deler."),
        ("[notat, delt, barnet, deler, baton]", "Dette stenger ikke: baton."),
    ],
)
def test_a_way_that_is_shut_for_another_set_of_reasons_fails(because: str, said: str) -> None:
    line, message = _failure(scenario(f"refused: neste, because: {because}"))

    assert line == 6
    assert message.endswith(said)


def test_a_way_that_does_not_exist_here_is_refused_as_that() -> None:
    assert _holds(scenario("refused: ferdig, because: not_here"))


def test_someone_without_access_is_refused_as_that() -> None:
    assert _holds(scenario("as: ansatt_ppt, refused: neste, because: no_access"))


def test_a_command_that_is_refused_stops_the_play_and_says_what_is_lacking() -> None:
    line, message = _failure(scenario("go: neste", "go: ferdig"))

    assert line == 6
    assert message.endswith("Det som mangler: deler, delt, barnet, notat.")


def test_what_is_left_can_stand_on_the_line_or_with_the_way() -> None:
    for line in ("go: neste, left: [barnet]", "go: {neste: {left: [barnet]}}"):
        play = ("fill: {notat: {hva: Ja, deler: yes}}", "tick: delt", line)
        assert _holds(scenario(*play, expect="step: gjoer")), line


def test_a_case_about_a_group_begins_where_a_group_does() -> None:
    guide = GUIDE.replace("entries: {undre: {}}", "entries: {undre: {}, klasse: {}}").replace(
        "  gjoer:",
        "  klasse: {kind: tiltak, title: Klassen, only_for: [group], next: avsluttet}\n  gjoer:",
        1,
    )
    guide = guide.replace("language: nb", "language: nb\nsubjects: [child, group]")
    guide = guide.replace("    title: Sett", "    only_for: [child]\n    title: Sett", 1)
    text = scenario(expect="step: klasse").replace("case: {", "case: {subject: group, ")
    assert _holds(text.replace("born: 2019-05-02, ", ""), guide)


def test_an_answer_that_cannot_be_used_stops_the_play() -> None:
    line, message = _failure(scenario("fill: {notat: {naar: 2026-02-30}}"))

    assert line == 6
    assert "finnes ikke" in message


def test_consents_and_invitations_open_the_ways_that_wait_for_them() -> None:
    play = (
        "refused: sammen, because: samarbeid",
        "invite: {ppt: {person: ansatt_ppt}}",
        "consent: {samarbeid: {ask: yes, unit: ppt}}",
        "consent: {samarbeid: {no: forelder_1, unit: ppt}}",
        "refused: sammen, because: samarbeid",
        "consent: {samarbeid: {yes: forelder_1, unit: ppt}}",
        "as: ansatt_ppt, join: yes",
        "as: ansatt, go: sammen",
        "consent: {samarbeid: {withdraw: forelder_1, unit: ppt}}",
        "refused: sammen, because: samarbeid",
    )

    assert _holds(scenario(*play, step="gjoer", expect="step: gjoer, round: 2"))


def test_a_case_begins_on_the_step_that_is_written_and_its_history_says_only_that() -> None:
    assert _holds(scenario(step="gjoer", expect="step: gjoer, round: 1, due: {undre: none}"))


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ("step: gjoer", "Ventet step «gjoer», men saken har «undre»."),
        ("closing: avsluttet", "Ventet closing «avsluttet», men saken har «ingen»."),
        ("round: 2", "Ventet round «2», men saken har «1»."),
        ("holder: leder", "Ventet holder «leder», men saken har «none»."),
        ("due: {undre: 2026-09-14}", "Fristen «undre» er 2026-09-15, ikke 2026-09-14."),
        ("due: {gjoer: 2026-09-14}", "Fristen «gjoer» er ikke satt, ikke 2026-09-14."),
        ("proposed: [neste]", "Det som er foreslått, er ingenting."),
        ("printed: [notat]", "«notat» står ikke i utskriften av saken."),
        ("hidden: [slutt]", "«slutt» synes i saken, men skulle være skjult."),
    ],
)
def test_what_is_expected_and_is_not_so_names_its_line(expect: str, said: str) -> None:
    assert _failure(scenario(expect=expect)) == (7, said)


def test_who_was_reminded_is_everyone_whom_time_has_reminded_so_far() -> None:
    due = "due: {within: 2 weeks, of: case.opened"
    guide = GUIDE.replace(due, due + ", remind: [{before: 3 days, who: leder}]")
    early, late = "date: 2026-09-11, tick: delt", "date: 2026-09-13, untick: delt"

    assert _holds(scenario(early, expect="reminded: none"), guide)
    assert _holds(scenario(early, late, expect="reminded: [leder]"), guide)
    assert _failure(scenario(early, late, expect="reminded: [ansatt]"), guide) == (
        8,
        "De som er blitt minnet på noe, er leder.",
    )


def test_every_expectation_that_is_not_met_is_said() -> None:
    found = report(scenario(expect="step: gjoer, round: 3"))

    assert len(found.played[0].failures) == 2


def test_a_case_that_cannot_be_opened_fails_at_its_own_line() -> None:
    text = scenario().replace("2019-05-02", "2027-01-01")

    line, message = _failure(text)

    assert line == 2
    assert "fram i tid" in message


def test_a_guide_that_is_changed_makes_its_scenario_fail() -> None:
    from tests.integration.scenarios.guides import GUIDE

    text = scenario(WHOLE, "refused: neste, because: [delt, barnet]")

    assert not report(text).failed
    assert report(text, GUIDE.replace("Lederen vet, required: true", "Lederen vet")).failed


def test_coverage_names_what_was_never_tried() -> None:
    covered = report(scenario("go: {slutt: {reason: Ferdig}}")).coverage

    assert covered is not None
    assert covered.steps.missing == ("gjoer",)
    assert covered.taken.missing == ("undre.neste", "gjoer.ferdig", "gjoer.sammen")
    assert covered.refused.missing == ("undre.neste", "undre.slutt", "gjoer.ferdig", "gjoer.sammen")
    assert covered.conditions_yes.missing == ("deler",)
    assert covered.conditions_no.missing == ()
    assert covered.fields.missing == ("notat.hva", "notat.deler", "notat.naar")
