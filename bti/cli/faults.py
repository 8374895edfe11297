"""What a person reads when a command was not done: the sentences, and what to type next."""

from __future__ import annotations

from collections.abc import Iterator

from bti.cli.columns import fold
from bti.errors import BtiError, DefinitionError, Finding, Reason, Refused


def in_lines(error: BtiError) -> Iterator[str]:
    """Say what was wrong; a refusal says all its reasons, a guide all its faults."""
    match error:
        case Refused():
            yield from refusal(error)
        case DefinitionError():
            yield from fold(error.message)
            yield ""
            yield from findings(error.findings)
        case _:
            yield from _sentences(error.message.splitlines())


def _sentences(lines: list[str]) -> Iterator[str]:
    """Fold each sentence; several are told apart by what hangs under each."""
    hang = "  " if len(lines) > 1 else ""
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        yield from fold(line, first=indent, rest=indent + hang)


def refusal(error: Refused) -> Iterator[str]:
    """Say that nothing was changed, number the reasons, and end with what is open now."""
    yield from fold(error.message)
    yield ""
    yield from numbered(error.reasons)
    if error.open_now:
        yield from fold(f"Åpent nå: {', '.join(error.open_now)}.")


def numbered(reasons: tuple[Reason, ...]) -> Iterator[str]:
    """Number the reasons, each with what to type and where its rule stands."""
    for number, reason in enumerate(reasons, start=1):
        yield from fold(reason.message, first=f"  {number:<2} ", rest="     ")
        yield from _details(reason)
        yield ""


def _details(reason: Reason) -> Iterator[str]:
    if reason.todo:
        yield f"     gjør:   {reason.todo}"
    if reason.may_leave:
        yield f'     eller gå uten, med --without {reason.subject}="grunn"'
    if reason.rule or reason.place:
        where = ", ".join(str(part) for part in (reason.rule, reason.place) if part)
        yield from fold(where, first="     regel:  ", rest=" " * 13)


def findings(found: tuple[Finding, ...]) -> Iterator[str]:
    """List faults and warnings of a guide in the order of the file."""
    for finding in found:
        word = "Feil" if finding.severity == "error" else "Advarsel"
        place = f"{finding.place}, kolonne {finding.place.column}"
        yield from fold(f"{word}: {finding.message}", rest="    ")
        if finding.proposal:
            yield from fold(finding.proposal, first="    ")
        yield f"    {place}  ({finding.code})"
