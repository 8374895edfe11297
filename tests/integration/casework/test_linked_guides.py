"""A guide is held against the guides it is linked with, when they can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti.casework import Casework
from bti.errors import DefinitionError

HERE = """
workflow: henvisning
version: "2026.1"
language: nb
title: Henvisning
roles: {ansatt: Ansatt}
kinds: {k: {title: K, phase: uro}}
steps:
  en:
    kind: k
    title: En
    actions: [aapne]
    due: {within: 2 weeks, of: linked.ppt.mottatt}
    transitions:
      svar:
        title: Svar
        to: slutt
        event: linked_emitted ppt raad
        when: linked.ppt.svar.ja == yes
      ut: {title: Ut, to: slutt}
closings: {slutt: Slutt}
actions: {aapne: {title: Åpne, opens: {guide: ppt, carry: [sak.hva]}}}
forms:
  sak:
    title: Sak
    fields: {hva: {type: text, label: Hva?}, naar: {type: date, label: Når?}}
"""
THERE = """
workflow: ppt
version: "2026.1"
language: nb
title: PPT
roles: {ansatt: Ansatt}
kinds: {k: {title: K, phase: uro}}
linked_from: [henvisning]
gives: [svar.ja, svar.antall, svar.dag]
steps:
  en:
    kind: k
    title: En
    transitions:
      ta: {title: Ta, to: to, emits: mottatt}
  to:
    kind: k
    title: To
    forms: {svar: required}
    transitions: {gi: {title: Gi, to: slutt, emits: raad}}
closings: {slutt: Slutt}
forms:
  svar:
    title: Svar
    fields:
      om: {type: text, label: Om hva?, prefill: sak.hva}
      ja: {type: yes_no, label: Ja?}
      antall: {type: integer, label: Hvor mange?}
      dag: {type: date, label: Når?}
      valg: {type: select_one, label: Hva?, choices: {a: A, b: B}}
"""


def found(
    folder: Path, here: str = HERE, there: str | None = THERE, checked: str = "henvisning"
) -> str:
    """Check one of two guides that lie beside each other."""
    (folder / "henvisning.yaml").write_text(here, encoding="utf-8")
    if there is not None:
        (folder / "ppt.yaml").write_text(there, encoding="utf-8")
    with Casework.in_memory() as casework:
        told = casework.check(folder / f"{checked}.yaml")
    return " | ".join(f"{one.severity} {one.message} {one.proposal}".strip() for one in told)


def test_guides_that_agree_have_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path) == ""
    assert found(tmp_path, checked="ppt") == ""


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("linked_emitted ppt raad", "linked_emitted ppt raadd", "Mente du «raad»?"),
        ("linked_emitted ppt raad", "linked_emitted raadd", "Mente du «raad»?"),
        ("linked_emitted ppt raad", "linked_emitted pptt raad", "Mente du «ppt»?"),
        ("of: linked.ppt.mottatt", "of: linked.ppt.motatt", "Mente du «mottatt»?"),
        ("linked.ppt.svar.ja ==", "linked.ppt.svar.jaa ==", "Mente du «linked.ppt.svar.ja»?"),
        ("linked.ppt.svar.ja == yes", "linked.ppt.motatt is answered", "linked.ppt.mottatt"),
        ("linked.ppt.svar.ja == yes", "linked.ppt.mottatt == ja", "er en dato"),
        ("linked.ppt.svar.ja == yes", "linked.ppt.svar.ja == kanskje", "er ja eller nei"),
        ("linked.ppt.svar.ja == yes", "linked.ppt.svar.valg == a", "Jeg kjenner ikke navnet"),
        ("linked.ppt.svar.ja == yes", "linked.ppt.svar.antall == ja", "er et tall"),
    ],
)
def test_what_the_other_guide_does_not_tell_is_an_error(
    tmp_path: Path, written: str, instead: str, said: str
) -> None:
    told = found(tmp_path, HERE.replace(written, instead))
    assert told.startswith("error")
    assert said in told


@pytest.mark.parametrize("event", ["linked_emitted ppt raad", "linked_closed", "linked_opened ppt"])
def test_what_is_never_blocked_leaves_no_trace_so_nothing_is_heard_from_it(
    tmp_path: Path, event: str
) -> None:
    waits = HERE.replace("linked_emitted ppt raad", event)
    assert found(tmp_path, waits) == ""
    silent = waits.replace("title: Åpne,", "title: Åpne, never_blocked: yes,")
    assert "så dette kommer aldri." in found(tmp_path, silent)
    both = silent.replace(
        "actions: {aapne", "actions: {be: {title: Be, opens: {guide: ppt, carry: nothing}}, aapne"
    )
    assert "kommer aldri" not in found(tmp_path, both)


REPORTED = (
    HERE.replace("    due: {within: 2 weeks, of: linked.ppt.mottatt}\n", "")
    .replace(
        """        event: linked_emitted ppt raad
        when: linked.ppt.svar.ja == yes
""",
        "",
    )
    .replace(
        "title: Åpne, opens: {guide: ppt, carry: [sak.hva]}}}",
        "title: Åpne, opens: {guide: ppt, carry: nothing}, never_blocked: yes, then: [les]}}\n"
        "tasks: {les: {title: L, goes_to: ansatt, due: {within: 1 week, of: linked.ppt.mottatt}}}",
    )
)
"""Waits for nothing but the due of a task, which waits in the opened case."""


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("title: Svar\n", "title: Svar\n        when: linked.ppt.mottatt is answered\n"),
        ("title: Svar\n", "title: Svar\n        when: linked.ppt.svar.ja == yes\n"),
        ("title: Svar\n", "title: Svar\n        requires: {tasks_done: [les]}\n"),
        ("title: Svar\n", "title: Svar\n        event: due_passed task.les\n"),
        ("    actions:", "    due: {within: 1 week, of: linked.ppt.mottatt}\n    actions:"),
        ("closings:", "conditions: {ja: {title: J, when: linked.ppt.svar.ja == yes}}\nclosings:"),
        (
            "closings:",
            "deadlines: {d: {title: D, within: 1 week, of: linked.ppt.mottatt}}\nclosings:",
        ),
    ],
)
def test_nothing_can_wait_for_a_case_that_leaves_no_trace(
    tmp_path: Path, written: str, instead: str
) -> None:
    assert found(tmp_path, REPORTED) == ""
    told = found(tmp_path, REPORTED.replace(written, instead, 1))
    assert told.startswith("error")
    assert "så dette kommer aldri." in told


def test_a_duty_in_the_opened_case_goes_to_no_role_that_may_not_read_there(tmp_path: Path) -> None:
    here = HERE.replace("roles: {ansatt: Ansatt}", "roles: {ansatt: Ansatt, leder: Leder}").replace(
        "title: Åpne, opens: {guide: ppt, carry: [sak.hva]}",
        "title: Åpne, never_blocked: yes, then: [les], opens: {guide: ppt, carry: nothing}",
    )
    here = here.replace(
        "closings:", "tasks: {les: {title: Les, goes_to: [leder, ansatt]}}\nclosings:"
    )
    there = THERE.replace("roles:", "access: {roles: [ansatt]}\nroles:")
    assert "kan ikke ha oppgaven" not in found(tmp_path, here)
    assert "«leder» kan ikke ha oppgaven, for «access.roles» i «ppt»" in found(
        tmp_path, here, there
    )
    own = here.replace("never_blocked: yes, ", "")
    assert "kan ikke ha oppgaven" not in found(tmp_path, own, there)


def test_answers_can_be_compared_as_what_they_are_in_the_other_guide(tmp_path: Path) -> None:
    for test in ("linked.ppt.svar.antall >= 3", "linked.ppt.svar.dag < today"):
        assert found(tmp_path, HERE.replace("linked.ppt.svar.ja == yes", test)) == ""


def test_a_guide_that_is_not_there_is_a_warning_with_the_one_that_was_meant(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        HERE.replace("guide: ppt,", "guide: ptt,")
        .replace("ppt.", "ptt.")
        .replace("ppt raad", "ptt raad"),
    )
    assert told == (
        "warning Jeg finner ikke veilederen «ptt». Legg den i filen ptt.yaml ved siden av denne, "
        "eller publiser den, så blir det som gjelder begge, sjekket. Mente du «ppt»?"
    )


def test_a_guide_with_faults_is_told_of_and_not_held_against(tmp_path: Path) -> None:
    told = found(
        tmp_path, HERE.replace("ppt raad", "ppt raadd"), THERE.replace("kind: k", "kinf: k")
    )
    assert told.startswith("warning Veilederen «ppt» har feil")
    assert "raadd" not in told


def test_what_is_proposed_must_be_carried_over(tmp_path: Path) -> None:
    told = found(
        tmp_path, there=THERE.replace("prefill: sak.hva", "prefill: sak.naar"), checked="ppt"
    )
    assert told.startswith("error «sak.naar» blir ikke med fra «henvisning».")
    named = THERE.replace("prefill: sak.hva", "prefill: henvisning.sak.hva")
    assert found(tmp_path, there=named, checked="ppt").endswith(
        "Skriv «sak.hva», uten «henvisning» foran."
    )
    whole = HERE.replace("carry: [sak.hva]", "carry: [sak]")
    assert found(tmp_path, whole, THERE.replace("sak.hva", "sak.naar"), checked="ppt") == ""


def test_what_comes_along_is_read_in_conditions_as_what_it_is_in_the_guide_it_is_from(
    tmp_path: Path,
) -> None:
    here = HERE.replace("carry: [sak.hva]", "carry: [sak]")
    there = THERE.replace("title: Ta, to: to", "title: Ta, to: to, when: sak.naar <= today")
    assert found(tmp_path, here, there, checked="ppt") == ""
    relevant = there.replace("label: Ja?", "label: Ja?, relevant: sak.hva is answered")
    assert found(tmp_path, here, relevant, checked="ppt") == ""
    told = found(tmp_path, here, there.replace("sak.naar <= today", "sak.naar"), checked="ppt")
    assert told.startswith("error «sak.naar» er en dato.")
    assert "Mente du «sak.naar»?" in found(
        tmp_path, here, there.replace("sak.naar <=", "sak.nar <="), checked="ppt"
    )
    # What is not carried over is not known either.
    assert "Jeg kjenner ikke navnet «sak.naar»" in found(tmp_path, there=there, checked="ppt")
    (tmp_path / "henvisning.yaml").unlink()
    with Casework.in_memory() as casework:
        (alone, *_) = casework.check(tmp_path / "ppt.yaml")
    assert (alone.severity, alone.code) == ("warning", "betingelse-varsel")
    assert "må følge med fra «henvisning»" in alone.message


def test_a_guide_that_cannot_be_opened_from_here_is_told_of(tmp_path: Path) -> None:
    told = found(tmp_path, there=THERE.replace("[henvisning]", "[bti]"))
    assert "warning «ppt» kan ikke åpnes herfra." in told


def test_a_published_guide_is_held_against_too_and_holds_back_what_is_published(
    tmp_path: Path,
) -> None:
    there = tmp_path / "der" / "ppt.yaml"
    there.parent.mkdir()
    there.write_text(
        THERE.replace("linked_from: [henvisning]", "").replace(", prefill: sak.hva", ""),
        encoding="utf-8",
    )
    here = tmp_path / "henvisning.yaml"
    here.write_text(HERE.replace("ppt raad", "ppt raadd"), encoding="utf-8")
    with Casework.in_memory() as casework:
        casework.publish(there)
        assert [one.severity for one in casework.check(here)] == ["error"]
        with pytest.raises(DefinitionError):
            casework.publish(here)
