"""Pages are made with the templates that the package ships, found as the program finds them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bti import resources
from bti.paper.rendering import render
from tests.golden.guides import GUIDE
from tests.golden.papers import CASE
from tests.golden.shipped import names, shipped
from tests.integration.semantics.tale import Tale


def test_the_package_gives_the_same_templates_as_the_checkout() -> None:
    assert all(resources.template_text(name) == shipped(name) for name in names())


def test_a_page_is_made_with_them() -> None:
    page = render(GUIDE, "html", templates=resources.template_text)
    assert page == render(GUIDE, "html", templates=shipped)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland"])
def test_a_page_is_the_same_wherever_the_machine_stands(zone: str) -> None:
    program = (
        "import sys\n"
        "from bti import resources\n"
        "from bti.paper.rendering import render\n"
        "from tests.golden.papers import CASE\n"
        "sys.stdout.write(render(CASE, 'text', templates=resources.template_text))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        env={"TZ": zone, "PYTHONUTF8": "1", "LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout == render(CASE, "text", templates=resources.template_text)


def test_every_paper_of_a_case_says_the_language_of_its_guide() -> None:
    tale = Tale(
        "language: nn\nsteps: {a: {title: Fyrst, forms: {notat: optional}, "
        "transitions: {slutt: {title: Slutt, to: slutt}}}}\n"
        "forms: {notat: {title: Notat, fields: {hva: {type: text, label: Kva?}}}}"
    )
    work, case = tale.casework, tale.case
    form = work.form(case, "notat")
    for paper in (work.show(case), work.sheet(case), work.file(case), form):
        assert '<html lang="nn"' in work.render(paper, "html")
