"""What to say when YAML itself cannot be read, and how to read on past the fault.

libyaml stops at the first fault of syntax and words it for programmers. Each of its problems is
told here as a sentence with a remedy. Where the remedy is plain, the text is mended by changing
characters in place, so that every later line and column stays right.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec


class Spot(msgspec.Struct, frozen=True):
    """A line and a column, both counted from 0."""

    line: int
    column: int


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What stopped libyaml: its words, where it stopped, and where the part began."""

    sentence: str
    context: str
    spot: Spot
    start: Spot


class Mend(msgspec.Struct, frozen=True, kw_only=True):
    """A fault with its sentence, and the text to read on with when there is one."""

    code: str
    message: str
    spot: Spot
    text: str | None = None


_HASH = re.compile(r"(?<=\S)[ \t]+(#)[^\s#]")
_KEY = re.compile(r"[ \t]*[\w.-]+")
_QUOTED_BEFORE = re.compile(r"([\"'])(?:(?!\1).)*\1[ \t]*$")
_QUOTE = "En tekst som begynner med «{0}», må stå i anførselstegn i sin helhet."
_CALLED = {"`": "aksent", "\t": "tabulator"}


def mend(lines: list[str], problem: Problem) -> Mend:
    """Say what is wrong, and mend the text where that is possible."""
    for look in _LOOKS:
        found = look(lines, problem)
        if found is not None:
            return found
    return _unknown(lines, problem)


def _replaced(lines: list[str], line: int, *columns: int, by: str = "x") -> str:
    """Give the whole text with these characters of one line changed."""
    letters = list(lines[line])
    for column in columns:
        letters[column] = by
    return "\n".join([*lines[:line], "".join(letters), *lines[line + 1 :]])


def _letter(lines: list[str], spot: Spot) -> str:
    line = lines[spot.line] if spot.line < len(lines) else ""
    return line[spot.column] if spot.column < len(line) else ""


def _hash(lines: list[str], problem: Problem) -> Mend | None:
    """Find a ``#`` that swallowed the end of a ``{…}`` or of a text over several lines."""
    in_flow = "flow" in problem.context
    if in_flow:
        first, last = problem.start.line, min(problem.spot.line, problem.start.line + 20)
    elif "could not find expected ':'" in problem.sentence:
        first, last = max(0, problem.start.line - 1), problem.start.line
    elif "did not find expected key" in problem.sentence:
        first, last = max(0, problem.spot.line - 1), problem.spot.line
    else:
        return None
    for line in range(first, last + 1):
        found = _HASH.search(lines[line]) if line < len(lines) else None
        if found:
            return Mend(
                code="emneknagg",
                message=(
                    "Tegnet «#» kutter teksten: det som står etter, blir ikke med. "
                    "Sett hele teksten i anførselstegn."
                ),
                spot=Spot(line, found.start(1)),
                text=_replaced(lines, line, found.start(1)),
            )
    return None


def _colon(lines: list[str], problem: Problem) -> Mend | None:
    spot = problem.spot
    in_block = "mapping values are not allowed" in problem.sentence
    in_flow = "flow" in problem.context and not _is_new_key(lines, problem)
    if not (in_block or in_flow) or _letter(lines, spot) != ":":
        return None
    message = "Et kolon inne i teksten deler den. Sett hele teksten i anførselstegn"
    message += "." if in_flow else ", eller skriv den etter «>-» på neste linje."
    return Mend(
        code="kolon",
        message=message,
        spot=spot,
        text=_replaced(lines, spot.line, spot.column),
    )


def _is_new_key(lines: list[str], problem: Problem) -> bool:
    """Tell whether the colon ends a key on a line of its own, below a bracket never closed."""
    spot = problem.spot
    if spot.line == problem.start.line or spot.line >= len(lines):
        return False
    return _KEY.fullmatch(lines[spot.line][: spot.column]) is not None


def _first_letter(lines: list[str], problem: Problem) -> Mend | None:
    """Find a text that begins with a letter that means something else in YAML."""
    sentence, spot = problem.sentence, problem.spot
    if (
        "did not find expected alphabetic" in sentence
        or "expected comment or line break" in sentence
    ):
        spot = problem.start
    elif not any(words in sentence for words in _FIRST_LETTER_WORDS):
        return None
    letter = _letter(lines, spot)
    if not letter or letter in " }],:{[":
        return None
    code = "stjerne" if letter == "*" else "foerste-tegn"
    return Mend(
        code=code,
        message=_QUOTE.format(_CALLED.get(letter, letter)),
        spot=spot,
        text=_replaced(lines, spot.line, spot.column),
    )


_FIRST_LETTER_WORDS = (
    "cannot start any token",
    "block sequence entries are not allowed",
    "mapping keys are not allowed",
    "did not find expected node content",
)


def _quote(lines: list[str], problem: Problem) -> Mend | None:
    """Find a text of which only the first words stand in quotes."""
    if "did not find expected" not in problem.sentence or problem.spot.line >= len(lines):
        return None
    spot = problem.spot
    line = lines[spot.line]
    found = _QUOTED_BEFORE.search(line[: spot.column])
    if found is None or not line[spot.column :].strip():
        return None
    mark = found.group(1)
    last = found.start() + found.group().rindex(mark)
    return Mend(
        code="anfoerselstegn",
        message=(
            f"Teksten begynner med {mark}, men fortsetter etter det neste {mark}. Sett hele "
            f"teksten i {_other(mark)}, og bruk «…» inne i den."
        ),
        spot=Spot(spot.line, found.start()),
        text=_replaced(lines, spot.line, found.start(), last),
    )


def _other(mark: str) -> str:
    return "'…'" if mark == '"' else '"…"'


def _bracket(lines: list[str], problem: Problem) -> Mend | None:
    """Find a text that begins with ``[…]`` or ``{…}`` and goes on after it."""
    if "block" not in problem.context or problem.spot.line >= len(lines):
        return None
    before = lines[problem.spot.line][: problem.spot.column].rstrip()
    if not before.endswith(("]", "}")):
        return None
    mark = "[" if before.endswith("]") else "{"
    start = before.rfind(mark)
    if start < 0:
        return None
    return Mend(
        code="foerste-tegn",
        message=_QUOTE.format(mark),
        spot=Spot(problem.spot.line, start),
        text=_replaced(lines, problem.spot.line, start, len(before) - 1),
    )


def _open_quote(_lines: list[str], problem: Problem) -> Mend | None:
    if "quoted scalar" not in problem.context:
        return None
    if "unknown escape" in problem.sentence:
        message = "«\\» har en egen mening inne i \"…\". Bruk '…' rundt teksten i stedet."
    else:
        message = "Anførselstegnet her blir aldri lukket. Sett et til der teksten slutter."
    return Mend(code="anfoerselstegn", message=message, spot=problem.start)


def _open_bracket(lines: list[str], problem: Problem) -> Mend | None:
    """Find a ``{`` or ``[`` that is never closed, or lacks a comma."""
    if "flow" not in problem.context:
        return None
    mark = _letter(lines, problem.start) or "{"
    closing = {"{": "}", "[": "]"}.get(mark, "}")
    message = (
        f"Etter «{mark}» her mangler det et komma eller en avsluttende «{closing}». "
        "Hele setninger står best på egne linjer."
    )
    return Mend(code="parentes", message=message, spot=problem.start)


def _stray_bracket(lines: list[str], problem: Problem) -> Mend | None:
    letter = _letter(lines, problem.spot)
    if "expected node content" not in problem.sentence or letter not in ("}", "]", ","):
        return None
    message = f"«{letter}» står alene her. Ta det bort, eller sett teksten i anførselstegn."
    return Mend(
        code="parentes",
        message=message,
        spot=problem.spot,
        text=_replaced(lines, problem.spot.line, problem.spot.column),
    )


def _no_colon(lines: list[str], problem: Problem) -> Mend | None:
    if "could not find expected ':'" not in problem.sentence:
        return None
    line = problem.start.line
    return Mend(
        code="mangler-kolon",
        message=(
            "Linjen mangler kolon. Skriv «nøkkel: verdi», eller rykk linjen inn hvis den "
            "hører til teksten over."
        ),
        spot=problem.start,
        text=_replaced(lines, line, *range(len(lines[line])), by=" "),
    )


def _indent(_lines: list[str], problem: Problem) -> Mend | None:
    if "did not find expected key" in problem.sentence or "block collection" in problem.context:
        message = (
            f"Linjen passer ikke med innrykket til delen som begynner på linje "
            f"{problem.start.line + 1}. La linjer som hører sammen, begynne i samme kolonne."
        )
        return Mend(code="innrykk", message=message, spot=problem.spot)
    return None


def _unknown(lines: list[str], problem: Problem) -> Mend:
    """Say so in plain words when libyaml has found something else."""
    line = min(problem.spot.line, len(lines) - 1)
    message = (
        "Dette kan ikke leses som YAML. Se på linjen og linjen over: innrykk, kolon og "
        "anførselstegn er de vanligste årsakene."
    )
    return Mend(code="yaml-feil", message=message, spot=Spot(line, problem.spot.column))


_LOOKS: tuple[Callable[[list[str], Problem], Mend | None], ...] = (
    _hash,
    _colon,
    _open_quote,
    _first_letter,
    _stray_bracket,
    _quote,
    _bracket,
    _open_bracket,
    _no_colon,
    _indent,
)
