"""What someone without access is told of a case in which they had a word to say."""

from __future__ import annotations

from bti.case.seen import Seen
from bti.case.standing import Standing
from bti.case.views import CaseView, StepView


def outside_view(standing: Standing, seen: Seen) -> CaseView:
    """Give a view without content: an answer to an invitation or an offer is no access."""
    case, nothing = standing.case, ""
    return CaseView(
        id=case.id,
        workflow=case.workflow,
        guide_title=standing.guide.title,
        language=standing.guide.language,
        edition=standing.guide.version,
        trial=seen.trial,
        subject=nothing,
        name=nothing,
        home=seen.unit(case.home),
        opened=standing.now,
        version=case.number,
        step=StepView(
            id=nothing,
            title=nothing,
            number=nothing,
            level=nothing,
            level_title=nothing,
            level_number=nothing,
        ),
        entered=standing.now,
        round=0,
    )
