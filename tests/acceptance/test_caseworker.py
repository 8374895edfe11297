"""Stories of a caseworker at a terminal: each command is a process of its own."""

from __future__ import annotations

import pytest

from tests.acceptance.desk import Desk

NOTE = """\
hva: Kim står ofte alene.
observasjoner:
  - {naar: 2026-08-25, hvor: Skolegården, sett: Kim sto ved gjerdet.}
mistanke: nei
gjelder: [trivsel, venner]
varighet: uker
tidligere: nei
styrker: Kim liker å bygge.
grad: 3
miljoe: nei
"""


def test_opens_a_case_and_is_shown_what_to_do(desk: Desk) -> None:
    shown = desk.do("--trial", "ny", "bti", "--child", "Kim Prøve", "--born", "2017-05-17")
    assert "0.1 SETT ORD PÅ UNDRINGEN" in shown.out
    assert "Start undringsnotatet samme dag." in shown.out
    assert shown.last.startswith("PRØVE. Lagret i ")
    assert "Neste: bti huk S-2026-001 ikke_akutt" in shown.last
    assert str(desk.database.name) in shown.last


def test_the_name_can_come_from_standard_input(desk: Desk) -> None:
    desk.do("--trial", "open", "bti", "--child", "-", "--born", "-", stdin="Åse\n2.3.2018\n")
    case = desk.read("show", "S-2026-001")
    assert (case["name"], case["subject"]) == ("Åse", "Barn, 8 år")


def test_a_name_that_nobody_can_be_asked_for_is_a_clear_fault(desk: Desk) -> None:
    told = desk.do("--trial", "ny", "bti", code=2)
    assert "--child NAVN" in told.err
    assert not desk.database.exists()


def test_a_refused_move_says_everything_and_changes_nothing(desk: Desk) -> None:
    case = desk.open_case()
    before = desk.read("vis", case)["version"]
    told = desk.do("videre", case, "neste", code=3)
    assert told.out == ""
    assert told.err.startswith("«Gjør undringen konkret» kan ikke gjøres nå. Ingenting er endret.")
    assert f"gjør:   bti huk {case} ikke_akutt" in told.err
    assert f"gjør:   bti fyll {case} undringsnotat" in told.err
    assert told.err.count("bti.yaml linje") == 2
    assert "Åpent nå: avslutt" in told.err
    assert desk.read("vis", case)["version"] == before


def test_what_the_refusal_says_to_type_opens_the_way(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("huk", case, "ikke_akutt")
    desk.do("fyll", case, "undringsnotat", "--set", "hva=Kim står alene.")
    moved = desk.do("videre", case, "neste")
    assert "0.2 GJØR UNDRINGEN KONKRET" in moved.out


def test_what_may_be_left_is_left_with_a_reason_that_is_kept(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("fyll", case, "undringsnotat", "--set", "hva=Kim står alene.")
    desk.do("videre", case, "neste", "--without", "ikke_akutt=Kim er hjemme")
    assert "Kim er hjemme" in desk.do("historie", case, "--plain").out


def test_a_tick_is_taken_by_number_and_taken_back(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("huk", case, "1", "3")
    done = [item["id"] for item in desk.read("vis", case)["step"]["checklist"] if item["done"]]
    assert done == ["ikke_akutt", "egne_ord"]
    desk.do("tick", case, "ikke_akutt", "--undo")
    done = [item["id"] for item in desk.read("vis", case)["step"]["checklist"] if item["done"]]
    assert done == ["egne_ord"]


def test_answers_come_from_a_file_and_one_is_changed(desk: Desk) -> None:
    case = desk.open_case()
    (desk.folder / "notat.yaml").write_text(NOTE, encoding="utf-8")
    told = desk.do("fyll", case, "undringsnotat", "--from", "notat.yaml")
    assert "Skjemaet «Undringsnotat» er ferdig" in told.last
    desk.do("fyll", case, "undringsnotat", "--set", "grad=2")
    page = desk.do("skriv-ut", case, "undringsnotat").out
    assert "Redusert trivsel" in page
    assert "Kim sto ved gjerdet." in page


def test_answers_come_from_standard_input_as_a_draft(desk: Desk) -> None:
    case = desk.open_case()
    told = desk.do("fyll", case, "undringsnotat", "--from", "-", "--draft", stdin=NOTE)
    assert "er lagret som utkast" in told.out
    lines = desk.read("vis", case)["step"]["forms"]
    assert [(one["id"], one["state"]) for one in lines] == [("undringsnotat", "draft")]


def test_an_answer_is_cleared(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("fyll", case, "undringsnotat", "--set", "hva=Feil sak", "--set", "grad=4")
    desk.do("fyll", case, "undringsnotat", "--clear", "hva")
    assert "Feil sak" not in desk.do("skriv-ut", case, "undringsnotat").out


def test_today_shows_deadlines_and_whom_to_ring(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("fyll", case, "undringsnotat", "--from", "-", stdin=NOTE)
    desk.do("videre", case, "neste", "--without", "ikke_akutt=Prøve")
    left = ("--without", "observasjoner=Prøve", "--without", "fakta_tolkning=Prøve")
    desk.do("videre", case, "neste", *left)
    shown = desk.do("idag").out
    assert "NESTE SJU DAGER (1)" in shown
    assert "tirsdag 08.09.  om 7 dager" in shown
    assert "Barn i fare? 112" in shown
    desk.now = "2026-09-20T09:00:00+02:00"
    assert "! S-2026-001  Del med lederen" in desk.do("idag").out


@pytest.mark.parametrize("verb", ["gjor", "do", "videre", "go"])
def test_suspicion_is_reported_from_anywhere_by_either_verb(desk: Desk, verb: str) -> None:
    case = desk.open_case()
    told = desk.do(verb, case, "mistanke")
    assert "Ny sak: B-" in told.out
    assert "mistanke" not in desk.do("historie", case).out.lower()


def test_the_baton_is_offered_seen_and_accepted(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("katalog", "person", "nora", "Nora Vik")
    desk.do("katalog", "stilling", "nora", "ansatt", "min_enhet")
    desk.do("tilby", case, "nora")
    assert f"bti ta-imot {case}" in desk.do("idag", "--as", "nora").out
    desk.do("ta-imot", case, "--as", "nora")
    assert desk.read("vis", case)["holder"] == "Nora Vik"


def test_an_offer_is_withdrawn_and_another_declined(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("katalog", "person", "nora", "Nora Vik")
    desk.do("katalog", "stilling", "nora", "ansatt", "min_enhet")
    desk.do("tilby", case, "nora")
    desk.do("tilby", case, "--withdraw")
    assert desk.read("vis", case)["offer"] == ""
    desk.do("tilby", case, "nora")
    desk.do("avslå", case, "--as", "nora", "--grunn", "Jeg slutter snart")
    assert desk.read("vis", case)["holder"] == ""


def test_consents_and_measures_are_written_down(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("samtykke", case, "stafettlogg", "--ask")
    desk.do("samtykke", case, "stafettlogg", "--yes", "forelder_alene")
    desk.do("tiltak", case, "--hva", "Lekegruppe", "--dato", "2026-10-20")
    desk.do("tiltak", case, "--change", "t1", "--evaluate-by", "3. november 2026")
    shown = desk.do("vis", case).out
    assert "gitt til 0" in shown
    assert "evalueres 03.11.2026" in shown
    desk.do("tiltak", case, "--stop", "t1", "--reason", "Gruppen ble lagt ned")
    assert desk.read("vis", case)["measures"][0]["status"] == "stopped"


def test_two_who_answer_the_same_are_both_written_down(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("katalog", "enhet", "ppt", "PPT", "--service", "ppt")
    desk.do(
        "samtykke", case, "tverrfaglig", "--unit", "ppt", "--yes", "forelder_1", "--ja", "verge"
    )
    consents = desk.read("vis", case)["consents"]
    assert [one["givers"] for one in consents if one["givers"]] == [["forelder 1", "verge"]]
    told = desk.do("samtykke", case, "stafettlogg", "--ask", "--no", "verge", "--no", "x", code=2)
    assert "Skriv bare ett av valgene" in told.said


def test_the_case_is_printed_and_a_file_is_never_written_over(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("skriv-ut", case, "--output", "sak.html")
    page = (desk.folder / "sak.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    told = desk.do("print", case, "--output", "sak.html", code=2)
    assert "finnes fra før" in told.err
    desk.do("print", case, "--output", "sak.html", "--force")


def test_plain_gives_one_fact_a_line(desk: Desk) -> None:
    case = desk.open_case()
    lines = desk.do("vis", case, "--enkel").out.splitlines()
    assert "Stafettholder: ingen ennå." in lines
    assert not any(sign in "".join(lines) for sign in "✓●○─")


def test_a_terminal_without_the_signs_gets_the_plain_words(desk: Desk) -> None:
    case = desk.open_case()
    desk.variables = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    shown = desk.do("vis", case).out
    assert "Barnets stemme: ikke hort i denne runden." in shown
    assert shown.isascii()


def test_the_shell_completes_commands_options_and_cases(desk: Desk) -> None:
    case = desk.open_case()
    assert "bti" in desk.do("fullforing", "bash").out
    for words, expected in (("bti vi", "vis"), ("bti vis S", case), ("bti vis --js", "--json")):
        desk.variables = {
            "_BTI_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
        }
        assert f"plain,{expected}" in desk.type().out
