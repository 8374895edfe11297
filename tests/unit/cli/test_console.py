from __future__ import annotations

from bti.cli.console import shown, strong


def test_signs_that_steer_a_terminal_are_taken_out_of_what_people_wrote() -> None:
    assert shown("Kim\x1b[31m\x1b]0;x\x07\r\u202eab") == "Kim[31m]0;xab"


def test_bold_and_tabs_and_lines_stay() -> None:
    assert shown(strong("Kim\tog\nÅse")) == "\x1b[1mKim\tog\nÅse\x1b[0m"
