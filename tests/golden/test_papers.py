"""Every kind of paper, in every format, as it was last read and found good."""

from __future__ import annotations

from typing import get_args

import pytest

from bti.paper.languages import Format
from bti.paper.rendering import render
from tests.conftest import Golden
from tests.golden.papers import PAPERS
from tests.golden.shipped import shipped, unstyled

WITH_STYLE = "skjema-tomt"
SUFFIX = {"html": "html", "md": "md", "text": "txt"}


@pytest.mark.parametrize("format_", get_args(Format))
@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_is_as_it_was(name: str, format_: Format, golden: Golden) -> None:
    templates = shipped if name == WITH_STYLE else unstyled
    page = render(PAPERS[name], format_, templates=templates)
    golden(f"{format_}/{name}.{SUFFIX[format_]}", page)
