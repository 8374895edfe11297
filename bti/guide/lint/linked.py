"""Linked guides: each is there, and gives, emits and carries what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding, Place
from bti.guide.codes import finding
from bti.guide.conditions.wording import joined
from bti.guide.definition import Guide
from bti.guide.linked import (
    carried_to,
    emitted,
    is_carried,
    known_as,
    opened_guides,
    tells,
)
from bti.guide.lint.paths import is_written_path
from bti.guide.nearest import meant
from bti.guide.overlay.bases import layer_of
from bti.guide.written import Mention, Written

_LINKED = "linked"
_EMITTED = "linked_emitted"
_POINT_LENGTH = 3  # linked.guide.emitted


def linked(written: Written) -> Iterator[Finding]:
    """Find what a linked guide that could be read does not have, and those that are not there."""
    for mention in written.mentions:
        if mention.meaning == "guide":
            yield from _guide(written, mention)
        elif mention.meaning == "event":
            yield from _event(written, mention)
        elif mention.meaning == "point":
            yield from _point(written, mention)
        elif mention.meaning == "foreign":
            yield from _carried(written, mention)


def _guide(written: Written, mention: Mention) -> Iterator[Finding]:
    name, others = mention.text, written.linked
    proposal = meant(name, others.names)
    is_opener = mention.path.startswith("linked_from")
    if name in others.missing and (proposal or not is_opener):
        message = (
            f"Jeg finner ikke veilederen «{name}». Legg den i filen {name}.yaml ved siden av "
            "denne, eller publiser den, så blir det som gjelder begge, sjekket."
        )
        yield finding("tilknyttet-veileder", mention.place, message, proposal)
    elif name in others.broken:
        message = (
            f"Veilederen «{name}» har feil, så det som gjelder begge, er ikke sjekket. Kjør "
            f"«bti veiledere sjekk» på den først."
        )
        yield finding("tilknyttet-veileder", mention.place, message)
    elif not is_opener and not _can_open(written, mention):
        here = written.guide.workflow
        message = (
            f"«{name}» kan ikke åpnes herfra. Skriv «{here}» under «linked_from» der, eller ta "
            "bort handlingen."
        )
        yield finding("tilknyttet-veileder", mention.place, message)


def _can_open(written: Written, mention: Mention) -> bool:
    """Tell whether an action can open the guide it names; a report can, whatever it says.

    What an overlay has from its base is for the base to say.
    """
    other = written.linked.guides.get(mention.text)
    if other is None or layer_of(mention.place.file) or tells(other, known_as(written.guide)):
        return True
    register, action = mention.path.split(".")[:2]
    return bool(getattr(written.guide, register)[action].never_blocked)


def _event(written: Written, mention: Mention) -> Iterator[Finding]:
    word, *rest = mention.text.split(" ")
    if word != _EMITTED or not rest:
        return
    named, told = rest[:-1], rest[-1]
    column = len(mention.text) - len(told)
    if named and named[0] not in opened_guides(written.guide):
        message = f"Ingen handling her åpner «{named[0]}», så derfra kommer det ingen beskjed."
        place = mention.node.place_at(len(word) + 1)
        known = sorted(opened_guides(written.guide))
        yield finding("tilknyttet-utenfor", place, message, meant(named[0], known))
        return
    yield from _emits(written, tuple(named), told, mention.node.place_at(column))


def _point(written: Written, mention: Mention) -> Iterator[Finding]:
    parts = mention.text.split(".")
    if parts[0] == _LINKED and len(parts) == _POINT_LENGTH:
        column = len(mention.text) - len(parts[2])
        yield from _emits(written, (parts[1],), parts[2], mention.node.place_at(column))


def _emits(written: Written, named: tuple[str, ...], told: str, place: Place) -> Iterator[Finding]:
    """Hold what is waited for against what is emitted by the guides it can come from."""
    names = named or tuple(sorted(opened_guides(written.guide)))
    read = [written.linked.guides[one] for one in names if one in written.linked.guides]
    known = [one for guide in read for one in emitted(guide)]
    if len(read) == len(names) and names and told not in known:
        message = (
            f"Ingen overgang i {_quoted(names)} melder «{told}». Skriv «emits: {told}» på en "
            "overgang der, eller rett linjen."
        )
        yield finding("tilknyttet-utenfor", place, message, meant(told, known))


def _quoted(names: tuple[str, ...]) -> str:
    return joined([f"«{one}»" for one in names], "eller")


def _carried(written: Written, mention: Mention) -> Iterator[Finding]:
    """Hold what is copied from the case this one is opened from against what is carried over."""
    guide, path = written.guide, mention.text
    openers = _openers(written)
    if is_written_path(guide, path) or not openers:
        return
    if any(is_carried(one, guide.workflow, path) for one in openers):
        return
    carried = [p for one in openers for p in carried_to(one, guide.workflow)]
    names = _quoted(tuple(one.workflow for one in openers))
    message = (
        f"«{path}» blir ikke med fra {names}. Skriv feltet under «carry» på handlingen der, eller "
        "nevn et felt som blir med."
    )
    yield finding(
        "tilknyttet-utenfor", mention.place, message, _without_guide(guide, path, carried)
    )


def _without_guide(guide: Guide, path: str, carried: list[str]) -> str:
    """Propose what is carried over: the form and the field, with no guide in front of them."""
    first, _, rest = path.partition(".")
    if first in guide.linked_from and rest in carried:
        return f"Skriv «{rest}», uten «{first}» foran."
    return meant(path, carried)


def _openers(written: Written) -> tuple[Guide, ...]:
    """Give every guide that this one can be opened from, when all of them could be read."""
    names, read = written.guide.linked_from, written.linked.guides
    return tuple(read[one] for one in names) if all(one in read for one in names) else ()
