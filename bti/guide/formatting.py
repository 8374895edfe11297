"""One spelling of a guide for another that means the same: shorthand, or the long form.

Only what stands inside a part is respelt, and only where it stands on one line: no line is moved,
no comment is touched, and what the guide means is the same to the last byte.
"""

from __future__ import annotations

import re

import msgspec

from bti.guide.definition import Guide, Kind, Step, Strength
from bti.guide.plans import Flag, Many, Part, Plan, Register, Slot, slots
from bti.guide.shorthand import (
    LISTED,
    NOTHING,
    ONE_OR_MANY,
    SPREAD,
    STRENGTH_WORDS,
    YES,
    YES_WORDS,
    Key,
    bare_key,
)
from bti.guide.source import pieces
from bti.guide.spelt import Items, Pair, Pairs, Scalar, Spelt, spelt

NOWHERE: Key = (Guide, "")
_BREAKS_IN_FLOW = re.compile(r"[,\[\]{}]")
# What needs no quotes on a line of its own, and surely reads the same without.
_PLAIN = re.compile(r"[^\W\d_](?:[^\n:#]|:(?=\S))*[^\s:#]")


def format_text(text: str, *, long: bool = False) -> str:
    """Give a text of a guide in one spelling; a text that cannot be read stays as it is.

    ``long`` writes shorthands out; otherwise what can be said shorter is.
    """
    root = spelt(pieces(text))
    if root is None:
        return text
    respelt = _Speller(text, long=long).whole(root)
    return _without_trailing_space(respelt)


class _Speller:
    """Spells each node anew, by what may stand there."""

    def __init__(self, text: str, *, long: bool) -> None:
        self.text = text
        self.long = long
        self.inside = 0

    def whole(self, root: Spelt) -> str:
        inside = self._spell(root, Part(Guide), NOWHERE)
        return self.text[: root.start] + inside + self.text[root.end :]

    def _spell(self, node: Spelt, plan: Plan | None, key: Key) -> str:
        if isinstance(node, Scalar):
            return self._scalar(node, plan, key)
        if self._on_one_line(node):
            shorter = self._shorter(node, plan, key) if not self.long else None
            return shorter or self._flow(node, plan, key)
        return self._block(node, plan, key)

    def _on_one_line(self, node: Pairs | Items) -> bool:
        return node.flow and "\n" not in self.text[node.start : node.end]

    def _block(self, node: Pairs | Items, plan: Plan | None, key: Key) -> str:
        """Keep all that stands between the parts of what is not on one line."""
        said, at = "", node.start
        for value, inner, inner_key in self._values(node, plan, key):
            said += self.text[at : value.start] + self._spell(value, inner, inner_key)
            at = value.end
        return said + self.text[at : node.end]

    def _values(
        self, node: Pairs | Items, plan: Plan | None, key: Key
    ) -> list[tuple[Spelt, Plan | None, Key]]:
        if isinstance(node, Items):
            item = plan.item if isinstance(plan, Many) else None
            return [(one, item, key) for one in node.items]
        return [(pair.value, *_inside(plan, pair, key)) for pair in node.pairs]

    def _flow(self, node: Pairs | Items, plan: Plan | None, key: Key) -> str:
        self.inside += 1
        said = self._flow_inside(node, plan, key)
        self.inside -= 1
        return said

    def _flow_inside(self, node: Pairs | Items, plan: Plan | None, key: Key) -> str:
        """Space what is on one line as all others."""
        if isinstance(node, Items):
            if self.long and isinstance(plan, Register) and key in LISTED:
                ids = (f"{self._written(one)}: required" for one in node.items)
                return "{" + ", ".join(ids) + "}"
            inside = ", ".join(self._spell(*one) for one in self._values(node, plan, key))
            return f"[{inside}]"
        if not all(self._has_colon(pair) for pair in node.pairs):
            return self.text[node.start : node.end]
        values = self._values(node, plan, key)
        pairs = (
            f"{self._written(pair.key)}: {self._spell(*one)}".rstrip()
            for pair, one in zip(node.pairs, values, strict=True)
        )
        return "{" + ", ".join(pairs) + "}"

    def _has_colon(self, pair: Pair) -> bool:
        return self.text[pair.key.end : pair.value.start].strip() == ":"

    def _written(self, node: Spelt) -> str:
        return self.text[node.start : node.end]

    def _shorter(self, node: Pairs | Items, plan: Plan | None, key: Key) -> str | None:
        if isinstance(node, Items):
            return self._shorter_list(node, plan, key)
        if isinstance(plan, Register) and key in LISTED:
            return self._listed(node)
        bare = "word" if plan == Part(Strength) else bare_key(plan) if plan else ""
        only = node.pairs[0] if len(node.pairs) == 1 else None
        if only is None or not bare or only.key.text != bare or not self._has_colon(only):
            return None
        if isinstance(only.value, Items):
            # A list of one that can stand without brackets can stand without its key, too.
            inside = self._shorter_list(only.value, *_inside(plan, only, key))
            return inside if only.value.items else None
        if not isinstance(only.value, Scalar) or not only.value.text:
            return None
        return self._alone(only.value) or self._scalar(only.value, plan, key)

    def _shorter_list(self, node: Items, plan: Plan | None, key: Key) -> str | None:
        if not isinstance(plan, Many):
            return None
        if not node.items:
            return NOTHING.get(key)
        only = node.items[0]
        if len(node.items) != 1 or not isinstance(only, Scalar) or key not in ONE_OR_MANY:
            return None
        return self._alone(only) or self._written(only)

    def _alone(self, node: Scalar) -> str:
        """Give a text that was in quotes without them, where it can now stand so."""
        plain = bool(node.style) and not self.inside and _PLAIN.fullmatch(node.text)
        return node.text if plain else ""

    def _listed(self, node: Pairs) -> str | None:
        """Give forms that are all required as a list of their ids."""
        strengths = [pair.value for pair in node.pairs]
        if not node.pairs or not all(_is_required(one) for one in strengths):
            return None
        return "[" + ", ".join(self._written(pair.key) for pair in node.pairs) + "]"

    def _scalar(self, node: Scalar, plan: Plan | None, key: Key) -> str:
        written = self._written(node)
        if node.style or "\n" in written or not node.text:
            return written
        if plan == Part(Strength):
            return _strength(node.text, key)
        if isinstance(plan, Flag) and key not in YES:
            return "true" if node.text in YES_WORDS else "false"
        return self._longer(node, plan, key) if self.long else written

    def _longer(self, node: Scalar, plan: Plan | None, key: Key) -> str:
        written = self._written(node)
        quoted = "'" + node.text.replace("'", "''") + "'"
        in_flow = quoted if _BREAKS_IN_FLOW.search(written) else written
        if isinstance(plan, Many) and key in ONE_OR_MANY:
            return f"[{in_flow}]"
        if not isinstance(plan, Part) or not bare_key(plan):
            return written
        bare = bare_key(plan)
        inside = f"[{in_flow}]" if (plan.type, bare) in ONE_OR_MANY else in_flow
        return f"{{{bare}: {inside}}}"


def _inside(plan: Plan | None, pair: Pair, key: Key) -> tuple[Plan | None, Key]:
    """Give what may stand under a key, and the key as the shorthands know it."""
    if isinstance(plan, Register) and pair.key.text not in SPREAD.get(key, ()):
        return plan.item, key
    if isinstance(plan, Register):
        plan = plan.item
    slot, owner = _slot(plan, pair.key.text)
    return (slot.plan, (owner, slot.key)) if slot else (None, NOWHERE)


def _slot(plan: Plan | None, key: str) -> tuple[Slot | None, type[msgspec.Struct]]:
    if not isinstance(plan, Part):
        return None, Guide
    if plan.type is Guide and key == "steps":
        from_levels = slots(_level())["steps"]
        return from_levels, _level()
    slot = slots(plan.type).get(key)
    if slot is None and plan.type is Kind:
        return slots(Step).get(key), Step
    return slot, plan.type


def _level() -> type[msgspec.Struct]:
    plan = slots(Guide)["levels"].plan
    item = plan.item if isinstance(plan, Register) else plan
    return item.type if isinstance(item, Part) else Guide


def _is_required(node: Spelt) -> bool:
    return isinstance(node, Scalar) and STRENGTH_WORDS.get(node.text, node.text) == "required"


def _strength(word: str, key: Key) -> str:
    """Spell a strength as people read it: ``required: true``, but ``notat: required``."""
    meant = STRENGTH_WORDS.get(word, word)
    truths = {"required": "true", "optional": "false"}
    return truths.get(meant, meant) if key[1] == "required" else meant


def _without_trailing_space(text: str) -> str:
    """Take away what stands unseen at the end of lines, but in texts of several lines."""
    kept = _lines_of_long_texts(text)
    lines = text.split("\n")
    tidy = (line if number in kept else line.rstrip(" ") for number, line in enumerate(lines))
    ended = "\n".join(tidy)
    return ended if not ended or ended.endswith("\n") else f"{ended}\n"


def _lines_of_long_texts(text: str) -> set[int]:
    kept: set[int] = set()
    for piece in pieces(text):
        if piece.kind == "text" and "\n" in text[piece.start : piece.end]:
            first = text.count("\n", 0, piece.start)
            # A text after «|» ends where the next line begins.
            last = piece.end - 1 if text[piece.end - 1] == "\n" else piece.end
            kept.update(range(first, first + text.count("\n", piece.start, last) + 1))
    return kept
