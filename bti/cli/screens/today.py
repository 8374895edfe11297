"""What waits for a person today: what is over its date, the next seven days, and later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bti.cli.columns import GAP, fold, in_use, spread, table, width
from bti.cli.console import strong
from bti.cli.dates import distance, long, near, short
from bti.cli.screens.words import reached

if TYPE_CHECKING:
    from bti.case.views import CaseLine, ContactView, DueView, InvitationView, Today

CHILD_IN_DANGER = "Barn i fare?"
_SHORT_NUMBER = 3


def today_screen(today: Today) -> Iterator[str]:
    """Show what is over, near and later, who waits for an answer, and whom to ring."""
    cases = "1 sak" if today.cases == 1 else f"{today.cases} saker"
    right = " · ".join(part for part in (today.unit, cases) if part)
    yield strong(spread(f"I dag, {long(today.day)}", right))
    yield from _section("OVER FRISTEN", list(_over(today.over)), len(today.over))
    week = table([_due(one, near(one.at)) for one in today.week])
    yield from _section("NESTE SJU DAGER", week, len(today.week))
    later = table([_due(one, short(one.at)) for one in today.later])
    yield from _section("SENERE", later, len(today.later))
    tasks = table([(one.case, one.title, one.id) for one in today.tasks])
    yield from _section("OPPGAVER UTEN FRIST", tasks, len(today.tasks))
    waiting = table([(*_due(one, near(one.at)), one.waits_for) for one in today.waiting])
    yield from _section("VENTER PÅ ANDRE", waiting, len(today.waiting))
    yield from _section("VENTER PÅ SVAR FRA DEG", list(_offers(today.offers)), len(today.offers))
    left = [line for one in today.holder_left for line in _left(one)]
    yield from _section("STAFETTHOLDER UTEN STILLING", left, len(today.holder_left))
    invited = list(_invitations(today.invitations))
    yield from _section("DU ER INVITERT", invited, len(today.invitations))
    proposals = [f"  {one.id}  {one.step}: et forslag venter" for one in today.proposals]
    yield from _section("FORSLAG", proposals, len(today.proposals))
    without = table([(one.id, one.step, _level(one)) for one in today.without_due])
    yield from _section("UTEN FRIST", without, len(today.without_due))
    yield ""
    yield from _nothing(today)
    yield from fold(emergency(today.contacts))


def _section(title: str, lines: list[str], count: int) -> Iterator[str]:
    if lines:
        yield ""
        yield strong(f"{title} ({count})")
        yield from lines


def _over(dues: tuple[DueView, ...]) -> Iterator[str]:
    for one in dues:
        right = f"{distance(one.days)}{'    din' if one.mine else ''}"
        room = in_use() - width(right) - len(GAP)
        first, *more = fold(one.title, first=f"! {one.case}  ", rest=" " * 14, room=room)
        yield strong(spread(first, right))
        yield from map(strong, more)
        answer = f" · svar fra {one.waits_for} er ikke kommet" if one.waits_for else ""
        where = f" · {one.where}" if one.where else ""
        yield f"              frist {short(one.at)}{where}{answer}"


def _due(one: DueView, day: str) -> tuple[str, ...]:
    return one.case, one.title, day, distance(one.days)


def _level(one: CaseLine) -> str:
    return f"{one.level_word} {one.level_number}" if one.level_number else ""


def _offers(offers: tuple[CaseLine, ...]) -> Iterator[str]:
    for one in offers:
        yield spread(f"  {one.id}  vil du være stafettholder?", f"sak åpnet {short(one.opened)}")
        yield from _either(f"bti ta-imot {one.id}", f"bti avslaa {one.id}")


def _invitations(invitations: tuple[InvitationView, ...]) -> Iterator[str]:
    for one in invitations:
        role = f" som {one.role.lower()}" if one.role else ""
        what = f"{one.person or one.unit} er invitert{role} · spør {one.ask}"
        yield spread(f"  {one.case}  {what}", f"invitert {short(one.invited)}")
        yield from _either(f"bti bli-med {one.case}", f"bti avslaa {one.case}")


def _either(yes: str, no: str) -> Iterator[str]:
    both = f"              {yes}   eller   {no}"
    yield from [both] if width(both) <= in_use() else [f"    {yes}", f"    eller {no}"]


def _left(one: CaseLine) -> Iterator[str]:
    yield from fold(one.holder_left, first=f"! {one.id}  ", rest=" " * 14)


def _nothing(today: Today) -> Iterator[str]:
    waiting = (today.over, today.waiting, today.week, today.later, today.offers, today.proposals)
    if any(waiting) or today.tasks or today.holder_left or today.without_due or today.invitations:
        return
    yield "Ingenting venter på deg. Åpne en sak med bti ny bti, eller se sakene med bti liste."
    yield ""


def emergency(contacts: tuple[ContactView, ...]) -> str:
    """Say whom to ring when a child is in danger; a number that is missing is said to be."""
    said = [_contact(one, first=place == 0) for place, one in enumerate(contacts)]
    return f"{CHILD_IN_DANGER}  " + " · ".join(said or ["112"])


def _contact(contact: ContactView, *, first: bool) -> str:
    way = reached(contact)
    if first and len(way) <= _SHORT_NUMBER:
        return way
    said = f"{contact.title.lower()} {way}"
    return said.replace(" ", "\u00a0") if contact.phone and not contact.missing else said


def today_plain(today: Today) -> Iterator[str]:
    """Tell the same, one fact a line."""
    yield f"I dag er det {long(today.day)}. Du er med i {today.cases} saker."
    for word, dues in (("Over fristen", today.over), ("Frist", (*today.week, *today.later))):
        for one in dues:
            yield f"{word}: {one.case}, {one.title}, {short(one.at)}, {distance(one.days)}."
    for task in today.tasks:
        yield f"Oppgave uten frist: {task.case}, {task.title} ({task.id})."
    for one in today.waiting:
        yield f"Venter på {one.waits_for}: {one.case}, {one.title}, {short(one.at)}."
    for case in today.offers:
        answer = f"bti ta-imot {case.id} eller bti avslaa {case.id}"
        yield f"Venter på svar: sak {case.id}. Skriv {answer}."
    for case in today.holder_left:
        yield f"Sak {case.id}: {case.holder_left}"
    for asked in today.invitations:
        answer = f"bti bli-med {asked.case} eller bti avslaa {asked.case}"
        yield f"Invitasjon: sak {asked.case}, {asked.person or asked.unit}. Skriv {answer}."
    for case in today.proposals:
        yield f"Forslag: sak {case.id}, {case.step}. Skriv bti vis {case.id}."
    for case in today.without_due:
        yield f"Uten frist: sak {case.id}, {case.step}."
    yield from _nothing(today)
    yield emergency(today.contacts)
