"""`completion`: the shell's own completion of commands and options."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from bti.cli.command import argument, command, missing
from bti.cli.session import Session

SHELLS = ("bash", "zsh", "fish")


@command(
    "completion",
    more="Skriver et skript som skallet leser. Uten SKALL brukes det du har nå.",
    example='eval "$(bti fullforing bash)"\nbti fullforing fish | source',
)
@argument("shell", "SKALL", required=False)
def completion(session: Session, shell: str | None) -> None:
    """Print the script that turns completion on."""
    del session
    name = shell or Path(os.environ.get("SHELL", "bash")).name
    kind = get_completion_class(name) if name in SHELLS else None
    if kind is None:
        raise missing(f"Fullføring finnes for {', '.join(SHELLS)}, ikke for «{name}».")
    root = click.get_current_context().find_root()
    click.echo(kind(root.command, {}, "bti", "_BTI_COMPLETE").source())


COMMANDS = {"completion": completion}
