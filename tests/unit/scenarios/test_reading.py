"""Every fault in a file of scenarios is found at once, at its place, with a sentence."""

from __future__ import annotations

import pytest

from bti.casework.guides import edition
from bti.scenarios.reading import read_scenarios
from tests.integration.scenarios.guides import GUIDE, scenario

READ = edition({"tvedt.yaml": GUIDE}).guide


def _found(text: str) -> list[tuple[int, str, str]]:
    read = read_scenarios({"tvedt.scenarios.yaml": text}, READ)
    assert bool(read.scenarios) == all(one.severity == "warning" for one in read.findings)
    return [(one.place.line, one.code, one.proposal) for one in read.findings]


@pytest.mark.parametrize(
    ("line", "code", "proposal"),
    [
        ("fil: {notat: {}}", "feil-form", ""),
        ("fill: {notatt: {}}", "ukjent-skjema", "Mente du «notat»?"),
        ("fill: {notat: {hvaa: Ja}}", "ukjent-felt", "Mente du «hva»?"),
        ("fill: {notat: {delr: Ja}}", "ukjent-felt", "Mente du «deler»?"),
        ("fill: {notat: alt}", "feil-form", ""),
        ("fill: {notat: {}, andre: {}}", "feil-form", ""),
        ("tick: barnt", "ukjent-krav", "Mente du «barnet»?"),
        ("go: nest", "ukjent-maal", "Mente du «neste»?"),
        ("go: {neste: {ti: gjoer}}", "ukjent-noekkel", ""),
        ("go: {neste: {to: gjoerr}}", "ukjent-maal", "Mente du «gjoer»?"),
        ("go: {neste: {decline: kanskje}}", "ukjent-ord", ""),
        ("refused: neste", "mangler-noekkel", ""),
        ("go: neste, left: {nottat: Haster}", "ukjent-krav", "Mente du «notat»?"),
        ("go: {neste: {left: [nottat]}}", "ukjent-krav", "Mente du «notat»?"),
        ("tick: delt, left: {delt: Haster}", "ukjent-noekkel", ""),
        ("refused: {tick: delt, new: yes}, because: no_access", "ukjent-noekkel", ""),
        ("refused: neste, because: nottat", "ukjent-krav", "Mente du «notat»?"),
        ("consent: {samarbeit: {yes: forelder_1}}", "ukjent-samtykke", "Mente du «samarbeid»?"),
        ("consent: {samarbeid: {yes: bestemor}}", "ukjent-ord", ""),
        ("consent: {samarbeid: {}}", "feil-form", ""),
        (
            "consent: {samarbeid: {yes: forelder_1, unit: pptt}}",
            "ukjent-tjeneste",
            "Mente du «ppt»?",
        ),
        ("invite: barnehagen", "ukjent-tjeneste", "Mente du «barnehage»?"),
        ("measure: {t1: {hva: Lek}}", "ukjent-noekkel", ""),
        ("measure: {t1: {status: ferdig}}", "ukjent-ord", ""),
        ("wait: en stund", "ugyldig-tid", ""),
        ("accept: kanskje", "ukjent-ord", ""),
        ("date: 2026-02-30, tick: delt", "ugyldig-dato", ""),
        ("date: 2026-08-01, tick: delt", "ugyldig-dato", ""),
        ("as: sjefen, tick: delt", "ukjent-rolle", ""),
        ("tick: delt, go: neste", "feil-form", ""),
        ("tick: ''", "tom-verdi", ""),
    ],
)
def test_a_fault_in_a_line_of_the_play(line: str, code: str, proposal: str) -> None:
    found = _found(scenario(line))

    assert (6, code, proposal) in found


@pytest.mark.parametrize(
    ("expect", "code", "proposal"),
    [
        ("step: undree", "ukjent-steg", "Mente du «undre»?"),
        ("closing: avslutet", "ukjent-maal", "Mente du «avsluttet»?"),
        ("round: to", "ikke-tall", ""),
        ("due: {undree: 2026-09-01}", "ukjent-krav", "Mente du «undre»?"),
        ("due: {undre: snart}", "ugyldig-dato", ""),
        ("printed: [notat.hv]", "ukjent-krav", "Mente du «notat.hva»?"),
        ("stepp: undre", "ukjent-noekkel", "Mente du «step»?"),
        ("tasks: [ring]", "ukjent-krav", ""),
    ],
)
def test_a_fault_in_what_is_expected(expect: str, code: str, proposal: str) -> None:
    assert (7, code, proposal) in _found(scenario(expect=expect))


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        ("titl: Prøve", "title: Prøve", "ukjent-noekkel"),
        ("opened: i går", "opened: 2026-09-01", "ugyldig-dato"),
        ("", ", opened: 2026-09-01", "mangler-noekkel"),
        ("service: skole", "service: barnehage", "ukjent-tjeneste"),
        ("scenario:", "scenarios:", "ukjent-noekkel"),
        ("title: [en, to]", "title: Prøve", "feil-form"),
    ],
)
def test_a_fault_in_the_head_of_a_scenario(wrong: str, right: str, code: str) -> None:
    assert code in [found[1] for found in _found(scenario().replace(right, wrong))]


def test_verbs_that_are_not_played_yet_are_said_and_do_not_stop_the_rest() -> None:
    found = _found(scenario("tick: delt", "meeting: {hva: nei}"))

    assert [(line, code) for line, code, _ in found] == [(7, "leses-bare")]


def test_an_empty_file_and_one_that_is_no_yaml_are_findings() -> None:
    assert [code for _, code, _ in _found("")] == ["tom-fil"]
    assert _found("scenarios: {a: [}")


def test_a_line_without_date_and_person_goes_on_from_the_one_above() -> None:
    text = scenario("date: 2026-09-03, as: leder, tick: delt", "tick: barnet")

    (read,) = read_scenarios({"tvedt.scenarios.yaml": text}, READ).scenarios

    assert [(line.day.isoformat(), line.by) for line in read.play] == [("2026-09-03", "leder")] * 2
