"""What can be lacking in any guide is told, by its name, on the page of the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from bti.scenarios.names import BAD_ANSWER, BUILT_IN, NO_ACCESS, NOT_HERE

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "language.md"


@pytest.mark.parametrize("name", [*BUILT_IN, NOT_HERE, NO_ACCESS, BAD_ANSWER])
def test_the_page_says_what_a_name_in_because_stands_for(name: str) -> None:
    table = PAGE.read_text("utf-8").partition("| i `because` | mangler |")[2].partition("\n\n")[0]
    assert f"`{name}`" in table
