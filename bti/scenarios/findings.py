"""Findings in a file of scenarios, collected while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from bti.case.forms.dates import read_date
from bti.errors import Finding, Place
from bti.guide.codes import finding
from bti.guide.nearest import meant
from bti.guide.nodes import Entry, ListNode, MapNode, Node, TextNode

_YES, _NO = ("yes", "ja"), ("no", "nei")


class Findings:
    """Takes in what is wrong, and reads the small things that every part is made of.

    Nothing is raised: what cannot be read is left out, so that one fault never hides another.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[Finding] = []

    def add(self, code: str, place: Place, message: str, proposal: str = "") -> None:
        """Keep a fault."""
        self.found.append(finding(code, place, message, proposal))

    def warn(self, code: str, place: Place, message: str) -> None:
        """Keep what does not stop the scenario from being played."""
        warning = finding(code, place, message)
        self.found.append(msgspec.structs.replace(warning, severity="warning"))

    @property
    def faulty(self) -> bool:
        """Tell whether anything stops the scenarios from being played."""
        return any(one.severity == "error" for one in self.found)

    def entries(self, node: Node | None, what: str) -> tuple[Entry, ...]:
        """Give the entries of a map."""
        if isinstance(node, MapNode):
            return node.entries
        if node is not None:
            message = f"Her skal det stå {what}, med nøkkel, kolon og verdi."
            self.add("feil-form", node.place, message)
        return ()

    def known_keys(
        self, entries: Iterable[Entry], known: Iterable[str], what: str
    ) -> Iterator[Entry]:
        """Give the entries whose key may stand here, and report the others."""
        allowed = tuple(known)
        for entry in entries:
            if entry.key in allowed:
                yield entry
            else:
                message = f"Jeg kjenner ikke «{entry.key}» i {what}. Rett det, eller ta det bort."
                self.add("ukjent-noekkel", entry.place, message, meant(entry.key, allowed))

    def text(self, node: Node, what: str) -> str:
        """Give a text that has to say something."""
        if not isinstance(node, TextNode):
            self.add("feil-form", node.place, f"«{what}» skal være en tekst.")
            return ""
        if not node.text.strip():
            message = f"«{what}» er tom. Skriv en verdi, eller ta bort nøkkelen."
            self.add("tom-verdi", node.place, message)
        return node.text.strip()

    def texts(self, node: Node, what: str) -> tuple[TextNode, ...]:
        """Give one text or a list of texts, each with its place."""
        items = node.items if isinstance(node, ListNode) else (node,)
        return tuple(TextNode(item.place, self.text(item, what)) for item in items)

    def day(self, node: Node, what: str) -> date | None:
        """Give a date as people write it."""
        text = self.text(node, what)
        read = read_date(text) if text else ""
        if isinstance(read, date):
            return read
        if read:
            self.add("ugyldig-dato", node.place, f"«{what}»: {read}")
        return None

    def number(self, node: Node, what: str) -> int | None:
        """Give a whole number."""
        text = self.text(node, what)
        if text.isdecimal() and text.isascii() and len(text) <= len("9999"):
            return int(text)
        self.add("ikke-tall", node.place, f"«{what}» skal være et helt tall, for eksempel 2.")
        return None

    def flag(self, node: Node, what: str) -> bool:
        """Give a yes or a no."""
        text = self.text(node, what)
        if text in _YES or text in _NO:
            return text in _YES
        self.add("ukjent-ord", node.place, f"«{what}» er «yes» eller «no». Velg ett av dem.")
        return False

    def word(self, node: Node, what: str, words: Iterable[str]) -> str:
        """Give one of a closed list of words."""
        text, allowed = self.text(node, what), tuple(words)
        if text and text not in allowed:
            message = f"«{text}» kan ikke stå som «{what}». Velg blant {', '.join(allowed)}."
            self.add("ukjent-ord", node.place, message, meant(text, allowed))
            return ""
        return text

    def known(self, node: TextNode, code: str, what: str, ids: Iterable[str]) -> bool:
        """Tell whether an id exists, and report it with the nearest when it does not."""
        everything = tuple(ids)
        if not node.text or node.text in everything:
            return bool(node.text)
        message = f"Veilederen har {what} «{node.text}». Rett id-en."
        self.add(code, node.place, message, meant(node.text, everything))
        return False
