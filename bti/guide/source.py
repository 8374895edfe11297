"""YAML text to nodes with line and column. The only home of PyYAML.

The parser of libyaml is driven event by event: it never nests, so hostile text cannot exhaust the
stack, and size and depth are bounded before anything is built. No scalar gets a type here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Protocol, TypeAlias, cast

import yaml

from bti.errors import Finding, Place
from bti.guide.codes import finding
from bti.guide.nodes import Entry, ListNode, MapNode, Node, TextNode
from bti.guide.spelt import Piece, PieceKind
from bti.guide.syntax import Mend, Problem, Spot, mend

LARGEST_FILE = 4_000_000
LONGEST_TEXT = 20_000
DEEPEST = 50
MOST_NODES = 300_000

_FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_TAB_INDENT = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
_CUTTING_HASH = re.compile(r"[ \t]+#[^\s#]")
_MOST_MENDS = 25
_MOST_TABS = 50
_MENDED_BYTES = 2_000_000

_Read: TypeAlias = tuple[Node | None, tuple[Finding, ...]]


class _Stop(Exception):
    """The text is too large or too deep to read on."""


def read(text: str, file: str) -> _Read:
    """Read one YAML text into nodes, with every fault of spelling in it.

    A text that libyaml cannot read is mended where the fault has a known remedy, so that what
    follows it is checked too; the fault stays among the findings.
    """
    if len(text) > LARGEST_FILE:
        message = (
            f"Filen er for stor. Den kan ha høyst {LARGEST_FILE // 1_000_000} millioner tegn. "
            "Del den i flere filer i en mappe."
        )
        return None, (finding("for-stor", Place(file, 1), message),)
    findings: list[Finding] = []
    clean = _tidied(text, file, findings)
    return _read_and_mend(clean, file, findings)


def _tidied(text: str, file: str, findings: list[Finding]) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _without_forbidden(text, file, findings)
    tabs = list(islice(_TAB_INDENT.finditer(text), _MOST_TABS))
    for found in tabs:
        place = _place(file, text, found.start() + found.group().index("\t"))
        message = "Linjen begynner med tabulator. Bruk mellomrom foran teksten i stedet."
        findings.append(finding("tabulator", place, message))
    return _TAB_INDENT.sub(lambda found: " " * len(found.group()), text) if tabs else text


def _without_forbidden(text: str, file: str, findings: list[Finding]) -> str:
    first = _FORBIDDEN.search(text)
    if first is None:
        return text
    message = (
        f"Her står et usynlig tegn (U+{ord(first.group()):04X}) som ikke kan stå i en veileder. "
        "Slett det, og skriv teksten på nytt."
    )
    findings.append(finding("ulovlig-tegn", _place(file, text, first.start()), message))
    return _FORBIDDEN.sub(" ", text)


def _place(file: str, text: str, index: int) -> Place:
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _read_and_mend(text: str, file: str, findings: list[Finding]) -> _Read:
    mends = max(1, min(_MOST_MENDS, _MENDED_BYTES // (len(text) + 1)))
    found: list[Finding] = []
    seen: set[tuple[str, int]] = {(f.code, f.place.line) for f in findings}
    for _ in range(mends):
        builder = _Builder(text, file)
        problem = builder.build()
        found = builder.findings
        if problem is None:
            return builder.root, (*findings, *found)
        remedy = mend(text.split("\n"), problem)
        _keep(findings, remedy, file, seen)
        if remedy.text is None:
            break
        text = remedy.text
    return None, (*findings, *found)


def _keep(findings: list[Finding], remedy: Mend, file: str, seen: set[tuple[str, int]]) -> None:
    line = remedy.spot.line + 1
    if (remedy.code, line) not in seen and ("tabulator", line) not in seen:
        place = Place(file, line, remedy.spot.column + 1)
        findings.append(finding(remedy.code, place, remedy.message))
    seen.add((remedy.code, line))


class _Open:
    """A map or list that is being read. ``key`` is the key whose value comes next."""

    __slots__ = ("entries", "flow", "is_map", "items", "key", "keys", "place")

    def __init__(self, place: Place, *, is_map: bool, flow: bool) -> None:
        self.place = place
        self.is_map = is_map
        self.flow = flow
        self.entries: list[Entry] = []
        self.items: list[Node] = []
        self.key: tuple[str, Place, int] | None = None
        self.keys: dict[str, Place] = {}

    def closed(self) -> Node:
        if self.is_map:
            return MapNode(self.place, tuple(self.entries))
        return ListNode(self.place, tuple(self.items))


class _Builder:
    """Builds nodes from the events of one text, and keeps what is wrong with them."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.documents = 0
        self.nodes = 0

    def build(self) -> Problem | None:
        """Read all events; answer the problem that stopped libyaml, if one did."""
        try:
            for event in _events(self.text):
                self._take(event)
        except _Stop:
            self.root = None
        except yaml.MarkedYAMLError as error:
            self.root = None
            return _problem(error)
        except (yaml.YAMLError, ValueError, RecursionError):
            self.root = None
            self._fault("yaml-feil", Place(self.file, 1), "Filen kan ikke leses som YAML.")
        return None

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._count()
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._count()
                self._start(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._add(self.open.pop().closed())
            case yaml.AliasEvent():
                self._count()
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._document(event)

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            message = "Filen har for mange deler. Del veilederen i flere filer i en mappe."
            self._fault("for-stor", Place(self.file, 1), message)
            raise _Stop

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "Filen har flere dokumenter. Ta bort linjen med «---», eller del filen i to."
            self._fault("flere-dokumenter", self._at(event), message)
            raise _Stop

    def _alias(self, event: yaml.AliasEvent) -> None:
        message = (
            "En tekst kan ikke begynne med «*». Sett teksten i anførselstegn. "
            "Skal noe gjenbrukes, bruk «like»."
        )
        self._fault("stjerne", self._at(event), message)
        self._add(TextNode(self._at(event), "?"))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = self._at(event)
        self._refuse_marks(event, place)
        text = event.value
        if len(text) > LONGEST_TEXT:
            message = f"Teksten er for lang. En tekst kan ha høyst {LONGEST_TEXT} tegn."
            self._fault("for-lang-tekst", place, message)
            text = "…"
        style = event.style or ""
        if not style and text:
            self._find_cut(event)
        if self._expects_key():
            self._key(text, place, event, plain=not style)
        elif not self._is_stray(event):
            one_line = _start(event).line == _end(event).line
            self._add(TextNode(place, text, style, one_line))

    def _find_cut(self, event: yaml.ScalarEvent) -> None:
        end = _end(event)
        found = _CUTTING_HASH.match(self.text, end.index)
        if found:
            message = (
                "Tegnet «#» kutter teksten: det som står etter, blir ikke med. "
                "Sett hele teksten i anførselstegn."
            )
            column = end.column + found.group().index("#") + 1
            self._fault("emneknagg", Place(self.file, end.line + 1, column), message)

    def _expects_key(self) -> bool:
        return bool(self.open) and self.open[-1].is_map and self.open[-1].key is None

    def _key(self, text: str, place: Place, event: yaml.ScalarEvent, *, plain: bool) -> None:
        if plain and text == "<<":
            message = "«<<» kan ikke brukes. Bruk «like» når et steg skal ligne et annet."
            self._fault("flettenoekkel", place, message)
        self.open[-1].key = (text, place, _end(event).index)

    def _is_stray(self, event: yaml.ScalarEvent) -> bool:
        """Tell whether a value is missing because a comma split a text inside ``{…}``."""
        inside = self.open[-1] if self.open else None
        if inside is None or inside.key is None or not inside.flow or event.value or event.style:
            return False
        text, place, end = inside.key
        if ":" in self.text[end : _start(event).index]:
            return False
        message = (
            f"«{text}» står uten kolon i {{…}}. Hører det til teksten foran kommaet, så sett hele "
            "teksten i anførselstegn, eller gi den en egen linje."
        )
        self._fault("komma", place, message)
        inside.key = None
        return True

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        place = self._at(event)
        self._refuse_marks(event, place)
        if len(self.open) >= DEEPEST:
            message = f"Delene ligger for dypt inne i hverandre. {DEEPEST} nivåer er det meste."
            self._fault("for-dyp", place, message)
            raise _Stop
        is_map = isinstance(event, yaml.MappingStartEvent)
        self.open.append(_Open(place, is_map=is_map, flow=bool(event.flow_style)))

    def _add(self, node: Node) -> None:
        inside = self.open[-1] if self.open else None
        if inside is None:
            self.root = node
        elif not inside.is_map:
            inside.items.append(node)
        elif inside.key is None:
            message = "En nøkkel må være ett ord. Skriv nøkkelen, kolon og så verdien."
            self._fault("sammensatt-noekkel", node.place, message)
            inside.key = ("", node.place, 0)
        else:
            self._pair(inside, *inside.key[:2], node)

    def _pair(self, inside: _Open, key: str, place: Place, node: Node) -> None:
        inside.key = None
        first = inside.keys.setdefault(key, place)
        if first is not place and key:
            message = (
                f"«{key}» står to ganger: her og på linje {first.line}. Behold den ene, "
                "eller gi dem hvert sitt navn."
            )
            self._fault("dobbel-noekkel", place, message)
        elif key and key != "<<":
            inside.entries.append(Entry(key, place, node))

    def _refuse_marks(
        self,
        event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent,
        place: Place,
    ) -> None:
        if event.anchor is not None:
            message = (
                f"Ankeret «&{event.anchor}» kan ikke brukes. Skal teksten begynne med «&», så "
                "sett den i anførselstegn. Skal noe gjenbrukes, bruk «like»."
            )
            self._fault("anker", place, message)
        if event.tag is not None:
            message = (
                "En tekst kan ikke begynne med «!». Sett teksten i anførselstegn, "
                "eller ta bort merkelappen."
            )
            self._fault("merkelapp", place, message)

    def _at(self, event: yaml.Event) -> Place:
        mark = _start(event)
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _fault(self, code: str, place: Place, message: str) -> None:
        self.findings.append(finding(code, place, message))


def _events(text: str) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
    return events


class _Mark(Protocol):
    """Where libyaml was: counted from 0, in characters."""

    index: int
    line: int
    column: int


def _start(event: yaml.Event) -> _Mark:
    # Every event of a parsed text has marks; only hand-made ones lack them.
    return cast("_Mark", event.start_mark)


def _end(event: yaml.Event) -> _Mark:
    return cast("_Mark", event.end_mark)


def _problem(error: yaml.MarkedYAMLError) -> Problem:
    context, mark = error.context_mark, error.problem_mark
    at = Spot(mark.line, mark.column) if mark else Spot(0, 0)
    return Problem(
        sentence=error.problem or "",
        context=error.context or "",
        spot=at,
        start=Spot(context.line, context.column) if context else at,
    )


def pieces(text: str) -> Iterator[Piece]:
    """Give where each scalar, map and list of a readable text begins and ends, as it comes."""
    for event in _events(text):
        kind = _PIECES.get(type(event))
        if kind is not None:
            yield Piece(
                kind,
                _start(event).index,
                _end(event).index,
                getattr(event, "value", ""),
                getattr(event, "style", None) or "",
                bool(getattr(event, "flow_style", None)),
            )


_PIECES: dict[type[yaml.Event], PieceKind] = {
    yaml.ScalarEvent: "text",
    yaml.MappingStartEvent: "map",
    yaml.SequenceStartEvent: "list",
    yaml.MappingEndEvent: "end",
    yaml.SequenceEndEvent: "end",
}
