"""Typed text stays text: in Markdown, in CSS, in a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti.paper import escaping
from bti.paper.escaping import Written
from tests.golden.forms import HOSTILE

TRICKS = (
    "# Overskrift",
    "- punkt",
    "+ punkt",
    "12. punkt",
    "3) punkt",
    "12.",
    "> sitat",
    "===",
    "---",
    "    kode",
    "```\nkode\n```",
    "*fet* __fet__ ~~strøket~~",
    "[lenke](javascript:alert(1))",
    "![bilde](https://ond.example/x.png)",
    "<https://ond.example>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &#60;b&#62;",
    "a | b\n--|--\nc | d",
    "[navn]: https://ond.example",
    "linje\nlinje to",
    "\\*",
    HOSTILE,
)


@pytest.mark.parametrize("trick", TRICKS)
def test_markdown_reads_typed_text_as_itself(trick: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    reader = markdown_it.MarkdownIt("gfm-like", {"linkify": False})
    tokens = reader.parse(escaping.markdown(trick))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inner = tokens[1].children
    assert {token.type for token in inner} <= {"text", "text_special"}
    read = "".join(token.content for token in inner).replace("\N{NO-BREAK SPACE}", " ")
    assert read == " ".join(trick.split())


@given(st.text())
def test_no_text_makes_markdown_of_its_own(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    tokens = markdown_it.MarkdownIt("commonmark").parse(f"- {escaping.markdown(text)}x")
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert [token.type for token in tokens].count("inline") == 1
    assert kinds <= {"text", "text_special"}


def test_a_bare_address_is_no_link() -> None:
    assert escaping.markdown("Se https://ond.example") == r"Se https\://ond.example"
    assert escaping.markdown("Se www.ond.example") == r"Se www\.ond.example"


def test_a_date_at_the_start_still_reads_as_a_date() -> None:
    assert escaping.markdown("12. oktober 2026") == "12.\N{NO-BREAK SPACE}oktober 2026"
    assert escaping.markdown("2.2 Første møte") == "2.2 Første møte"


def test_ordinary_words_are_left_alone() -> None:
    words = "Hun sa «nei», gikk ut (kl. 10.15) & kom ikke tilbake – Čáhppesjávri!"
    assert escaping.markdown(words) == words


def test_signs_that_steer_a_terminal_are_shown_instead() -> None:
    assert (
        escaping.visible("rød\x1b[31m\x07")
        == "rød\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}"
    )
    assert escaping.visible("en\r\nto\u2028tre\tfire") == "en\nto\ntre\tfire"


def test_signs_that_turn_the_reading_order_are_shown_instead() -> None:
    assert "\u202e" not in escaping.visible("fil\u202egnp.exe")


@given(st.text())
def test_a_css_string_cannot_be_left(text: str) -> None:
    written = escaping.css_string(text)
    assert written[0] == written[-1] == '"'
    assert not set(written[1:-1]) & set("\"'<>;{}\n\r")


def test_a_css_string_keeps_letters() -> None:
    assert escaping.css_string("Samtale · nivå 2") == '"Samtale · nivå 2"'


@pytest.mark.parametrize(
    "address", ["https://eksempel.invalid/a?b=c", "http://eksempel.invalid", "mailto:a@b.invalid"]
)
def test_pages_and_mail_can_be_linked_to(address: str) -> None:
    assert escaping.openable(address) == address


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://a b", "Skjema", 'https://"x']
)
def test_nothing_else_can_be_linked_to(address: str) -> None:
    assert escaping.openable(address) == ""


def test_written_text_says_so() -> None:
    assert Written.lines(["a", "b"]).__html__() == "a\nb"
