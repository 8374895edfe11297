"""`workflow translate`: the texts of a guide in another language."""

from __future__ import annotations

import shlex
from pathlib import Path

from bti.casework.translating import is_translation
from bti.cli import console
from bti.cli.at_hand import where_there_is_one
from bti.cli.command import argument, command, option
from bti.cli.files import write_file
from bti.cli.session import Session
from bti.cli.words import WORKFLOW


@command(
    "translate",
    of=WORKFLOW,
    creates=True,
    more=(
        "Filen har hver tekst én gang, med originalen over. Kjør kommandoen på filen når "
        "veilederen er endret, eller når du har oversatt mer: nye tekster kommer med, og det som "
        "er endret siden sist, blir merket."
    ),
    example=(
        "bti veiledere oversett bti --language nn\n"
        "bti veiledere oversett bti.nn.yaml\n"
        "bti veiledere oversett bti.nn.yaml --accept undring.title"
    ),
)
@argument("guide", "FIL|MAPPE|VEILEDER")
@option("--language", "--sprak", metavar="SPRÅK", default="", help="Språket: nn, en, se eller nb.")
@option("--output", "--fil", "-o", metavar="FIL", help="Filen det skrives til.")
@option(
    "--accept",
    "--godta",
    metavar="STI",
    multiple=True,
    help="Oversettelsen holder selv om originalen er endret. «alt» gjelder alle.",
)
def translate(
    session: Session, guide: str, language: str, output: str | None, accept: tuple[str, ...]
) -> None:
    """Write the file of a translation, or bring it up to the guide as it now is."""
    text = where_there_is_one(session, lambda c: c.translate(guide, language, accept=accept))
    again = is_translation(guide)
    path = output or (guide if again else f"{Path(guide).stem}.{language}.yaml")
    written = write_file(path, text, force=again and not output)
    console.write(
        [f"Skrevet til {written}", f"Neste: bti veiledere sjekk {shlex.quote(str(written))}"]
    )


VERBS = {"translate": translate}
