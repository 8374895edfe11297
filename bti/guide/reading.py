"""Nodes to the types of a guide, with every fault kept and nothing raised.

One mechanism reads everything: what may stand where comes from the plans of the types. What cannot
be read is replaced by a placeholder, so that one fault never hides another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from bti.errors import Finding, Place
from bti.guide.codes import finding
from bti.guide.conditions.wording import joined
from bti.guide.definition import Field, Guide, Strength
from bti.guide.ids import PATTERNS, WHOLE, bad_id, shortened
from bti.guide.list_changes import changed, is_change, items_of
from bti.guide.nearest import meant
from bti.guide.nodes import Entry, ListNode, MapNode, Node, TextNode, text_of, values_of
from bti.guide.nouns import homes, known_keys, noun
from bti.guide.plans import (
    Flag,
    Line,
    Many,
    Number,
    Part,
    Plan,
    Register,
    Slot,
    Word,
    placeholder,
    slots,
)
from bti.guide.reach import not_run, only_read
from bti.guide.shorthand import (
    HIDDEN,
    LISTED,
    MADE,
    NO_WORDS,
    NOTHING,
    ONE_OR_MANY,
    ROOTS,
    SPREAD,
    STRENGTH_WORDS,
    YES,
    YES_WORDS,
    Key,
    bare_key,
    implied_choices,
    implied_type,
)
from bti.guide.spreading import spread
from bti.guide.written import Declaration, Mention, Written

MOST_READ = 400_000
MOST_PROPOSALS = 500


class TooLarge(Exception):
    """The guide has become too large by what it copies."""


def read_guide(
    tree: MapNode, findings: list[Finding], broken: frozenset[str] = frozenset()
) -> Written:
    """Read a merged tree into a guide; what is wrong is added to the findings.

    Raises:
        TooLarge: what ``like`` and kinds copy makes the guide larger than can be read.
    """
    reader = _Reader(findings, broken)
    reader.places[""] = tree.place
    guide = reader.part(Guide, tree, "")
    findings.extend(not_run(reader.unrun))
    return Written(
        guide=guide,
        places=reader.places,
        nodes=reader.nodes,
        mentions=tuple(reader.mentions),
        declarations=tuple(reader.declarations),
        broken=frozenset(reader.broken),
    )


class _Reader:
    """Reads nodes by plans, and keeps places, references and faults on the way."""

    def __init__(self, findings: list[Finding], broken: frozenset[str]) -> None:
        self.findings = findings
        self.broken = set(broken)
        self.places: dict[str, Place] = {}
        self.nodes: dict[str, Node] = {}
        self.mentions: list[Mention] = []
        self.declarations: list[Declaration] = []
        self.unrun: dict[Key, list[Place]] = {}
        self.inside = False
        self.read = 0

    def _fault(self, code: str, place: Place, message: str, proposal: str = "") -> None:
        self.findings.append(finding(code, place, message, proposal))

    def _meant(self, word: str, known: Iterable[str]) -> str:
        # Proposals cost time, and a text with this many faults is no slip of the pen.
        return meant(word, known) if len(self.findings) < MOST_PROPOSALS else ""

    def _value(self, plan: Plan, node: Node, path: str, key: Key) -> Any:  # noqa: ANN401
        self.read += 1
        if self.read > MOST_READ:
            raise TooLarge
        self.nodes[path] = node
        match plan:
            case Part(type=part):
                return self.part(part, node, path)
            case Register():
                return self._register(plan, node, path, key)
            case Many():
                return self._many(plan, node, path, key)
            case _:
                return self._scalar(plan, node, path, key)

    def part(self, part: type[msgspec.Struct], node: Node, path: str) -> Any:  # noqa: ANN401
        """Read a map, or the bare text that stands for one, into one of the guide's types."""
        if part is Strength and isinstance(node, TextNode):
            return self._strength_word(node)
        entries = self._entries(part, node)
        if entries is None:
            self.broken.add(path)
            return placeholder(Part(part))
        known = slots(part)
        keys = {entry.key for entry in entries}
        values: dict[str, Any] = {}
        for entry in entries:
            slot = known.get(entry.key)
            if slot is None or self._hidden(part, entry):
                self._unknown_key(part, entry)
            else:
                values[slot.name] = self._slot(part, slot, entry, path)
        if part is Strength and "word" not in keys:
            values["word"] = "required"
        kind = implied_type(part, keys)
        if kind:
            values["type"] = kind
        if part is Field:
            values |= {"choices": made} if (made := implied_choices(values)) else {}
        self._fill_missing(part, values, node.place, path)
        return part(**_without_defaults(part, values))

    def _slot(self, part: type[msgspec.Struct], slot: Slot, entry: Entry, path: str) -> Any:  # noqa: ANN401
        inner = f"{path}.{slot.key}" if path else slot.key
        self.places[inner] = entry.place
        if slot.key in only_read(part) and not self.inside:
            self.unrun.setdefault((part, slot.key), []).append(entry.place)
            return self._inside(slot.plan, entry.value, inner, (part, slot.key))
        return self._value(slot.plan, entry.value, inner, (part, slot.key))

    def _inside(self, plan: Plan, node: Node, path: str, key: Key) -> Any:  # noqa: ANN401
        """Read what stands in a key that nothing is done by: that is told of the key alone."""
        self.inside = True
        value = self._value(plan, node, path, key)
        self.inside = False
        return value

    def _entries(self, part: type[msgspec.Struct], node: Node) -> tuple[Entry, ...] | None:
        if isinstance(node, MapNode):
            return node.entries
        bare = bare_key(Part(part))
        if isinstance(node, ListNode) and (part, bare) in ONE_OR_MANY:
            return (Entry(bare, node.place, node),)
        if isinstance(node, TextNode):
            if bare and node.text:
                return (Entry(bare, node.place, node),)
            if not node.text and not node.style:
                return ()
        keys = ", ".join(f"{key}: …" for key in known_keys(part)[:2])
        message = f"Her skal det stå {noun(part)} med nøkler, for eksempel «{keys}»."
        self._fault("feil-form", node.place, message)
        return None

    def _hidden(self, part: type[msgspec.Struct], entry: Entry) -> bool:
        made = isinstance(entry.value, TextNode) and entry.value.style == MADE
        return (part, entry.key) in HIDDEN and not made

    def _unknown_key(self, part: type[msgspec.Struct], entry: Entry) -> None:
        key = entry.key
        message = f"Jeg kjenner ikke nøkkelen «{key}» på {noun(part)}."
        belongs = [home for home in homes(key) if home != noun(part)]
        if belongs and len(belongs) <= 3:  # noqa: PLR2004 - a longer list is no help
            message += f" Flytt den dit den hører til: {joined(belongs, 'eller')}."
        else:
            message += " Rett den, eller ta den bort."
        self._fault("ukjent-noekkel", entry.place, message, self._meant(key, known_keys(part)))

    def _fill_missing(
        self, part: type[msgspec.Struct], values: dict[str, Any], place: Place, path: str
    ) -> None:
        missing = [s for s in slots(part).values() if s.required and s.name not in values]
        for slot in missing:
            values[slot.name] = placeholder(slot.plan)
        if missing and path not in self.broken:
            keys = joined([f"«{slot.key}»" for slot in missing], "og")
            message = f"Her mangler {keys}. {noun(part).capitalize()} må ha det."
            self._fault("mangler-noekkel", self.places.get(path, place), message)

    def _strength_word(self, node: TextNode) -> Strength:
        written = STRENGTH_WORDS.get(node.text, node.text)
        plan = slots(Strength)["word"].plan
        word = self._word(plan, msgspec.structs.replace(node, text=written))
        return Strength(**_without_defaults(Strength, {"word": word}))

    def _register(self, plan: Register, node: Node, path: str, key: Key) -> dict[str, Any]:
        entries = self._register_entries(node, key)
        values: dict[str, Any] = {}
        for entry in entries:
            inner = entry.key if key in ROOTS else f"{path}.{entry.key}"
            self.places.setdefault(inner, entry.place)
            self._name(plan, entry, inner, key)
            values[entry.key] = self._value(plan.item, entry.value, inner, key)
        return values

    def _register_entries(self, node: Node, key: Key) -> tuple[Entry, ...]:
        if isinstance(node, MapNode):
            return spread(node.entries, SPREAD.get(key, ()))
        if isinstance(node, ListNode) and key in LISTED:
            for item in node.items:
                if not isinstance(item, TextNode):
                    self._not_a_text(item, key)
            ids = [item for item in node.items if isinstance(item, TextNode)]
            return tuple(Entry(i.text, i.place, TextNode(i.place, LISTED[key], MADE)) for i in ids)
        if isinstance(node, TextNode) and not node.text:
            message = f"«{key[1]}» har ikke noe innhold. Fyll det ut, eller ta bort nøkkelen."
            self._fault("tom-verdi", node.place, message)
        else:
            message = f"Under «{key[1]}» skal hver del ha en id, kolon og så innholdet."
            self._fault("feil-form", node.place, message)
        return ()

    def _name(self, plan: Register, entry: Entry, path: str, key: Key) -> None:
        pattern = PATTERNS.get(plan.key)
        if pattern is None:
            node = TextNode(entry.place, entry.key)
            self.mentions.append(Mention(meaning=plan.key, path=path, node=node))
            return
        register = f"{key[0].__name__}.{key[1]}"
        self.declarations.append(
            Declaration(register=register, id=entry.key, path=path, place=entry.place)
        )
        if not pattern.fullmatch(entry.key):
            self._fault("ugyldig-id", entry.place, *bad_id(entry.key, plan.key))

    def _many(self, plan: Many, node: Node, path: str, key: Key) -> tuple[Any, ...]:
        items = self._items(node, key)
        values = []
        for number, item in enumerate(items):
            inner = f"{path}.{number}"
            self.places[inner] = item.place
            values.append(self._value(plan.item, item, inner, key))
        return tuple(values)

    def _items(self, node: Node, key: Key) -> tuple[Node, ...]:
        if isinstance(node, ListNode):
            return node.items
        if isinstance(node, MapNode) and is_change(node, slots(key[0])[key[1]].plan):
            return self._changed(node, key)
        if isinstance(node, TextNode) and node.text:
            if node.text == NOTHING.get(key):
                return ()
            if key in ONE_OR_MANY:
                return (node,)
        self._not_a_list(node, key)
        return ()

    def _changed(self, node: MapNode, key: Key) -> tuple[Node, ...]:
        """Read a list that has no list below it, but the one that holds when nothing is written."""
        unwritten = slots(key[0])[key[1]].default or ()
        otherwise = tuple(TextNode(node.place, word, MADE) for word in unwritten)
        whole = changed(ListNode(node.place, otherwise), node)
        for item in items_of(values_of(whole).get("remove")):
            name = shortened(text_of(item)) or key[1]
            message = (
                f"«{name}» står ikke i lista som «remove» skal ta det bort fra. Rett ordet, eller "
                "ta det bort."
            )
            self._fault("ukjent-remove", item.place, message)
        return items_of(values_of(whole).get("add") if isinstance(whole, MapNode) else whole)

    def _not_a_list(self, node: Node, key: Key) -> None:
        nothing = f", eller «{NOTHING[key]}»" if key in NOTHING else ""
        message = f"«{key[1]}» er en liste. Skriv den i hakeparenteser: [en, to]{nothing}."
        proposal = f"Skriv [{node.text}]." if isinstance(node, TextNode) and node.text else ""
        self._fault("feil-form", node.place, message, proposal)

    def _scalar(self, plan: Plan, node: Node, path: str, key: Key) -> Any:  # noqa: ANN401
        if not isinstance(node, TextNode):
            self._not_a_text(node, key)
            return placeholder(plan)
        if not node.text.strip():
            message = f"«{key[1]}» er tom. Skriv en verdi, eller ta bort nøkkelen."
            self._fault("tom-verdi", node.place, message)
            return placeholder(plan)
        match plan:
            case Line(meaning=meaning):
                if meaning:
                    self.mentions.append(Mention(meaning=meaning, path=path, node=node))
                return node.text
            case Word():
                return self._word(plan, node)
            case Flag():
                return self._flag(node, key)
            case Number():
                return self._number(node, key)
        return node.text

    def _not_a_text(self, node: Node, key: Key) -> None:
        message = f"«{key[1]}» skal være en tekst."
        if isinstance(node, ListNode):
            message = f"«{key[1]}» skal være én tekst, ikke en liste. Ta bort «[», «]» eller «-»."
        elif isinstance(node, MapNode) and any(" " in entry.key for entry in node.entries):
            message += " Er det et kolon inne i teksten, så sett hele teksten i anførselstegn."
        else:
            message += " Her står det en del med nøkler."
        self._fault("feil-form", node.place, message)

    def _word(self, plan: Plan, node: TextNode) -> Any:  # noqa: ANN401
        words = [word for word in getattr(plan, "words", ()) if word]
        if node.text in words:
            return node.text
        message = f"«{shortened(node.text)}» kan ikke stå her. Velg {joined(words, 'eller')}."
        self._fault("ukjent-ord", node.place, message, self._meant(node.text, words))
        return placeholder(plan)

    def _flag(self, node: TextNode, key: Key) -> bool:
        own = YES.get(key)
        if node.text == own or (own is None and node.text in YES_WORDS):
            return True
        if own is None and node.text in NO_WORDS:
            return False
        allowed = f"«{own}»" if own else "«yes» eller «no»"
        message = f"«{shortened(node.text)}» kan ikke stå her. Skriv {allowed}."
        self._fault("ukjent-ord", node.place, message)
        return False

    def _number(self, node: TextNode, key: Key) -> int:
        if WHOLE.fullmatch(node.text):
            return int(node.text)
        message = f"«{key[1]}» skal være et helt tall, for eksempel 2."
        self._fault("ikke-tall", node.place, message)
        return 0


def _without_defaults(part: type[msgspec.Struct], values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is written as it would be anyway, so that equal guides give equal bytes."""
    defaults = {s.name: s.default for s in slots(part).values() if not s.required}
    return {
        name: value
        for name, value in values.items()
        if name not in defaults or value != defaults[name]
    }
