from __future__ import annotations

import io

import pytest

from bti.cli.console import shown, strong, write


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_signs_that_steer_a_terminal_are_taken_out_of_what_people_wrote() -> None:
    assert shown("Kim\x1b[31m\x1b]0;x\x07\r\u202eab") == "Kim[31m]0;xab"


def test_bold_and_tabs_and_lines_stay() -> None:
    assert shown(strong("Kim\tog\nÅse")) == "\x1b[1mKim\tog\nÅse\x1b[0m"


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
