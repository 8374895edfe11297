"""Moving running cases: what a plan says, what moving keeps, and what it leaves as it was."""

from __future__ import annotations

import pytest

from bti import Casework
from bti.case.migration_plan import MigrationPlan, PlannedCase
from bti.casework.migrating import plan_from_text
from bti.errors import BadInput
from tests.integration.casework.editions import FIRST, begun, edition, publish
from tests.integration.casework.story import casework_at

GONE_FIELD = ("      hvor: {type: select_one, label: Hvor?, choices: {ute: Ute, inne: Inne}}\n", "")
RENAMED = ("gjoer", "handle")
NEW_FIELD = (
    "label: Hva ser du?, required: true}",
    "label: Hva ser du?, required: true}\n      naar: {type: text, label: Når?, required: true}",
)


@pytest.fixture
def casework() -> Casework:
    opened, _ = casework_at()
    publish(opened, FIRST)
    return opened


def planned(casework: Casework, *changes: tuple[str, str], **steps: str) -> MigrationPlan:
    publish(casework, edition("2", *changes))
    return casework.plan_migration("tvedt@1", "tvedt@2", steps=steps)


def planned_from(casework: Casework, old: str, *changes: tuple[str, str]) -> MigrationPlan:
    publish(casework, edition("2m", *changes))
    return casework.plan_migration(old, "tvedt@2m")


def only(plan: MigrationPlan) -> PlannedCase:
    (one,) = plan.cases
    return one


def test_a_plan_changes_nothing_and_says_what_would_be_other(casework: Casework) -> None:
    case = begun(casework, moved=False)
    before = casework.history(case)
    plan = planned(casework, ("within: 2 weeks", "within: 3 weeks"), NEW_FIELD, GONE_FIELD)
    assert casework.history(case) == before
    assert only(plan).lands == "undre"
    assert only(plan).changes == (
        "Fristen «Sett ord på undringen» flyttes fra 15. september 2026 til 22. september 2026.",
        "Svaret på «Hvor?» i «Notat» har ikke felt lenger, og står under «Tidligere».",
    )


def test_new_ways_and_demands_are_named(casework: Casework) -> None:
    begun(casework)
    plan = planned(
        casework,
        ("tilbake: {title: Tilbake, to: back}", "hopp: {title: Til start, to: undre}"),
        ("{avtalt: Dere har", "{avtalt: {text: Dere har"),
        ("avtalt hvem som gjør hva}", "avtalt hvem som gjør hva, required: true}}"),
    )
    changes = only(plan).changes
    assert changes[:2] == ("Ny vei: Til start.", "Veien er borte: Tilbake.")
    assert changes[2].startswith("Nytt krav: ")
    assert len(changes) == 3


def test_what_another_guide_has_to_answer_is_named_as_it_says_itself(casework: Casework) -> None:
    begun(casework)
    end = "title: Avslutt, to: avsluttet,"
    help_ = "{title: Hjelp, opens: {guide: tvedt, carry: nothing}}"
    plan = planned(
        casework,
        (end, f"{end} when: linked.tvedt.notat.hvor == ute,"),
        ("closings:", f"gives: [notat.hvor]\nanytime: {{hjelp: {help_}}}\nclosings:"),
    )
    title = "Slik gjør vi det på Tvedt"
    told = f"Nytt krav: Ikke avklart: «Hvor?» i «{title}» er det ikke spurt om ennå."
    assert told in only(plan).changes


def test_a_step_that_is_gone_has_to_be_named(casework: Casework) -> None:
    case = begun(casework)
    plan = planned(casework, RENAMED)
    assert plan.lost == ("gjoer",)
    assert (only(plan).lands, only(plan).hindrances) == (
        "",
        ("Steget «Gjør noe» finnes ikke i den nye. Si hvor saken skal stå.",),
    )
    report = casework.migrate(plan)
    assert [one.case for one in report.left] == [case]
    assert casework.show(case).edition == "1"


def test_a_renamed_step_keeps_its_round_ticks_and_way_back(casework: Casework) -> None:
    case = begun(casework)
    casework.go(case, "igjen")
    casework.tick(case, "avtalt")
    plan = planned(casework, RENAMED, gjoer="handle")
    casework.migrate(plan)
    shown = casework.show(case)
    assert (shown.step.id, shown.round) == ("handle", 2)
    assert [item.done is not None for item in shown.step.checklist] == [True]


def test_back_leads_to_where_the_case_stood_when_the_step_is_still_there(
    casework: Casework,
) -> None:
    case = begun(casework)
    casework.migrate(planned(casework, RENAMED, ("undre", "se"), gjoer="handle", undre="se"))
    assert casework.go(case, "tilbake").case.step.id == "se"


def test_back_leads_nowhere_when_the_step_is_gone(casework: Casework) -> None:
    case = begun(casework)
    casework.migrate(planned(casework, ("undre", "se")))
    assert "tilbake" not in [way.id for way in casework.show(case).step.ways]


def test_answers_without_a_field_stand_under_former(casework: Casework) -> None:
    case = begun(casework)
    casework.migrate(planned(casework, GONE_FIELD, ("internt: {type: text", "annet: {type: text")))
    *_, former = casework.form(case, "notat").fields
    assert [(one.label, one.shown) for one in former.fields] == [
        ("Hvor?", "Ute"),
        ("Bare for oss", "Snakk med rektor"),
    ]
    page = casework.render(casework.form(case, "notat"), "text")
    assert "Tidligere" in page
    assert "Ute" in page


def test_what_was_not_shared_is_not_shared_under_former(casework: Casework) -> None:
    casework.add_person("mor", "Mor")
    case = begun(casework)
    casework.invite(case, "min_enhet", person="mor", role="foresatt")
    casework.join(case, by="mor")
    casework.migrate(planned(casework, GONE_FIELD, ("internt: {type: text", "annet: {type: text")))
    *_, former = casework.form(case, "notat", by="mor").fields
    assert [one.label for one in former.fields] == ["Hvor?"]


def test_an_old_copy_is_shown_as_it_was_written(casework: Casework) -> None:
    many = ("    title: Notat\n", "    title: Notat\n    copies: many\n")
    publish(casework, edition("1m", many))
    case = casework.open_case("tvedt", child="Ola Prøve").case.id
    for place in ("ute", "inne", "ute"):
        casework.fill(case, "notat", {"hva": "Alene", "hvor": place, "internt": "-"}, new=True)
    casework.migrate(planned_from(casework, "tvedt@1m", many, GONE_FIELD))
    labels = {f.label: f.shown for f in casework.form(case, "notat", copy=1).fields}
    assert labels["Hvor?"] == "Ute"
    newest = casework.form(case, "notat", copy=3).fields
    assert [one.label for one in newest] == ["Hva ser du?", "Bare for oss", "Tidligere"]


def test_a_measure_keeps_what_has_no_field_any_more(casework: Casework) -> None:
    case = begun(casework)
    casework.add_measure(case, "Lekegruppe", fields={"maal": "To venner"})
    casework.migrate(planned(casework, ("maal: {type", "ramme: {type")))
    *_, former = casework.show(case).measures[0].fields
    assert [(one.label, one.shown) for one in former.fields] == [("Mål for tiltaket", "To venner")]


def test_a_finished_copy_is_never_unfinished_by_a_newer_guide(casework: Casework) -> None:
    case = begun(casework, moved=False)
    casework.migrate(planned(casework, NEW_FIELD))
    form = casework.form(case, "notat")
    assert (form.state, form.missing, form.warnings) == ("finished", (), ())
    assert casework.go(case, "neste").case.step.id == "gjoer"


def test_a_form_that_is_gone_is_still_in_the_case_file(casework: Casework) -> None:
    case = begun(casework)
    plan = planned(
        casework,
        ("forms: {notat: required}", "why: Fordi."),
        ("  notat:\n    title: Notat", "  nytt:\n    title: Nytt"),
    )
    assert only(plan).changes == (
        "Skjemaet «Notat» finnes ikke lenger. Det som er skrevet, står i saksmappen.",
    )
    casework.migrate(plan)
    file = casework.file(case)
    assert [form.title for form in file.forms] == ["Notat"]
    assert "Skjemaet «Notat» er ferdig." in [line.text for line in file.history]


MERGED = ("  sammen:\n    title: Sammen\n    steps:\n      gjoer:", "      gjoer:")
EXTRA = (
    "closings:",
    """  sammen:
    title: Sammen
    steps:
      mer: {kind: tiltak, title: Mer, what: Gjør mer., next: avsluttet}
closings:""",
)
ONWARD = (
    "ferdig: {title: Avslutt",
    "mer: {title: Mer, to: mer}\n          ferdig: {title: Avslutt",
)


def test_a_step_on_another_level_begins_a_round_there(casework: Casework) -> None:
    case = begun(casework)
    casework.tick(case, "avtalt")
    plan = planned(casework, MERGED, EXTRA, ONWARD)
    assert "En ny runde begynner på «Start»." in only(plan).changes
    casework.migrate(plan)
    shown = casework.show(case)
    assert (shown.step.level, shown.round) == ("start", 2)
    assert [item.done for item in shown.step.checklist] == [None]


def test_a_level_that_is_gone_goes_on_as_the_one_its_steps_are_on(casework: Casework) -> None:
    case = begun(casework)
    casework.tick(case, "avtalt")
    casework.migrate(planned(casework, MERGED))
    shown = casework.show(case)
    assert (shown.step.level, shown.round) == ("start", 1)
    assert [item.done is not None for item in shown.step.checklist] == [True]


def test_a_case_that_changed_since_the_plan_is_left_and_said(casework: Casework) -> None:
    case, other = begun(casework), begun(casework)
    plan = planned(casework, GONE_FIELD)
    casework.tick(case, "avtalt")
    report = casework.migrate(plan, batch=1)
    assert report.done == (other,)
    assert [(one.case, one.reason) for one in report.left] == [
        (case, "Saken er endret siden planen ble laget. Lag en ny plan for den.")
    ]
    assert casework.show(case).edition == "1"


def test_a_plan_is_carried_out_once(casework: Casework) -> None:
    begun(casework)
    plan = planned(casework, GONE_FIELD)
    assert len(casework.migrate(plan).done) == 1
    assert casework.migrate(plan).done == ()


def test_a_move_is_undone_until_the_next_event(casework: Casework) -> None:
    undone, lived = begun(casework), begun(casework)
    plan = planned(casework, GONE_FIELD)
    casework.migrate(plan)
    casework.tick(lived, "avtalt")
    report = casework.undo_migration(plan)
    assert report.done == (undone,)
    assert casework.show(undone).edition == "1"
    assert [one.label for one in casework.form(undone, "notat").fields][1] == "Hvor?"
    assert casework.show(lived).edition == "2"


def test_only_the_last_of_two_moves_can_be_undone(casework: Casework) -> None:
    case = begun(casework)
    first = planned(casework, GONE_FIELD)
    casework.migrate(first)
    publish(casework, edition("3", GONE_FIELD, RENAMED))
    second = casework.plan_migration("tvedt@2", "tvedt@3", steps={"gjoer": "handle"})
    casework.migrate(second)
    assert casework.undo_migration(first).done == ()
    assert casework.undo_migration(second).done == (case,)
    assert casework.show(case).edition == "2"
    assert casework.undo_migration(first).done == ()


def test_a_named_person_stands_in_the_history(casework: Casework) -> None:
    casework.add_person("nina", "Nina Koordinator")
    case = begun(casework)
    casework.migrate(planned(casework), by="nina")
    line = casework.history(case)[-1]
    assert (line.by, line.text) == (
        "Nina Koordinator",
        "Saken ble flyttet til «Slik gjør vi det på Tvedt», utgave 2, og står på «Gjør noe».",
    )


def test_a_purpose_of_consent_that_is_gone_hinders(casework: Casework) -> None:
    case = begun(casework)
    casework.ask_consent(case, "samarbeid")
    plan = planned(casework, ("samarbeid: {title", "annet: {title"))
    assert only(plan).hindrances == (
        "Samtykket «samarbeid» er i bruk i saken, og finnes ikke i den nye.",
    )


def test_a_closed_case_is_in_no_plan(casework: Casework) -> None:
    case = begun(casework)
    casework.go(case, "ferdig", reason="Ola har det bra")
    assert planned(casework).cases == ()


def test_names_of_steps_are_checked_all_at_once(casework: Casework) -> None:
    publish(casework, edition("2", RENAMED))
    with pytest.raises(BadInput) as refused:
        casework.plan_migration("tvedt@1", "tvedt@2", steps={"gjo": "handel"})
    assert len(refused.value.problems) == 2
    with pytest.raises(BadInput, match="samme utgave"):
        casework.plan_migration("tvedt@2", "tvedt")


def test_planning_is_in_the_access_log(casework: Casework) -> None:
    case = begun(casework)
    planned(casework)
    assert "plan_migration" in [row.action for row in casework.access_log(case)]


def test_a_file_that_is_no_plan_is_refused() -> None:
    with pytest.raises(BadInput, match="ikke en flytteplan"):
        plan_from_text("{}", "noe.json")
