"""Consent: per purpose and recipient, who gives it, how it stands, and when it runs out.

Withdrawal acts at once forwards and deletes nothing that was lawful; a no never stops the work in
one's own service. Who must say yes follows the guide (``given_by``, ``own_from_age``).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from bti.case.age import years_old
from bti.case.calendar import day_of
from bti.case.events import ConsentAnswered, ConsentAsked, ConsentWithdrawn
from bti.case.terms import valid_until
from bti.errors import BadInput, NotFound, Reason
from bti.guide.conditions.wording import moment_in_words

if TYPE_CHECKING:
    from bti.case.case import Case, Consent, ConsentAnswer
    from bti.case.events import AnyEvent
    from bti.case.participant_commands import AnswerConsent, AskConsent, WithdrawConsent
    from bti.case.standing import Standing
    from bti.guide import definition

GIVERS: dict[str, str] = {
    "forelder_1": "forelder 1",
    "forelder_2": "forelder 2",
    "forelder_alene": "forelder med foreldreansvar alene",
    "verge": "verge",
    "barnevern": "barnevernstjenesten",
    "barnet": "barnet selv",
}
"""Who may answer, by the id one types."""

ALONE = ("forelder_alene", "verge", "barnevern")
"""Givers whose yes stands for the guardians' alone."""

State = Literal["not_asked", "asked", "partly", "given", "refused", "withdrawn", "expired"]


INVITED_NOW = "invited_now"
"""For whom a consent is demanded by what invites: for the unit that is to be invited."""


def whom(
    guide: definition.Guide,
    purpose: str,
    demand: definition.ConsentDemand,
    *,
    invites: bool = False,
) -> str:
    """Give for whom a consent is demanded: of a unit at a time, for each that is invited.

    What ``invites`` demands it for the unit that it is about to invite.
    """
    per_unit = guide.consents[purpose].per == "service"
    if invites and per_unit and demand.of in ("", "unit"):
        return INVITED_NOW
    return demand.of or ("each_invited" if per_unit else "")


def find(case: Case, purpose: str, recipient: str) -> Consent | None:
    """Give the consent for a purpose and a recipient, if it was ever asked for."""
    return next(
        (c for c in case.consents if (c.purpose, c.recipient) == (purpose, recipient)), None
    )


def state_of(guide: definition.Guide, case: Case, consent: Consent | None, today: date) -> State:
    """Tell how a consent stands today."""
    if consent is None:
        return "not_asked"
    if not consent.answers:
        return "asked"
    if any(a.withdrawn for a in consent.answers):
        return "withdrawn"
    if any(not a.yes for a in consent.answers):
        return "refused"
    if any(a.valid_until and a.valid_until < today for a in consent.answers):
        return "expired"
    return "given" if _complete(guide, case, consent, today) else "partly"


def is_given(
    guide: definition.Guide, case: Case, purpose: str, recipient: str, today: date
) -> bool:
    """Tell whether there is a valid yes for this recipient now."""
    return state_of(guide, case, find(case, purpose, recipient), today) == "given"


def is_live(guide: definition.Guide, case: Case, purpose: str, at: datetime) -> bool:
    """Tell whether anybody has a valid yes for a purpose at a moment, also one that is past."""
    same = (_at(one, at) for one in case.consents if one.purpose == purpose)
    return any(state_of(guide, case, one, day_of(at)) == "given" for one in same)


def _at(consent: Consent, at: datetime) -> Consent:
    """Give a consent as it stood at a moment, as far as its newest answers tell."""
    answers = tuple(
        replace(one, withdrawn=one.withdrawn if one.withdrawn and one.withdrawn <= at else None)
        for one in consent.answers
        if one.at <= at
    )
    return replace(consent, answers=answers)


def is_asked(case: Case, purpose: str, recipient: str) -> bool:
    """Tell whether an answer is recorded, whatever it was."""
    consent = find(case, purpose, recipient)
    return consent is not None and bool(consent.answers)


def until(consent: Consent) -> date | None:
    """Give the day the consent runs out: the earliest of its answers'."""
    return min((a.valid_until for a in consent.answers if a.valid_until), default=None)


def _complete(guide: definition.Guide, case: Case, consent: Consent, today: date) -> bool:
    purpose = guide.consents[consent.purpose]
    yes = {a.giver for a in consent.answers}
    return _guardians_said_yes(purpose, yes) and _child_said_yes(purpose, case, yes, today)


def _guardians_said_yes(purpose: definition.Consent, yes: set[str]) -> bool:
    parents = yes & {"forelder_1", "forelder_2"}
    wanted = 1 if purpose.given_by == "one_guardian" else 2
    return len(parents) >= wanted or bool(yes & set(ALONE))


def _child_said_yes(purpose: definition.Consent, case: Case, yes: set[str], today: date) -> bool:
    age = years_old(case.subject, today)
    of_age = bool(purpose.own_from_age) and age is not None and age >= purpose.own_from_age
    return "barnet" in yes or not of_age


def why_not_given(
    guide: definition.Guide, case: Case, purpose: str, recipient: str, today: date
) -> str:
    """Say in a sentence why a consent that was asked for does not hold; empty when it was not."""
    consent = find(case, purpose, recipient)
    last = until(consent) if consent else None
    match state_of(guide, case, consent, today):
        case "expired" if last:
            return f"Det gikk ut {moment_in_words(last)}."
        case "withdrawn":
            return "Det er trukket."
        case "refused":
            return "Familien har sagt nei."
        case "asked" | "partly":
            who = still_missing(guide, case, consent, today)
            return f"Det venter på svar fra {who}." if who else ""
    return ""


def still_missing(guide: definition.Guide, case: Case, consent: Consent | None, today: date) -> str:
    """Say in words who still has to answer for the consent to be given."""
    purpose = guide.consents[consent.purpose] if consent else None
    if consent is None or purpose is None:
        return ""
    yes = {a.giver for a in consent.answers if a.yes and not a.withdrawn}
    waits = [] if _guardians_said_yes(purpose, yes) else _waiting_guardians(purpose, yes)
    if not _child_said_yes(purpose, case, yes, today):
        waits.append(GIVERS["barnet"])
    return " og ".join(waits)


def _waiting_guardians(purpose: definition.Consent, yes: set[str]) -> list[str]:
    both = [g for g in ("forelder_1", "forelder_2") if g not in yes]
    names = [GIVERS[g] for g in both]
    return [" eller ".join(names)] if purpose.given_by == "one_guardian" else names


def ask(standing: Standing, command: AskConsent) -> tuple[AnyEvent, ...]:
    """Record that consent was asked for."""
    _purpose(standing, command.purpose, command.recipient)
    return (ConsentAsked(purpose=command.purpose, recipient=command.recipient),)


def answer(standing: Standing, command: AnswerConsent) -> tuple[AnyEvent, ...]:
    """Record the givers' yes or no, valid as long as the guide says unless told otherwise."""
    purpose = _purpose(standing, command.purpose, command.recipient)
    givers = _givers(command.givers)
    today = day_of(standing.now)
    end = command.valid_until
    if end is not None and end < today:
        told = "Datoen samtykket gjelder til, er passert. Skriv en dato fram i tid."
        raise _wrong(command.purpose, told)
    if command.yes and end is None:
        end = valid_until(purpose, standing.now)
    return tuple(
        ConsentAnswered(
            purpose=command.purpose,
            recipient=command.recipient,
            giver=giver,
            yes=command.yes,
            valid_until=end if command.yes else None,
            basis=purpose.basis,
        )
        for giver in givers
    )


def withdraw(standing: Standing, command: WithdrawConsent) -> tuple[AnyEvent, ...]:
    """Record that givers take a yes back; any giver may do so alone."""
    _purpose(standing, command.purpose, command.recipient)
    givers = _givers(command.givers)
    consent = find(standing.case, command.purpose, command.recipient)
    without = [GIVERS[giver] for giver in givers if _live_yes(consent, giver) is None]
    if without:
        who = " eller ".join(without)
        raise _wrong(
            command.purpose,
            f"Det er ikke registrert noe ja fra {who} som kan trekkes. Se samtykkene med bti vis.",
        )
    return tuple(
        ConsentWithdrawn(purpose=command.purpose, recipient=command.recipient, giver=giver)
        for giver in givers
    )


def _live_yes(consent: Consent | None, giver: str) -> ConsentAnswer | None:
    answers = consent.answers if consent else ()
    return next((a for a in answers if a.giver == giver and a.yes and not a.withdrawn), None)


def _purpose(standing: Standing, purpose: str, recipient: str) -> definition.Consent:
    known = standing.guide.consents
    if purpose not in known:
        raise NotFound(f"Veilederen har ikke samtykket «{purpose}». Den har: {', '.join(known)}.")
    if known[purpose].per == "service" and not recipient:
        raise _wrong(
            "unit",
            f"Samtykket «{known[purpose].title}» gjelder én enhet om gangen. "
            "Skriv hvilken enhet med --unit.",
        )
    if known[purpose].per != "service" and recipient:
        raise _wrong(
            "unit",
            f"Samtykket «{known[purpose].title}» gjelder ikke en bestemt enhet. "
            "Skriv det uten --unit.",
        )
    return known[purpose]


def _wrong(subject: str, message: str) -> BadInput:
    return BadInput(Reason(kind="consent", subject=subject, message=message))


def _givers(givers: tuple[str, ...]) -> tuple[str, ...]:
    """Give each giver once, or say which one does not exist."""
    for giver in givers:
        if giver not in GIVERS:
            raise BadInput(
                f"Det finnes ingen «{giver}» som kan svare på samtykke. "
                f"Velg blant: {', '.join(GIVERS)}."
            )
    return tuple(dict.fromkeys(givers))
