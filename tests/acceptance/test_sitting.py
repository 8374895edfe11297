"""Stories of a sitting with a form: others save meanwhile, rows go, and a case that is closed."""

from __future__ import annotations

import pytest

from tests.acceptance.desk import Desk
from tests.acceptance.terminal import at_terminal
from tests.acceptance.test_terminal import begun

# Several programs one after the other, which the others have to wait for.
pytestmark = pytest.mark.slow

WHOLE = ("hva=Hei", "naar=2026-08-31", "hvor=Ute", "avtaler.1.hvem=Kari", "bra=ja")


def filled(desk: Desk, case: str, *answers: str) -> None:
    desk.do("fyll", case, "notat", *(word for one in answers for word in ("--set", one)))


def fields(desk: Desk, case: str) -> dict[str, str]:
    """Give what is answered in the form, by path."""
    shown = desk.read("skriv-ut", case, "notat")["fields"]
    rows = [field for one in shown for row in one["rows"] for field in row["fields"]]
    return {one["path"]: one["shown"] for one in (*shown, *rows) if one["shown"]}


def test_what_another_saved_meanwhile_is_told_and_nothing_typed_is_lost(desk: Desk) -> None:
    case = begun(desk)
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        terminal.sees("Hva sa barnet?")
        filled(desk, case, "hvor=Ute", "bra=ja")
        terminal.types("Hei")
        said = terminal.sees("Det blir lagret nå.")
        terminal.sees("Når snakket dere?")
        filled(desk, case, "naar=2026-08-01")
        terminal.types("2026-08-31")
        terminal.sees("Nå står det under «Når snakket dere?»: 1. august 2026")
        terminal.sees("Vil du lagre det du skrev, i stedet?")
        terminal.types("j")
        terminal.sees("Hva handlet det om?")
        filled(desk, case, "tema=skole")
        terminal.types("venner")
        terminal.sees("Vil du lagre det du skrev, i stedet?")
        terminal.types("n")
        terminal.sees("Hvem gjør det?")
        terminal.presses(b"\x03")
        terminal.ends()
    assert "Dette ble lagret i saken mens du skrev:" in said
    assert "2 svar i «Notat»." in said
    assert fields(desk, case) == {
        "hva": "Hei",
        "naar": "31. august 2026",
        "hvor": "Ute",
        "tema": "Skole",
        "bra": "ja",
    }


def test_a_suspicion_is_answered_with_what_to_type(desk: Desk) -> None:
    case = desk.open_case()
    with at_terminal(desk, "fyll", case, "undringsnotat") as terminal:
        terminal.answers("Hva undrer du deg over?", "Blåmerker")
        for label in ("Når så eller", "Hvor var det", "Hva så og", "Hva sa barnet", "Hvem andre"):
            terminal.answers(label, "")
        terminal.sees("En til under")
        terminal.types("")
        terminal.answers("Har du mistanke", "ja")
        terminal.sees("! Meld nå.")
        said = terminal.sees("Hva tror du")
        terminal.presses(b"\x03")
        terminal.ends()
    assert f"bti gjor {case} mistanke" in said


def test_a_row_is_dropped_when_the_person_means_it(desk: Desk) -> None:
    case = begun(desk)
    filled(desk, case, *WHOLE, "avtaler.2.hvem=Nora")
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        terminal.sees("Hva vil du?")
        terminal.types("rett")
        for label in ("Hva sa barnet?", "Når snakket dere?", "Hvor var dere?", "3  Annet"):
            terminal.answers(label, "")
        terminal.answers("Avtaler 1 (-- tar bort raden)", "--")
        terminal.sees("Vil du ta bort hele «Avtaler 1»?")
        terminal.types("n")
        terminal.sees("> ")
        terminal.types("--")
        terminal.sees("Vil du ta bort hele «Avtaler 1»?")
        terminal.types("j")
        terminal.answers("Nå står det: Nora", "")
        terminal.sees("En til under «Avtaler»?")
        terminal.types("")
        terminal.answers("Gikk det bra?", "")
        assert terminal.ends()[0] == 0
    answers = fields(desk, case)
    assert [path for path in answers if path.startswith("avtaler")] == ["avtaler.2.hvem"]


def test_a_finished_form_of_a_closed_case_is_corrected_with_a_reason(desk: Desk) -> None:
    case = begun(desk)
    filled(desk, case, *WHOLE)
    desk.do("videre", case, "ferdig", "--to", "god", "--reason", "Bra", "--without", "vet=Ringer")
    with at_terminal(desk, "fyll", case, "notat") as terminal:
        terminal.sees("Saken er avsluttet. Du kan rette det som står, med en grunn.")
        terminal.sees("Hvorfor retter du skjemaet?")
        terminal.types("Feil ord")
        terminal.answers("Nå står det: Hei", "Hei på deg")
        terminal.sees("Når snakket dere?")
        terminal.presses(b"\x03")
        terminal.ends()
    assert fields(desk, case)["hva"] == "Hei på deg"
    assert "Grunn: Feil ord" in desk.do("historie", case).out


def test_a_closed_case_says_so_before_anything_is_asked(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("samtykke", case, "stafettlogg", "--yes", "forelder_1")
    desk.do("gjor", case, "avslutt_tidlig", "--reason", "Flyttet")
    for words in (("fyll", case, "undringsnotat"), ("tiltak", case)):
        with at_terminal(desk, *words) as terminal:
            code, shown = terminal.ends()
        assert code == 2
        assert f"bti videre {case} gjenaapne" in " ".join(shown.split())
    with at_terminal(desk, "samtykke", case, "stafettlogg") as terminal:
        terminal.sees("Du kan bare skrive ned at et samtykke trekkes.")
        terminal.sees("Hvem trekker samtykket?")
        terminal.types("forelder_1")
        assert terminal.ends()[0] == 0
    assert desk.read("vis", case)["consents"][0]["state"] == "withdrawn"
