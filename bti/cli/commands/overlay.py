"""`workflow show` and `base`: a guide as it is put together, and a new base for an overlay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

import click

from bti.case.views import GuideView
from bti.casework.building import Piece
from bti.cli import console
from bti.cli.at_hand import at_hand
from bti.cli.columns import fold, table
from bti.cli.command import argument, command, option
from bti.cli.faults import findings
from bti.cli.session import Session
from bti.cli.words import WORKFLOW
from bti.errors import DefinitionError

if TYPE_CHECKING:
    from bti.errors import Finding
    from bti.guide.diff import Comparison
    from bti.guide.overlay.moving import Clash, Rebased


class _Titled(Protocol):
    """What has an id and words that people read."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


@command(
    "show",
    of=WORKFLOW,
    creates=True,
    reads=True,
    more=(
        "Uten valg ser du nivåene, stegene, skjemaene og resten av veilederen med id. "
        "Med --step eller --origin ser du alt som "
        "er skrevet, slik det er når slag, «like» og overbygninger er lagt inn. Med --origin står "
        "det bak hver linje hvor den er skrevet."
    ),
    example=(
        "bti veiledere vis\nbti veiledere vis bti --step n1_evaluer\nbti veiledere vis bti --origin"
    ),
)
@argument("workflow", "FIL|MAPPE|VEILEDER", required=False)
@option("--step", "--steg", metavar="STEG", help="Vis ett steg, med alt det har.")
@option("--origin", "--opphav", is_flag=True, help="Si hvor hver linje er skrevet.")
def show(session: Session, workflow: str | None, step: str | None, *, origin: bool) -> None:
    """List the guides, or show one: an outline, one step, or all of it with where it is from."""
    if workflow is None:
        session.show(
            session.casework.workflows(), lambda all_: table([(w.id, w.title) for w in all_])
        )
    elif step or origin:
        pieces = at_hand(session, workflow, lambda casework: casework.merged(workflow, step or ""))
        session.write(pieces, lambda all_: _lines(all_, told=origin))
    else:
        session.write(at_hand(session, workflow, lambda c: c.guide(workflow)), _outline)


def _outline(guide: GuideView) -> Iterator[str]:
    yield f"{guide.title}, utgave {guide.edition}"
    for level in guide.levels:
        yield ""
        yield console.strong(level.title)
        yield from table([(step.number or "–", step.id, step.title) for step in level.steps])
    for title, entries in _registers(guide):
        if entries:
            yield ""
            yield console.strong(title)
            yield from table([(entry.id, entry.title) for entry in entries])


def _registers(guide: GuideView) -> Iterator[tuple[str, Sequence[_Titled]]]:
    """Give all that a guide holds besides its steps, in the order that it is printed."""
    yield "Avsnittene", guide.sections
    yield "Frister i hele saken", guide.dues
    yield "Når som helst", guide.anytime
    yield "Samtykke", guide.consents
    yield "Oppgaver", guide.tasks
    yield "Opplysninger", guide.facts
    yield "Slik avsluttes en sak", guide.closings
    for register in guide.registers:
        yield register.title, register.entries
    yield "Kontakter", guide.contacts
    yield "Skjemaer", guide.forms


def _lines(pieces: Sequence[Piece], *, told: bool) -> Iterator[str]:
    is_built = any(piece.layer for piece in pieces)
    for piece in pieces:
        yield f"{piece.line}  # {_origin(piece, is_built=is_built)}" if told else piece.line


def _origin(piece: Piece, *, is_built: bool) -> str:
    layer = "grunnutgaven " if piece.layer else "overbygningen " if is_built else ""
    through = {"kind": f", fra slaget {piece.of}", "like": f", som {piece.of}"}
    return f"{layer}{piece.place}{through.get(piece.through, '')}"


@command(
    "base",
    of=WORKFLOW,
    creates=True,
    reads=True,
    more=(
        "Sier hva som må ses på når grunnutgaven kommer i en ny utgave: det både du og den endrer, "
        "veier som går et annet sted, og det du får med. Ingenting blir endret. Utgaven skrives "
        "som «2026.2», eller som en fil. Uten den prøves den nyeste."
    ),
    example="bti veiledere grunnutgave vår.yaml\nbti veiledere grunnutgave vår.yaml 2026.2",
)
@argument("overlay", "FIL|MAPPE|VEILEDER")
@argument("new", "UTGAVE|FIL", required=False, default="")
@option("--from", "--fra", "old", metavar="FIL", default="", help="Grunnutgaven slik den var.")
def base(session: Session, overlay: str, new: str, old: str) -> None:
    """Tell what happens to an overlay when its base moves to another edition."""
    found = at_hand(session, overlay, lambda c: c.rebase(overlay, new, old=old))
    session.write(found, _moved)
    if _errors(found):
        click.get_current_context().exit(DefinitionError.exit_code)


def _moved(found: Rebased) -> Iterator[str]:
    if found.old == found.new:
        yield f"Overbygningen bygger på {found.old}, og det er den nyeste."
        return
    yield f"Overbygningen bygger på {found.old}. Her er den prøvd på {found.new}."
    if found.comparison is not None:
        yield from _conflicts(found.conflicts)
    errors = _errors(found)
    if errors:
        yield from ("", console.strong("Feil på den nye grunnutgaven"))
        yield from findings(errors)
    if found.comparison is not None:
        yield from _ways(found.comparison, " i grunnutgaven" if errors else "")
        yield from _others(found.comparison, "i grunnutgaven" if errors else "hos dere")
    if errors:
        yield from ("", "Neste: rett overbygningen der det er feil, og prøv den igjen.")
    else:
        yield from ("", f"Neste: skriv «extends: {found.new}» i overbygningen, og sjekk den.")


def _errors(found: Rebased) -> tuple[Finding, ...]:
    return tuple(one for one in found.findings if one.severity == "error")


def _conflicts(conflicts: Sequence[Clash]) -> Iterator[str]:
    yield ""
    yield console.strong(f"Må ses på ({len(conflicts)})")
    for one in conflicts:
        yield from fold(one.sentence, rest="  ")
        places = [str(place) for place in (one.own_place, one.base_place) if place]
        yield f"  {', '.join(places)}"


def _ways(comparison: Comparison, where: str) -> Iterator[str]:
    yield ""
    yield console.strong(f"Veier som går et annet sted{where} ({len(comparison.rerouted)})")
    for line in comparison.rerouted:
        yield from fold(line.sentence, rest="  ")


def _others(comparison: Comparison, where: str) -> Iterator[str]:
    count = sum(len(group.lines) for group in comparison.groups)
    yield ""
    yield console.strong(f"Det som blir annerledes {where} ({count})")
    for group in comparison.groups:
        yield group.title
        for line in group.lines:
            yield from fold(f"{line.mark}: {line.sentence}", first="  ", rest="    ")


VERBS = {"show": show, "base": base}
