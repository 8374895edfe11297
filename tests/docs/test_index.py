"""Every page can be reached from the index, and every link between pages leads somewhere."""

from __future__ import annotations

import re

import pytest

from tests.packaging.tree import ROOT, tracked

PAGES = tuple(name for name in tracked("docs") if name.endswith(".md"))
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")


def linked(name: str) -> set[str]:
    page = ROOT / name
    found = _LINK.findall(page.read_text(encoding="utf-8"))
    return {str((page.parent / link).resolve().relative_to(ROOT)) for link in found}


def test_the_index_leads_to_every_page() -> None:
    assert set(PAGES) - linked("docs/README.md") == {"docs/README.md"}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_something(name: str) -> None:
    assert [link for link in linked(name) if not (ROOT / link).exists()] == []
