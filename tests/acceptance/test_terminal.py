"""Stories of a person who is asked at a terminal."""

from __future__ import annotations

import pytest

from tests.acceptance.desk import Desk
from tests.acceptance.terminal import at_terminal

CTRL_C = b"\x03"
GUIDE = """\
workflow: samtale
version: 2026.1
language: nb
title: Samtale
roles: {ansatt: Ansatt}
entries: {snakk: {}}
levels:
  samtale:
    title: Samtale
    steps:
      snakk:
        title: Snakk sammen
        what: Snakk med barnet.
        who: [ansatt]
        forms: {notat: required}
        transitions:
          ferdig: {title: Ferdig, to: [god, annen], reason: required}
forms:
  notat:
    title: Notat
    fields:
      hva: {type: long_text, label: Hva sa barnet?, required: true}
      naar: {type: date, label: Når snakket dere?, required: true}
      hvor: {type: text, label: Hvor var dere?, required: or_reason}
      tema:
        type: select_multiple
        label: Hva handlet det om?
        choices: {venner: Venner, skole: Skole}
        other: true
      avtaler:
        label: Avtaler
        repeat: {min: 1}
        fields:
          hvem: {type: text, label: Hvem gjør det?, required: true}
      bra: {type: yes_no, label: Gikk det bra?, required: true}
closings:
  god: {title: Godt, checklist: {vet: {text: Familien vet det, required: or_reason}}}
  annen: {title: Annet}
"""


def begun(desk: Desk) -> str:
    """Publish a small guide and open a case on it."""
    (desk.folder / "samtale.yaml").write_text(GUIDE, encoding="utf-8")
    desk.do("--trial", "workflow", "publish", "samtale.yaml")
    desk.do("ny", "samtale", "--child", "Kim Prøve", "--born", "2017-05-17")
    return "S-2026-001"


def test_the_name_and_the_date_are_asked_for(desk: Desk) -> None:
    with at_terminal(desk, "--trial", "ny", "bti") as terminal:
        terminal.sees("Barnets navn: ")
        terminal.types("Åse Prøve")
        terminal.sees("Fødselsdato")
        terminal.types("2.3.2018")
        code, shown = terminal.ends()
    assert code == 0
    assert "Åse Prøve · Barn, 8 år" in shown


def test_a_guide_that_does_not_exist_is_told_before_the_name_is_asked_for(desk: Desk) -> None:
    with at_terminal(desk, "--trial", "ny", "btii") as terminal:
        code, shown = terminal.ends()
    assert code == 4
    assert "Mente du «bti»?" in " ".join(shown.split())
    with at_terminal(desk, "ny") as terminal:
        terminal.sees("Hvilken veileder følger saken?")
        terminal.sees("Nummer eller ord: ")
        terminal.types("bti")
        terminal.sees("Barnets navn: ")
        terminal.presses(CTRL_C)
        terminal.ends()


def test_a_form_is_asked_question_by_question_and_finished(desk: Desk) -> None:
    case = begun(desk)
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        terminal.answers("1 av 6 Hva sa barnet? (må)", "«Ingenting \\")
        terminal.sees("  ")
        terminal.types("særlig.»")
        terminal.answers("Når snakket dere?", "2026-02-30")
        terminal.answers("30. februar finnes ikke", "?")
        terminal.answers("Skriv en dato", "31.8.2026")
        terminal.answers("Hvor var dere? (må, eller grunn)", "")
        terminal.sees("Hvorfor ikke?")
        terminal.types("Vi gikk tur")
        terminal.answers("  3  Annet", "1, annet")
        terminal.sees("Skriv hva: ")
        terminal.types("Hunden")
        terminal.answers("Hvem gjør det?", "Kari")
        terminal.sees("En til under «Avtaler»?")
        terminal.types("j")
        terminal.answers("Hvem gjør det?", "Nora")
        terminal.sees("En til under «Avtaler»?")
        terminal.types("")
        terminal.answers("Gikk det bra?", "j")
        code, shown = terminal.ends()
    assert code == 0
    assert "«Notat» er ferdig." in shown
    page = desk.do("skriv-ut", case, "notat").out
    for said in ("«Ingenting", "særlig.»", "31. august 2026", "Vi gikk tur", "Hunden", "Nora"):
        assert said in page


def test_ctrl_c_loses_nothing_and_the_same_question_comes_again(desk: Desk) -> None:
    case = begun(desk)
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        terminal.answers("Hva sa barnet?", "«Hei.»")
        terminal.sees("Når snakket dere?")
        terminal.sees("> ")
        terminal.presses(CTRL_C)
        code, shown = terminal.ends()
    assert code == 130
    assert "Alt du har svart, er lagret" in shown
    assert f"Fortsett der du slapp:  bti fyll {case} notat" in shown
    assert "«Hei.»" in desk.do("skriv-ut", case, "notat").out
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        before = terminal.sees("Når snakket dere?")
        assert "Hva sa barnet?" not in before


def test_one_goes_back_changes_an_answer_and_takes_one_away(desk: Desk) -> None:
    case = begun(desk)
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        terminal.answers("Hva sa barnet?", "Feil")
        terminal.answers("Når snakket dere?", "<")
        terminal.answers("Nå står det: Feil", "Riktig")
        terminal.answers("Når snakket dere?", "2026-08-31")
        terminal.answers("Hvor var dere?", "<")
        terminal.answers("Når snakket dere?", "-")
        terminal.sees("Hvor var dere?")
        terminal.presses(CTRL_C)
        terminal.ends()
    page = desk.do("skriv-ut", case, "notat").out
    assert "Riktig" in page
    assert "31. august 2026" not in page


def test_after_going_back_the_questions_are_met_again_up_to_where_one_was(desk: Desk) -> None:
    case = begun(desk)
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        terminal.answers("Hva sa barnet?", "Hei")
        terminal.answers("Når snakket dere?", "2026-08-31")
        terminal.answers("Hvor var dere?", "<")
        terminal.answers("Når snakket dere?", "<")
        terminal.answers("Nå står det: Hei", "Hei på deg")
        terminal.answers("Nå står det: 31. august 2026", "")
        assert "Hva sa barnet?" not in terminal.sees("Hvor var dere?")


@pytest.mark.parametrize("marked", [True, False], ids=["as one paste", "line by line"])
def test_pasted_text_with_line_breaks_is_one_answer(desk: Desk, *, marked: bool) -> None:
    case = begun(desk)
    text = "Mia sto ved gjerdet.\n\nHun sa «nei».\nJeg gikk bort."
    begin, end = (b"\x1b[200~", b"\x1b[201~") if marked else (b"", b"")
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        terminal.sees("Hva sa barnet?")
        terminal.sees("> ")
        terminal.presses(begin + text.replace("\n", "\r").encode() + end + b"\r")
        terminal.sees("Når snakket dere?")
        terminal.presses(CTRL_C)
        terminal.ends()
    fields = desk.read("skriv-ut", case, "notat")["fields"]
    assert next(one["value"] for one in fields if one["path"] == "hva") == text


def test_a_choice_that_is_not_in_the_list_says_how_to_choose(desk: Desk) -> None:
    case = begun(desk)
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        terminal.answers("Hva sa barnet?", "Hei")
        terminal.answers("Når snakket dere?", "2026-08-31")
        terminal.answers("Hvor var dere?", "Ute")
        terminal.answers("  3  Annet", "kanskje")
        said = terminal.sees("Skriv ett eller flere numre")
        assert "«kanskje» står ikke i lista." in said
        terminal.presses(CTRL_C)
        terminal.ends()


@pytest.mark.slow
def test_a_finished_form_is_corrected(desk: Desk) -> None:
    case = begun(desk)
    answers = ("hva=Hei", "naar=2026-08-31", "hvor=Ute", "avtaler.1.hvem=Kari", "bra=ja")
    desk.do("fyll", case, "notat", *(word for one in answers for word in ("--set", one)))
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        terminal.sees("«Notat» er ferdig. Hva vil du?")
        terminal.types("rett")
        terminal.answers("Nå står det: Hei", "Hei på deg")
        terminal.sees("Når snakket dere?")
        terminal.presses(CTRL_C)
        terminal.ends()
    assert "Hei på deg" in desk.do("skriv-ut", case, "notat").out


@pytest.mark.slow
def test_the_way_on_asks_for_what_it_needs(desk: Desk) -> None:
    case = begun(desk)
    answers = ("hva=Hei", "naar=2026-08-31", "hvor=Ute", "avtaler.1.hvem=Kari", "bra=ja")
    desk.do("fyll", case, "notat", *(word for one in answers for word in ("--set", one)))
    with at_terminal(desk, "videre", case) as terminal:
        terminal.sees("Hvilken vei?")
        terminal.types("1")
        terminal.sees("Hvor vil du gå?")
        terminal.sees("Godt (mangler 1)")
        terminal.types("annet")
        terminal.sees("Hvorfor? ")
        terminal.types("Barnet har det bra")
        code, shown = terminal.ends()
    assert code == 0
    assert "Sak S-2026-001" in shown
    assert "Avsluttet" in shown
    assert "Barnet har det bra" in desk.do("historie", case, "--plain").out


@pytest.mark.slow
def test_leaving_a_demand_is_asked_about_with_its_reason(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("fyll", case, "undringsnotat", "--set", "hva=Kim står alene.")
    with at_terminal(desk, "videre", case, "neste") as terminal:
        terminal.sees("Vil du gå videre uten? (j/n) ")
        terminal.types("ja")
        terminal.sees("Skriv grunnen: ")
        terminal.types("Kim er hjemme i dag")
        code, _ = terminal.ends()
    assert code == 0
    assert "Kim er hjemme i dag" in desk.do("historie", case, "--plain").out


def test_consent_and_measure_are_asked_for(desk: Desk) -> None:
    case = desk.open_case()
    with at_terminal(desk, "samtykke", case, "stafettlogg") as terminal:
        terminal.sees("Hva svarte familien?")
        terminal.types("2")
        terminal.sees("Hvem svarte?")
        terminal.types("forelder_alene")
        terminal.sees("Hvor lenge")
        terminal.types("")
        assert terminal.ends()[0] == 0
    with at_terminal(desk, "tiltak", case) as terminal:
        terminal.sees("Hva skal dere gjøre? ")
        terminal.types("Lekegruppe")
        for question in ("Hva er målet?", "Hvem har ansvaret?", "Når evaluerer dere?"):
            terminal.sees(question)
            terminal.types("2026-10-20" if question.startswith("Når") else "")
        assert terminal.ends()[0] == 0
    view = desk.read("vis", case)
    assert view["consents"][0]["state"] == "given"
    assert view["measures"][0]["evaluate_by"] == "2026-10-20"


def test_ctrl_c_before_anything_was_saved_leaves_no_case(desk: Desk) -> None:
    with at_terminal(desk, "--trial", "ny", "bti") as terminal:
        terminal.sees("Barnets navn: ")
        terminal.presses(CTRL_C)
        code, shown = terminal.ends()
    assert code == 130
    assert "Traceback" not in shown
    assert not desk.database.exists()


def test_what_a_way_asks_is_asked_again_until_it_can_be_read(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("gjor", case, "avslutt_tidlig", "--reason", "Flyttet")
    with at_terminal(desk, "gjor", case, "gjenaapne") as terminal:
        terminal.sees("Hvor vil du gå?")
        terminal.types("1")
        terminal.answers("Har du gått gjennom samtykkene", "tja")
        terminal.answers("Skriv j for ja eller n for nei.", "j")
        terminal.sees("Hvorfor? ")
        terminal.types("Ny uro")
        code, _ = terminal.ends()
    assert code == 0
    assert not desk.read("vis", case)["closed"]


def test_a_closed_case_is_shown_and_says_what_opens_it_again(desk: Desk) -> None:
    case = desk.open_case()
    said = desk.do("gjor", case, "avslutt_tidlig", "--reason", "Flyttet").out
    assert f"Sak {case}" in said
    assert f"Den åpnes igjen med bti videre {case} gjenaapne" in said
