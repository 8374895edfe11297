"""What a case that is opened from another begins with: whom it is about, and what it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bti.case import commands
from bti.case.birth import BORN, step_of_sibling
from bti.case.calendar import day_of
from bti.case.duty_commands import StartTasks
from bti.case.events import Answers, Origin
from bti.case.forms.moves import asked_answers
from bti.case.linking import carried
from bti.case.opening import subject_problems
from bti.case.sight import sight_of
from bti.case.standing import Standing
from bti.case.subject import GROUP, Subject
from bti.case.tracks import track_for
from bti.casework.door import is_secret
from bti.casework.work import Done, Work
from bti.errors import BadInput, Denied
from bti.guide.definition import Action, Guide, Opens
from bti.guide.linked import known_as, tells

if TYPE_CHECKING:
    from bti.casework.desk import Desk
    from bti.store import Transaction


def is_free_alone(guide: Guide, entry: str) -> bool:
    """Tell whether a case that begins here alone is one that nothing may stand in front of."""
    first = entry or next(iter(guide.entries), "")
    return first in guide.entries and guide.entries[first].never_blocked


def allow(standing: Standing, action: Action, guide: Guide) -> None:
    """Refuse to open a guide that names where it is opened from, and not this; never a report.

    What the family may never know of is not opened by one who sees no more than they do.
    """
    if sight_of(standing).cut and is_secret(guide):
        raise Denied("Dette åpnes av den som arbeider med saken. Ring kommunen i stedet.")
    if not tells(guide, known_as(standing.guide)) and not action.never_blocked:
        raise BadInput(
            f"«{guide.title}» kan ikke åpnes fra en sak på «{standing.guide.title}». "
            f"Den som skriver veilederen, kan legge «{standing.case.workflow}» til i «linked_from»."
        )


def carried_over(work: Work, opens: Opens) -> dict[str, Answers]:
    """Copy what the opener may read of what is carried; of a blocked case nobody reads anything."""
    if work.blocked:
        return {}
    return sight_of(work.standing).answers(carried(work.standing.scope, opens))


def subject_of(work: Work, opens: Opens, guide: Guide, named: Subject | None) -> Subject:
    """Give whom the opened case is about: as the opener says of one from a group, else the same.

    Raises:
        BadInput: what is said cannot be used, or the case is about one child already.
    """
    if named is None:
        return _same_subject(work, opens, guide)
    standing = work.standing
    if standing.case.subject.kind != "group":
        raise BadInput(
            "Saken som åpnes herfra, gjelder det samme barnet. "
            "Åpne en sak om et annet barn med bti ny."
        )
    problems = subject_problems(named, day_of(standing.now))
    if named.kind not in guide.subjects:
        problems.append(f"«{guide.title}» kan ikke brukes for en slik sak.")
    if problems:
        raise BadInput(*problems)
    return named


def _same_subject(work: Work, opens: Opens, guide: Guide) -> Subject:
    """What carries nothing over is not about the child, and does not get to know the name.

    A guide that takes no groups is about the child even so, and one that does not take this kind
    of subject is given it as a kind it takes: a report is opened whatever the case is about.
    From a blocked case comes nothing but the number, which the opener wrote herself.
    """
    case = work.standing.case
    if work.blocked:
        return Subject(name=f"Barnet i sak {case.id}", kind=guide.subjects[0])
    if not opens.carry and "group" in guide.subjects:
        return Subject(name=GROUP, kind="group")
    if case.subject.kind in guide.subjects:
        return case.subject
    return msgspec.structs.replace(case.subject, kind=guide.subjects[0])


def carry_on(
    desk: Desk,
    transaction: Transaction,
    standing: Standing,
    command: commands.Do,
    action: Action,
    begun: Done,
) -> Done:
    """Record in the opened case what was said in opening it, and start what it brings along."""
    where = f"anytime.{command.action}"
    asked, problems, _ = asked_answers(standing, where, action.asks, command.asked)
    if problems:
        raise BadInput(*problems)
    if not (asked or action.then or command.reason.strip()):
        return begun
    start = StartTasks(
        guide=standing.guide, action=command.action, asked=asked, reason=command.reason
    )
    by = standing.actor.person
    more = desk.perform_in(transaction, begun.standing.case.id, start, by, "do")
    return msgspec.structs.replace(more, events=(*begun.events, *more.events), warnings=())


def sibling_of(first: Standing, sibling: str, name: str) -> commands.Open:
    """Open a case for a child born with the one of this case, where this case stands on the path.

    It begins unborn, so that its birth calls for the same as that of the first.
    """
    case = first.case
    track = track_for(first.guide, first.actor.service)
    return commands.Open(
        case=sibling,
        digest=case.digest,
        subject=msgspec.structs.replace(
            case.subject, name=name.strip() or case.subject.name, kind="unborn", born=None
        ),
        entry=step_of_sibling(first.guide, case, track),
        origin=Origin(case=case.id, workflow=case.workflow, action=BORN),
    )
