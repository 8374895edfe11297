"""What click says about a command line that it cannot read, in Norwegian."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        # What was too much may be an answer or a name, and is not said again.
        (
            r"(?s)Got unexpected extra arguments? \(.*\)",
            "Det står mer enn kommandoen tar imot. Skriv tekst med mellomrom i anførselstegn.",
        ),
        (r"Option '(?P<what>.*)' requires an argument\.", "Skriv noe etter {what}."),
        (r"Option '(?P<what>.*)' requires \d+ arguments\.", "Skriv mer etter {what}."),
        (r"Option '(?P<what>.*)' does not take a value\.", "{what} skal stå alene."),
        (r"Missing command\.", "Skriv hvilken kommando du vil bruke."),
        (r"(?P<what>.*) is not a valid (integer|float)( range)?\.", "{what} er ikke et tall."),
        (
            r"(?P<what>.*) is not one of (?P<more>.*)\.",
            "{what} kan ikke brukes. Velg blant {more}.",
        ),
        (r"(?P<what>.*) is not in the range .*\.", "{what} er for lavt eller for høyt."),
        (r"File '(?P<what>.*)' does not exist\.", "Filen «{what}» finnes ikke."),
    )
)

_WHERE = {
    "SAK": "Se sakene med bti liste.",
    "SKJEMA": "Se skjemaene i saken med bti vis SAK.",
    "OPPGAVE": "Se oppgavene i saken med bti vis SAK.",
    "FORMAAL": "Se samtykkene i saken med bti vis SAK.",
    "PUNKT": "Se punktene i sjekklisten med bti vis SAK.",
    "ENHET": "Se enhetene med bti katalog vis.",
    "PERSON": "Se hvem som er i katalogen, med bti katalog vis.",
}
"""Where one finds what a command has to be given."""


def in_norwegian(error: click.ClickException) -> str:
    """Say what is wrong with a command line, and what to do."""
    if isinstance(error, click.NoSuchOption):
        return f"Valget {error.option_name} finnes ikke.{_nearest(error.possibilities)}"
    if isinstance(error, click.exceptions.NoSuchCommand):
        name = error.command_name
        return f"Kommandoen «{name}» finnes ikke.{_nearest(error.possibilities)}"
    if isinstance(error, click.MissingParameter):
        return f"{_missing(error)} mangler.{_what_it_is(error)}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{_named(error)}: {_sentence(error.message)}"
    return _sentence(error.message)


def _nearest(names: Sequence[str] | None) -> str:
    return f" Mente du {' eller '.join(names)}?" if names else ""


def _named(error: click.BadParameter) -> str:
    param = error.param
    if isinstance(param, click.Argument):
        return param.make_metavar(error.ctx or click.Context(click.Command("bti"))).strip("[].…")
    return param.opts[0] if param is not None else "Noe"


def _missing(error: click.MissingParameter) -> str:
    """Name what was not written; of an option that has two names, the Norwegian one."""
    if isinstance(error.param, click.Option):
        return f"Valget {error.param.opts[-1]}"
    return _named(error)


def _what_it_is(error: click.MissingParameter) -> str:
    told = getattr(error.param, "help", None) or _WHERE.get(_named(error), "")
    return f" {told}" if told else ""


def _sentence(message: str) -> str:
    for pattern, said in _PATTERNS:
        found = pattern.fullmatch(message)
        if found:
            return said.format(**found.groupdict())
    return message
