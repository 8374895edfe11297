"""The invitations that wait for a person: to the person, or to a unit the person has a post in."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.actor import Actor
from bti.case.lines import InvitationView
from bti.case.people import open_invitation
from bti.case.place_titles import role_title
from bti.case.rows import INVITED, INVITED_UNIT
from bti.casework.desk import KIND, Desk
from bti.casework.door import left_the_service
from bti.casework.people import People


def invitations(desk: Desk, people: People, actor: Actor, by: str) -> tuple[InvitationView, ...]:
    """Give those that are not answered, the newest first; they say nothing of the case."""
    found = dict.fromkeys(_cases(desk, people, actor))
    views = (_view(desk, people, case, by) for case in found)
    return tuple(sorted(filter(None, views), key=lambda one: one.invited, reverse=True))


def _cases(desk: Desk, people: People, actor: Actor) -> Iterator[str]:
    now = desk.environment.now()
    sought = [(actor.person, INVITED)]
    sought += [(post.unit, INVITED_UNIT) for post in people.known.posts_of(actor.person, now)]
    for who, role in sought:
        yield from (one.key for one in desk.store.list_in_role(KIND, who, role, now))


def _view(desk: Desk, people: People, case_id: str, by: str) -> InvitationView | None:
    stream = desk.open_stream(case_id)
    if stream is None:
        return None
    standing = desk.standing_of(stream, by, people)
    case, invitation = standing.case, open_invitation(standing.case, standing.actor)
    if invitation is None or invitation.invited is None or left_the_service(standing):
        return None
    holder = case.baton.holder
    return InvitationView(
        case=case.id,
        unit=people.unit(invitation.unit),
        person=people.name(invitation.person) if invitation.person else "",
        role=role_title(standing.guide, invitation.role) if invitation.role else "",
        invited=invitation.invited,
        ask=people.name(holder.person if holder else case.opened_by),
    )
