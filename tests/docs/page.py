"""Reads the examples out of a Markdown page.

Three kinds of fenced block are run, in the order in which they stand on the page:

- ``console``: lines that begin with `$ ` are typed into a shell, `> ` goes on with the line above,
  and what stands below until the next `$ ` is what it answers. A command without lines below is
  only run. A command answers 0; `console exit=3` says what the last command of the block answers.
- ``python``: run in one interpreter a page. A ``text`` block straight below is what it prints.
- any block under `<!-- fil: navn -->` is written to that file first.

`<!-- kjøres ikke: grunn -->` straight above a block exempts it, with the reason. In what is
answered, `…` stands for any text, and a line of only `…` for any lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^`]*)$")
NOTE = re.compile(r"^<!--\s*(?P<kind>kjøres ikke|fil):\s*(?P<text>.*?)\s*-->$")
RUN = ("console", "python")


@dataclass(frozen=True, kw_only=True)
class Block:
    """A fenced block, with the note above it and the line on which it begins."""

    language: str
    options: str
    text: str
    line: int
    note: str = ""
    note_kind: str = ""

    @property
    def runs(self) -> bool:
        """Whether the block is an example that must hold."""
        return self.language in RUN and not self.note_kind


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A command as typed, what it answers, the exit code, and its line on the page."""

    command: str
    answer: str | None
    code: int
    line: int


def blocks(page: str) -> tuple[Block, ...]:
    """Find the fenced blocks of a page, in order."""
    found: list[Block] = []
    lines = page.splitlines()
    position = 0
    while position < len(lines):
        opened = FENCE.match(lines[position])
        if opened is None:
            position += 1
            continue
        end = _end(lines, position, opened["fence"])
        found.append(_block(lines, position, end, opened["info"].strip()))
        position = end + 1
    return tuple(found)


def _end(lines: list[str], start: int, fence: str) -> int:
    for position in range(start + 1, len(lines)):
        if lines[position].strip() == fence:
            return position
    message = f"the block on line {start + 1} never ends"
    raise ValueError(message)


def _block(lines: list[str], start: int, end: int, info: str) -> Block:
    language, _, options = info.partition(" ")
    above = [line for line in lines[max(0, start - 2) : start] if line.strip()]
    note = NOTE.match(above[-1].strip()) if above else None
    return Block(
        language=language,
        options=options,
        text="\n".join(lines[start + 1 : end]),
        line=start + 1,
        note=note["text"] if note else "",
        note_kind=note["kind"] if note else "",
    )


def typed(block: Block) -> tuple[Typed, ...]:
    """Split a console block into its commands."""
    lines = block.text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    parts = [(start, lines[start:end]) for start, end in pairwise([*starts, len(lines)])]
    last = _exit_code(block.options)
    return tuple(
        _typed(part, block.line + 1 + start, last if part is parts[-1][1] else 0)
        for start, part in parts
    )


def _exit_code(options: str) -> int:
    given = re.fullmatch(r"exit=(\d+)", options)
    return int(given[1]) if given else 0


def _typed(lines: list[str], line: int, code: int) -> Typed:
    more = 1
    while more < len(lines) and lines[more].startswith("> "):
        more += 1
    command = "\n".join(part[2:] for part in lines[:more])
    answer = "\n".join(lines[more:]) if lines[more:] else None
    return Typed(command=command, answer=answer, code=code, line=line)


def printed(page: tuple[Block, ...], block: Block) -> str | None:
    """Give what a python block prints: the text block that follows it."""
    after = page[page.index(block) + 1 :]
    return after[0].text if after and after[0].language == "text" else None


def matches(expected: str, got: str) -> bool:
    """Compare what a page shows with what came, where `…` stands for any text."""
    pattern = "".join(_line_pattern(line) for line in _trimmed(expected))
    return re.fullmatch(pattern, "".join(line + "\n" for line in _trimmed(got))) is not None


def _line_pattern(line: str) -> str:
    if line.strip() == "…":
        return r"(?:.*\n)*?"
    return ".*?".join(re.escape(part) for part in line.split("…")) + r"\n"


def _trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]
