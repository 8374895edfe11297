"""What a guide does with personal data, laid out for the municipality's privacy officer."""

from __future__ import annotations

from bti.case.form_views import HeadView, View


class PrivacyPart(View, frozen=True, kw_only=True):
    """A part of a draft: what the guide says, and what the municipality has to add."""

    title: str
    about: str = ""
    lines: tuple[str, ...] = ()
    to_fill: tuple[str, ...] = ()
    """Questions that no guide answers; each gets room on paper."""


class PrivacyRecord(View, frozen=True, kw_only=True):
    """Drafts of the record of processing (art. 30) and the impact assessment (art. 35)."""

    title: str
    edition: str
    record: tuple[PrivacyPart, ...]
    assessment: tuple[PrivacyPart, ...]
    head: HeadView = HeadView()
