"""`workflow show`: a guide as it is when everything it builds on is laid together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bti.case.views import GuideView
from bti.casework.building import Piece
from bti.cli import console
from bti.cli.columns import table
from bti.cli.command import argument, command, option
from bti.cli.session import Session
from bti.cli.words import WORKFLOW


@command(
    "show",
    of=WORKFLOW,
    creates=True,
    reads=True,
    more=(
        "Uten valg ser du nivåene, stegene og skjemaene. Med --step eller --origin ser du alt som "
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
        pieces = session.casework.merged(workflow, step or "")
        session.write(pieces, lambda all_: _lines(all_, told=origin))
    else:
        session.show(session.casework.guide(workflow), _outline)


def _outline(guide: GuideView) -> Iterator[str]:
    yield f"{guide.title}, utgave {guide.edition}"
    for level in guide.levels:
        yield ""
        yield console.strong(level.title)
        yield from table([(step.number or "–", step.id, step.title) for step in level.steps])
    yield ""
    yield console.strong("Skjemaer")
    yield from table([(form.id, form.title) for form in guide.forms])


def _lines(pieces: Sequence[Piece], *, told: bool) -> Iterator[str]:
    is_built = any(piece.layer for piece in pieces)
    for piece in pieces:
        yield f"{piece.line}  # {_origin(piece, is_built=is_built)}" if told else piece.line


def _origin(piece: Piece, *, is_built: bool) -> str:
    layer = "grunnutgaven " if piece.layer else "overbygningen " if is_built else ""
    through = {"kind": f", fra slaget {piece.of}", "like": f", som {piece.of}"}
    return f"{layer}{piece.place}{through.get(piece.through, '')}"


VERBS = {"show": show}
