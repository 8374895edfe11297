"""The drafts for a privacy officer leave out nothing that a guide asks, and judge nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bti import resources
from bti.case.privacy import privacy_record
from bti.case.privacy_views import PrivacyRecord
from bti.guide.definition import Field, Guide
from bti.guide.loading import load

SHIPPED = [name for name in resources.workflow_names() if "." not in name]


def shipped(name: str) -> Guide:
    file, text = resources.workflow_text(name)
    guide = load({file: text}).guide
    assert guide is not None
    return guide


def lines(record: PrivacyRecord, title: str) -> str:
    (part,) = (part for part in (*record.record, *record.assessment) if part.title == title)
    return "\n".join((part.about, *part.lines))


def asked(fields: dict[str, Field]) -> Iterator[str]:
    for field in fields.values():
        if field.type not in {"note", "next_move"}:
            yield field.label.rstrip(":.")
        yield from asked(field.fields)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_of_every_form_is_named(name: str) -> None:
    guide = shipped(name)
    told = lines(privacy_record(guide), "Hva som registreres")
    for form in guide.forms.values():
        assert form.title in told
        assert [label for label in asked(form.fields) if label not in told] == []


def test_every_purpose_and_every_guide_that_is_opened_is_a_recipient() -> None:
    guide = shipped("bti")
    told = lines(privacy_record(guide), "Hvem som får opplysningene")
    for purpose in guide.consents.values():
        assert purpose.title in told
    assert "bekymringsmelding" in told
    assert "15 år" in told


def test_a_report_says_that_the_family_sees_nothing() -> None:
    told = lines(privacy_record(shipped("bekymringsmelding")), "Hvem som får opplysningene")
    assert "Foresatte ser ingenting i saken" in told
    assert "det veilederen deler" not in told


def test_what_the_municipality_has_to_judge_is_a_question() -> None:
    record = privacy_record(shipped("bti"))
    parts = {part.title: part for part in (*record.record, *record.assessment)}
    judged = ("Behandlingsansvarlig", "Behandlingsgrunnlag", "Sletting og arkiv", "Konklusjon")
    assert all(parts[title].to_fill for title in judged)
