"""What a case that is opened from another begins with: whom it is about, and what it carries."""

from __future__ import annotations

import msgspec

from bti.case import commands
from bti.case.case import Case
from bti.case.events import Answers, Origin
from bti.case.linking import carried
from bti.case.opening import BORN
from bti.case.sight import sight_of
from bti.case.standing import Standing
from bti.case.subject import Subject
from bti.casework.work import Work
from bti.errors import BadInput
from bti.guide.definition import Action, Guide, Opens


def is_free_alone(guide: Guide, entry: str) -> bool:
    """Tell whether a case that begins here alone is one that nothing may stand in front of."""
    first = entry or next(iter(guide.entries), "")
    return first in guide.entries and guide.entries[first].never_blocked


def allow(standing: Standing, action: Action, guide: Guide) -> None:
    """Refuse to open a guide that names where it is opened from, and not this; never a report."""
    named = guide.linked_from
    if named and standing.case.workflow not in named and not action.never_blocked:
        raise BadInput(
            f"«{guide.title}» kan ikke åpnes fra en sak på «{standing.guide.title}». "
            f"Den som skriver veilederen, kan legge «{standing.case.workflow}» til i «linked_from»."
        )


def carried_over(work: Work, opens: Opens) -> dict[str, Answers]:
    """Copy what the opener may read of what is carried; of a blocked case nobody reads anything."""
    if work.blocked:
        return {}
    return sight_of(work.standing).answers(carried(work.standing.case, opens))


def subject_of(work: Work, opens: Opens, guide: Guide) -> Subject:
    """What carries nothing over is not about the child, and does not get to know the name.

    A guide that takes no groups is about the child even so, and one that does not take this kind
    of subject is given it as a kind it takes: a report is opened whatever the case is about.
    From a blocked case comes nothing but the number, which the opener wrote herself.
    """
    case = work.standing.case
    if work.blocked:
        return Subject(name=f"Barnet i sak {case.id}", kind=guide.subjects[0])
    if not opens.carry and "group" in guide.subjects:
        return Subject(name="Gruppe", kind="group")
    if case.subject.kind in guide.subjects:
        return case.subject
    return msgspec.structs.replace(case.subject, kind=guide.subjects[0])


def sibling_of(case: Case, sibling: str, name: str) -> commands.Open:
    """Open a case for a child born with the one of this case, where this case stands.

    It begins unborn, so that its birth calls for the same as that of the first.
    """
    return commands.Open(
        case=sibling,
        digest=case.digest,
        subject=msgspec.structs.replace(
            case.subject, name=name.strip() or case.subject.name, kind="unborn", born=None
        ),
        entry=case.last_step,
        origin=Origin(case=case.id, workflow=case.workflow, action=BORN),
    )
