"""What the verbs of a play have in common: an id, what is written with it, and beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bti.guide.nodes import Entry, MapNode, Node, TextNode
from bti.guide.roles import FAMILY, bound_to
from bti.scenarios import town
from bti.scenarios.findings import Findings
from bti.scenarios.names import Names
from bti.scenarios.seen import without_rows

OF_A_MEASURE = re.compile(r"measures\.|t[0-9]{1,3}$")
WITHOUT = "Ikke gjort i dette scenarioet."
"""The reason that is written when a scenario only names what it leaves."""


class LineReader:
    """Reads the parts that a line is made of, for one guide."""

    def __init__(self, names: Names, findings: Findings) -> None:
        """Take the ids of the guide, and where faults go."""
        self._names = names
        self._findings = findings

    def _one(self, entry: Entry) -> tuple[TextNode, Node | None] | None:
        """Give the id after a verb, and the map of what is written with it."""
        node = entry.value
        if isinstance(node, TextNode):
            text = self._findings.text(node, entry.key)
            return (TextNode(node.place, text), None) if text else None
        if isinstance(node, MapNode) and len(node.entries) == 1:
            only = node.entries[0]
            return TextNode(only.place, only.key), only.value
        message = f"Etter «{entry.key}» skal det stå én id, eller én id med det du skriver."
        self._findings.add("feil-form", node.place, message)
        return None

    def _said(self, node: Node | None, keys: tuple[str, ...], verb: str) -> Iterator[Entry]:
        entries = self._findings.entries(node, f"det som skrives med «{verb}»")
        return self._findings.known_keys(entries, keys, f"«{verb}»")

    def _left(self, entry: Entry | None) -> dict[str, str]:
        """Read what is left with a reason: a map of reasons, or a list of ids alone."""
        if entry is None:
            return {}
        node = entry.value
        if isinstance(node, MapNode):
            for one in node.entries:
                self._is_asked(TextNode(one.place, one.key))
            return {e.key: self._findings.text(e.value, e.key) for e in node.entries}
        items = self._findings.texts(node, "left")
        for item in items:
            self._is_asked(item)
        return {item.text: WITHOUT for item in items}

    def _is_asked(self, node: TextNode) -> None:
        """Hold what is left against all that a guide can demand; measures have ids of their own."""
        if not OF_A_MEASURE.match(node.text):
            plain = TextNode(node.place, without_rows(node.text))
            self._findings.known(plain, "ukjent-krav", "ikke kravet", self._names.reasons)

    def _reason(self, entry: Entry | None) -> str:
        return self._findings.text(entry.value, "reason") if entry else ""

    def _unit(self, entry: Entry | None) -> str:
        if entry is None:
            return ""
        node = TextNode(entry.value.place, self._findings.text(entry.value, "unit"))
        self._findings.known(node, "ukjent-tjeneste", "ikke tjenesten", self._names.units)
        return node.text

    def family(self, entry: Entry | None) -> str:
        """Read the role of a guardian or a child, or nothing where nothing is said."""
        if entry is None:
            return ""
        node = TextNode(entry.value.place, self._findings.text(entry.value, "entered_by"))
        named = bound_to(self._names.guide, FAMILY)
        words = (word for word in FAMILY if bound_to(self._names.guide, (word,)))
        self._findings.known(node, "ukjent-rolle", "ikke forelderen eller barnet", (*named, *words))
        return town.called(self._names.guide, node.text)
