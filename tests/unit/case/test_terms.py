from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec.structs import replace

from bti.case.calendar import OSLO
from bti.case.terms import answer_by, valid_until
from bti.guide.definition import Baton, Consent, Guide

GUIDE = Guide(
    workflow="g",
    version="1",
    language="nb",
    title="G",
    baton=Baton(answer_within="3 working days"),
)


def test_an_offer_is_to_be_answered_within_working_days() -> None:
    before_christmas = datetime(2026, 12, 23, 15, 0, tzinfo=OSLO)
    assert answer_by(GUIDE, before_christmas) == datetime(2026, 12, 29, 23, 59, 59, tzinfo=OSLO)
    assert answer_by(replace(GUIDE, baton=Baton()), before_christmas) is None
    assert answer_by(replace(GUIDE, baton=None), before_christmas) is None


def test_a_consent_is_valid_as_long_as_the_guide_says() -> None:
    given = datetime(2027, 2, 28, 23, 30, tzinfo=UTC)  # the first of March in Norway
    assert valid_until(Consent(title="Logg", valid_for="12 months"), given) == date(2028, 3, 1)
    assert valid_until(Consent(title="Logg"), given) is None
