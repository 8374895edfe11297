"""What is written in a guide, a case or a directory stays text, on every page that shows it.

A text that would run, fetch or change a page is planted in every text of a guide and in every
answer, name and reason of a case. Each page is then made twice, with and without it: the planted
one may not have an element or an attribute that the plain one has not.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Literal
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from bti import Casework, Environment, resources
from bti.casework.guides import Edition
from bti.errors import Finding, Place
from bti.guide.canonical import canonical, digest
from bti.guide.definition import Guide
from bti.guide.loading import load
from bti.guide.translation import applying
from bti.guide.translation.texts import Words
from bti.paper.heads import Paper
from bti.paper.preview import Preview
from bti.paper.rendering import render_preview
from tests.integration.casework.story import AT

PLANTED = (
    "<script>ond()</script>\"><img src=x onerror=ond()><svg/onload=ond()>' onmouseover='ond()"
    " javascript:ond() </style></title></textarea>--><base href=//ond.example> {{ 191 * 191 }}"
    " {% raw %} ${191*191} ]]> *ond* [ond](javascript:ond()) `ond` | ond\u202e\u0085"
)
HARMLESS = "et tillegg"
WORKED_OUT = str(191 * 191)
ADDRESS = "javascript:ond()"
CASE = "S-2026-001"
RUN = {"href", "src", "action", "formaction", "style", "srcdoc", "data", "xlink:href"}
"""Attributes that fetch, lead somewhere or are read as something else than text."""
Shape = set[tuple[str, str]]
pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """What a browser makes of a page: its elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shape: Shape = set()
        self.run: list[tuple[str, str]] = []
        self.styles = ""
        self._in = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag
        self.shape |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        self.run += [(name, value or "") for name, value in attrs if name in RUN]

    def handle_endtag(self, tag: str) -> None:
        self._in = ""
        self.shape.add((f"/{tag}", ""))

    def handle_data(self, data: str) -> None:
        if self._in == "style":
            self.styles += data


def _said(planted: str) -> applying.Saying:
    def said(_path: str, words: Words) -> Words:
        if isinstance(words, str):
            return f"{words} {planted}"
        return tuple(f"{word} {planted}" for word in words)

    return said


def _guide(planted: str) -> Guide:
    name, text = resources.workflow_text("bti")
    found = load({name: text}).guide
    assert found is not None
    made: Guide = applying._part(Guide, found, "", _said(planted))  # noqa: SLF001 - every text
    contacts = {
        name: replace(one, phone=planted, email=planted, url=ADDRESS)
        for name, one in made.contacts.items()
    }
    links = {name: replace(one, url=ADDRESS) for name, one in made.links.items()}
    return replace(made, workflow="plantet", contacts=contacts, links=links)


def _kept(work: Casework, guide: Guide) -> None:
    written = canonical(guide)
    work._desk.guides.keep(  # noqa: SLF001 - a guide that no check has seen
        Edition(guide=guide, digest=digest(guide), canonical=written, places=b"{}", sources=())
    )


def _driven(planted: str) -> Casework:
    """Write as much as can be written in a case, with a text planted in all of it."""
    work = Casework.in_memory(environment=Environment.fixed(at=AT, seed=1, account="kari"))
    said = f"Tekst {planted}"
    named = _printable(said)
    work.add_unit("nordlia", f"Skole {named}", service="skole")
    work.add_unit("ppt", f"PPT {named}", service="ppt")
    work.add_person("kari", f"Kari {named}", account="kari", address=named)
    work.add_person("per", f"Per {named}", account="per")
    work.add_post("kari", "ansatt", "nordlia")
    work.add_post("per", "ansatt", "ppt")
    _kept(work, _guide(planted))
    work.open_case("plantet", child=f"Ola {named}", born="2019-05-02")
    texts = ("hva", "observasjoner.1.hvor", "observasjoner.1.sett", "styrker")
    work.fill(CASE, "undringsnotat", dict.fromkeys(texts, said), finish="no")
    work.add_measure(CASE, said, goal=said)
    work.invite(CASE, "ppt", person="per", role="ansatt", ground=said)
    work.offer(CASE, "per")
    work.decline(CASE, reason=said, by="per")
    work.refuse_consent(CASE, "stafettlogg", giver="forelder_alene")
    work.search(said)
    work.do(CASE, "avslutt_tidlig", reason=said)
    return work


def _printable(text: str) -> str:
    """Give a text as it is taken for a name: one that cannot be shown is refused."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isdigit())


def _pages(work: Casework, format_: Literal["html", "md", "text"]) -> Iterator[tuple[str, str]]:
    views: dict[str, Paper] = {
        "guide": work.guide("plantet"),
        "step": work.blank_step("plantet", "undring"),
        "form": work.blank("plantet", "undringsnotat"),
        "privacy": work.privacy("plantet"),
        "diff": work.compare("bti", "plantet"),
        "case": work.show(CASE),
        "sheet": work.sheet(CASE),
        "filled": work.form(CASE, "undringsnotat"),
        "file": work.file(CASE),
        "history": work.history(CASE),
        "readers": work.readers(CASE),
        "disclosure": work.disclose(CASE),
        "person": work.person_file(),
    }
    for name, view in views.items():
        yield name, work.render(view, format_)


def _previewed(planted: str) -> str:
    finding = Finding(code="x", message=f"Funn {planted}", place=Place(f"fil {planted}", 1))
    finding = replace(finding, proposal=f"Forslag {planted}")
    view = Preview(name=f"navn {planted}", number=1, read_at="09.00", findings=(finding,))
    return render_preview(view, templates=resources.template_text)


@pytest.fixture(scope="module")
def plain() -> Iterator[Casework]:
    with _driven(HARMLESS) as work:
        yield work


@pytest.fixture(scope="module")
def planted() -> Iterator[Casework]:
    with _driven(PLANTED) as work:
        yield work


def _assert_text(name: str, page: str, like: str) -> None:
    found, known = Page(page), Page(like)
    assert found.shape - known.shape == set(), name
    assert [one for one in found.run if "ond" in one[1]] == [], name
    assert WORKED_OUT not in page, name
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page), name


def test_no_page_has_an_element_or_an_attribute_that_came_from_a_text(
    plain: Casework, planted: Casework
) -> None:
    known = dict(_pages(plain, "html"))
    for name, page in _pages(planted, "html"):
        assert "ond()" in page, f"{name} shows nothing of what was planted"
        _assert_text(name, page, known[name])
    _assert_text("preview", _previewed(PLANTED), _previewed(HARMLESS))


def test_no_page_in_the_archive_has_one_either(plain: Casework, planted: Casework) -> None:
    known, found = (_unpacked(one.export_case(CASE)) for one in (plain, planted))
    pages = [name for name in found if name.endswith(".html")]
    assert pages
    for name in pages:
        _assert_text(name, found[name], known[name])


def _unpacked(data: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("format_", ["md", "text"])
def test_no_other_page_steers_a_terminal_or_runs_a_template(
    planted: Casework, format_: Literal["md", "text"]
) -> None:
    for name, page in _pages(planted, format_):
        assert WORKED_OUT not in page, name
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page), name


def test_markdown_holds_no_element_and_no_link_that_came_from_a_text(planted: Casework) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    reader = markdown_it.MarkdownIt("gfm-like", {"linkify": False})
    for name, page in _pages(planted, "md"):
        made = Page(reader.render(page))
        assert not {tag for tag, _ in made.shape} & {"script", "img", "svg", "base", "style"}, name
        assert [one for one in made.run if "ond" in one[1]] == [], name


def test_a_map_has_no_element_or_attribute_that_came_from_a_text(
    plain: Casework, planted: Casework
) -> None:
    known, found = (ET.fromstring(one.graph("plantet", "svg")) for one in (plain, planted))  # noqa: S314 - our own
    assert _svg(found) <= _svg(known)
    plainly, drawn = (one.graph("plantet", "mermaid") for one in (plain, planted))
    assert len(drawn.splitlines()) == len(plainly.splitlines())
    assert "<" not in drawn.replace("<br/>", "")


def _svg(root: ET.Element) -> Shape:
    return {(one.tag, name) for one in root.iter() for name in ("", *one.attrib)}
