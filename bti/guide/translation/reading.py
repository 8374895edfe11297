"""A translation from its file, with everything that is wrong, missing or outdated in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Literal

import msgspec

from bti.errors import Finding, Place
from bti.guide.codes import finding
from bti.guide.definition import Guide, Level
from bti.guide.nearest import meant
from bti.guide.nodes import Entry, ListNode, MapNode, Node, TextNode, entries_of, text_of, values_of
from bti.guide.overlay.bases import BaseName, base_name
from bti.guide.plans import Many, Part, Plan, Register, slots
from bti.guide.shorthand import Key, bare_key
from bti.guide.source import read
from bti.guide.translation.texts import (
    NONE,
    Sayings,
    Words,
    below,
    by_words,
    holds_texts,
    inside,
    is_made,
    is_text,
    mark,
    texts,
)

Language = Literal["nb", "nn", "en", "se"]
LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en", "se")
HEAD = ("translates", "language", "originals")
_MOST_NAMED = 6


class Translation(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of a guide in another language, by path.

    ``outdated`` are those whose original was changed since; ``findings`` what is to be done.
    """

    language: Language
    of: BaseName
    words: Mapping[str, Words]
    marks: Mapping[str, tuple[str, str]]
    outdated: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    @property
    def valid(self) -> dict[str, Words]:
        """What can be printed."""
        return {path: words for path, words in self.words.items() if path not in self.outdated}


def is_translation(text: str, file: str = "") -> bool:
    """Tell whether a file says that it is a translation."""
    return "translates" in values_of(read(text, file)[0])


def said_of(text: str, file: str = "") -> BaseName | None:
    """Give the guide and the edition that a translation says it is of."""
    return base_name(text_of(values_of(read(text, file)[0]).get("translates")))


def read_translation(
    text: str, file: str, guide: Guide, below: Sayings = NONE
) -> Translation | tuple[Finding, ...]:
    """Read a translation of a guide; findings alone when it cannot be one.

    What is said ``below``, in a translation of the guide that this one builds on, is not missing.
    """
    node, faults = read(text, file)
    reader = _Reader(guide, list(faults), below)
    if not isinstance(node, MapNode) or any(f.severity == "error" for f in faults):
        return tuple(faults) or (reader.no_map(Place(file, 1)),)
    head = reader.head(node)
    if head is None:
        return tuple(reader.findings)
    reader.walk(node)
    return reader.finished(node, *head)


class _Reader:
    """Walks a translation beside the guide that it mirrors."""

    def __init__(self, guide: Guide, findings: list[Finding], said_below: Sayings) -> None:
        self.guide = guide
        self.said_below = said_below
        self.findings = findings
        self.originals = texts(guide)
        self.words: dict[str, Words] = {}
        self.places: dict[str, Place] = {}

    def _fault(self, code: str, place: Place, message: str, proposal: str = "") -> None:
        self.findings.append(finding(code, place, message, proposal))

    def no_map(self, place: Place) -> Finding:
        """Say that there is nothing to read."""
        message = "En oversettelse begynner med «translates:» og «language:». Skriv dem først."
        return finding("oversettelse-hode", place, message)

    def head(self, node: MapNode) -> tuple[BaseName, Language] | None:
        """Read what the translation is of, and its language."""
        top = values_of(node)
        of = base_name(text_of(top.get("translates")))
        language = next((one for one in LANGUAGES if one == text_of(top.get("language"))), None)
        place = top["translates"].place if "translates" in top else node.place
        if of is None or of.id != self.guide.workflow or not of.version:
            wanted = f"{self.guide.workflow} {self.guide.version}"
            message = f"Oversettelsen må si hva den er av. Skriv «translates: {wanted}»."
            self._fault("oversettelse-hode", place, message)
        if language is None or language == self.guide.language:
            others = ", ".join(one for one in LANGUAGES if one != self.guide.language)
            message = f"Oversettelsen må si hvilket språk den er på. Skriv «language:» og {others}."
            self._fault("oversettelse-hode", top.get("language", node).place, message)
        if of is None or language is None or self.findings:
            return None
        if of.version != self.guide.version:
            message = (
                f"Oversettelsen er av utgave {of.version}, og veilederen er i utgave "
                f"{self.guide.version}. Bruk «bti veiledere oversett» til å føre den videre."
            )
            self._fault("oversettelse-utgave", place, message)
        return of, language

    def walk(self, node: MapNode) -> None:
        """Read all texts."""
        own = tuple(entry for entry in node.entries if entry.key not in HEAD)
        self._part(Part(Guide), MapNode(node.place, own), "", self.guide)

    def _value(self, plan: Plan, node: Node, path: str, value: Any, key: Key) -> None:  # noqa: ANN401
        self.places.setdefault(path, node.place)
        if is_text(plan):
            self._text(node, path, value)
            return
        match plan:
            case Part():
                self._part(plan, node, path, value)
            case Register(item=item):
                self._register(item, node, path, value, key)
            case Many(item=item):
                self._items(item, node, path, value, key)

    def _part(self, plan: Part, node: Node, path: str, value: Any) -> None:  # noqa: ANN401
        bare = bare_key(plan)
        if isinstance(node, TextNode) and bare:
            node = MapNode(node.place, (Entry(bare, node.place, node),))
        if not isinstance(node, MapNode):
            self._no_text(node.place, path.rpartition(".")[2])
            return
        for entry in node.entries:
            slot = slots(plan.type).get(entry.key)
            key: Key = (plan.type, entry.key)
            inner = getattr(value, slot.name) if slot else None
            if plan.type is Guide and entry.key == "steps":
                slot, key = slots(Level)["steps"], (Level, "steps")
                inner = {n: s for one in self.guide.levels.values() for n, s in one.steps.items()}
            if slot is None or not holds_texts(slot.plan):
                self._no_text(entry.place, entry.key)
            elif inner:
                self._value(slot.plan, entry.value, below(path, slot.key), inner, key)
            else:
                self._unknown(entry.place, entry.key, ())

    def _register(
        self,
        item: Plan,
        node: Node,
        path: str,
        value: Mapping[str, Any],
        key: Key,
    ) -> None:
        if not isinstance(node, MapNode):
            self._no_text(node.place, key[1])
            return
        for entry in node.entries:
            if entry.key in value:
                inner = inside(path, entry.key, key)
                self.places[inner] = entry.place
                self._value(item, entry.value, inner, value[entry.key], key)
            else:
                self._unknown(entry.place, entry.key, value)

    def _items(self, item: Plan, node: Node, path: str, value: tuple[Any, ...], key: Key) -> None:
        if not isinstance(node, ListNode) or len(node.items) != len(value):
            self._not_as_many(node.place, key[1], len(value))
            return
        for number, one in enumerate(node.items):
            self._value(item, one, f"{path}.{number}", value[number], key)

    def _text(self, node: Node, path: str, value: Words) -> None:
        if isinstance(value, str):
            if not isinstance(node, TextNode):
                self._no_text(node.place, path.rpartition(".")[2])
            elif node.text.strip():
                self.words[path] = node.text
            return
        items = node.items if isinstance(node, ListNode) else ()
        if isinstance(node, TextNode) and not node.text:
            return
        if len(items) != len(value) or not all(isinstance(one, TextNode) for one in items):
            self._not_as_many(node.place, path.rpartition(".")[2], len(value))
        elif all(text_of(one).strip() for one in items):
            self.words[path] = tuple(text_of(one) for one in items)

    def _no_text(self, place: Place, name: str) -> None:
        message = (
            f"«{name}» er ingen tekst. En oversettelse har bare tekster. Ta den bort; det som "
            "gjelder, står i veilederen."
        )
        self._fault("oversettelse-tekst", place, message)

    def _unknown(self, place: Place, name: str, known: Iterable[str]) -> None:
        message = f"«{name}» har ingen tekst i veilederen. Rett navnet, eller ta delen bort."
        self._fault("oversettelse-ukjent", place, message, meant(name, known))

    def _not_as_many(self, place: Place, name: str, count: int) -> None:
        message = (
            f"«{name}» skal ha {count} tekster, like mange som i veilederen. Skriv dem som liste."
        )
        self._fault("oversettelse-tekst", place, message)

    def finished(self, node: MapNode, of: BaseName, language: Language) -> Translation:
        """Tell what is missing and what is outdated."""
        marks = dict(_marks(values_of(node).get("originals")))
        outdated = frozenset(
            path
            for path in self.words
            if path in marks and marks[path][0] != mark(self.originals[path])
        )
        self.findings.extend(self._outdated(path) for path in self.words if path in outdated)
        self.findings.extend(self._missing(node, outdated))
        return Translation(
            language=language,
            of=of,
            words=self.words,
            marks=marks,
            outdated=outdated,
            findings=tuple(sorted(self.findings, key=lambda one: one.place)),
        )

    def _outdated(self, path: str) -> Finding:
        now = self.originals[path]
        said = now if isinstance(now, str) else " / ".join(now)
        message = (
            f"Teksten er endret i veilederen etter at den ble oversatt. Nå står det: «{said}». "
            f"Rett oversettelsen, eller godta den med «--accept {path}»."
        )
        return finding("oversettelse-gammel", self.places[path], message)

    def _missing(self, node: MapNode, outdated: frozenset[str]) -> Iterator[Finding]:
        valid = {path: words for path, words in self.words.items() if path not in outdated}
        everywhere = {**self.said_below, **by_words(self.originals, valid)}
        first: dict[Words, str] = {}
        for path in sorted(self.originals, key=is_made):
            first.setdefault(self.originals[path], path)
        missing = [
            path
            for path, words in self.originals.items()
            if path not in self.words and words not in everywhere and first[words] == path
        ]
        for piece, inner in groupby(missing, _piece):
            paths = list(inner)
            names = ", ".join(paths[:_MOST_NAMED]) + (" …" if len(paths) > _MOST_NAMED else "")
            count = "Én tekst" if len(paths) == 1 else f"{len(paths)} tekster"
            message = f"{count} i «{piece}» er ikke oversatt: {names}. Skriv dem."
            yield finding("oversettelse-mangler", self._place(paths[0], node.place), message)

    def _place(self, path: str, otherwise: Place) -> Place:
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places[path] if path else otherwise


def _piece(path: str) -> str:
    """Give the step, form or other thing with an id that a text belongs to."""
    first, *rest = path.split(".")
    is_register = first in slots(Guide) and len(rest) > 1
    return f"{first}.{rest[0]}" if is_register else first


def _marks(node: Node | None) -> Iterator[tuple[str, tuple[str, str]]]:
    for path, entry in entries_of(node).items():
        original, _, own = text_of(entry.value).partition(" ")
        yield path, (original, own)
