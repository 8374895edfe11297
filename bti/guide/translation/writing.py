"""The file of a translation: each text once under its original, and marks that tell changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from bti.guide.definition import Guide, Level
from bti.guide.plans import Many, Part, Plan, Register, slots
from bti.guide.shorthand import Key
from bti.guide.translation.reading import Language, Translation
from bti.guide.translation.texts import (
    NONE,
    Sayings,
    Words,
    below,
    inside,
    is_made,
    is_text,
    mark,
    texts,
    written,
)
from bti.guide.written_out import quoted

ALL = "alt"
_STEP = "  "
_MARKS = (
    "# Merker av tekstene slik de var da de ble oversatt. «bti veiledere oversett» skriver dem."
)
_LINES = list[str]


def write_translation(
    guide: Guide,
    language: Language,
    known: Translation | None = None,
    accepted: tuple[str, ...] = (),
    below: Sayings = NONE,
) -> str:
    """Give the text of a translation's file, with what is translated already kept.

    A text whose translation was changed since the file was last written, or that is ``accepted``,
    counts as translated from the original as it now is. What is said ``below``, in a translation
    of the guide that this one builds on, is left out until it is to be said otherwise.
    """
    return _Writer(guide, language, known, accepted, below).text()


class _Writer:
    def __init__(
        self,
        guide: Guide,
        language: Language,
        known: Translation | None,
        accepted: tuple[str, ...],
        said_below: Sayings,
    ) -> None:
        self.guide = guide
        self.language = language
        self.words = dict(known.words) if known else {}
        self.old_marks = dict(known.marks) if known else {}
        self.outdated = known.outdated if known else frozenset()
        self.accepted = accepted
        self.originals = texts(guide)
        self.seen: set[Words] = set(said_below)
        # What `next` is called is written where it leads.
        self.titles = {words for path, words in self.originals.items() if not is_made(path)}

    def text(self) -> str:
        head = [
            f"translates: {self.guide.workflow} {self.guide.version}",
            f"language: {self.language}",
        ]
        body = self._part(Guide, self.guide, "", 0)
        marks = [f"{_STEP}{path}: {said}" for path, said in self._marks()]
        tail = ["", _MARKS, "originals:", *marks] if marks else []
        return "\n".join([*head, *body, *tail]) + "\n"

    def _is_fresh(self, path: str) -> bool:
        """Tell whether a translation is of the original as it now is."""
        if path not in self.outdated or path in self.accepted or ALL in self.accepted:
            return True
        return self.old_marks[path][1] != mark(self.words[path])

    def _marks(self) -> Iterator[tuple[str, str]]:
        for path, words in self.words.items():
            if path in self.originals:
                fresh = self._is_fresh(path)
                original = mark(self.originals[path]) if fresh else self.old_marks[path][0]
                yield path, f"{original} {mark(words)}"

    def _part(self, part: type[msgspec.Struct], value: object, path: str, depth: int) -> _LINES:
        lines: _LINES = []
        for slot, inner in written(part, value):
            key: Key = (part, slot.key)
            if key == (Guide, "levels") and any(level.implied for level in inner.values()):
                steps = next(iter(inner.values())).steps
                plan = slots(Level)["steps"].plan
                lines += self._named("steps", plan, steps, "steps", depth, (Level, "steps"))
            else:
                here = below(path, slot.key)
                lines += self._named(slot.key, slot.plan, inner, here, depth, key)
        return lines

    def _named(
        self,
        name: str,
        plan: Plan,
        value: Any,  # noqa: ANN401 - as many types as there are plans
        path: str,
        depth: int,
        key: Key,
    ) -> _LINES:
        if is_text(plan):
            return self._text(name, value, path, depth)
        inner = self._value(plan, value, path, depth + 1, key)
        return [f"{_STEP * depth}{name}:", *inner] if inner else []

    def _value(
        self,
        plan: Plan,
        value: Any,  # noqa: ANN401 - as many types as there are plans
        path: str,
        depth: int,
        key: Key,
    ) -> _LINES:
        match plan:
            case Part(type=part):
                return self._part(part, value, path, depth)
            case Register(item=item):
                named = (
                    self._named(name, item, one, inside(path, name, key), depth, key)
                    for name, one in value.items()
                )
                return [line for lines in named for line in lines]
            case Many(item=item):
                return self._items(item, value, path, depth, key)
            case _:
                return []

    def _items(self, item: Plan, value: tuple[Any, ...], path: str, depth: int, key: Key) -> _LINES:
        """Write every item, also one without a text: they are known by their number."""
        before = self.seen
        self.seen = set()
        written = [
            self._value(item, one, f"{path}.{n}", depth + 1, key) for n, one in enumerate(value)
        ]
        self.seen = before | self.seen
        lines: _LINES = []
        for inner in written:
            lines.append(f"{_STEP * depth}-" if inner else f"{_STEP * depth}- {{}}")
            lines += inner
        return lines if any(written) else []

    def _text(self, name: str, original: Words, path: str, depth: int) -> _LINES:
        own = self.words.get(path)
        elsewhere = original in self.seen or (is_made(path) and original in self.titles)
        if own is None and elsewhere:
            return []
        self.seen.add(original)
        indent = _STEP * depth
        changed = "" if self._is_fresh(path) else "Endret. Nå: "
        said = original if isinstance(original, str) else " / ".join(original)
        comment = [f"{indent}# {changed}{line}".rstrip() for line in said.splitlines()]
        return [*comment, f"{indent}{name}:{_written(own)}"]


def _written(words: Words | None) -> str:
    if words is None:
        return ""
    if isinstance(words, str):
        return f" {quoted(words)}"
    return f" [{', '.join(quoted(word, in_flow=True) for word in words)}]"
