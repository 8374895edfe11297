"""What is due beside the steps: measures to evaluate, consents that run out, an offer to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from bti.case import consents
from bti.case.calendar import day_of

if TYPE_CHECKING:
    from bti.case.case import Case
    from bti.guide.definition import Guide

ANSWER = "baton.answer"


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Something due on a day that no deadline of the guide says.

    ``who`` is the person when it is another's, ``unit`` the one that a consent is for.
    """

    id: str
    title: str
    day: date
    rule: str = ""
    who: str = ""
    unit: str = ""
    tell: str = ""


def beside(guide: Guide, case: Case, now: datetime) -> Iterator[Beside]:
    """Give what is due beside the steps."""
    yield from _measures(case)
    yield from _consents(guide, case, day_of(now))
    yield from _offer(guide, case)


def _measures(case: Case) -> Iterator[Beside]:
    for measure in case.measures:
        if measure.status == "open" and measure.evaluate_by:
            title = f"Evaluer tiltak {measure.id}"
            yield Beside(id=measure.id, title=title, day=measure.evaluate_by, rule="measures")


def _consents(guide: Guide, case: Case, today: date) -> Iterator[Beside]:
    """A consent that runs out, or has run out, is asked for again; a withdrawn one is not."""
    for one in case.consents:
        last = consents.until(one)
        if last and consents.state_of(guide, case, one, today) in {"given", "expired"}:
            said = "gikk ut" if last < today else "går ut"
            yield Beside(
                id=".".join(part for part in (one.purpose, one.recipient) if part),
                title=f"Samtykket {said}: {guide.consents[one.purpose].title}",
                unit=one.recipient,
                day=last,
                rule=f"consents.{one.purpose}.valid_for",
            )


def _offer(guide: Guide, case: Case) -> Iterator[Beside]:
    """Give by when an offer of the baton has to be answered, and who is told when it is not."""
    offer = case.baton.offer
    if offer and offer.answer_by:
        unanswered = guide.baton.unanswered if guide.baton else None
        yield Beside(
            id=ANSWER,
            title="Svar på tilbudet om stafettpinnen",
            day=day_of(offer.answer_by),
            rule="baton.answer_within",
            who=offer.to,
            tell=unanswered.tell if unanswered else "",
        )
