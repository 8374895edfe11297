"""Anything that a person does can be refused in a scenario, each reason named and said."""

from __future__ import annotations

import pytest

from tests.integration.scenarios.guides import GUIDE, report, scenario

FULL = (
    GUIDE.replace("may_hold: [ansatt, leder]", "may_hold: [leder]")
    .replace("roles: {ansatt: Ansatt, leder: Leder}", "roles: {ansatt: A, leder: L}")
    .replace(
        "      naar: {type: date, label: Når?}\n",
        "      naar:\n"
        "        type: date\n"
        "        label: Når?\n"
        "        constraint: value <= today\n"
        "        constraint_message: Skriv en dag som har vært.\n"
        "      rader:\n"
        "        type: repeat\n"
        "        label: Sett\n"
        "        repeat: {max: 2}\n"
        "        fields: {av: {type: date, label: Av}}\n",
    )
    .replace(
        "    forms: {notat: required}\n",
        "    forms: {notat: required}\n    actions: [ring, innkall]\n",
        1,
    )
    .replace(
        "conditions:\n",
        "facts: {ledig: {title: Plass, type: yes_no, from: leder}}\n"
        "tasks: {ring: {title: Ring hjem, who: [leder]}}\n"
        "actions:\n"
        "  ring: {title: Be lederen ringe, then: ring, by: [leder]}\n"
        "  innkall: {title: Innkall PPT, invites: {service: ppt}, by: [leder]}\n"
        "conditions:\n",
    )
)


def failures(*lines: str, expect: str = "") -> list[str]:
    told = report(scenario(*lines, expect=expect), FULL)
    assert not told.findings, told.findings
    return [failure.message for failure in told.played[0].failures]


@pytest.mark.parametrize(
    "line",
    [
        "fill: {notat: {naar: 2027-01-01}}}, because: naar, says: Skriv en dag som har vært.",
        "fill: {notat: {naar: i morgen, deler: kanskje}}}, because: [naar, deler]",
        "fill: {notat: {naar: i morgen}}}, because: bad_answer, says: «Når?»",
        "fill: {notat: {rader: [{av: x}]}}}, because: rader.av",
        (
            "fill: {notat: {rader: [{av: 2026-08-01}, {av: 2026-08-02}, {av: 2026-08-03}]}}}, "
            "because: rader, says: høyst 2"
        ),
        "fill: {notat: {}}, left: {hva: Glemt}}, because: hva",
        "go: neste}, because: [notat, delt, barnet, deler]",
        "do: ring}, because: leder",
        "go: innkall}, because: leder",
        "do: {neste: {decline: yes, reason: Nei}}}, because: bad_answer, says: ikke foreslått",
        "untick: barnet}, because: barnet",
        "tick: barnet}, because: no_access, as: ansatt_ppt",
        "accept: baton}, because: baton",
        "keep: baton}, because: baton, says: ingen stafettholder ennå",
        "offer: ansatt}, because: baton, says: Stafettholderen må være l.",
        "consent: {samarbeid: {yes: forelder_1}}}, because: unit",
        "consent: {samarbeid: {withdraw: forelder_1, unit: ppt}}}, because: samarbeid",
        (
            "measure: {t1: {what: Lek, evaluate_by: 2026-08-01, start: 2026-09-01}}}, "
            "because: evaluate_by"
        ),
        "fact: {ledig: yes}}, because: ledig, says: kan bare opplyses av",
        "task: ring}, because: not_here",
        "join: yes}, because: bad_answer",
        "born: 2030-01-01}, because: bad_answer, says: fram i tid",
    ],
)
def test_a_verb_that_is_refused_says_why_by_id_and_in_words(line: str) -> None:
    assert failures(f"refused: {{{line}") == []


def test_who_takes_no_part_is_told_to_be_invited_and_to_answer() -> None:
    (said,) = failures("as: ansatt_ppt, tick: delt")
    assert said.startswith("«ansatt_ppt» er ikke med i saken. Inviter på en linje før")
    invited = (
        "invite: {ppt: {person: ansatt_ppt, ground: Hasteplikt}}",
        "as: ansatt_ppt, join: yes",
    )
    assert failures(*invited, "tick: delt") == []


def test_what_has_been_done_once_is_refused_the_next_time() -> None:
    told = failures(
        "as: leder, do: ring",
        "as: ansatt, refused: {task: ring}, because: ring",
        "tick: barnet",
        "refused: {tick: barnet}, because: barnet",
        "invite: {ppt: {person: ansatt_ppt}}",
        "refused: {invite: {ppt: {person: ansatt_ppt}}}, because: ppt",
        "refused: {leave: {ppt: {person: ansatt_ppt}}}, because: bad_answer, says: invitert",
        "invite: {ppt: {person: ansatt_ppt, withdraw: yes}}",
        "refused: {invite: {ppt: {person: ansatt_ppt, withdraw: yes}}}, because: bad_answer",
        "invite: {ppt: {person: ansatt_ppt}}",
        "as: ansatt_ppt, join: yes",
        "as: ansatt, leave: {ppt: {person: ansatt_ppt}}",
        "refused: {leave: {ppt: {person: ansatt_ppt}}}, because: bad_answer, says: ikke med",
        "fill: {notat: {hva: Alene, deler: yes}}",
        "go: {slutt: {reason: Ferdig}}",
        "refused: {fill: {notat: {hva: Ikke alene}}}, because: avsluttet",
        "fill: {notat: {hva: Ikke alene}}, reason: Feil barn",
        expect="closing: avsluttet",
    )
    assert told == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{fill: {notat: {hva: Alene}}}, because: hva", "«fill notat» skulle vært stengt"),
        ("{tick: barnet}, because: barnet", "«tick barnet» skulle vært stengt, men er åpen."),
        (
            "{untick: barnet}, because: delt",
            "Dette stenger ikke: delt. Dette stenger også: barnet.",
        ),
        (
            "{untick: barnet}, because: barnet, says: Vent litt",
            "men uten å si «Vent litt». Det som sies: «Barnet er hørt» er ikke huket av",
        ),
        ("neste, because: [notat, delt, barnet, deler], says: Vent", "men uten å si «Vent»."),
    ],
)
def test_what_is_refused_otherwise_than_written_fails(line: str, said: str) -> None:
    (message,) = failures(f"refused: {line}")
    assert said in message


def test_a_way_that_is_called_as_a_verb_is_refused_under_go() -> None:
    guide = FULL.replace("      neste: {title", "      offer: {title")
    lines = (
        "refused: offer, because: [notat, delt, barnet, deler]",
        "refused: {go: {offer: {to: gjoer}}}, because: [notat, delt, barnet, deler]",
        "refused: {offer: ansatt}, because: baton",
    )
    told = report(scenario(*lines), guide)
    assert not told.findings
    assert [one.failures for one in told.played] == [()]


DOORS = """
workflow: doerer
version: "2026.1"
language: nb
title: Dører
roles: {ansatt: Ansatt, leder: Leder, hr: Personalrådgiver}
kinds: {k: {title: K, phase: uro}}
conditions:
  foerst: {title: Først, when: n.a == yes}
  siden: {title: Siden, when: n.b == yes}
levels:
  en:
    title: En
    steps:
      a: {kind: k, title: A, transitions: {ut: {title: Ut, to: b, when: foerst}}}
  to:
    title: To
    requires: {when: foerst}
    steps:
      b:
        kind: k
        title: B
        forms: {n: optional}
        actions: [be]
        transitions:
          ut: {title: Ut, to: slutt, when: siden}
          krev: {title: Krev, to: slutt, requires: {when: siden}}
          hr: {title: Hr, to: slutt, requires: {role: [leder, hr]}}
actions: {be: {title: Be, asks: {hva: {type: text, label: Hva?}}, by: [leder, hr]}}
forms: {n: {title: N, fields: {a: {type: yes_no, label: A?}, b: {type: yes_no, label: B?}}}}
closings: {slutt: Slutt}
"""


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ("a", "refused: ut, because: foerst"),
        ("b", "refused: ut, because: siden"),
        ("b", "refused: krev, because: siden"),
        ("b", "refused: hr, because: hr"),
        ("b", "refused: hr, because: [leder, hr]"),
        ("b", "refused: be, because: hr"),
        ("b", "refused: be, because: leder"),
    ],
)
def test_a_door_is_named_by_its_own_condition_and_roles_by_any_of_them(
    step: str, line: str
) -> None:
    told = report(scenario(line, step=step).replace(", service: barnehage", ""), DOORS)
    assert not told.findings, told.findings
    assert [one.message for one in told.played[0].failures] == []


def test_coverage_counts_refused_ways_however_they_are_written_and_no_refused_answers() -> None:
    told = report(
        scenario(
            "refused: {go: neste}, because: [notat, delt, barnet, deler]",
            "refused: {do: ring}, because: leder",
            "refused: {fill: {notat: {naar: 2027-01-01}}}, because: naar",
        ),
        FULL,
    )
    assert told.coverage is not None
    assert not {"undre.neste", "ring"} & set(told.coverage.refused.missing)
    assert "undre.neste" in told.coverage.taken.missing
    assert "notat.naar" in told.coverage.fields.missing


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("go: neste, because: delt", "ukjent-noekkel"),
        ("tick: delt, says: Hei", "ukjent-noekkel"),
        ("refused: {fill: {notatt: {}}}, because: hva", "ukjent-skjema"),
        ("refused: {tick: delt}", "mangler-noekkel"),
        ("leave: ppt", "mangler-noekkel"),
        ("refused: {tick: delt}, because: delte", "ukjent-krav"),
        ("refused: {wait: 2 days}, because: delt", "ukjent-maal"),
    ],
)
def test_a_fault_in_a_refusal_is_found_before_anything_is_played(line: str, code: str) -> None:
    assert code in [one.code for one in report(scenario(line), FULL).findings]
