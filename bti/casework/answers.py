"""Reading a file of answers: YAML as a coordinator writes it, or JSON as a program does."""

from __future__ import annotations

import msgspec

from bti.errors import BadInput, DefinitionError
from bti.guide.nodes import ListNode, MapNode, Node, TextNode


def read_answers(text: str, name: str) -> dict[str, object]:
    """Read answers from a text, nested as they stand there; all values are what was typed.

    Raises:
        BadInput: the text holds no answers by field.
        DefinitionError: the text is no YAML; with every finding and its place.
    """
    given = _from_json(text) if text.lstrip().startswith("{") else _from_yaml(text, name)
    if not isinstance(given, dict):
        raise BadInput(f"{name} har ingen svar. Skriv ett felt på hver linje, slik: felt: svar.")
    return given


def _from_json(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        raise BadInput("Svarene er ikke gyldig JSON. Se etter komma og klammer.") from None


def _from_yaml(text: str, name: str) -> object:
    # Reading YAML is kept off the way of every command that only steps a case.
    from bti.guide.source import read

    node, findings = read(text, name)
    if findings:
        raise DefinitionError(findings, f"Svarene i {name} kan ikke leses. Ingenting er lagret.")
    return _plain(node) if node is not None else None


def _plain(node: Node) -> object:
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [_plain(item) for item in node.items]
        case MapNode():
            return {entry.key: _plain(entry.value) for entry in node.entries}
