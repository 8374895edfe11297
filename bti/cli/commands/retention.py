"""`retention`: how long a case is kept, blocking it and erasing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from bti.casework.retention import RetentionView
from bti.cli import asking, console
from bti.cli.columns import fold, table
from bti.cli.command import Command, argument, command, missing, option
from bti.cli.dates import short
from bti.cli.faults import numbered
from bti.cli.noun import noun
from bti.cli.session import Session
from bti.cli.texts import next_line
from bti.cli.words import RETENTION
from bti.guide.spans import parse_span, span_in_words

_SAID = {
    "blocked": "sperret",
    "unblocked": "ikke sperret lenger",
    "held": "holdt tilbake",
    "released": "frigitt",
    "exported": "avlevert til arkivet",
    "decided": "vedtatt slettet",
    "erased": "slettet",
}

_ground = option(
    "--ground",
    "--grunnlag",
    default="",
    metavar="TEKST",
    help="Grunnlaget. Med - leses det fra standard inn.",
)


def _read(ground: str) -> str:
    if ground == "-":
        return next_line()
    if not ground and console.is_asked():
        return asking.needed("Grunnlag: ")
    return ground


@command("show", of=RETENTION, reads=True, example="bti bevaring vis S-2026-001")
@argument("case", "SAK")
def show(session: Session, case: str) -> None:
    """Show how a case is kept, and what is missing before it may be erased."""
    session.show(session.casework.retention(case, by=session.by), _screen)


def _screen(view: RetentionView) -> Iterator[str]:
    yield console.strong(f"BEVARING {view.case}")
    yield from table(
        [
            ("Oppbevaringstid", span_in_words(parse_span(view.keep)) if view.keep else "ikke satt"),
            ("Til og med", _until(view)),
            ("Sperret", "ja" if view.blocked else "nei"),
            ("Holdt tilbake", "ja" if view.held else "nei"),
        ]
        if not view.erased
        else [("Slettet", "ja")]
    )
    for one in view.decisions:
        at = datetime.fromisoformat(one.at)
        yield from fold(
            f"{at:%d.%m.%Y %H.%M}  {_SAID[one.what]} av {one.by}: {one.ground}", rest="    "
        )
    if view.missing:
        yield ""
        yield "Før saken kan slettes:"
        yield from numbered(view.missing)


def _until(view: RetentionView) -> str:
    if view.until:
        return short(date.fromisoformat(view.until))
    return "ikke satt" if view.closed else "saken er ikke avsluttet"


def _deciding(english: str, more: str, decide: Callable[..., RetentionView], next_: str) -> Command:
    """Make a command that records one decision."""

    @command(
        english,
        of=RETENTION,
        more=more,
        example=f"bti bevaring {_word(english)} S-2026-001 --ground -",
    )
    @argument("case", "SAK")
    @_ground
    def run(session: Session, case: str, ground: str) -> None:
        view = decide(session.casework, case, ground=_read(ground), by=session.by)
        said = _SAID[view.decisions[-1].what]
        session.tell_saved(f"sak {case} er {said}.", next_.format(case=case))

    return run


def _word(english: str) -> str:
    return next(word.norwegian for word in RETENTION if word.english == english)


def _verbs() -> dict[str, Command]:
    from bti.casework import Casework

    see = "bti bevaring vis {case}"
    return {
        "block": _deciding(
            "block",
            "Ingen kan lese eller endre saken, og den står ikke i noen liste. Det kan gjøres om.",
            Casework.block,
            see,
        ),
        "unblock": _deciding(
            "unblock", "Saken kan leses igjen av dem som har tilgang.", Casework.unblock, see
        ),
        "hold": _deciding("hold", "Saken kan ikke slettes før den er frigitt.", Casework.hold, see),
        "release": _deciding(
            "release", "Ingenting holder saken tilbake lenger.", Casework.release, see
        ),
        "export": _deciding(
            "export",
            "Si at arkivet har fått saken, og hvor kvitteringen ligger.",
            Casework.confirm_export,
            see,
        ),
        "decide": _deciding(
            "decide",
            "Trengs når oppbevaringstiden ikke er ute. Skriv hvem som har vedtatt det, og loven.",
            Casework.decide_erasure,
            see,
        ),
    }


@command(
    "period",
    of=RETENTION,
    more="Tiden regnes fra saken er avsluttet. Kommunen setter den selv, i samsvar med arkivlova.",
    example='bti bevaring tid bekymringsmelding "10 years" --ground "Bevaringsplanen punkt 4"',
)
@argument("workflow", "VEILEDER")
@argument("keep", "TID")
@_ground
def period(session: Session, workflow: str, keep: str, ground: str) -> None:
    """Set how long the cases of a guide are kept."""
    session.casework.set_retention(workflow, keep, ground=_read(ground), by=session.by)
    session.tell_saved(
        f"saker på {workflow} bevares i {span_in_words(parse_span(keep))}.", "bti bevaring vis SAK"
    )


@command(
    "erase",
    of=RETENTION,
    more=(
        "Nøkkelen til saken blir ødelagt, og ingen kan lese den igjen, heller ikke i en "
        "sikkerhetskopi som hentes fram her. Det kan ikke gjøres om."
    ),
    example="bti bevaring slett S-2026-001 --ground - --yes",
)
@argument("case", "SAK")
@_ground
@option(
    "--without-blocking",
    "--uten-sperring",
    "without_blocking",
    default="",
    metavar="TEKST",
    help="Hvorfor det ikke holder å sperre saken.",
)
@option("--yes", "--ja", "yes", is_flag=True, help="Slett uten å spørre én gang til.")
def erase(session: Session, case: str, ground: str, without_blocking: str, *, yes: bool) -> None:
    """Erase a case for good."""
    said = _read(ground)
    if not yes:
        if not console.is_asked():
            raise missing("Skriv --yes for å slette uten å bli spurt.")
        kept = session.casework.retention(case, by=session.by)
        still_open = "" if kept.closed or kept.erased else "Saken er ikke avsluttet. "
        if not asking.yes_no(f"{still_open}Slette sak {case} for alltid?", enter_is_no=True):
            console.write(["Ingenting er slettet."])
            return
    session.casework.erase(case, ground=said, without_blocking=without_blocking, by=session.by)
    session.tell_saved(f"sak {case} er slettet.", "bti kontroller")


VERBS = {"show": show, **_verbs(), "period": period, "erase": erase}
COMMANDS = {"retention": noun("retention", RETENTION, VERBS)}
