"""The verbs for working together: the baton, consents, measures and those who take part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from bti.case.duty_commands import AddMeasure, ChangeMeasure, EndMeasure, TellFact
from bti.case.participant_commands import (
    AcceptBaton,
    AnswerConsent,
    AskConsent,
    Decline,
    Invite,
    Join,
    KeepBaton,
    Leave,
    OfferBaton,
    WithdrawBaton,
    WithdrawConsent,
    WithdrawInvitation,
)
from bti.casework.saved import Saved
from bti.casework.verbs import Verbs, answers, day, verb


def _several(giver: str | tuple[str, ...]) -> tuple[str, ...]:
    return (giver,) if isinstance(giver, str) else giver


class Together(Verbs):
    """What people in a case do with each other.

    Any of these raises NotFound for a person, unit, purpose or measure that is not known, and
    BadInput for what cannot be done as things stand; then nothing is written.
    """

    @verb
    def offer(
        self, case: str, person: str, *, unit: str = "", by: str = "", seen: int | None = None
    ) -> Saved:
        """Offer the baton; the present holder holds it until the offer is accepted."""
        known = self._desk.people.place_of(person, unit)
        command = OfferBaton(
            to=known.person, unit=known.unit, service=known.service, roles=known.roles
        )
        return self._one(case, command, by, "offer", seen)

    @verb
    def accept(self, case: str, *, by: str = "", seen: int | None = None) -> Saved:
        """Accept the baton that was offered to oneself."""
        return self._one(case, AcceptBaton(), by, "answer_baton", seen)

    @verb
    def decline(
        self, case: str, *, reason: str = "", by: str = "", seen: int | None = None
    ) -> Saved:
        """Say no to the baton that was offered to oneself, else to an invitation."""
        return self._one(case, Decline(reason=reason), by, "answer_baton", seen)

    @verb
    def withdraw_offer(self, case: str, *, by: str = "", seen: int | None = None) -> Saved:
        """Take an offer of the baton back."""
        return self._one(case, WithdrawBaton(), by, "offer", seen)

    @verb
    def keep_baton(self, case: str, *, by: str = "", seen: int | None = None) -> Saved:
        """Decide on this level that the present holder goes on."""
        return self._one(case, KeepBaton(), by, "keep", seen)

    @verb
    def ask_consent(
        self,
        case: str,
        purpose: str,
        *,
        recipient: str = "",
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Record that consent was asked for."""
        unit = self._desk.people.unit_id(recipient)
        command = AskConsent(purpose=purpose, recipient=unit)
        return self._one(case, command, by, "consent", seen)

    @verb
    def give_consent(
        self,
        case: str,
        purpose: str,
        giver: str | tuple[str, ...],
        *,
        recipient: str = "",
        until: date | str | None = None,
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Record the yes of one giver or more; the guide says how long it holds, or ``until``."""
        command = AnswerConsent(
            purpose=purpose,
            recipient=self._desk.people.unit_id(recipient),
            givers=_several(giver),
            yes=True,
            valid_until=day(until, "Gjelder til"),
        )
        return self._one(case, command, by, "consent", seen)

    @verb
    def refuse_consent(
        self,
        case: str,
        purpose: str,
        giver: str | tuple[str, ...],
        *,
        recipient: str = "",
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Record the no of one giver or more. It never stops the work in one's own service."""
        command = AnswerConsent(
            purpose=purpose,
            recipient=self._desk.people.unit_id(recipient),
            givers=_several(giver),
            yes=False,
        )
        return self._one(case, command, by, "consent", seen)

    @verb
    def withdraw_consent(
        self,
        case: str,
        purpose: str,
        giver: str | tuple[str, ...],
        *,
        recipient: str = "",
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Record that one giver or more take the consent back; sharing stops at once."""
        command = WithdrawConsent(
            purpose=purpose, recipient=self._desk.people.unit_id(recipient), givers=_several(giver)
        )
        return self._one(case, command, by, "consent", seen)

    @verb
    def add_measure(
        self,
        case: str,
        what: str,
        *,
        responsible: str = "",
        evaluate_by: date | str | None = None,
        goal: str = "",
        place: str = "",
        start: date | str | None = None,
        service: str = "",
        fields: Mapping[str, object] | None = None,
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Agree on a measure."""
        command = AddMeasure(
            what=what,
            responsible=self._desk.people.person_id(responsible),
            evaluate_by=day(evaluate_by, "Evalueres innen"),
            goal=goal,
            place=place,
            start=day(start, "Start"),
            service=service,
            fields=answers(fields),
        )
        return self._one(case, command, by, "measure", seen)

    @verb
    def change_measure(
        self,
        case: str,
        measure: str,
        *,
        what: str | None = None,
        responsible: str | None = None,
        evaluate_by: date | str | None = None,
        goal: str | None = None,
        place: str | None = None,
        start: date | str | None = None,
        service: str | None = None,
        fields: Mapping[str, object] | None = None,
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Change what is given of an open measure, its date of evaluation above all."""
        known = self._desk.people.person_id
        command = ChangeMeasure(
            measure=measure,
            what=what,
            responsible=None if responsible is None else known(responsible),
            evaluate_by=day(evaluate_by, "Evalueres innen"),
            goal=goal,
            place=place,
            start=day(start, "Start"),
            service=service,
            fields=answers(fields),
        )
        return self._one(case, command, by, "measure", seen)

    @verb
    def end_measure(
        self,
        case: str,
        measure: str,
        *,
        status: Literal["done", "stopped"] = "done",
        reason: str = "",
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Say that a measure is done, or stopped with a reason."""
        command = EndMeasure(measure=measure, status=status, reason=reason)
        return self._one(case, command, by, "measure", seen)

    @verb
    def tell_fact(
        self,
        case: str,
        fact: str,
        value: object,
        *,
        until: date | str | None = None,
        host: bool = False,
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Tell a fact from outside the case; ``host`` when it is the embedding application's.

        Without a value what was told is taken back.

        Raises:
            Refused: the guide names others who can tell it.
        """
        command = TellFact(fact=fact, value=value, until=day(until, "Gjelder til"), host=host)
        return self._one(case, command, by, "fact", seen)

    @verb
    def invite(
        self,
        case: str,
        unit: str,
        *,
        person: str = "",
        role: str = "",
        ground: str = "",
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Invite a unit, or a person of a unit, to take part; the invitation holds no content.

        To invite again with a role or a ground gives them to one who is invited or takes part.
        """
        unit_id = self._desk.people.unit_id(unit)
        command = Invite(
            unit=unit_id,
            service=self._desk.people.service_of(unit_id),
            person=self._desk.people.person_id(person),
            role=role,
            basis=ground,
        )
        return self._one(case, command, by, "invite", seen)

    @verb
    def withdraw_invitation(
        self, case: str, unit: str, *, person: str = "", by: str = "", seen: int | None = None
    ) -> Saved:
        """Take an invitation back that nobody has said yes to.

        Raises:
            BadInput: nobody is invited so, or the invited takes part already.
        """
        people = self._desk.people
        command = WithdrawInvitation(person=people.person_id(person), unit=people.unit_id(unit))
        return self._one(case, command, by, "invite", seen)

    @verb
    def leave(
        self, case: str, unit: str, *, person: str, by: str = "", seen: int | None = None
    ) -> Saved:
        """End that a person of a unit takes part; an invitation is withdrawn instead.

        From then on the person sees nothing of the case; what was done in it stays.

        Raises:
            BadInput: nobody takes part so, or the case would be left without anyone who has it.
        """
        people = self._desk.people
        command = Leave(person=people.person_id(person), unit=people.unit_id(unit))
        return self._one(case, command, by, "leave", seen)

    @verb
    def join(self, case: str, *, by: str = "", seen: int | None = None) -> Saved:
        """Answer an invitation with yes."""
        return self._one(case, Join(), by, "join", seen)
