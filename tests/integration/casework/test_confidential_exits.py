"""What is for some roles alone leaves with nobody else, neither as a file nor on paper."""

from __future__ import annotations

import pytest

from bti.errors import Denied
from tests.integration.semantics.tale import Tale

GUIDE = """
roles:
  ansatt: Ansatt
  psykolog: Psykolog
  foresatt: {title: Foresatt, is: guardian}
steps:
  a:
    title: A
    forms: {vurdering: optional, notat: optional}
    transitions: {f: {title: F, to: slutt}}
forms:
  vurdering:
    title: Vurdering
    confidential: [psykolog]
    fields: {hva: {label: Hva}}
  notat: {title: Notat, fields: {hva: {label: Hva}}}
"""


@pytest.fixture
def tale() -> Tale:
    """Kari works in the case with Per, who is the psychologist and has written alone."""
    tale = Tale(GUIDE)
    work = tale.casework
    work.invite(tale.case, "ppt", person="per", role="psykolog", ground="law")
    work.join(tale.case, by="per")
    work.fill(tale.case, "vurdering", {"hva": "Bare for psykologen"}, by="per")
    work.fill(tale.case, "notat", {"hva": "For dem alle"})
    return tale


def test_one_who_does_not_see_all_of_a_case_cannot_take_it_out_as_a_file(tale: Tale) -> None:
    with pytest.raises(Denied, match=r"ikke alt .* Be psykolog \(Per\) gjøre det"):
        tale.casework.export_case(tale.case)
    with pytest.raises(Denied, match=r"ikke for deg å se\. Spør psykolog \(Per\)\."):
        tale.casework.form(tale.case, "vurdering")
    assert tale.casework.export_case(tale.case, by="per")


@pytest.mark.parametrize("by", ["kari", "per"])
def test_the_family_gets_nothing_that_is_for_some_roles_whoever_prints_it(
    tale: Tale, by: str
) -> None:
    given = tale.casework.disclose(tale.case, by=by)
    page = tale.casework.render(given, "text")
    assert "For dem alle" in page
    assert "psykologen" not in page
    assert "psykologen" not in repr(given)
