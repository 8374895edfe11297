from __future__ import annotations

import io
import json

import pytest

from bti.cli.console import escaped, shown, strong, write, write_whole


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_signs_that_steer_a_terminal_are_taken_out_of_what_people_wrote() -> None:
    assert shown("Kim\x1b[31m\x1b]0;x\x07\r\u202eab") == "Kim[31m]0;xab"
    assert shown("\x1b[1mFARE\x1b[0m") == "[1mFARE[0m"


def test_tabs_and_lines_stay() -> None:
    assert shown("Kim\tog\nÅse") == "Kim\tog\nÅse"


def test_a_title_is_bold_and_nothing_that_people_wrote_makes_anything_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.delenv("NO_COLOR", raising=False)
    write([strong("SAK \x1b[0mKim"), "\x1b[1mSAK\x1b[0m"])
    assert terminal.getvalue() == "\x1b[1mSAK [0mKim\x1b[0m\n[1mSAK[0m\n"


LONG = "  Lagret i saker.db: Saken ble åpnet i Solsia barnehage."


def test_a_terminal_is_given_lines_that_end_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("COLUMNS", "30")
    write([LONG, "kort"])
    assert terminal.getvalue().splitlines() == [
        "  Lagret i saker.db: Saken ble",
        "  åpnet i Solsia barnehage.",
        "kort",
    ]


def test_a_pipe_is_given_whole_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    write([LONG])
    assert capsys.readouterr().out == f"{LONG}\n"


TURNING = "\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069"


@pytest.mark.parametrize("sign", [*TURNING, "\x85", "\x9b", "\x9d", "\x7f", "\x1b"])
def test_a_sign_that_steers_is_not_shown_and_stands_by_its_number_in_json(sign: str) -> None:
    assert shown(f"Kim{sign}31m") == "Kim31m"
    written = escaped(json.dumps({"navn": f"Kim{sign}31m"}, ensure_ascii=False))
    assert sign not in written
    assert json.loads(written) == {"navn": f"Kim{sign}31m"}


def test_a_table_for_a_spreadsheet_keeps_its_line_ends(capsys: pytest.CaptureFixture[str]) -> None:
    write_whole("a;b\r\nKim\rAnne;\x9b31m\r\n")
    assert capsys.readouterr().out == "a;b\r\nKimAnne;31m\r\n"
