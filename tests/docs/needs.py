"""Reads the pages of needs: each section is one need, with its guide, its scenarios and its keys.

A section of `docs/how-to/behov/*.md` is a question that a coordinator asks. In it stand the guide
and the scenarios as blocks under `<!-- fil: x.yaml -->` and `<!-- fil: x.scenarios.yaml -->`; any
further file is one that the guide needs beside it. What is under test is named in comments, one
path of the written tree on each line, items of a list by number from 0:

- `<!-- prøver: steps.avklar.transitions.nei.requires -->`: without it, a scenario fails.
- `<!-- trykkes: steps.avklar.why -->`: without it, the golden page is another.
- `<!-- stanses: grunn.yaml:steps.avklar.due.protected -->`: without it, the check stops less of the
  files in which a line ends in `# stanses: kode`. Such a file is wrong by intent; the check finds
  what its lines say, and no more.
- `… = verdi` after a path: the value is put there instead, for a key that must stand.
- `x.yaml:` before a path: it stands in another file than the guide under test.

`<!-- side: sak -->` says which page is golden; `pages.py` knows them all.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from bti.guide.nodes import Entry, ListNode, MapNode, Node, TextNode, values_of
from bti.guide.source import read
from tests.docs.page import Block, blocks
from tests.packaging.tree import ROOT

FOLDER = ROOT / "docs" / "how-to" / "behov"
SCENARIOS = ".scenarios.yaml"
Witness = Literal["prøver", "trykkes", "stanses"]
"""What shows that a key is gone: a scenario, the golden page, or what the check stops."""
_WITNESSES: tuple[Witness, ...] = get_args(Witness)
_KINDS = "|".join((*_WITNESSES, "side"))
_COMMENT = re.compile(rf"<!--\s*(?P<kind>{_KINDS}):\s*(?P<text>.*?)\s*-->", re.DOTALL)
_STOPPED = re.compile(r"#\s*stanses:\s*(?P<code>[a-z0-9-]+)\s*$")
_SPECIAL = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A key under test: where it stands, and what is put there instead of taking it out."""

    file: str
    path: tuple[str, ...]
    instead: str | None = None
    witness: Witness = "prøver"

    def __str__(self) -> str:
        return ".".join(self.path) + ("" if self.instead is None else f" = {self.instead}")


@dataclass(frozen=True, kw_only=True)
class Need:
    """One need: its question, the files of its section, and what is under test in them."""

    page: str
    question: str
    prose: str
    blocks: tuple[Block, ...]
    comments: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.page}/{self.slug}"

    @property
    def slug(self) -> str:
        """The question as the name of a file."""
        plain = unicodedata.normalize("NFKD", self.question.casefold().translate(_SPECIAL))
        return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")

    @property
    def files(self) -> dict[str, str]:
        """Every file of the section, by name."""
        return {block.note: block.text + "\n" for block in self.blocks if block.note_kind == "fil"}

    @property
    def guide(self) -> str:
        """The guide under test: the file, or the folder, that the scenarios lie beside."""
        scenarios = next((name for name in self.files if name.endswith(SCENARIOS)), "")
        if not scenarios:
            # They stand in the guide itself.
            return next(iter(self.files))
        alone = scenarios.removesuffix(SCENARIOS) + ".yaml"
        return alone if alone in self.files else str(Path(scenarios).parent)

    @property
    def page_said(self) -> str:
        """What is said of which page is golden."""
        return next((text for kind, text in self.comments if kind == "side"), "veileder")

    @property
    def stopped(self) -> dict[str, set[tuple[int, str]]]:
        """The files that the check stops, each with the lines and the codes that are said."""
        found = {
            name: {
                (number, stop["code"])
                for number, line in enumerate(text.splitlines(), start=1)
                if (stop := _STOPPED.search(line))
            }
            for name, text in self.files.items()
        }
        return {name: lines for name, lines in found.items() if lines}

    @property
    def tried(self) -> tuple[Tried, ...]:
        """Every key under test."""
        return tuple(
            self._tried(line.strip(), witness)
            for kind, text in self.comments
            for witness in _WITNESSES
            if kind == witness
            for line in text.splitlines()
            if line.strip()
        )

    def _tried(self, line: str, witness: Witness) -> Tried:
        path, equals, instead = line.partition(" = ")
        file, colon, rest = path.partition(".yaml:")
        return Tried(
            file=f"{file}.yaml" if colon else self._home(path),
            path=tuple((rest if colon else path).strip().split(".")),
            instead=instead.strip() if equals else None,
            witness=witness,
        )

    def _home(self, path: str) -> str:
        """Find the file of a guide in several files that holds a path."""
        if self.guide in self.files:
            return self.guide
        names = [name for name in self.files if not name.endswith(SCENARIOS)]
        holds = (name for name in names if leads(tree(self.files[name]), tuple(path.split("."))))
        return next(holds, names[0])

    def write(self, folder: Path, files: dict[str, str] | None = None) -> Path:
        """Write the files into a folder, and answer where the guide under test is."""
        for name, text in (self.files | (files or {})).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder / self.guide

    def without(self, tried: Tried) -> dict[str, str]:
        """Give the file that a key stands in, with the key taken out or its value another."""
        new = read(tried.instead, "")[0] if tried.instead is not None else None
        changed = _changed(tree(self.files[tried.file]), tried.path, new)
        return {tried.file: json.dumps(_plain(changed), ensure_ascii=False, indent=1)}


def needs() -> tuple[Need, ...]:
    """Read every need of every page."""
    return tuple(
        need
        for path in sorted(FOLDER.glob("*.md"))
        for need in needs_of(path.read_text(encoding="utf-8"), path.stem)
    )


def needs_of(text: str, page: str) -> tuple[Need, ...]:
    """Read the needs of one page: a section under each heading of the second level."""
    return tuple(
        _need(section, page) for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    )


def _need(section: str, page: str) -> Need:
    question, _, body = section.partition("\n")
    found = tuple((one["kind"], one["text"]) for one in _COMMENT.finditer(body))
    fences = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
    return Need(
        page=page,
        question=question.strip(),
        prose=_COMMENT.sub("", fences.sub("", body)),
        blocks=blocks(body),
        comments=found,
    )


@cache
def tree(text: str) -> Node:
    """Read a text into nodes."""
    node, faults = read(text, "")
    assert node is not None, faults
    return node


def leads(node: Node | None, path: tuple[str, ...]) -> bool:
    """Tell whether a path leads to something."""
    for name in path:
        node = _inside(node, name)
    return node is not None


def _inside(node: Node | None, name: str) -> Node | None:
    if isinstance(node, ListNode) and name.isdecimal() and int(name) < len(node.items):
        return node.items[int(name)]
    if isinstance(node, ListNode):
        # A list of ids is a map of what is required.
        return next((i for i in node.items if isinstance(i, TextNode) and i.text == name), None)
    return values_of(node).get(name)


def at(node: Node | None, path: tuple[str, ...]) -> Node:
    """Give what stands at a path."""
    for name in path:
        node = _inside(node, name)
    assert node is not None, f"{'.'.join(path)} is not written"
    return node


def _changed(node: Node, path: tuple[str, ...], new: Node | None) -> Node:
    """Take out what a path leads to, or put something else there."""
    first, rest = path[0], path[1:]
    old = at(node, (first,))
    value = _changed(old, rest, new) if rest else new
    if isinstance(node, ListNode):
        items = ((value if item is old else item) for item in node.items)
        return ListNode(node.place, tuple(item for item in items if item is not None))
    assert isinstance(node, MapNode)
    entries = (
        (entry.key, entry.place, value if entry.value is old else entry.value)
        for entry in node.entries
    )
    return MapNode(node.place, tuple(Entry(k, p, v) for k, p, v in entries if v is not None))


def _plain(node: Node) -> object:
    """Give a tree as JSON has it, which is YAML too."""
    match node:
        case MapNode(entries=entries):
            return {entry.key: _plain(entry.value) for entry in entries}
        case ListNode(items=items):
            return [_plain(item) for item in items]
        case TextNode(text=text):
            return text
