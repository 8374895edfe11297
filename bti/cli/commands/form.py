"""`fill`: a form, question by question at a terminal, or all at once in a script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import click

from bti.case.views import FormView
from bti.casework.saved import Saved
from bti.cli import console
from bti.cli.asking import Paused, choice, needed
from bti.cli.closed import closed
from bti.cli.columns import fold
from bti.cli.command import argument, command, missing, option
from bti.cli.faults import findings
from bti.cli.files import whole
from bti.cli.interview import Interview
from bti.cli.root import INTERRUPTED
from bti.cli.session import Session
from bti.cli.texts import pairs
from bti.errors import BadInput, DefinitionError

CORRECT, ANEW = "rett", "ny"


@command(
    "fill",
    more=(
        "Ved en terminal blir du spurt om ett svar om gangen, og hvert svar lagres med en gang. "
        "Du kan stoppe med Ctrl-C og fortsette senere. I skript gir du svarene med --set eller "
        "--from. Med - i stedet for en fil leses svarene fra standard inn."
    ),
    example=(
        "bti fyll S-2026-001 undringsnotat\n"
        "bti fyll S-2026-001 undringsnotat --set grad=3\n"
        "bti fyll S-2026-001 undringsnotat --from svar.yaml"
    ),
)
@argument("case", "SAK")
@argument("form", "SKJEMA")
@option("--set", "--svar", "given", multiple=True, metavar="FELT=SVAR", help="Ett svar.")
@option("--from", "--fra", "source", metavar="FIL", help="Svar fra en YAML- eller JSON-fil.")
@option(
    "--reason",
    "--grunn",
    "reasons",
    multiple=True,
    metavar="FELT=GRUNN",
    help="Hvorfor et felt står uten svar.",
)
@option(
    "--because",
    "--fordi",
    default="",
    metavar="TEKST",
    help="Hvorfor, i en avsluttet sak.",
)
@option("--clear", "--tom", "cleared", multiple=True, metavar="FELT", help="Ta bort et svar.")
@option("--draft", "--utkast", is_flag=True, help="Lagre som utkast, selv om alt er besvart.")
@option("--new", "--ny", is_flag=True, help="Begynn på en ny utfylling.")
@option("--copy", "--utfylling", type=int, default=0, metavar="NR", help="En bestemt utfylling.")
def fill(  # noqa: PLR0913 - one argument for each option
    session: Session,
    case: str,
    form: str,
    given: tuple[str, ...],
    source: str | None,
    reasons: tuple[str, ...],
    cleared: tuple[str, ...],
    copy: int,
    *,
    because: str,
    draft: bool,
    new: bool,
) -> None:
    """Fill in a form from options and files, or ask for the answers."""
    answers = {**_from(session, source), **pairs(given, "--set")}
    left = pairs(reasons, "--reason")
    if answers or left or cleared:
        finish: Literal["no", "when_valid"] = "no" if draft else "when_valid"
        saved = session.casework.fill(
            case, form, answers, left=left, taken_back=cleared, reason=because, copy=copy, new=new,
            finish=finish, by=session.by,
        )  # fmt: skip
        _tell(session, form, saved)
    elif session.choices.once:
        raise missing("Med --once gir du svarene med --set FELT=SVAR eller --from FIL.")
    elif console.is_asked():
        _ask(session, case, form, copy, new=new, reason=because)
    else:
        raise missing("Skriv svarene med --set FELT=SVAR eller --from FIL.")


def _from(session: Session, source: str | None) -> Mapping[str, object]:
    if source is None:
        return {}
    name, text = whole(source)
    try:
        return session.casework.read_answers(text, name)
    except DefinitionError as error:
        # A file of answers is no guide: what is wrong with it is what somebody typed.
        raise BadInput(error.message, *findings(error.findings)) from None


def _tell(session: Session, form: str, saved: Saved) -> None:
    view = session.casework.form(saved.case.id, form, by=session.by)
    console.write(_state(view))
    session.tell(saved)


def _state(view: FormView) -> list[str]:
    """Say what a draft still lacks."""
    if view.state == "finished":
        return []
    if not view.missing:
        return [f"«{view.title}» er lagret som utkast."]
    lacks = [row for reason in view.missing for row in fold(reason.message, first="  ")]
    return [f"«{view.title}» er et utkast. Dette mangler:", *lacks]


def _ask(session: Session, case: str, form: str, copy: int, *, new: bool, reason: str) -> None:
    try:
        sitting = _sitting(session, case, form, copy, new=new, reason=reason)
        view = sitting.hold()
    except Paused:
        _tell_paused(session, case, form)
        click.get_current_context().exit(INTERRUPTED)
    console.write(["", *_state(view)])
    done = view.state == "finished"
    what = f"«{view.title}» er {'ferdig' if done else 'et utkast'}."
    again = f"bti fyll {case} {form}   eller   bti vis {case}"
    session.tell_saved(what, (sitting.next or f"bti vis {case}") if done else again)


def _sitting(
    session: Session, case: str, form: str, copy: int, *, new: bool, reason: str
) -> Interview:
    """Make ready for the copy that is meant; what a closed case does not take is said first.

    Raises:
        BadInput: the case is closed, and there is nothing finished to correct.
    """
    known = session.casework.show(case, by=session.by)
    view = session.casework.form(case, form, copy=copy, by=session.by)
    if known.closed:
        if new or view.state != "finished":
            raise closed(known)
        console.write(["Saken er avsluttet. Du kan rette det som står, med en grunn."])
        reason = reason or needed("Hvorfor retter du skjemaet? ")
        copy = view.copy
    elif view.state == "finished" and not copy and not new:
        options = ((CORRECT, "Rett det som står"), (ANEW, "Begynn på en ny utfylling"))
        new = choice(f"«{view.title}» er ferdig. Hva vil du?", options) == ANEW
        copy = 0 if new else view.copy
    seen = known.version
    if new:
        saved = session.casework.fill(case, form, {}, new=True, finish="no", by=session.by)
        seen = saved.case.version
    return Interview(session, case, form, copy=copy, seen=seen, reason=reason)


def _tell_paused(session: Session, case: str, form: str) -> None:
    console.write(
        [
            f"Pause. Alt du har svart, er lagret i {session.place}.",
            f"Fortsett der du slapp:  bti fyll {case} {form}",
        ]
    )


COMMANDS = {"fill": fill}
