"""What a linked case can tell: what the guide it follows gives and emits, and no more."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.forms.entries import answers_from
from bti.case.paths import locate
from bti.guide.asks import ask_at
from bti.guide.definition import Guide
from bti.guide.linked import emitted, gives, known_as, tells
from bti.guide.nearest import meant
from bti.scenarios.format import Hearing


def has_answer(guide: Guide, path: str) -> bool:
    """Tell whether something in a guide is answered at a path: a field, or a question of a move."""
    form, _, rest = path.partition(".")
    if form in guide.forms:
        return locate(guide.forms[form].fields, rest) is not None
    return ask_at(guide, tuple(path.split("."))) is not None


def untold(opener: Guide, guide: Guide, said: Hearing) -> Iterator[str]:
    """Say what a case on a guide cannot tell one on the guide ``opener``, and where to write it."""
    given = tuple(answers_from(said.given))
    if not (said.emitted or given):
        return
    here = opener.workflow
    if not tells(guide, known_as(opener)):
        yield (
            f"«{guide.workflow}» forteller bare «{here}» at saken er avsluttet. "
            f"Legg «{here}» til i «linked_from» i «{guide.workflow}», eller skriv bare «closed»."
        )
    emits = emitted(guide)
    if said.emitted and said.emitted not in emits:
        yield (
            f"Ingen overgang i «{guide.workflow}» melder «{said.emitted}». Skriv "
            f"«emits: {said.emitted}» på en overgang der, eller rett linjen. "
            f"{meant(said.emitted, emits)}"
        ).rstrip()
    for path in given:
        if not gives(guide, path):
            yield (
                f"«{guide.workflow}» gir ikke «{path}» tilbake. Skriv feltet under «gives» der, "
                f"eller rett linjen. {meant(path, guide.gives)}"
            ).rstrip()
