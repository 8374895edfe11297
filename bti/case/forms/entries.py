"""Reading many answers at once: nested or flat, all problems found before anything is refused."""

from __future__ import annotations

from collections.abc import Mapping

from bti.case.events import Answer, Answers
from bti.case.forms.reading import AnswerProblem, read_answer
from bti.case.paths import OTHER, Spot, known_paths, locate
from bti.case.titles import OTHER_LABEL
from bti.errors import Reason
from bti.guide.definition import Field
from bti.guide.nearest import meant

_TEXT = Field()


def answers_from(given: Mapping[str, object]) -> dict[str, object]:
    """Give nested answers, as a YAML file has them, by path; a list of maps is numbered rows."""
    flat: dict[str, object] = {}
    waiting: list[tuple[str, object]] = [(str(key), value) for key, value in given.items()]
    waiting.reverse()
    while waiting:
        path, value = waiting.pop()
        inside = _inside(value)
        if inside is None:
            flat[path] = value
        else:
            waiting.extend((f"{path}.{key}", one) for key, one in reversed(inside))
    return flat


def _inside(value: object) -> list[tuple[str, object]] | None:
    if isinstance(value, Mapping):
        return [(str(key), one) for key, one in value.items()]
    if isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value):
        return [(str(number), one) for number, one in enumerate(value, 1)]
    return None


def read_answers(
    fields: Mapping[str, Field], given: Mapping[str, object]
) -> tuple[Answers, tuple[Reason, ...]]:
    """Read answers by path, and give the problems of all that cannot be used."""
    answers: Answers = {}
    problems: list[Reason] = []
    for path, value in answers_from(given).items():
        spot = locate(fields, path)
        if spot is None:
            problems.append(about(path, unknown_path(fields, path)))
            continue
        try:
            answers[path] = read_at(spot, value)
        except AnswerProblem as problem:
            problems.append(about(path, f"{named(spot)}: {problem.message}"))
    return answers, tuple(problems)


def about(path: str, message: str) -> Reason:
    """Say what is wrong with an answer, and where it stands."""
    return Reason(kind="answer", subject=path, message=message)


def read_at(spot: Spot, value: object) -> Answer:
    """Read the answer at one place; beside a choice stands a text."""
    return read_answer(_TEXT if spot.companion else spot.field, value)


def unknown_path(fields: Mapping[str, Field], path: str) -> str:
    """Say that there is no such field, and what may have been meant."""
    near = meant(path, known_paths(fields))
    shown = path if len(path) <= 60 else f"{path[:60]}…"  # noqa: PLR2004 - a line on a screen
    return f"Det finnes ikke noe felt «{shown}» her.{f' {near}' if near else ''}"


def named(spot: Spot) -> str:
    """Name a field as a problem begins: its label, and the path that one types."""
    label = spot.field.label or spot.ids[-1]
    choice = spot.path.rpartition(".")[2]
    other = OTHER_LABEL.lower() if choice == OTHER else choice
    return f"«{label}»{f', {other}' if spot.companion else ''} ({spot.path})"
