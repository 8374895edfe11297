"""What can be wrong with a guide although every part of it can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from bti.errors import Finding
from bti.guide.lint.arenas import arenas
from bti.guide.lint.conditions import conditions
from bti.guide.lint.consents import consents
from bti.guide.lint.contacts import contacts
from bti.guide.lint.deadlines import deadlines
from bti.guide.lint.demands import demands
from bti.guide.lint.doors import doors
from bti.guide.lint.duties import duties
from bti.guide.lint.events import events
from bti.guide.lint.facts import facts
from bti.guide.lint.forms import forms
from bti.guide.lint.ids import ids
from bti.guide.lint.linked import linked
from bti.guide.lint.moves import moves
from bti.guide.lint.never import never
from bti.guide.lint.offers import offers
from bti.guide.lint.passage import passage
from bti.guide.lint.paths import paths
from bti.guide.lint.protection import protection
from bti.guide.lint.references import references
from bti.guide.lint.reopening import reopening
from bti.guide.lint.roles import roles
from bti.guide.lint.rounds import rounds
from bti.guide.lint.runs import runs
from bti.guide.lint.times import times
from bti.guide.lint.town import town
from bti.guide.lint.unheard import unheard
from bti.guide.lint.updates import updates
from bti.guide.written import Written

Check = Callable[[Written], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    ids,
    references,
    paths,
    conditions,
    never,
    times,
    events,
    linked,
    unheard,
    deadlines,
    demands,
    moves,
    passage,
    doors,
    rounds,
    protection,
    duties,
    forms,
    updates,
    consents,
    reopening,
    roles,
    contacts,
    facts,
    offers,
    arenas,
    runs,
    town,
)


def lint(written: Written) -> Iterator[Finding]:
    """Check a whole guide, one sort of fault after the other."""
    return chain.from_iterable(check(written) for check in CHECKS)
