"""The verbs that look over many cases: a person's list, and what is due today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from bti.case.calendar import day_of
from bti.case.employment import holder_left
from bti.case.lines import CaseLine, Today
from bti.case.people import may
from bti.case.place_titles import place_title
from bti.case.proposals import live
from bti.casework.door import left_the_service
from bti.casework.listed import PAGE, due_first, listed, position
from bti.casework.verbs import Verbs, verb
from bti.guide.numbering import level_number
from bti.guide.roles import LEADER

if TYPE_CHECKING:
    from bti.case.standing import Standing
    from bti.casework.people import People
    from bti.guide.definition import Guide
    from bti.store import Listed

_A_WEEK = 7
_MOST = 200


class Overview(Verbs):
    """What a person looks at before a case is chosen."""

    @verb
    def list(self, *, closed: bool = False, after: str = "", by: str = "") -> tuple[CaseLine, ...]:
        """List the cases that a person may see, the newest first, fifty at a time.

        ``after`` is the id of the last one listed: with it come the next fifty, if there are more.

        Raises:
            NotFound: no such case. Denied: the person has no access to it.
        """
        people = self._desk.people.held()
        person = self._desk.actor(by, people=people).person
        start = position(self._desk, after, by) if after else None
        found = listed(self._desk, people, person, closed=closed, after=start)
        return tuple(line for line, _ in islice(self._readable(found, by, people), PAGE))

    @verb
    def today(self, *, by: str = "") -> Today:
        """Show what waits for a person: over the deadline, this week, later, and for an answer.

        Of many cases those are shown in which something is overdue, offered or due next, and
        those of late.
        """
        from bti.case.contacts import first_known
        from bti.case.due_showing import due_views
        from bti.case.duty_views import own_without_due
        from bti.casework.invited import invitations

        people = self._desk.people.held()
        actor = self._desk.actor(by, people=people)
        every = self._of_today(actor.person, people)
        known = tuple(self._readable(every, by, people))
        mine = tuple((line, s) for line, s in known if not s.case.closed)
        now = self._desk.environment.now()
        shown = {s.case.id: due_views(s, people.name) for _, s in known}
        due = sorted((d for some in shown.values() for d in some), key=lambda d: d.at)
        own = [d for d in due if not d.waits_for or d.days < 0]
        return Today(
            person=people.name(actor.person),
            unit=people.unit(actor.unit) if actor.unit else "",
            day=day_of(now),
            cases=len(mine),
            over=tuple(d for d in own if d.days < 0),
            waiting=tuple(d for d in due if d.waits_for and d.days >= 0),
            week=tuple(d for d in own if 0 <= d.days <= _A_WEEK),
            later=tuple(d for d in own if d.days > _A_WEEK),
            tasks=tuple(task for _, s in known for task in own_without_due(s)),
            offers=tuple(line for line, s in mine if _offered(s)),
            proposals=tuple(line for line, s in mine if live(s)),
            holder_left=tuple(
                line for line, s in mine if line.holder_left and LEADER in s.actor.roles
            ),
            without_due=tuple(line for line, _ in mine if not shown[line.id]),
            invitations=invitations(self._desk, people, actor, by),
            contacts=first_known(self._numbers([s.guide for _, s in mine]), now),
        )

    def _numbers(self, followed: Sequence[Guide]) -> Iterator[Guide]:
        """Give the guides to take numbers from: of a person's cases, then what is published."""
        yield from followed
        yield from self._desk.guides.own()
        yield self._desk.guides.current("bti")[1]

    def _of_today(self, person: str, people: People) -> Iterator[Listed]:
        """Give all that is overdue, offered or theirs to do, and of the rest so many of late.

        Of closed cases those count in which a duty that stays is due.
        """
        desk = self._desk
        going = islice(listed(desk, people, person, closed=False), _MOST)
        ended = islice(listed(desk, people, person, closed=True), _MOST)
        found = {one.key: one for one in due_first(desk, people, person)}
        found |= {one.key: one for one in going}
        found |= {one.key: one for one in ended if one.row.closing and one.row.next_due}
        yield from sorted(found.values(), key=lambda one: one.row.updated, reverse=True)

    def _readable(
        self, found: Iterator[Listed], by: str, people: People
    ) -> Iterator[tuple[CaseLine, Standing]]:
        """Give those that the person may read or is offered, as they are met one by one."""
        now = self._desk.environment.now()
        for one in found:
            standing = self._desk.standing(one.key, by, people)
            reads = may(standing.actor, "read", standing.guide, standing.case, now)
            if reads or _offered(standing):
                standing = self._desk.caught_up(standing)
                yield _line(standing, one.row.next_due, people), standing


def _line(standing: Standing, next_due: datetime | None, people: People) -> CaseLine:
    case = standing.case
    holder = case.baton.holder
    responsible = holder.person if holder else case.opened_by
    level = case.stand.level
    return CaseLine(
        id=case.id,
        workflow=case.workflow,
        level=standing.guide.levels[level].title if level else "",
        level_number=level_number(standing.guide, level) if level else "",
        level_word=standing.guide.level_word.one,
        step=place_title(standing.guide, case.stand.step),
        closed=case.closed,
        unit=people.unit(holder.unit if holder else case.home),
        holder=people.name(holder.person) if holder else "",
        holder_left=_holder_left(standing, people),
        mine=responsible == standing.actor.person,
        opened=case.opened,
        updated=case.at,
        next_due=next_due,
    )


def _holder_left(standing: Standing, people: People) -> str:
    """Say what is to be done where who has the case has left; the family is not told."""
    if not people.responsible_left(standing.case, standing.guide, standing.now):
        return ""
    from bti.case.sight import sight_of

    return "" if sight_of(standing).cut else holder_left(standing.case, standing.guide)


def _offered(standing: Standing) -> bool:
    offer = standing.case.baton.offer
    is_asked = offer is not None and offer.to == standing.actor.person
    return is_asked and not left_the_service(standing)
