"""What a linked case tells in a scenario: it opens the way that waits for it."""

from __future__ import annotations

import pytest

from bti.casework.guides import edition
from bti.scenarios.results import Report
from bti.scenarios.testing import run_scenarios
from tests.integration.scenarios.guides import GUIDE, scenario

LINKED = """\
workflow: miljoe
version: 1
language: nb
title: Miljøsak
linked_from: [tvedt]
gives: [svar.trygt, undersoek.ferdig.naar]
roles: {ansatt: Ansatt, raadgiver: Rådgiver}
steps:
  undersoek:
    title: Undersøk
    what: Undersøk saken.
    transitions:
      ferdig:
        title: Ferdig
        to: slutt
        emits: ferdig
        asks: {naar: {type: date, label: Når?}}
      leder: {title: Rådgiver, to: slutt, requires: {role: raadgiver}}
closings: {slutt: Slutt}
forms:
  svar:
    title: Svar
    fields:
      trygt: {type: yes_no, label: Er det trygt?}
      intern: {type: text, label: Til oss selv}
"""
FIRST = GUIDE.replace(
    "      slutt: {title: Avslutt",
    """      utrygt: {title: Utrygt, to: gjoer, when: linked.miljoe.svar.trygt == no, demands: none}
      svart: {title: Svart, to: gjoer, event: linked_emitted ferdig}
      slutt: {title: Avslutt""",
).replace(
    "steps:\n",
    "anytime:\n  meld: {title: Meld, opens: {guide: miljoe, carry: nothing}}\nsteps:\n",
    1,
)


def played(
    *lines: str,
    expect: str = "",
    linked: str = LINKED,
    opens: str = "{guide: miljoe, carry: nothing}",
) -> Report:
    first = FIRST.replace("{guide: miljoe, carry: nothing}", opens)
    editions = (edition({"tvedt.yaml": first}), edition({"miljoe.yaml": linked}))
    return run_scenarios(editions, {"tvedt.scenarios.yaml": scenario(*lines, expect=expect)})


def failures(report: Report) -> list[str]:
    assert not report.findings, report.findings
    return [failure.message for failure in report.played[0].failures]


def test_an_answer_that_comes_back_opens_a_door() -> None:
    told = played(
        "do: meld",
        "refused: utrygt, because: utrygt",
        "linked: {miljoe: {given: {svar: {trygt: no}}}}",
        "go: utrygt",
        expect="step: gjoer",
    )
    assert failures(told) == []


def test_what_it_emits_proposes_a_way() -> None:
    told = played(
        "do: meld",
        "refused: svart, because: svart",
        "linked: {miljoe: {emitted: ferdig, closed: yes}}",
        "go: svart",
        expect="step: gjoer",
    )
    assert failures(told) == []


def test_a_case_that_is_not_linked_tells_nothing() -> None:
    told = played("linked: {miljoe: {emitted: ferdig}}")
    assert failures(told) == ["Saken har ingen tilknyttet sak på «miljoe»."]


def test_an_answer_that_is_none_ends_the_scenario() -> None:
    (told,) = failures(played("do: meld", "linked: {miljoe: {given: {svar: {trygt: kanskje}}}}"))
    assert "ja eller nei" in told


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            "emitted: ferdi",
            (
                "Ingen overgang i «miljoe» melder «ferdi». Skriv «emits: ferdi» på en overgang "
                "der, eller rett linjen. Mente du «ferdig»?"
            ),
        ),
        (
            "given: {svar: {intern: Nei}}",
            (
                "«miljoe» gir ikke «svar.intern» tilbake. Skriv feltet under «gives» der, "
                "eller rett linjen."
            ),
        ),
    ],
)
def test_a_case_tells_no_more_than_its_guide_gives_and_emits(told: str, said: str) -> None:
    assert failures(played("do: meld", f"linked: {{miljoe: {{{told}}}}}")) == [said]


def test_a_field_that_the_other_guide_does_not_have_is_found_before_anything_is_played() -> None:
    (found,) = played("linked: {miljoe: {given: {svar: {trygg: yes}}}}").findings
    assert (found.place.line, found.code, found.proposal) == (
        6,
        "ukjent-felt",
        "Mente du «svar.trygt»?",
    )


def test_what_a_move_of_the_other_guide_asks_can_come_back_too() -> None:
    told = played(
        "do: meld",
        "linked: {miljoe: {given: {undersoek: {ferdig: {naar: 2026-09-20}}}, emitted: ferdig}}",
        expect="proposed: svart",
    )
    assert failures(told) == []


def test_a_guide_that_is_opened_from_elsewhere_tells_nothing() -> None:
    elsewhere = LINKED.replace("linked_from: [tvedt]", "linked_from: [annen]")

    told = played("linked: {miljoe: {emitted: ferdig}}", linked=elsewhere)

    assert failures(told) == [
        (
            "«miljoe» forteller bare «tvedt» at saken er avsluttet. "
            "Legg «tvedt» til i «linked_from» i «miljoe», eller skriv bare «closed»."
        )
    ]


def test_what_is_never_blocked_tells_nothing_back() -> None:
    free = LINKED.replace("emits: ferdig", "emits: sent").replace(
        "roles:", "entries: {undersoek: {never_blocked: true}}\nroles:"
    )
    told = played(
        "do: meld",
        "linked: {miljoe: {emitted: sent}}",
        linked=free,
        opens="{guide: miljoe, carry: nothing}, never_blocked: true}\n"
        "  be: {title: Be, opens: {guide: miljoe, carry: nothing}",
    )
    assert failures(told) == [
        "Saken på «miljoe» setter ingen spor her, og forteller ingenting tilbake."
    ]


def test_what_is_never_blocked_has_its_tasks_in_the_case_that_it_opens() -> None:
    free = LINKED.replace("roles:", "entries: {undersoek: {never_blocked: true}}\nroles:")
    opens = (
        "{guide: miljoe, carry: nothing}, never_blocked: true, then: [svar]}\n"
        "  be: {title: Be, opens: {guide: miljoe, carry: nothing}}\n"
    )
    task = "tasks: {svar: {title: Se etter svar, due: {within: 3 days}}}\nclosings:"
    first = FIRST.replace("{guide: miljoe, carry: nothing}}\n", opens).replace("closings:", task)
    editions = (edition({"tvedt.yaml": first}), edition({"miljoe.yaml": free}))

    def run(*lines: str, expect: str) -> Report:
        text = scenario("do: meld", *lines, expect=expect)
        return run_scenarios(editions, {"tvedt.scenarios.yaml": text})

    waiting = "linked: {miljoe: {tasks: [svar], due: {task.svar: 2026-09-04}}}"
    assert failures(run(expect=waiting)) == []
    assert failures(run("in: miljoe, task: svar", expect=waiting)) == [
        "Saken på «miljoe»: Oppgavene som venter, er ingen.",
        "Saken på «miljoe»: Fristen «task.svar» er ikke satt, ikke 2026-09-04.",
    ]
    (wrong,) = run("in: miljoe, task: annet", expect=waiting).findings
    assert wrong.code == "ukjent-oppgave"


@pytest.mark.parametrize(
    ("carry", "expected", "said"),
    [
        ("[notat.hva]", "notat.hva", []),
        ("[notat.hva, notat.naar]", "[notat.hva]", []),
        ("[notat]", "[notat.hva, notat.deler]", []),
        ("[notat]", "notat", []),
        ("nothing", "none", []),
        ("nothing", "notat.hva", ["Saken på «miljoe» fikk med seg ingenting, ikke notat.hva."]),
        (
            "[notat]",
            "notat.hva",
            ["Saken på «miljoe» fikk med seg notat.deler, notat.hva, ikke notat.hva."],
        ),
    ],
)
def test_the_opened_case_has_what_the_action_carries_and_no_more(
    carry: str, expected: str, said: list[str]
) -> None:
    told = played(
        "fill: {notat: {hva: Ola er alene, deler: yes}}",
        "do: meld",
        expect=f"carried: {{miljoe: {expected}}}",
        opens=f"{{guide: miljoe, carry: {carry}}}",
    )
    assert failures(told) == said


def test_what_is_carried_is_checked_before_anything_is_played() -> None:
    found = played("do: meld", expect="carried: {miljoe: notat.hv}").findings
    assert [(one.code, one.proposal) for one in found] == [("ukjent-krav", "Mente du «notat.hva»?")]
    found = played("do: meld", expect="carried: {miljo: notat.hva}").findings
    assert [one.code for one in found] == ["ukjent-maal"]
    told = played("wait: 1 day", expect="carried: {miljoe: none}")
    assert failures(told) == ["Ingen sak på «miljoe» er åpnet fra denne."]


def test_what_is_told_is_a_map_and_of_a_guide_that_is_opened() -> None:
    found = [one.code for one in played("linked: {miljo: {emitted: ferdig}}").findings]
    assert found == ["ukjent-maal"]
    assert [one.code for one in played("linked: miljoe").findings] == ["feil-form"]
    found = [one.code for one in played("linked: {miljoe: {emits: ferdig}}").findings]
    assert "ukjent-noekkel" in found


def test_the_opened_case_is_played_itself_and_what_it_tells_comes_by_itself() -> None:
    told = played(
        "do: meld",
        "refused: utrygt, because: utrygt",
        "in: miljoe, fill: {svar: {trygt: no}}",
        "refused: leder, because: raadgiver",
        "as: raadgiver, refused: leder, because: no_access",
        "as: ansatt, go: {ferdig: {asked: {naar: 2026-10-01}}}",
        "in: first, go: svart",
        expect="step: gjoer, linked: {miljoe: {closing: slutt, printed: [svar.trygt]}}",
    )
    assert failures(told) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("in: miljoe, go: ferdig",), "Ingen sak på «miljoe» er åpnet ennå."),
        (
            ("do: meld", "in: miljoe, refused: ferdig, because: ferdig"),
            "«ferdig» skulle vært stengt",
        ),
    ],
)
def test_what_goes_otherwise_in_the_opened_case_is_told(lines: tuple[str, ...], said: str) -> None:
    (failure,) = failures(played(*lines))
    assert failure.startswith(said)


def test_how_the_opened_case_stands_is_expected_of_it_alone() -> None:
    found = failures(played("do: meld", expect="linked: {miljoe: {closing: slutt}}"))
    assert found == ["Saken på «miljoe»: Ventet closing «slutt», men saken har «ingen»."]


@pytest.mark.parametrize(
    ("line", "expect", "code"),
    [
        ("in: miljo, go: ferdig", "", "ukjent-maal"),
        ("in: miljoe, go: neste", "", "ukjent-maal"),
        ("in: miljoe, fill: {notat: {hva: x}}", "", "ukjent-skjema"),
        ("do: meld", "linked: {miljoe: {step: gjoer}}", "ukjent-steg"),
        ("do: meld", "linked: {tvett: {step: gjoer}}", "ukjent-maal"),
        ("do: meld", "linked: {miljoe: {reminded: none}}", "ukjent-noekkel"),
    ],
)
def test_ids_in_the_opened_case_are_those_of_its_guide(line: str, expect: str, code: str) -> None:
    report = played(line, expect=expect)
    assert [one.code for one in report.findings] == [code]
