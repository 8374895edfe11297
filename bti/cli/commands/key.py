"""`key`: which key the database is locked with, its sheet, and changing it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from bti.casework.key_view import KeyView
from bti.casework.keys import key_file, restore_key
from bti.casework.opened import tenant_of
from bti.cli import asking, console
from bti.cli.columns import fold, table
from bti.cli.command import argument, command, missing, option
from bti.cli.files import whole
from bti.cli.noun import noun
from bti.cli.session import Session
from bti.cli.texts import next_line
from bti.cli.words import KEY
from bti.store.key_file import SHORTEST

_NOTHING_TYPED = (
    "Det kom ikke noe passord, og nøkkelfilen er ikke endret. Kjør kommandoen i en terminal og "
    "skriv passordet der, eller la det stå på den første linjen i en fil: bti nokkel laas < FIL. "
    "Skal passordet bort: bti nokkel laas --off."
)
_SHEET_NEXT = "skriv ut gjenopprettingsarket: bti nokkel ark"


@command("show", of=KEY, reads=True, example="bti nokkel vis")
def show(session: Session) -> None:
    """Say which key, where it lies, and what is left to do."""
    session.show(session.casework.key(), _screen)


def _screen(key: KeyView) -> Iterator[str]:
    yield console.strong("NØKKEL")
    yield from table(
        [
            ("Nøkkel", key.id),
            ("Ligger i", _place(key)),
            ("Gjenopprettingsark", "bekreftet" if key.confirmed else "ikke bekreftet"),
            ("Passord", "ja" if key.locked else "nei"),
            ("Andre nøkler", ", ".join(key.older) or "ingen"),
        ]
    )
    if key.newer:
        yield from fold(
            f"Databasen er ikke låst med den nyeste nøkkelen, {key.newer}. Neste: bti nokkel bytt"
        )
    if not key.confirmed:
        yield from fold(
            "Skriv ut arket (bti nokkel ark), lås det inn, og si fra: bti nokkel bekreft."
        )


def _place(key: KeyView) -> str:
    if key.throw_away:
        return "prøvedatabasen selv"
    return key.place or "programmet som bti er bygd inn i"


@command(
    "sheet",
    of=KEY,
    more="Skriv arket ut på papir eller for hånd. Den som har arket og databasen, kan lese alt.",
    example="bti nokkel ark",
)
def sheet(session: Session) -> None:
    """Write the sheet that the key can be restored from."""
    console.write(session.casework.recovery_sheet())


@command(
    "confirm",
    of=KEY,
    more="Ordene er de to som står på den siste raden av arket.",
    example="bti nokkel bekreft fjord lykt",
)
@argument("typed", "ORD…", nargs=-1)
@option("--words", "--ord", default="", metavar="ORD", help="Det samme, i ett valg.")
def confirm(session: Session, typed: tuple[str, ...], words: str) -> None:
    """Say that the sheet is put away."""
    casework = session.casework
    said = words or " ".join(typed)
    if not said and not console.is_asked():
        raise missing("Skriv de to ordene på den siste raden av arket.")
    casework.confirm_key(said or asking.needed("De to ordene på den siste raden: "))
    session.tell_saved("gjenopprettingsarket er bekreftet.", "bti nokkel vis")


@command(
    "rotate",
    of=KEY,
    more=(
        "Sakene låses med en ny nøkkel. Den gamle blir liggende i nøkkelfilen, for gamle "
        "sikkerhetskopier trenger den. Blir byttet avbrutt, kjør kommandoen igjen."
    ),
    example="bti nokkel bytt",
)
def rotate(session: Session) -> None:
    """Take a new key into use."""
    key = session.casework.rotate_key()
    what = f"nøkkelen er byttet til {key.id}, og låser alt som den gamle låste."
    session.tell_saved(what, _SHEET_NEXT)


@command(
    "restore",
    of=KEY,
    more="Skriv de fire radene fra arket, med tall og ord. Du trenger ingen database til dette.",
    example="bti nokkel gjenopprett --file ark.txt",
)
@option("--file", "--fil", "source", default="", metavar="FIL", help="Radene i en fil, - for inn.")
def restore(session: Session, source: str) -> None:
    """Write the key in from its sheet."""
    lines = tuple(whole(source)[1].splitlines()) if source else tuple(_typed_rows())
    file = key_file(tenant=tenant_of(session.choices.tenant))
    key_id = restore_key(lines, file)
    console.write([f"Lagret i {file.path}: nøkkelen {key_id}. Neste: bti nokkel vis"])


def _typed_rows() -> Iterator[str]:
    if not console.is_asked():
        raise missing("Oppgi en fil med radene fra arket: --file FIL.")
    for number in range(1, 5):
        yield asking.needed(f"Rad {number}: ")


@command(
    "lock",
    of=KEY,
    more=(
        "Deretter spør hver kommando om passordet. En jobb som kjører av seg selv, kan få det fra "
        "en fil som BTI_PASSPHRASE_FILE peker på. Er passordet glemt, trengs gjenopprettingsarket."
    ),
    example="bti nokkel laas",
)
@option("--off", "--av", "off", is_flag=True, help="Ta passordet bort.")
def lock(session: Session, off: bool) -> None:  # noqa: FBT001 - click's own
    """Lock the key file with a passphrase."""
    casework = session.casework
    if off:
        casework.unlock_key()
        session.tell_saved("nøkkelfilen åpnes uten passord.", "bti nokkel vis")
        return
    casework.lock_key(_new_passphrase())
    session.tell_saved("nøkkelfilen er låst med passord.", "bti nokkel vis")


def _new_passphrase() -> str:
    if not sys.stdin.isatty():
        typed = next_line()
        if not typed:
            # The end of what comes in is no passphrase, and takes none away either.
            raise missing(_NOTHING_TYPED)
        return typed
    while True:
        first = asking.hidden(f"Nytt passord, minst {SHORTEST} tegn: ")
        if len(first.strip()) >= SHORTEST and first == asking.hidden("Det samme en gang til: "):
            return first
        console.write(["Passordene er ikke like, eller for korte. Prøv igjen."])


VERBS = {
    "show": show,
    "sheet": sheet,
    "confirm": confirm,
    "rotate": rotate,
    "restore": restore,
    "lock": lock,
}
COMMANDS = {"key": noun("key", KEY, VERBS)}
