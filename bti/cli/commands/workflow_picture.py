"""`workflow graph` and `workflow diff`: a guide as a picture, and what differs between two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from bti.cli import console
from bti.cli.at_hand import at_hand
from bti.cli.columns import fold
from bti.cli.command import argument, command, missing, option
from bti.cli.files import give
from bti.cli.page import FORMATS, Page, deliver
from bti.cli.session import Session
from bti.cli.words import WORKFLOW

if TYPE_CHECKING:
    from bti.guide.diff import Comparison

DRAWINGS = "svg|mermaid|text"
SUFFIXES = {".svg": "svg", ".mmd": "mermaid", ".mermaid": "mermaid", ".txt": "text"}
REROUTED = "Veier som leder et nytt sted"


@command(
    "graph",
    of=WORKFLOW,
    creates=True,
    more=(
        "Nivåene er rader, stegene er kort, og hver vei er en pil. Tegningen har også alle veiene "
        "i ord. Med --format text får du bare ordene."
    ),
    example=(
        "bti veiledere kart bti --output kart.svg\n"
        "bti veiledere kart min-veileder.yaml --track skole"
    ),
)
@argument("workflow", "VEILEDER|FIL|MAPPE")
@option("--track", "--spor", default="", metavar="SPOR", help="Bare det som finnes på sporet.")
@option("--format", "format_", metavar=DRAWINGS, help="Ellers følger formatet filnavnet.")
@option("--output", "--fil", "-o", metavar="FIL", help="Filen det skrives til.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def graph(
    session: Session,
    workflow: str,
    track: str,
    format_: str | None,
    output: str | None,
    *,
    force: bool,
) -> None:
    """Draw the map of a guide."""
    kind = _format(format_, output)
    drawn = at_hand(session, workflow, lambda c: c.graph(workflow, kind, track=track))
    give(drawn, output, force=force)


def _format(format_: str | None, output: str | None) -> Literal["svg", "mermaid", "text"]:
    if format_ is not None and format_ not in DRAWINGS.split("|"):
        raise missing(f"Formatet «{format_}» finnes ikke. Velg svg, mermaid eller text.")
    chosen = format_ or SUFFIXES.get(Path(output or "").suffix.lower(), "svg")
    return cast("Literal['svg', 'mermaid', 'text']", chosen)


@command(
    "diff",
    of=WORKFLOW,
    creates=True,
    reads=True,
    more=(
        "Sier i setninger hva som er nytt, borte, strengere, friere eller bare omformulert, og "
        "hvilke veier som leder et nytt sted. Med --output får du en side til dem som ikke leser "
        "YAML."
    ),
    example=(
        "bti veiledere forskjell bti min-veileder.yaml\n"
        "bti veiledere forskjell gammel.yaml ny.yaml --output forskjeller.html"
    ),
)
@argument("old", "GAMMEL")
@argument("new", "NY")
@option("--format", "format_", metavar=FORMATS, help="Ellers følger formatet filnavnet.")
@option("--output", "--fil", "-o", metavar="FIL", help="Filen det skrives til.")
@option("--force", "--overskriv", is_flag=True, help="Skriv over filen hvis den finnes.")
def diff(
    session: Session,
    old: str,
    new: str,
    format_: str | None,
    output: str | None,
    *,
    force: bool,
) -> None:
    """Tell what differs between two guides."""
    if Path(new).exists():
        comparison = at_hand(session, old, lambda casework: casework.compare(old, new))
    else:
        comparison = session.casework.compare(old, new)
    if format_ or output:
        deliver(session, comparison, Page.chosen(format_, output, force=force))
    else:
        session.write(comparison, _compared)


def _compared(comparison: Comparison) -> Iterator[str]:
    # What compares guides is kept off the way of the other commands on them.
    from bti.guide.diff import Group

    yield from fold(
        f"«{comparison.old_title}», utgave {comparison.old_edition} → "
        f"«{comparison.new_title}», utgave {comparison.new_edition}"
    )
    yield from fold(comparison.summary)
    rerouted = (Group(title=REROUTED, lines=comparison.rerouted),) if comparison.rerouted else ()
    for group in (*rerouted, *comparison.groups):
        yield ""
        yield console.strong(group.title)
        for line in group.lines:
            yield from fold(f"{line.mark}: {line.sentence}", first="  ", rest="    ")


VERBS = {"graph": graph, "diff": diff}
