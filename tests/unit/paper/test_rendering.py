"""A view becomes a page that stands alone, holds what the view holds, and can be read by all."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from bti.case.views import CaseView, FieldView, FormView, GuideView, HeadView
from bti.errors import DefinitionError
from bti.paper.heads import Paper
from bti.paper.languages import Format
from bti.paper.preview import Preview
from bti.paper.rendering import Templates, render, render_preview
from bti.paper.wrapping import COLUMNS, columns
from tests.golden.forms import BLANK_NOTE, DRAFT_NOTE, FILLED_NOTE, HOSTILE, TALK
from tests.golden.guides import ALWAYS, CONDITIONAL, GUIDE, WITHOUT_LEVELS
from tests.golden.page import Page
from tests.golden.papers import CASE, FILE, PAPERS
from tests.golden.shipped import names, shipped

FORMATS: tuple[Format, ...] = get_args(Format)


def html(view: Paper) -> Page:
    return Page.read(render(view, "html", templates=shipped))


def recording(seen: set[str]) -> Templates:
    def load(name: str) -> str | None:
        seen.add(name)
        return shipped(name)

    return load


def test_every_shipped_template_is_used() -> None:
    seen: set[str] = set()
    templates = recording(seen)
    for view in PAPERS.values():
        for format_ in FORMATS:
            render(view, format_, templates=templates)
    render_preview(Preview(name="veileder.yaml", number=1, read_at="09.00"), templates=templates)
    assert seen == names()


def test_a_page_says_the_language_that_most_of_it_is_written_in() -> None:
    assert html(CASE).language == "nb"
    assert html(msgspec.structs.replace(GUIDE, language="nn")).language == "nn"
    blank = msgspec.structs.replace(BLANK_NOTE, head=HeadView(language="se"))
    assert html(blank).language == "se"


@pytest.mark.parametrize("name", PAPERS)
def test_a_page_asks_nobody_for_anything_and_runs_nothing(name: str) -> None:
    page = html(PAPERS[name])
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    assert "url(" not in page.style
    assert "@import" not in page.style


@pytest.mark.parametrize("name", PAPERS)
def test_a_page_can_be_read_aloud(name: str) -> None:
    page = html(PAPERS[name])
    assert page.language == "nb"
    assert page.title
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)


@pytest.mark.parametrize("name", PAPERS)
def test_every_box_has_its_question(name: str) -> None:
    page = html(PAPERS[name])
    assert len(page.ids) == len(set(page.ids))
    assert page.pointed_at <= set(page.ids)
    assert page.unlabelled == []


@pytest.mark.parametrize("name", PAPERS)
def test_every_tag_that_opens_is_closed(name: str) -> None:
    assert html(PAPERS[name]).unclosed == []


@pytest.mark.parametrize("format_", FORMATS)
def test_a_trial_is_marked_on_every_paper_of_a_case(format_: Format) -> None:
    for view in (CASE, FILE, FILLED_NOTE, DRAFT_NOTE):
        assert "PRØVE – ikke en virkelig sak" in render(view, format_, templates=shipped)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_real_case_is_not_marked(format_: Format) -> None:
    real = msgspec.structs.replace(CASE, trial=False)
    assert "PRØVE" not in render(real, format_, templates=shipped)


def test_hostile_text_stays_text_in_html() -> None:
    page = html(FILE)
    assert HOSTILE in page.text
    assert "<script>" not in render(FILE, "html", templates=shipped)


def test_a_hostile_title_cannot_leave_the_style_or_the_head() -> None:
    title = '"; } </style><script>x</script> body { color: red'
    head = HeadView(guide_title=title, edition=title, case=title, trial=True)
    page = html(FormView(id="x", title=title, head=head))
    assert "script" not in page.tags
    assert "color: red" not in page.style.replace("\\", "")
    assert page.title.count("</style>") == 3


def test_typed_braces_are_not_run() -> None:
    for format_ in FORMATS:
        assert "49" not in render((FILE.history[2],), format_, templates=shipped)


@pytest.mark.parametrize("name", PAPERS)
def test_plain_text_keeps_within_its_columns(name: str) -> None:
    page = render(PAPERS[name], "text", templates=shipped)
    assert max(map(columns, page.splitlines())) <= COLUMNS


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", PAPERS)
def test_a_page_ends_in_one_line_end_and_has_no_loose_spaces(name: str, format_: Format) -> None:
    page = render(PAPERS[name], format_, templates=shipped)
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
    assert not re.search(r"[ \t]\n", page)
    assert "\n\n\n" not in page


def test_an_empty_form_has_boxes_and_a_filled_one_has_none() -> None:
    assert html(BLANK_NOTE).tags >= {"input", "textarea", "fieldset", "legend", "label"}
    assert not html(FILLED_NOTE).tags & {"input", "textarea", "select"}


@pytest.mark.parametrize("format_", FORMATS)
def test_the_states_of_an_answer_are_said_in_words(format_: Format) -> None:
    page = render(FILLED_NOTE, format_, templates=shipped)
    for words in ("Ikke spurt", "Spurt, tomt", "Ikke aktuelt"):
        assert words in page


@pytest.mark.parametrize("format_", FORMATS)
def test_the_demand_is_said_in_words(format_: Format) -> None:
    page = render(BLANK_NOTE, format_, templates=shipped)
    assert "(må fylles ut)" in page
    assert "hvorfor ikke" in page


def test_numbers_can_be_rung_from_the_page() -> None:
    assert {"tel:112", "tel:116111", "tel:00000000"} <= html(CASE).links


@pytest.mark.parametrize("format_", FORMATS)
def test_a_form_says_when_to_stop_before_its_first_question(format_: Format) -> None:
    page = render(TALK, format_, templates=shipped)
    assert page.index("utsetter barnet for vold") < page.index("Hva er du bekymret for")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_form_without_a_stop_rule_bears_no_numbers(format_: Format) -> None:
    for_family = msgspec.structs.replace(BLANK_NOTE, stop_rule="")
    assert "Alarmtelefonen" in render(BLANK_NOTE, format_, templates=shipped)
    assert "Alarmtelefonen" not in render(for_family, format_, templates=shipped)


def test_words_to_guardians_are_not_set_on_violet() -> None:
    plain = tuple(msgspec.structs.replace(field, child_voice=False) for field in TALK.fields)
    guardians = msgspec.structs.replace(TALK, child_voice=False, fields=plain)
    assert "Barnets egne ord<span" in render(TALK, "html", templates=shipped)
    page = render(guardians, "html", templates=shipped)
    assert 'class="new-page child"' not in page
    assert ">Svar<span" in page


def test_many_fields_all_come_out() -> None:
    fields = tuple(
        FieldView(path=f"f{number}", type="long_text", label=f"Spørsmål {number}")
        for number in range(30)
    )
    page = html(FormView(id="langt", title="Langt skjema", fields=fields))
    assert [name for name, _ in page.attributes].count("for") == 30


def test_a_case_without_anything_yet_is_printed() -> None:
    bare = CaseView(
        id="S-1",
        workflow="x",
        guide_title="X",
        edition="1",
        subject="Barn",
        name="",
        home="Skole",
        opened=CASE.opened,
        version=1,
        step=msgspec.structs.replace(
            CASE.step, checklist=(), forms=(), tools=(), contacts=(), ways=(), who=(), due=""
        ),
        entered=CASE.entered,
        round=1,
    )
    for format_ in FORMATS:
        assert "ingen ennå" in render(bare, format_, templates=shipped)


def test_a_guide_without_anything_yet_is_printed() -> None:
    bare = GuideView(workflow="x", title="Tom veileder", edition="1")
    for format_ in FORMATS:
        assert "Tom veileder" in render(bare, format_, templates=shipped)


def own(**texts: str) -> Templates:
    files = {name.replace("__", "/"): text for name, text in texts.items()}
    return lambda name: files.get(name.removesuffix(".j2").replace(".", "_"))


def test_a_municipality_can_put_its_own_part_in_front() -> None:
    page = render(CASE, "text", templates=shipped, own=own(text__parts__head_txt="Vår kommune\n"))
    assert page.startswith("Vår kommune\n")
    assert "SJEKKLISTE" in page


def test_a_municipalitys_own_template_is_escaped_too() -> None:
    mine = own(md__history_md="{{ view[2].remarks | join }}")
    page = render(PAPERS["historikk"], "md", templates=shipped, own=mine)
    assert r"\<script\>" in page


def test_what_is_not_there_is_printed_as_nothing() -> None:
    mine = own(text__case_txt="Hørt: {{ view.child_heard }}.")
    unheard = msgspec.structs.replace(CASE, child_heard=None)
    assert render(unheard, "text", templates=shipped, own=mine) == "Hørt: .\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n{{ view.finnes_ikke }}", 2),
        ("{{ finnes_ikke }}", 1),
        ("\n\n{% if %}", 3),
        ("{{ ''.__class__.__mro__ }}", 1),
    ],
)
def test_a_template_that_cannot_be_used_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(DefinitionError) as caught:
        render(CASE, "text", templates=shipped, own=own(text__case_txt=text))
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.file, finding.place.line) == (
        "template",
        "text/case.txt.j2",
        line,
    )
    assert "linje" in finding.message


def test_a_missing_part_is_named() -> None:
    mine = own(text__case_txt='{% include "text/borte.txt.j2" %}')
    with pytest.raises(DefinitionError, match=r"text/borte\.txt\.j2"):
        render(CASE, "text", templates=shipped, own=mine)


def uncached(load: Templates) -> Templates:
    """Give a loader that no earlier page was made with."""
    return partial(load)


def test_compiled_templates_are_kept_apart_for_those_in_the_sandbox(tmp_path: Path) -> None:
    first = render(CASE, "html", templates=uncached(shipped), cache_folder=tmp_path)
    kept = {path.name for path in tmp_path.iterdir()}
    again = render(CASE, "html", templates=uncached(shipped), cache_folder=tmp_path)
    assert first == again
    assert kept == {path.name for path in tmp_path.iterdir()}
    render(CASE, "html", templates=uncached(shipped), own=own(), cache_folder=tmp_path)
    more = {path.name for path in tmp_path.iterdir()} - kept
    assert len(more) == len(kept)
    assert all(name.startswith("eget_") for name in more)


def test_a_cache_that_cannot_be_written_stops_no_page(tmp_path: Path) -> None:
    nowhere = tmp_path / "finnes" / "ikke"
    page = render(CASE, "md", templates=uncached(shipped), cache_folder=nowhere)
    assert "Sjekkliste" in page
    assert not nowhere.exists()


def test_a_name_in_the_case_is_in_no_title() -> None:
    assert "Ánne" not in html(CASE).title + html(FILE).title


def test_a_guide_leads_to_its_steps_and_forms() -> None:
    page = html(GUIDE)
    assert {"#steg-s0_1", "#niva-nivaa_1", "#skjema-undringsnotat", "#innhold"} <= page.links
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_always_open_comes_first_among_what_can_be_done_at_any_time(
    format_: Format,
) -> None:
    page = render(GUIDE, format_, templates=shipped)
    ways = page[page.index(ALWAYS.title) :]
    assert GUIDE.anytime[0].title == "Avslutt"
    assert "Avslutt" in ways
    assert "krever grunn" not in page[: page.index(ALWAYS.title)]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_guide_without_levels_has_no_heading_for_one(format_: Format) -> None:
    page = render(WITHOUT_LEVELS, format_, templates=shipped)
    assert "Nivå" not in page
    assert WITHOUT_LEVELS.levels[0].steps[0].title in page


@pytest.mark.parametrize("format_", FORMATS)
def test_a_form_that_is_never_shared_says_so_once(format_: Format) -> None:
    page = render(CONDITIONAL, format_, templates=shipped)
    assert page.count("deles ikke") == 1


@pytest.mark.parametrize("format_", FORMATS)
def test_what_hangs_on_a_condition_is_not_demanded_outright(format_: Format) -> None:
    page = render(CONDITIONAL, format_, templates=shipped)
    assert "(må fylles ut)" not in page
    assert "(må, eller skriv hvorfor ikke)" not in page
