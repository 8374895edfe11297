"""What the shared options say: they may stand before the command or after it."""

from __future__ import annotations

from typing import Any

import click
import msgspec


class Choices(msgspec.Struct):
    """The shared options of one command line, gathered from wherever they stand."""

    database: str = ""
    tenant: str = ""
    by: str = ""
    trial: bool = False
    plain: bool = False
    as_json: bool = False
    once: str = ""


def _gather(context: click.Context, param: click.Parameter, value: object) -> None:
    """Keep what was said; an option that is left out takes nothing back."""
    if value and param.name:
        setattr(context.ensure_object(Choices), param.name, value)


def _option(*names: str, **details: Any) -> click.Option:  # noqa: ANN401 - click's own keywords
    return click.Option(list(names), expose_value=False, callback=_gather, **details)


def shared_options(
    *, reads: bool, at_root: bool = False, repeats: bool = False
) -> list[click.Parameter]:
    """Make the options of every command, of one that reads, and of one that may be sent again."""
    options: list[click.Parameter] = [
        _option(
            "--database",
            metavar="FIL|URL",
            envvar="BTI_DATABASE_URL" if at_root else None,
            help="Databasen. Kan også stå i BTI_DATABASE_URL.",
        ),
        _option(
            "--tenant",
            "--kommune",
            "tenant",
            metavar="NAVN",
            envvar="BTI_TENANT" if at_root else None,
            help="Kommunen, når flere deler databasen. Kan også stå i BTI_TENANT.",
        ),
        _option(
            "--as",
            "--som",
            "by",
            metavar="PERSON",
            help="Gjør det som en annen. Virker bare i en prøvedatabase.",
        ),
        _option("--trial", "--prove", "trial", is_flag=True, help="Lag en prøvedatabase."),
        _option("--plain", "--enkel", "plain", is_flag=True, help="Vis én opplysning per linje."),
    ]
    if repeats:
        said = "Send kommandoen på nytt med samme nøkkel, og den skjer likevel bare én gang."
        options.append(_option("--once", "--en-gang", "once", metavar="NØKKEL", help=said))
    if reads:
        options.append(_option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON."))
    return options
