"""What somebody is told of something that was done all the same."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.events import AnyEvent, FormBegun, Invited, Moved
from bti.case.fit_to_hold import unfit
from bti.case.people import takes_consents
from bti.case.phases import too_early
from bti.case.standing import Standing
from bti.guide.targets import Target


def warnings_of(standing: Standing, decided: tuple[AnyEvent, ...]) -> Iterator[str]:
    """Say what there was to be said of a move, a form begun or an invitation."""
    guide, case = standing.guide, standing.case
    for event in decided:
        if isinstance(event, Moved) and not _is_quiet(standing, event):
            target = Target(
                id=event.target, level=event.level, closing=event.closing, word=event.target
            )
            yield from too_early(standing, target, event.round)
            entered = event.level if event.level != case.round.level else ""
            yield from filter(None, (unfit(standing, entered),))
        elif isinstance(event, FormBegun):
            from bti.case.forms.order import first_reasons

            # Where the order stops, nothing was begun.
            reasons = first_reasons(guide, case, event.form, standing.now)
            yield from (reason.message for reason in reasons)
        elif isinstance(event, Invited):
            yield from _without_ground(standing, event)


def _is_quiet(standing: Standing, event: Moved) -> bool:
    """Tell whether a move closes the case after a loss: nobody is told then what was too early."""
    closing = standing.guide.closings.get(event.target) if event.closing else None
    return closing is not None and closing.quiet


def _without_ground(standing: Standing, event: Invited) -> Iterator[str]:
    """Say that nobody comes in without a ground, where no consent can be one."""
    case = standing.case
    if event.unit == case.home or event.basis or takes_consents(standing.guide):
        return
    person = f" --person {event.person}" if event.person else ""
    yield (
        "Veilederen har ikke noe samtykke som slipper inn en annen enhet. Skriv grunnlaget: "
        f"bti inviter {case.id} {event.unit}{person} --ground TEKST"
    )
