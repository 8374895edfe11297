"""Facts as they stand in a case: what was told from outside, how old it is, and who can tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bti.case.case import Case, Told
from bti.case.events import Answer
from bti.case.place_titles import People, names_of, role_title
from bti.case.standing import nobody
from bti.guide.conditions.wording import joined
from bti.guide.definition import Guide
from bti.guide.facts import HOST, SERVICE, Fact
from bti.guide.roles import HOLDER

_ASSUMED: dict[str, Callable[[str], Answer]] = {
    "yes_no": lambda text: text == "yes",
    "integer": int,
    "select_multiple": lambda text: (text,),
}


def standing_now(case: Case, fact: str, today: date) -> Told | None:
    """Give what was told of a fact, as long as it holds."""
    told = case.facts.get(fact)
    return None if told is None or outdated(told, today) else told


def outdated(told: Told, today: date) -> bool:
    """Tell whether what was told no longer holds."""
    return told.until is not None and told.until < today


def assumed(fact: Fact) -> Answer:
    """Give what the guide takes for true as long as nobody tells otherwise."""
    if not fact.assume:
        return None
    reader = _ASSUMED.get(fact.type)
    return reader(fact.assume) if reader else fact.assume


def tellers_in_words(guide: Guide, fact: Fact, people: People = nobody) -> str:
    """Say who can tell a fact: «Helsesykepleier eller PPT», or «Helsesykepleier (Hege Lie)»."""
    anyone = ["den som arbeider med saken"]
    said = [_teller(guide, teller, people) for teller in fact.tellers] or anyone
    *first, last = said
    return f"{', '.join(first)} eller {last}" if first else last


def _teller(guide: Guide, teller: str, people: People) -> str:
    if teller in guide.roles:
        names = joined(names_of(guide, teller, people), "og")
        return guide.roles[teller].title + (f" ({names})" if names else "")
    if teller in guide.services:
        return guide.services[teller].title
    holder = role_title(guide, HOLDER)
    return {HOST: "fagsystemet", SERVICE: "tjenesten som har saken", HOLDER: holder}[teller]
