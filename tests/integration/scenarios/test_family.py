"""Those of the family in a scenario: whom a case comes from, what they may do, what they see."""

from __future__ import annotations

import pytest

from bti.scenarios.reading import read_scenarios
from tests.integration.scenarios.guides import GUIDE, report, scenario, tvedt

FAMILY = (
    GUIDE.replace(
        "roles: {ansatt: Ansatt, leder: Leder}",
        "roles:\n"
        "  ansatt: Ansatt\n"
        "  leder: Leder\n"
        "  mor: {title: Foresatt, is: guardian}\n"
        "  elev: {title: Eleven, is: child}\n"
        "entered_by: [leder, mor]",
    )
    .replace("entries: {undre: {}}", "entries: {undre: {}, gjoer: {entered_by: [elev]}}")
    .replace(
        "      naar: {type: date, label: Når?}\n",
        "      naar: {type: date, label: Når?, share: never}\n"
        "      internt: {type: text, label: Bare for lederen, confidential: [leder]}\n",
    )
)
NOTE = "as: leder, fill: {notat: {hva: Alene, deler: yes, naar: 2026-09-01, internt: Ja}}"


def failures(*lines: str, case: str = "", expect: str = "", guide: str = FAMILY) -> list[str]:
    text = scenario(*lines, expect=expect).replace(
        "opened: 2026-09-01", f"opened: 2026-09-01{case}"
    )
    told = report(text, guide)
    assert not told.findings, told.findings
    return [failure.message for failure in told.played[0].failures]


def test_a_guardian_reads_what_is_shared_and_writes_nothing() -> None:
    told = failures(
        NOTE,
        "as: guardian, refused: {fill: {notat: {hva: Mye bedre}}}, because: no_access",
        "refused: {tick: barnet}, because: no_access",
        "refused: neste, because: no_access",
        expect="as: mor, printed: [notat.hva], hidden: [notat.naar, notat.internt]",
    )
    assert told == []


def test_what_is_hidden_is_seen_with_the_eyes_of_one() -> None:
    expect = "printed: [notat.hva, notat.naar], hidden: [notat.internt]"
    assert failures(NOTE, expect=f"as: leder, {expect}") == [
        "«notat.internt» synes i saken, men skulle være skjult."
    ]
    assert failures(NOTE, expect=f"as: child, {expect}") == [
        "«notat.naar» står ikke i utskriften av saken."
    ]


def test_who_may_not_see_the_case_sees_nothing_of_it() -> None:
    never = FAMILY + "access: {guardians: never}\n"
    assert failures(NOTE, expect="as: mor, hidden: [notat.hva]", guide=never) == []
    assert failures(NOTE, expect="as: mor, printed: [notat.hva]", guide=never) == [
        "«mor» har ikke tilgang til saken, og ser ingenting av den."
    ]


def test_nobody_of_the_family_takes_part_where_the_scenario_has_nothing_for_them() -> None:
    def party(*lines: str, expect: str = "") -> tuple[str, ...]:
        guide = tvedt(FAMILY).guide
        text = scenario(*lines, expect=expect)
        return read_scenarios({"x.scenarios.yaml": text}, guide).scenarios[0].start.party

    assert party("as: leder, tick: barnet") == ()
    assert party("as: guardian, wait: 1 day", expect="as: elev") == ("mor", "elev")


def test_a_case_comes_from_whom_the_guide_says() -> None:
    told = failures(
        "as: leder, allowed: {slutt: {reason: Ferdig}}",
        "open: undre",
        "open: {undre: {entered_by: guardian}}",
        "refused: {open: {undre: {entered_by: elev}}}, because: entered_by",
        "refused: {open: gjoer}, because: entered_by, says: Saken må komme fra eleven",
        "open: {gjoer: {entered_by: child}}",
        "as: ansatt, refused: {open: undre}, because: entered_by, says: leder eller foresatt",
        "open: {undre: {entered_by: mor}}",
    )
    assert told == []


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("", []),
        (", by: leder", []),
        (", by: ansatt, entered_by: mor", []),
        (", by: ansatt, step: gjoer, entered_by: guardian", ["Saken må komme fra eleven."]),
        (", step: gjoer", []),
        (", by: mor", []),
        (", by: mor, step: gjoer", ["Saken må komme fra eleven."]),
        (", by: ansatt", ["Saken må komme fra leder eller foresatt."]),
    ],
)
def test_the_case_of_a_scenario_is_opened_as_a_person_would(case: str, told: list[str]) -> None:
    found = failures("wait: 1 day", case=case)
    head = "«Slik gjør vi det på Tvedt» kan ikke åpnes slik. "
    assert [one[: len(head) + len(said)] for one, said in zip(found, told, strict=True)] == [
        head + said for said in told
    ]


def test_where_it_is_only_told_anyone_opens() -> None:
    told = FAMILY.replace("entries:", "entered_by_others: told\nentries:")
    assert failures("as: ansatt, open: gjoer", case=", by: ansatt", guide=told) == []


@pytest.mark.parametrize(
    ("line", "case", "said"),
    [
        ("as: guardian, wait: 1 day", "", "Veilederen har ikke personen «guardian»."),
        ("wait: 1 day", ", entered_by: leder", "ikke forelderen eller barnet «leder»"),
        ("open: undree", "", "ikke inngangen «undree»"),
    ],
)
def test_a_person_who_cannot_be_meant_is_a_finding(line: str, case: str, said: str) -> None:
    guide = GUIDE if "guardian" in line else FAMILY
    text = scenario(line).replace("opened: 2026-09-01", f"opened: 2026-09-01{case}")
    (found,) = report(text, guide).findings
    assert said in found.message
