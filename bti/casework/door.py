"""Who is let in to a case, and what one hears who is not: deny by default, and tell nothing more.

A case whose existence is nobody's business answers like one that is not there, also when it is
blocked or erased. Every attempt at a case that exists is in its access log.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bti.case.employment import DENIED_WITHOUT_POST, has_left
from bti.case.people import lets_leader_in, may, may_join, why_not
from bti.errors import REPORT_WITHOUT, CaseBlocked, Denied, NotFound
from bti.guide.nearest import slip
from bti.store import Page

if TYPE_CHECKING:
    from bti.case.people import Doing
    from bti.case.standing import Standing
    from bti.casework.desk import Desk
    from bti.casework.people import People
    from bti.errors import BtiError
    from bti.guide.definition import Guide
    from bti.store import Stream

KIND = "case"
DENIED = "denied"
DENIALS = (DENIED, DENIED_WITHOUT_POST)
_NUMBER = r"[\w-]{0,4}\d[\d-]*|[A-Z0-9-]+|B-[0-9a-f]{8}"
ANSWERS = ("join", "answer_baton")
"""What one who is invited may do: say yes, or no with the word for an offer of the baton."""
_WIDE = Page(limit=200, closed=True)


def is_let_in(standing: Standing, doing: Doing, action: str) -> bool:
    """Tell whether a person may do this in a case; an offer or an invitation can be answered."""
    if may(standing.actor, doing, standing.guide, standing.case, standing.now):
        return True
    if left_the_service(standing):
        return False
    offer = standing.case.baton.offer
    if action == "answer_baton" and offer and offer.to == standing.actor.person:
        return True
    return action in ANSWERS and may_join(standing.case, standing.actor)


def left_the_service(standing: Standing) -> bool:
    """Tell whether a person is in the case as an employee alone, and is none any more."""
    return has_left(standing.actor, standing.guide, standing.case)


def origin_read(desk: Desk, standing: Standing, people: People) -> str:
    """Give the case that answers came along from, to one who may read that; it is not opened.

    A case that was put into this database from another may name one that is somebody else's here.
    """
    case, person = standing.case, standing.actor.person
    origin = case.origin
    if origin is None or not case.carried or not person:
        return ""
    stream = desk.open_stream(origin.case)
    if stream is None:
        return ""
    there = desk.standing_of(stream, person, people)
    known = case.never_blocked or any(one.case == case.id for one in there.case.linked)
    same = known and there.case.workflow == origin.workflow
    reads = may(there.actor, "read", there.guide, there.case, there.now)
    return origin.case if same and reads else ""


def denied(standing: Standing) -> str:
    """Give the outcome that stands in the access log of one who is not let in."""
    return DENIED_WITHOUT_POST if left_the_service(standing) else DENIED


def is_secret(guide: Guide) -> bool:
    """Tell whether it is nobody's business that there are cases on this guide."""
    return guide.access.guardians == "never"


def follows_secret(desk: Desk, digest: str | None) -> bool:
    """Tell whether a stream with this guide is one whose existence is nobody's business."""
    return digest is not None and is_secret(desk.guides.by_digest(digest))


def hides_from_leader(desk: Desk, digest: str | None) -> bool:
    """Tell whether a stream with this guide has no place in what a unit's leader is shown."""
    if not follows_secret(desk, digest) or digest is None:
        return False
    return not lets_leader_in(desk.guides.by_digest(digest))


def protects(guide: Guide, action: str) -> bool:
    """Tell whether this is an action that nothing may stand in front of."""
    written = guide.anytime.get(action)
    return written is not None and written.never_blocked and written.opens is not None


def behind_block(desk: Desk, case_id: str, by: str, action: str, report: str) -> Stream:
    """Give a blocked case to one who could read it before, for what nothing may stand in front of.

    Raises:
        CaseBlocked: something else was asked, or another asks. NotFound: it is nobody's business.
    """
    stream = desk.store.load(KIND, case_id, blocked=True)
    if stream is None:
        raise no_case(desk, case_id, by)
    standing = desk.standing_of(stream, by)
    lets_in = is_let_in(standing, "read", action)
    if lets_in and protects(standing.guide, report):
        return stream
    desk.log(case_id, standing.actor.person, action, denied(standing))
    if is_secret(standing.guide) and not lets_in:
        raise no_case(desk, case_id, by)
    raise CaseBlocked


def erased(desk: Desk, case_id: str, by: str, action: str, fault: BtiError) -> BtiError:
    """Give what one hears of a case that is erased; none takes part in it any more."""
    desk.log(case_id, desk.actor(by).person, action, "denied")
    hidden = follows_secret(desk, desk.store.bound_to(KIND, case_id))
    return no_case(desk, case_id, by) if hidden else fault


def denial(desk: Desk, standing: Standing, by: str, report: str = "") -> BtiError:
    """Give what one hears who has no access: whom to ask, or that there is no such case.

    One who wanted to report what ``report`` names is told how that is done without the case.
    """
    if is_secret(standing.guide):
        return no_case(desk, standing.case.id, by)
    holder = standing.case.baton.holder
    ask = holder.person if holder else standing.case.opened_by
    why = why_not(standing.actor, standing.guide, standing.case, standing.now)
    told = (
        f"Du har ikke tilgang til sak {standing.case.id}. {f'{why} ' if why else ''}"
        f"Spør {desk.people.name(ask)}. Forsøket er ført i tilgangsloggen."
    )
    protected = bool(report) and protects(standing.guide, report)
    return Denied(f"{told} {REPORT_WITHOUT}" if protected else told)


def no_case(desk: Desk, case_id: str, by: str) -> NotFound:
    """Say that there is no such case, with the nearest of those that the person may read."""
    person = desk.actor(by).person
    mine = desk.store.list_of_person(KIND, person, desk.environment.now(), _WIDE)
    keys = [one.key for one in mine if one.key != case_id]
    near = tuple(k for k in slip(case_id, keys) if _is_readable(desk, k, by))
    # What is no number may be a name, and a name does not belong in a message.
    said = f"Saken «{case_id}»" if re.fullmatch(_NUMBER, case_id) else "Saken"
    return NotFound(f"{said} finnes ikke. Se sakene dine med bti liste.", near)


def _is_readable(desk: Desk, case_id: str, by: str) -> bool:
    """Tell whether a case may be named to a person who has not asked for it."""
    standing = desk.standing(case_id, by)
    return may(standing.actor, "read", standing.guide, standing.case, standing.now)
