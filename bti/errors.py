"""Every exception of the library, and the two values that carry a fault: Finding and Reason.

An exception's docstring is its default message, in Norwegian, because the person at the terminal
reads it. Each class knows the exit code that the command line answers with; the list of codes is
part of the documentation. No message ever holds an answer, a name or a birth date.
"""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec


class Place(msgspec.Struct, frozen=True, order=True):
    """Where something is written: file name, line and column, both counted from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        """Give ``bti.yaml linje 212``, the form that people see."""
        return f"{self.file} linje {self.line}"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A fault or a warning in what a coordinator wrote, with its place and a proposal."""

    code: str
    message: str
    place: Place
    proposal: str = ""
    severity: Literal["error", "warning"] = "error"


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One reason why something was refused.

    ``kind`` says what sort of thing is missing (``item``, ``form``, ``consent`` …), ``subject`` is
    the id of that thing, ``todo`` the words to type, ``rule`` the path of the rule in the guide.
    Of a way with several targets ``targets`` says which of them it stands before, when not all.
    """

    kind: str
    subject: str
    message: str
    todo: str = ""
    rule: str = ""
    place: Place | None = None
    may_leave: bool = False
    targets: tuple[str, ...] = ()

    def before(self, target: str) -> bool:
        """Tell whether it stands before a target of the way, by what is typed to choose it."""
        return not self.targets or target in self.targets


class BtiError(Exception):
    """Noe gikk galt, og ingenting ble lagret. Prøv igjen, eller si fra til den som drifter bti."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str = "") -> None:
        """Take the message for the person; without one the class's docstring is used."""
        super().__init__(message or (type(self).__doc__ or ""))

    @property
    def message(self) -> str:
        """The sentence for the person."""
        return str(self.args[0])


class BadInput(BtiError):
    """Det som ble skrevet inn, kan ikke brukes. Ingenting er lagret."""

    exit_code = 2

    def __init__(self, *problems: str | Reason) -> None:
        """Take all problems at once: a sentence each, or a reason that knows what it is about."""
        self.reasons = tuple(
            Reason(kind="answer", subject="", message=one) if isinstance(one, str) else one
            for one in problems
        )
        self.problems = tuple(reason.message for reason in self.reasons)
        super().__init__("\n".join(self.problems))


class Refused(BtiError):
    """Dette kan ikke gjøres nå. Ingenting er endret."""

    exit_code = 3

    def __init__(
        self, message: str, reasons: tuple[Reason, ...], open_now: tuple[str, ...] = ()
    ) -> None:
        """Take the first sentence, all reasons, and the ids of the ways that are open now."""
        self.reasons = reasons
        self.open_now = open_now
        super().__init__(message)


class ScenarioFailed(BtiError):
    """Minst ett scenario for veilederen gikk ikke slik det var skrevet."""

    exit_code = 3


class NotFound(BtiError):
    """Det finnes ikke. Ingenting er endret."""

    exit_code = 4

    def __init__(self, message: str, nearest: tuple[str, ...] = ()) -> None:
        """Take the sentence and the nearest names that do exist."""
        self.nearest = nearest
        hint = f" Mente du {' eller '.join(f'«{name}»' for name in nearest)}?" if nearest else ""
        super().__init__(message + hint)


REPORT_WITHOUT = "Er du bekymret for barnet, kan du melde fra uten saken: bti ny bekymringsmelding."


class CaseErased(NotFound):
    """Saken er slettet. Innholdet finnes ikke lenger, og kan ikke hentes fram."""

    def __init__(self) -> None:
        """Take nothing: there is nothing to tell."""
        super().__init__(type(self).__doc__ or "")


class Denied(BtiError):
    """Du har ikke tilgang til denne saken. Forsøket er ført i tilgangsloggen."""

    exit_code = 5


class CaseBlocked(Denied):
    """Saken er sperret, og kan ikke leses eller endres. Spør den som har ansvar for arkivet."""

    def __init__(self) -> None:
        """Say too that what protects a child goes its own way."""
        super().__init__(f"{type(self).__doc__} {REPORT_WITHOUT}")


class Conflict(BtiError):
    """Noen andre lagret i saken samtidig. Ditt er ikke lagret. Se på saken, og prøv igjen."""

    exit_code = 6

    def __init__(self, message: str = "", *, expected: int = -1, found: int = -1) -> None:
        """Take what version was expected and what was found; -1 where it is not about versions."""
        self.expected = expected
        self.found = found
        super().__init__(message)


class UsedBefore(Conflict):
    """Den samme nøkkelen er brukt før, med et annet innhold. Bruk en ny nøkkel til noe annet."""


class DefinitionError(BtiError):
    """Veilederen har feil og kan ikke brukes."""

    exit_code = 7

    def __init__(self, findings: tuple[Finding, ...], message: str = "") -> None:
        """Take every finding of the guide, warnings too."""
        self.findings = findings
        super().__init__(message)


class StoreUnavailable(BtiError):
    """Databasen kan ikke åpnes. Ingenting er lagret."""

    exit_code = 8


class StoreDamaged(StoreUnavailable):
    """Databasen er skadet og kan ikke leses. Ikke skriv mer i den. Hent fram sikkerhetskopien."""


class StoreNewer(StoreUnavailable):
    """Databasen er laget av en nyere utgave av bti. Oppgrader bti på denne maskinen."""


class StoreOlder(StoreUnavailable):
    """Databasen er fra en eldre utgave av bti. Ingenting er endret. Oppgrader: bti oppgrader."""


class StoreMoved(StoreUnavailable):
    """Databasen er flyttet, og her lagres det ikke mer. Start på nytt for å se hvor den er."""


class StoreReadOnly(StoreUnavailable):
    """Databasen kan bare leses, ikke skrives til. Ingenting er lagret."""


class StoreFull(StoreUnavailable):
    """Det er ikke plass igjen på disken. Ingenting er lagret. Frigjør plass, og prøv igjen."""


class StoreBusy(StoreUnavailable):
    """Noen andre skriver i databasen akkurat nå. Ingenting er lagret. Prøv igjen om litt."""


class KeyMissing(StoreUnavailable):
    """Databasen er låst, og nøkkelen mangler. Ingenting er endret. Se docs/how-to/keys.md."""

    exit_code = 9


class KeyWrong(StoreUnavailable):
    """Nøkkelen passer ikke til databasen. Ingenting er endret. Se docs/how-to/keys.md."""

    exit_code = 9


class NeedsMending(BtiError):
    """Noe må rettes før dere skriver mer. Se linjene som er merket FEIL."""

    exit_code = 11


class NotAsWritten(BtiError):
    """Noe i databasen er ikke slik det ble skrevet. Se docs/how-to/seal.md før dere skriver mer."""

    exit_code = 10
