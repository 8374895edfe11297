"""What stands at the head and foot of a paper, whatever it was made from."""

from __future__ import annotations

from bti.case.access_views import AccessLogView, Disclosure, PersonFile
from bti.case.contacts import POLICE
from bti.case.privacy_views import PrivacyRecord
from bti.case.views import (
    CaseFile,
    CaseView,
    ContactView,
    FormView,
    GuideView,
    HeadView,
    HistoryLine,
    StepView,
)
from bti.guide.diff.comparison import Comparison

Paper = (
    CaseFile
    | CaseView
    | StepView
    | FormView
    | GuideView
    | Comparison
    | Disclosure
    | AccessLogView
    | PersonFile
    | PrivacyRecord
    | tuple[HistoryLine, ...]
)
"""What can be put on paper."""


def head(view: Paper) -> HeadView:
    """Give the head of a paper."""
    if isinstance(view, Disclosure):
        return head(view.file.case)
    if isinstance(view, CaseFile):
        return head(view.case)
    if isinstance(view, CaseView):
        return HeadView(
            language=view.language,
            guide_title=view.guide_title,
            edition=view.edition,
            case=view.id,
            trial=view.trial,
            contacts=view.contacts,
        )
    if isinstance(view, GuideView):
        return HeadView(
            language=view.language,
            guide_title=view.title,
            edition=view.edition,
            contacts=view.contacts,
        )
    if isinstance(view, Comparison):
        return HeadView(guide_title=view.new_title, edition=view.new_edition)
    return HeadView() if isinstance(view, tuple) else view.head


def to_ring(contacts: tuple[ContactView, ...]) -> tuple[ContactView, ...]:
    """Give those to ring when a child is in danger; where none is marked, the police and all."""
    return tuple(contact for contact in contacts if contact.acute) or (POLICE, *contacts)


def to_ask(contacts: tuple[ContactView, ...]) -> tuple[ContactView, ...]:
    """Give those to ask about everything else."""
    return tuple(contact for contact in contacts if not contact.acute)


def to_child(contacts: tuple[ContactView, ...]) -> tuple[ContactView, ...]:
    """Give the contacts that are for the child itself."""
    return tuple(one for one in contacts if one.child)


def foot(title: str, above: HeadView) -> str:
    """Name a loose sheet: what it is, of which case, which edition, and whether it is a trial."""
    edition = f"utgave {above.edition}" if above.edition else ""
    trial = "PRØVE" if above.trial else ""
    return " · ".join(part for part in (trial, title, above.case, edition) if part)
