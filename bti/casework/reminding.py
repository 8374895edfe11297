"""The verbs of the clock: do what is due, and send what waits in the outbox."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from bti.case.case import Case
from bti.case.people import may, present
from bti.case.standing import Standing
from bti.casework.desk import KIND
from bti.casework.door import follows_secret
from bti.casework.noted import note
from bti.casework.verbs import Verbs, verb
from bti.errors import BtiError, Conflict
from bti.municipality.acting import leader_of_case
from bti.store import Due, Lease, OutboxRow, Transaction, Waiting

if TYPE_CHECKING:
    from bti.casework.messengers import Messenger

REMINDER = "reminder"
REMIND = "remind"
SECRET = b"secret"
"""Locked in a message from a case whose existence is nobody's business; it never leaves."""

LEASE = timedelta(minutes=10)
"""So long a worker has what it took; then another may take it."""
FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=24)
_BATCH = 100
_TRIES = 3
_WHOLE_OUTBOX = 100_000


class Worked(msgspec.Struct, frozen=True, kw_only=True):
    """What one run of a worker did."""

    due: int
    """So many rows that were due were done by this worker, but for what is nobody's business."""
    reminders: int
    """So many messages were put in the outbox."""
    left: int = 0
    """So many could not be done now; they are taken again when the lease has run out."""


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What one round of sending did."""

    sent: int
    failed: int


class Reminding(Verbs):
    """What runs by the clock, in as many workers as one likes: each thing is done by one."""

    @verb
    def work(self) -> Worked:
        """Do what is due by now: evaluate each case, and queue the reminders its guide asks for.

        A case that cannot be done is left to the next run, and stops no other.
        """
        now = self._desk.environment.now()
        lease = Lease(worker=self._desk.environment.new_id(), now=now, until=now + LEASE)
        done = reminders = left = 0
        last: Due | None = None
        while taken := self._take(lease, last):
            for one in taken:
                queued = self._do(lease, one)
                if self._concerns_nobody(one):
                    continue
                done += queued is not None
                left += queued is None
                reminders += queued or 0
            last = taken[-1]
        note(self._desk, "worked")
        return Worked(due=done, reminders=reminders, left=left)

    def _take(self, lease: Lease, after: Due | None) -> tuple[Due, ...]:
        with self._desk.store.writing() as transaction:
            return transaction.take_dues(lease, _BATCH, after)

    def _do(self, lease: Lease, one: Due) -> int | None:
        """Do one row in a transaction of its own; ``None`` when it has to wait."""
        for _ in range(_TRIES):
            try:
                with self._desk.store.writing() as transaction:
                    return self._done(transaction, lease, one)
            except Conflict:
                # Somebody wrote in the case meanwhile: it is read again.
                continue
            except BtiError:
                return None
        return None

    def _done(self, transaction: Transaction, lease: Lease, one: Due) -> int:
        if not transaction.due_done(lease, one):
            return 0
        standing = self._desk.by_time(transaction, one.key) if one.kind == KIND else None
        people = self._reminded(standing, one) if standing and one.row.kind == REMIND else ()
        secret = self._concerns_nobody(one)
        transaction.post(*(self._reminder(person, secret=secret) for person in people))
        transaction.forget_claims(one.kind, one.key)
        return len(people)

    def _concerns_nobody(self, one: Due) -> bool:
        """Tell whether what is due is in a case whose existence is nobody's business."""
        return follows_secret(self._desk, self._desk.store.bound_to(one.kind, one.key))

    def _reminder(self, person: str, *, secret: bool) -> OutboxRow:
        environment = self._desk.environment
        return OutboxRow(
            id=environment.new_id(),
            at=environment.now(),
            kind=REMINDER,
            person=person,
            body=SECRET if secret else b"",
        )

    def _reminded(self, standing: Standing, one: Due) -> tuple[str, ...]:
        """Give whom a reminder is for: all who have its role and may read the case.

        If there is none it is the responsible, or the leader where the responsible has left. A
        reminder of a task that is one person's is for that person.
        """
        case, people = standing.case, self._desk.people
        if case.closed:
            return ()
        leader = leader_of_case(people.known, case, standing.now)
        left = people.responsible_left(case, standing.guide, standing.now)
        responsible = leader if left and leader else _responsible(case)
        near = [one.person for one in present(case)] + [leader, responsible]
        near += [task.to for task in case.tasks]
        near += [someone.id for someone in standing.people(one.row.who)]
        for_them = [
            person
            for person in dict.fromkeys(filter(None, near))
            if self._is_for(standing, one.row.who, person)
            and not (left and person == _responsible(case))
        ]
        return tuple(for_them) or (responsible,)

    def _is_for(self, standing: Standing, who: str, person: str) -> bool:
        """Tell whether a reminder to a role, or to a person, is for someone, who may read."""
        guide, case, now = standing.guide, standing.case, standing.now
        actor = self._desk.people.actor(person, case, guide, now)
        return (who == person or who in actor.roles) and may(actor, "read", guide, case, now)

    @verb
    def outbox(self, limit: int = 50, *, by: str = "") -> tuple[Waiting, ...]:
        """Give the messages that are not sent yet, with why the last attempt failed.

        One from a case whose existence is nobody's business is shown to whom it is for alone.
        """
        person = self._desk.actor(by).person
        shown = (
            one
            for one in self._desk.store.waiting(_WHOLE_OUTBOX)
            if one.message.body != SECRET or one.message.person == person
        )
        return tuple(islice(shown, limit))

    @verb
    def send(self, messenger: Messenger) -> Sent:
        """Send what waits and whose turn has come; what fails is tried again, later each time.

        A person for whom several messages wait gets one. A message goes out at least once: one
        that was sent when the power went may be sent again.
        """
        sent = failed = 0
        while taken := self._take_messages():
            for person in dict.fromkeys(one.message.person for one in taken):
                of_person = [one for one in taken if one.message.person == person]
                went = self._send_to(messenger, person, of_person)
                sent += went * len(of_person)
                failed += (not went) * len(of_person)
        return Sent(sent=sent, failed=failed)

    def _take_messages(self) -> tuple[Waiting, ...]:
        now = self._desk.environment.now()
        with self._desk.store.writing() as transaction:
            return transaction.take_messages(now, now + LEASE, _BATCH)

    def _send_to(self, messenger: Messenger, person: str, messages: list[Waiting]) -> bool:
        from bti.casework.messengers import NO_ADDRESS, Letter, NotDelivered

        known = self._desk.people.known.person(person)
        if known is None or not known.address:
            self._failed(messages, NO_ADDRESS)
            return False
        try:
            messenger.deliver(Letter(id=messages[0].message.id, to=known.address))
        except NotDelivered as fault:
            self._failed(messages, str(fault))
            return False
        with self._desk.store.writing() as transaction:
            for one in messages:
                transaction.mark_sent(one.message.id, self._desk.environment.now())
        return True

    def _failed(self, messages: list[Waiting], fault: str) -> None:
        now = self._desk.environment.now()
        with self._desk.store.writing() as transaction:
            for one in messages:
                transaction.mark_failed(one.message.id, fault, next_try(now, one.attempts + 1))


def next_try(now: datetime, attempts: int) -> datetime:
    """Give when a message that has failed so often is tried again: later each time."""
    doubled = 1 << min(attempts - 1, 10)
    return now + min(FIRST_WAIT * doubled, LONGEST_WAIT)


def _responsible(case: Case) -> str:
    return case.baton.holder.person if case.baton.holder else case.opened_by
