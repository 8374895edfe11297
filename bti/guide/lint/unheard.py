"""What waits for a case that leaves no trace: it never comes, however it is written.

A report is opened by what is never blocked. The case that it was made from holds nothing of it: no
news, no answers, no moments and no tasks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.conditions.wording import joined
from bti.guide.linked import known_as, opened_guides, opening
from bti.guide.lint.duties import actions
from bti.guide.written import Mention, Written

_LINKED = "linked"
_EMITTED = "linked_emitted"
_NAMED = re.compile(r"(?<![\w.])linked\.(\w+)\.")
_TASK_DUE = re.compile(r"due_passed task\.(\w+)")
_MOMENTS = ("point", "moment")


def unheard(written: Written) -> Iterator[Finding]:
    """Find each thing that is waited for and can never be heard of."""
    silent = _silent(written)
    elsewhere = _elsewhere(written)
    for mention in written.mentions if silent else ():
        if mention.meaning == "event":
            yield from _event(written, mention, silent)
            yield from _task(written, mention, elsewhere, _TASK_DUE.findall(mention.text))
        elif mention.meaning == "task" and ".requires." in mention.path:
            yield from _task(written, mention, elsewhere, [mention.text])
        elif not _is_in_the_opened_case(written, mention):
            for one in _NAMED.finditer(mention.text):
                if one[1] in silent:
                    yield _never(mention, {one[1]}, one.start())


def _silent(written: Written) -> frozenset[str]:
    """Give the guides that only what is never blocked opens here."""
    opens = [(one.opens.guide, one.never_blocked) for one in opening(written.guide) if one.opens]
    heard = {guide for guide, never_blocked in opens if not never_blocked}
    return frozenset(guide for guide, _ in opens) - heard


def _elsewhere(written: Written) -> frozenset[str]:
    """Give the tasks that wait in opened cases alone, and never in this one."""
    guide = written.guide
    own = {task for task, one in guide.tasks.items() if one.event}
    there: set[str] = set()
    for _, _, action in actions(guide):
        leaves = action.opens and action.never_blocked
        same = action.opens and action.opens.guide in known_as(guide)
        (there if leaves and not same else own).update(action.then)
    return frozenset(there - own)


def _is_in_the_opened_case(written: Written, mention: Mention) -> bool:
    """Tell whether a moment is that of a task in the opened case, which knows its own moments."""
    register, _, rest = mention.path.partition(".")
    if register != "tasks" or mention.meaning not in _MOMENTS:
        return False
    task = rest.partition(".")[0]
    return any(
        task in one.then for _, _, one in actions(written.guide) if one.opens and one.never_blocked
    )


def _event(written: Written, mention: Mention, silent: frozenset[str]) -> Iterator[Finding]:
    word, *rest = mention.text.split(" ")
    if word.startswith(_LINKED):
        names = {*rest[: -1 if word == _EMITTED else None]} or opened_guides(written.guide)
        if names <= silent:
            yield _never(mention, names, 0)


def _task(
    written: Written, mention: Mention, elsewhere: frozenset[str], named: list[str]
) -> Iterator[Finding]:
    for task in elsewhere.intersection(named):
        title = written.guide.tasks[task].title
        message = (
            f"Oppgaven «{title}» begynner i saken som åpnes, og den etterlater ikke noe spor her, "
            "så dette kommer aldri. Ta bort oppgaven her, eller la noe annet begynne den."
        )
        yield finding("tilknyttet-utenfor", mention.place, message)


def _never(mention: Mention, names: frozenset[str] | set[str], column: int) -> Finding:
    named = joined([f"«{one}»" for one in sorted(names)], "eller")
    message = (
        f"Det som åpner {named} her, er aldri stengt og etterlater ikke noe spor i saken, så dette "
        "kommer aldri. Skriv en oppgave i «then» på handlingen i stedet, eller ta bort linjen."
    )
    return finding("tilknyttet-utenfor", mention.node.place_at(column), message)
