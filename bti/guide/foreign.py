"""Names of answers that come along from the guide that opened a case, as conditions read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.guide.asks import ask_at, asking
from bti.guide.conditions import Path, ValueType
from bti.guide.fields import field_in, walk_fields
from bti.guide.linked import carried_to, is_carried
from bti.guide.name_types import NAMED, type_of
from bti.guide.targets import step_of

if TYPE_CHECKING:
    from bti.guide.definition import Guide

UNKNOWN = ValueType(kind="unknown", may_be_unanswered=True, copied=False)
_OWN = frozenset(("consents", "participants", "level", "step", *NAMED))


def is_foreign(guide: Guide, path: Path) -> bool:
    """Tell whether a name can only be that of an answer from a guide this one is opened from."""
    if not guide.linked_from or len(path) == 1 or path[0] in _OWN:
        return False
    own = (guide.forms, guide.closings, guide.facts)
    is_own = any(path[0] in one for one in own) or step_of(guide, path[0]) is not None
    return not is_own and asking(guide, path) is None


def foreign_type(guide: Guide, linked: Mapping[str, Guide], path: Path) -> ValueType | None:
    """Give the type of an answer that comes along, or None when it does not.

    Where a guide that can open this one is not at hand, what comes from there is not known.
    """
    if not is_foreign(guide, path):
        return None
    if any(name not in linked for name in guide.linked_from):
        return UNKNOWN
    found = [_carried(linked[name], guide.workflow, path) for name in guide.linked_from]
    kinds = {(kind.kind, kind.choices): kind for kind in found if kind}
    if len(kinds) > 1:
        return UNKNOWN
    return next(iter(kinds.values()), None)


def foreign_names(guide: Guide, linked: Mapping[str, Guide]) -> Iterator[str]:
    """Give the names of all that comes along from the guides at hand, for proposals."""
    for opener in (linked[name] for name in guide.linked_from if name in linked):
        for path in carried_to(opener, guide.workflow):
            form = opener.forms.get(path)
            fields = walk_fields(form.fields) if form else ()
            yield from (".".join((path, *inside)) for inside, _ in fields) if form else (path,)


def _carried(opener: Guide, workflow: str, path: Path) -> ValueType | None:
    if not is_carried(opener, workflow, ".".join(path)):
        return None
    form = opener.forms.get(path[0])
    field = field_in(form.fields, path[1:], (), path[:1]) if form else ask_at(opener, path)
    kind = type_of(field) if field else None
    return replace(kind, may_be_unanswered=True, copied=False) if kind else None
