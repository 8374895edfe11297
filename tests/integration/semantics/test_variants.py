"""Variants: texts by the reader's service, demands by the case's track, one printed guide each."""

from __future__ import annotations

import pytest

from bti.errors import NotFound
from tests.integration.semantics.tale import Tale

GUIDE = """
services: {skole: Skole, barnehage: Barnehage, ppt: PPT}
tracks:
  skole: {title: Skole, service: skole}
  barnehage: {title: Barnehage, service: barnehage}
baton: {may_hold: [ansatt]}
levels:
  n0:
    title: Først
    variants: {skole: {title: Først i skolen}}
    steps:
      a:
        title: A
        what: For alle
        forms: {felles: required}
        checklist: {punkt: {text: Bare skolen, required: true, only_for: [skole]}}
        due: {within: 1 week, of: step.entered, only_for: [skole]}
        variants:
          skole: {what: For skolen, forms: {skolens: required}}
          barnehage: {what: For barnehagen}
        next: next
  n1:
    title: Bare i skolen
    only_for: [skole]
    steps: {b: {title: B, next: c}}
  n2:
    title: Til slutt
    steps: {c: {title: C, transitions: {ut: {title: Ut, to: slutt}}}}
forms:
  felles: {title: Felles, fields: {x: {label: X, required: true}}}
  skolens: {title: Skolens, fields: {x: {label: X, required: true}}}
  hagens: {title: Hagens, only_for: [barnehage], fields: {x: {label: X}}}
"""


def test_demands_follow_the_track_of_the_case() -> None:
    tale = Tale(GUIDE)
    assert tale.refused("neste") == [("item", "punkt"), ("form", "felles"), ("form", "skolens")]
    assert [form.id for form in tale.view().step.forms] == ["felles", "skolens"]
    tale.tick("punkt")
    tale.casework.fill(tale.case, "skolens", {"x": "1"})
    tale.casework.fill(tale.case, "felles", {"x": "1"})
    assert tale.go("neste").step.id == "b"


def test_another_track_keeps_what_no_variant_is_written_for() -> None:
    tale = Tale(GUIDE, by="siri")
    view = tale.casework.show(tale.case, by="siri")
    assert [form.id for form in view.step.forms] == ["felles"]
    assert view.step.what == "For barnehagen"
    assert view.dues == ()


def test_texts_follow_the_service_of_the_reader() -> None:
    tale = Tale(GUIDE)
    tale.casework.invite(tale.case, "solbakken", person="siri", ground="Lov")
    tale.casework.join(tale.case, by="siri")
    tale.casework.invite(tale.case, "ppt", person="per", ground="Lov")
    tale.casework.join(tale.case, by="per")
    assert tale.view().step.what == "For skolen"
    assert tale.view(by="siri").step.what == "For barnehagen"
    assert tale.view(by="per").step.what == "For skolen"
    assert [form.id for form in tale.view(by="siri").step.forms] == ["felles", "skolens"]
    assert tale.view().levels[0].title == "Først i skolen"


def test_a_track_that_lacks_a_level_goes_past_it() -> None:
    tale = Tale(GUIDE, by="siri")
    tale.casework.fill(tale.case, "felles", {"x": "1"}, by="siri")
    levels = [level.id for level in tale.casework.show(tale.case, by="siri").levels]
    assert levels == ["n0", "n2"]
    assert tale.casework.go(tale.case, "neste", by="siri").case.step.id == "c"


def test_each_track_has_a_printed_guide_of_its_own() -> None:
    tale = Tale(GUIDE)
    school = tale.casework.render(tale.casework.guide("liten", track="skole"))
    nursery = tale.casework.render(tale.casework.guide("liten", track="barnehage"))
    whole = tale.casework.render(tale.casework.guide("liten"))
    assert "For skolen" in school
    assert "Bare i skolen" in school
    assert "Bare skolen" in school
    assert "Hagens" not in school
    assert "For barnehagen" in nursery
    assert "Hagens" in nursery
    assert "Bare i skolen" not in nursery
    assert "Bare skolen" not in nursery
    assert "For alle" in whole
    assert "Skole: Først i skolen" in whole
    with pytest.raises(NotFound):
        tale.casework.guide("liten", track="skolen")
